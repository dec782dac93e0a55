/// The ordinal of an item in a series, at the start of a line or of a clause.
public struct OrdinalFact: Hashable, Sendable {
  /// View indices of the whole token: `一是`, `（一）`, `第一，`.
  public var range: Range<Int>
  /// View indices of its numeral; the whole token for 首先, 其次, 再次.
  public var numeral: Range<Int>
  /// What it says, from 1.
  public var value: Int
  /// The form of the token.
  public var family: Family
  /// How the numeral is written.
  public var style: OrdinalNumeral.Style
  /// Whether the token opens its paragraph (indentation apart), so that it may be a heading.
  public var isAtLineStart: Bool

  /// The form of an ordinal. Items of one series have one form.
  public enum Family: UInt8, Sendable, Hashable, CaseIterable {
    /// 一是
    case shi
    /// 一要
    case yao
    /// 第一，
    case di
    /// 其一，
    case qi
    /// 第一步，
    case step
    /// 首先，其次，再次，
    case adverb
    /// 一、 — the first level of headings (GB/T 9704—2012 7.3.3).
    case hanStop
    /// （一） — the second level.
    case hanBracket
    /// 1. — the third level; `1、` and `1．` are read too.
    case digitPoint
    /// （1） — the fourth level.
    case digitBracket
    /// ①
    case circled
    /// 第一条
    case article
    /// 第一节
    case section
    /// 第一章
    case chapter
    /// 第一编, 第一部分
    case part

    /// Level of headings in GB/T 9704—2012 7.3.3, 5 for circled numbers; nil when the form is not one of headings.
    public var headingLevel: Int? {
      switch self {
      case .hanStop: 1
      case .hanBracket: 2
      case .digitPoint: 3
      case .digitBracket: 4
      case .circled: 5
      default: nil
      }
    }

    /// Whether the form is a word of running text: 一是, 一要, 第一，, 其一，, 第一步，, 首先.
    public var isWord: Bool { rawValue <= Family.adverb.rawValue }
  }

  /// Creates a fact.
  public init(
    range: Range<Int>, numeral: Range<Int>, value: Int, family: Family, style: OrdinalNumeral.Style, isAtLineStart: Bool
  ) {
    (self.range, self.numeral, self.value) = (range, numeral, value)
    (self.family, self.style, self.isAtLineStart) = (family, style, isAtLineStart)
  }
}
