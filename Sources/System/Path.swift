/// Paths taken apart and put together by their text alone; nothing here looks at the disk.
public enum Path {
  /// Whether the path begins at the root.
  public static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// `path` seen from `folder`; an absolute path stays as it is, an empty folder is the working one.
  public static func join(_ folder: String, _ path: String) -> String {
    if folder.isEmpty || isAbsolute(path) { return path }
    if path.isEmpty { return folder }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The last part: `b.txt` of `a/b.txt`, empty for the root.
  public static func name(_ path: String) -> String { parts(path).last.map(String.init) ?? "" }

  /// The folder that holds the path: `a` of `a/b.txt`, `.` of `b.txt`, `/` of `/b.txt` and of `/`.
  public static func parent(_ path: String) -> String {
    let bytes = Array(path.utf8)
    var end = bytes.count
    while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    while end > 0, bytes[end - 1] != UInt8(ascii: "/") { end -= 1 }
    if end == 0 { return "." }
    while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// The letters after the last dot of the name, in lower case; empty when there is none or the name begins with it.
  public static func fileExtension(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...]).lowercased()
  }

  /// The path without `.`, doubled slashes and, where they can be resolved by the text alone, `..`.
  ///
  /// A path that climbs out of where it starts keeps its leading `..`; above the root there is only the root. With symbolic
  /// links on the way `..` may lead elsewhere: resolve those with ``File/realPath(_:)`` where it matters.
  public static func normalize(_ path: String) -> String {
    var kept: [Substring] = []
    for part in parts(path) {
      if part == "." { continue }
      if part == "..", let last = kept.last, last != ".." {
        kept.removeLast()
      } else if part != ".." || !isAbsolute(path) {
        kept.append(part)
      }
    }
    let joined = kept.joined(separator: "/")
    if isAbsolute(path) { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The path from the root, given the working folder.
  public static func absolute(_ path: String, from folder: String) -> String { normalize(join(folder, path)) }

  /// `path` as seen from `folder`, both absolute: `nil` when it lies outside.
  public static func relative(_ path: String, to folder: String) -> String? {
    let path = normalize(path)
    let folder = normalize(folder)
    if path == folder { return "." }
    let prefix = folder == "/" ? "/" : folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
