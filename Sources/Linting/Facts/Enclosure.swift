/// A pair of quotation marks or brackets (GB/T 15834—2011 4.8, 4.9, 4.15).
public struct Enclosure: Hashable, Sendable {
  /// What the marks are.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// “ ”, also where one of the two is a straight `"` or faces the wrong way.
    case doubleQuote
    /// ‘ ’
    case singleQuote
    /// `"` twice.
    case straightDouble
    /// `'` twice.
    case straightSingle
    /// 「 」
    case cornerQuote
    /// 『 』
    case whiteCornerQuote
    /// 《 》
    case title
    /// 〈 〉
    case innerTitle
    /// （ ） and ( ), also one of each.
    case parenthesis
    /// 〔 〕
    case tortoiseShell
    /// 【 】
    case lenticular
    /// [ ] and ［ ］
    case square
    /// { } and ｛ ｝
    case brace
    /// 〝 〞 and their like.
    case prime
  }
  /// What the marks are.
  public let kind: Kind
  /// View index of the opening mark.
  public let open: Int
  /// View index of the closing mark.
  public let close: Int
  /// How many pairs of the same kind it stands in.
  public let depth: Int

  /// View indices of what stands between the marks.
  public var content: Range<Int> { open + 1..<max(close, open + 1) }
  /// View indices with both marks.
  public var range: Range<Int> { open..<close + 1 }
}

/// A quotation mark or bracket that pairing did not explain.
public struct StrayMark: Hashable, Sendable {
  /// What is wrong with it.
  public enum Fault: UInt8, Sendable {
    /// It opens and nothing closes it.
    case unclosed
    /// It closes and nothing opened it.
    case unopened
    /// It faces the wrong way: turned round, it belongs to ``partner``.
    case reversed
  }
  /// What kind of pair it would belong to.
  public let kind: Enclosure.Kind
  /// View index.
  public let index: Int
  /// What is wrong with it.
  public let fault: Fault
  /// View index of the other mark of the pair where ``fault`` is `reversed`; else its own.
  public let partner: Int
}
