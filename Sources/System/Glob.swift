public import TextModel

/// A wildcard pattern for paths as configurations write them: `*`, `**`, `?`, `[…]`, `{a,b}`.
///
/// - `*` and `?` stop at slashes, `**` between slashes goes through them; `?` is one character of Unicode.
/// - A pattern without a slash is compared with the name at any depth, one with a slash with the whole path from the base.
/// - `docs/` is everything in `docs`. A leading `./` or `/` means the base.
/// - A backslash takes a character literally.
public struct Glob: Sendable, Hashable {
  /// The pattern as it was written.
  public let pattern: String
  private let alternatives: [GlobPattern]
  private let comparesNames: Bool

  /// Why a pattern cannot be used.
  public enum Fault: Error, Sendable, Hashable {
    case empty
    case unclosedBracket
    case unclosedBrace
    /// The braces stand for more than 256 patterns.
    case tooManyAlternatives

    public func message(_ locale: MessageLocale) -> String {
      switch (self, locale) {
      case (.empty, .zhHans): "通配模式是空的"
      case (.empty, .en): "the pattern is empty"
      case (.unclosedBracket, .zhHans): "“[”没有配对的“]”，或末尾多了“\\”"
      case (.unclosedBracket, .en): "a “[” has no “]”, or a “\\” ends the pattern"
      case (.unclosedBrace, .zhHans): "“{”没有配对的“}”"
      case (.unclosedBrace, .en): "a “{” has no “}”"
      case (.tooManyAlternatives, .zhHans): "花括号展开后超过 256 个模式"
      case (.tooManyAlternatives, .en): "the braces stand for more than 256 patterns"
      }
    }
  }

  public init(_ pattern: String) throws(Fault) {
    var bytes = PathText.encode(pattern)
    if bytes.starts(with: [UInt8(ascii: "."), UInt8(ascii: "/")]) { bytes.removeFirst() }
    guard !bytes.isEmpty, bytes != [UInt8(ascii: "/")] else { throw .empty }
    if bytes.last == UInt8(ascii: "/") { bytes += [UInt8(ascii: "*"), UInt8(ascii: "*")] }
    comparesNames = !bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    var compiled: [GlobPattern] = []
    for alternative in try Self.expand(bytes) {
      guard let one = GlobPattern(alternative, .path) else { throw .unclosedBracket }
      compiled.append(one)
    }
    self.pattern = pattern
    alternatives = compiled
  }

  /// Whether a path relative to the base, with slashes between its parts, is covered.
  public func matches(_ path: String) -> Bool {
    let bytes = PathText.encode(path)
    return matches(bytes, 0..<bytes.count)
  }

  func matches(_ path: [UInt8], _ range: Range<Int>) -> Bool {
    var range = range
    if comparesNames, let slash = path[range].lastIndex(of: UInt8(ascii: "/")) { range = slash + 1..<range.upperBound }
    return alternatives.contains { $0.matches(path, range) }
  }

  /// All patterns that the outermost and inner braces stand for.
  private static func expand(_ pattern: [UInt8]) throws(Fault) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var waiting = [pattern]
    while let next = waiting.popLast() {
      guard let (open, commas, close) = try braces(next) else {
        done.append(next)
        continue
      }
      let cuts = [open] + commas + [close]
      for (left, right) in zip(cuts, cuts.dropFirst()) {
        waiting.append(Array(next[..<open] + next[(left + 1)..<right] + next[(close + 1)...]))
      }
      guard done.count + waiting.count <= 256 else { throw .tooManyAlternatives }
    }
    return done.reversed()
  }

  /// The first outermost pair of braces and the commas directly in it.
  private static func braces(_ pattern: [UInt8]) throws(Fault) -> (open: Int, commas: [Int], close: Int)? {
    var open: Int?
    var commas: [Int] = []
    var depth = 0
    var offset = 0
    while offset < pattern.count {
      switch pattern[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["):
        // Braces and commas in a set are members of it.
        if let (_, end) = GlobSet.parse(pattern, at: offset, isByteWise: false) { offset = end - 1 }
      case UInt8(ascii: "{"):
        if depth == 0 { open = offset }
        depth += 1
      case UInt8(ascii: ",") where depth == 1: commas.append(offset)
      case UInt8(ascii: "}") where depth > 0:
        depth -= 1
        if depth == 0, let open { return (open, commas, offset) }
      default: break
      }
      offset += 1
    }
    if depth > 0 { throw .unclosedBrace }
    return nil
  }
}
