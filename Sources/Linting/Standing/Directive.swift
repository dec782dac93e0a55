public import TextModel

/// A comment that lets something stand: `zhubi-disable-next-line RULE: reason` and its relatives (PRODUCT.md §2).
public struct Directive: Sendable, Hashable {
  /// What it covers.
  public enum Kind: String, Sendable, CaseIterable {
    case disableNextLine = "zhubi-disable-next-line"
    case disableLine = "zhubi-disable-line"
    case disableFile = "zhubi-disable-file"
    case disable = "zhubi-disable"
    case enable = "zhubi-enable"
  }

  /// What it covers.
  public var kind: Kind
  /// Rules, `category/*` or `*`; empty means all rules.
  public var selectors: [String]
  /// Why; empty when not said.
  public var reason: String
  /// Source bytes of the comment.
  public var range: ByteRange

  /// Parses the text of a comment, without its delimiters; nil when it is no directive.
  public init?(comment: String, range: ByteRange) {
    let text = comment.drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    let word = text.prefix { !$0.isWhitespace && $0 != ":" && $0 != "：" }
    guard let kind = Kind(rawValue: String(word)) else { return nil }
    let rest = text.dropFirst(word.count)
    let colon = rest.firstIndex { $0 == ":" || $0 == "：" }
    let list = rest[..<(colon ?? rest.endIndex)]
    self.kind = kind
    selectors = list.split { $0 == "," || $0 == "，" || $0.isWhitespace }.map(String.init)
    let reason = colon.map { rest[rest.index(after: $0)...] } ?? ""
    self.reason = String(reason.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    self.range = range
  }

  /// Whether the directive speaks of a rule.
  public func names(_ rule: String) -> Bool {
    selectors.isEmpty || selectors.contains { $0 == "*" || $0 == rule || $0.hasSuffix("/*") && rule.hasPrefix($0.dropLast()) }
  }
}
