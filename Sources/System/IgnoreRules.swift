/// The patterns of one `.gitignore` file, read and applied as git does (gitignore(5); git's `dir.c` and `wildmatch.c`).
public struct IgnoreRules: Sendable {
  private struct Rule: Sendable {
    let pattern: GlobPattern
    /// Compared with the last part of the path alone.
    let comparesNames: Bool
    /// A literal beginning that is compared before the pattern. Git matches the two apart, with the effect that in `foo**/bar`
    /// the stars count as if they stood after a slash.
    let prefix: [UInt8]
    let isNegated: Bool
    let coversFoldersOnly: Bool
  }

  private var rules: [Rule] = []

  /// Whether no line of the file says anything.
  public var isEmpty: Bool { rules.isEmpty }

  /// Reads the lines of a file. No line is an error: one that can match nothing is passed over, as git does.
  public init(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for line in text.split(separator: 0x0A) {
      var line = line
      if line.last == 0x0D { line.removeLast() }
      if let rule = Self.rule(Array(line)) { rules.append(rule) }
    }
  }

  /// What the file says about a path relative to the folder of the file; `nil` when it says nothing.
  ///
  /// Whether a folder above is ignored, so that nothing in it can be taken back, is the walk's business.
  public func ignores(_ path: String, isFolder: Bool) -> Bool? {
    let bytes = PathText.encode(path)
    return ignores(bytes, 0..<bytes.count, isFolder: isFolder)
  }

  func ignores(_ path: [UInt8], _ range: Range<Int>, isFolder: Bool) -> Bool? {
    let name = (path[range].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
    for rule in rules.reversed() where isFolder || !rule.coversFoldersOnly {
      if rule.comparesNames {
        if rule.pattern.matches(path, name) { return !rule.isNegated }
      } else if path[range].starts(with: rule.prefix),
        rule.pattern.matches(path, range.lowerBound + rule.prefix.count..<range.upperBound)
      {
        return !rule.isNegated
      }
    }
    return nil
  }

  private static func rule(_ line: [UInt8]) -> Rule? {
    var pattern = withoutTrailingSpaces(line)[...]
    if pattern.isEmpty || pattern.first == UInt8(ascii: "#") { return nil }
    let isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    let coversFoldersOnly = pattern.last == UInt8(ascii: "/")
    if coversFoldersOnly { pattern.removeLast() }
    if pattern.isEmpty { return nil }
    let comparesNames = !pattern.contains(UInt8(ascii: "/"))
    if pattern.first == UInt8(ascii: "/") { pattern.removeFirst() }
    var prefix: [UInt8] = []
    if !comparesNames {
      prefix = Array(
        pattern.prefix { ![UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\")].contains($0) })
      pattern = pattern.dropFirst(prefix.count)
    }
    guard let compiled = GlobPattern(Array(pattern), comparesNames ? .gitName : .gitPath) else { return nil }
    return Rule(
      pattern: compiled, comparesNames: comparesNames, prefix: prefix, isNegated: isNegated, coversFoldersOnly: coversFoldersOnly)
  }

  /// Spaces at the end of a line do not count unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ line: [UInt8]) -> [UInt8] {
    var end = 0
    var offset = 0
    while offset < line.count {
      if line[offset] == UInt8(ascii: "\\") {
        offset = min(offset + 2, line.count)
        end = offset
      } else {
        if line[offset] != UInt8(ascii: " ") { end = offset + 1 }
        offset += 1
      }
    }
    return Array(line[..<end])
  }
}
