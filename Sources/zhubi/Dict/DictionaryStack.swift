import Bundled
import Keeping
import Lexicon
import Linting
import Rules
import System
import TextModel

/// Dictionaries as files, those that they build upon below them.
struct DictionaryStack {
  /// One dictionary.
  struct Layer {
    var name: String
    /// The folder as the user named it; nil for a bundled dictionary.
    var folder: String?
    var files: [DictionaryFile]
    /// Whether the user named it, rather than another dictionary.
    var isNamed: Bool
  }

  private(set) var layers: [Layer] = []
  private var given: [String] = []

  /// Loads dictionaries by bundled name or path, each after those that it extends.
  ///
  /// - Parameters:
  ///   - below: Dictionaries that stand below them, unless they are among them.
  ///   - creating: Folders that need not be there yet.
  init(_ names: [String], below: [String] = [], creating: [String] = []) throws(KeepingError) {
    given = names
    for name in below where !names.contains(where: { Path.name($0) == Path.name(name) }) {
      try add(name, isNamed: false, creating: [], depth: 0)
    }
    for name in names { try add(name, isNamed: true, creating: creating, depth: 0) }
  }

  /// The lexicon, with some files replaced, and what loading found wrong.
  func lexicon(replacing replaced: [String: [UInt8]] = [:]) -> (lexicon: LexiconSnapshot, issues: [DictionaryIssue]) {
    var issues: [DictionaryIssue] = []
    let loaded = layers.map { layer in
      guard let folder = layer.folder else { return BundledDictionaries.layers([layer.name])[0] }
      var files = layer.files.map { file in
        replaced[file.path].map { DictionaryFile(path: file.path, name: file.name, bytes: $0) } ?? file
      }
      for (path, bytes) in replaced where Path.parent(path) == Path.normalize(folder) && !files.contains(where: { $0.path == path })
      {
        files.append(DictionaryFile(path: path, name: Path.name(path), bytes: bytes))
      }
      return DictionaryLayer(name: layer.name, files: files, issues: &issues)
    }
    return (LexiconSnapshot(layers: loaded, cues: RuleSet.cues(of: RuleCatalogue.all)), issues)
  }

  /// The dictionaries below the last one.
  var base: LexiconSnapshot {
    var copy = self
    copy.layers.removeLast()
    return copy.lexicon().lexicon
  }

  private mutating func add(_ name: String, isNamed: Bool, creating: [String], depth: Int) throws(KeepingError) {
    // A dictionary of the name among the folders given stands for a bundled one.
    let folder = given.first { $0 == name } ?? given.first { Path.name($0) == name && $0.contains("/") } ?? name
    guard depth < 16, !layers.contains(where: { $0.folder ?? $0.name == folder }) else { return }
    let isNamed = isNamed || given.contains(folder)
    var layer: Layer
    if BundledDictionaries.names.contains(folder) {
      layer = Layer(name: folder, folder: nil, files: BundledDictionaries.files(of: folder), isNamed: isNamed)
    } else {
      layer = Layer(
        name: Path.name(folder), folder: folder, files: try Self.files(folder, mayBeNew: creating.contains(folder)),
        isNamed: isNamed)
    }
    var issues: [DictionaryIssue] = []
    if let file = layer.files.first(where: { $0.name == "dictionary.json" }) {
      let manifest = DictionaryManifest(path: file.path, bytes: file.bytes, defaultName: layer.name, issues: &issues)
      for base in manifest.extends {
        let isKnown = BundledDictionaries.names.contains(base) || given.contains { Path.name($0) == base }
        try add(isKnown ? base : Path.join(folder, base), isNamed: false, creating: [], depth: depth + 1)
      }
    }
    layers.append(layer)
  }

  private static func files(_ folder: String, mayBeNew: Bool) throws(KeepingError) -> [DictionaryFile] {
    do throws(SystemError) {
      var files: [DictionaryFile] = []
      for name in try Folder.names(folder) where name.hasSuffix(".tsv") || name == "dictionary.json" {
        let path = Path.normalize(Path.join(folder, name))
        files.append(DictionaryFile(path: path, name: name, bytes: try File.readRegular(path)))
      }
      return files
    } catch {
      if mayBeNew, error.isNotFound { return [] }
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
  }
}
