/// The ignore files that bear on a folder: git's own excludes, then those of each folder down from the repository's root.
struct IgnoreStack: Sendable {
  private struct Layer: Sendable {
    /// Bytes of the absolute path of the folder that the patterns are relative to, a slash at the end.
    let base: [UInt8]
    let rules: IgnoreRules
  }

  private var layers: [Layer] = []

  /// Longer ignore files are not read: 1 MB is ten thousand patterns.
  private static let longest = 1 << 20

  /// What the folders above `folder`, an absolute real path, and its repository say. `folder` itself is not yet read.
  init(above folder: String) {
    var folders: [String] = []
    var place = folder
    while true {
      if File.linkStatus(Path.join(place, ".git")) != nil {
        // The root of a repository or of a linked work tree. Where `.git` is a file it names a folder elsewhere, which is not
        // followed: an untrusted folder must not make us read outside it.
        add(Path.join(place, ".git/info/exclude"), base: place)
        if place != folder { folders.append(place) }
        for folder in folders.reversed() { add(Path.join(folder, ".gitignore"), base: folder) }
        return
      }
      let above = Path.parent(place)
      if above == place { return }
      if place != folder { folders.append(place) }
      place = above
    }
  }

  /// No file at all.
  init() {}

  /// Adds the `.gitignore` of a folder, if it has one.
  mutating func enter(_ folder: String) { add(Path.join(folder, ".gitignore"), base: folder) }

  /// Whether a path, given by the bytes of its absolute form, is ignored; the deepest file that says anything decides.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
    for layer in layers.reversed() where layer.base.count < path.count && path.starts(with: layer.base) {
      if let verdict = layer.rules.ignores(path, layer.base.count..<path.count, isFolder: isFolder) { return verdict }
    }
    return false
  }

  private mutating func add(_ file: String, base: String) {
    guard let bytes = try? File.readRegular(file, limit: Self.longest) else { return }
    let rules = IgnoreRules(bytes)
    if rules.isEmpty { return }
    layers.append(Layer(base: PathText.encode(base == "/" ? base : base + "/"), rules: rules))
  }
}
