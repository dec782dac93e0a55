import Linting
import TextModel

/// An item of a series as document rules see it: an ``OrdinalFact`` in source bytes.
struct SeriesItem {
  var family: OrdinalFact.Family
  var value: Int
  var style: OrdinalNumeral.Style
  var isAtLineStart: Bool
  var block: Int
  /// Source bytes of the whole token.
  var token: ByteRange
  /// Source bytes of the numeral.
  var numeral: ByteRange

  /// Reads what ``FactCollector/addOrdinal(_:in:)`` gathered; nil for a fact of another kind.
  init?(_ fact: DocumentFact) {
    guard fact.kind < 32, let family = OrdinalFact.Family(rawValue: UInt8(fact.kind)) else { return nil }
    self.family = family
    value = fact.value
    isAtLineStart = fact.extra & 1 != 0
    style = OrdinalNumeral.Style(rawValue: UInt8(fact.extra >> 1 & 3)) ?? .han
    block = fact.block
    token = fact.range
    let start = Int(fact.range.start) + (fact.extra >> 8 & 0xFF)
    numeral = ByteRange(start, start + (fact.extra >> 16 & 0xFF))
  }

  /// The token of another value in the form of this item.
  func token(of value: Int) -> String {
    let numeral = OrdinalNumeral.write(value, style)
    switch family {
    case .shi: return numeral + "是"
    case .yao: return numeral + "要"
    case .di: return "第" + numeral
    case .qi: return "其" + numeral
    case .step: return "第\(numeral)步"
    case .adverb: return Self.adverb(value)
    case .hanStop: return numeral + "、"
    case .hanBracket, .digitBracket: return "（\(numeral)）"
    case .digitPoint: return numeral + "."
    case .circled: return numeral
    case .article: return "第\(numeral)条"
    case .section: return "第\(numeral)节"
    case .chapter: return "第\(numeral)章"
    case .part: return "第\(numeral)部分"
    }
  }

  /// What the numeral of another value reads.
  func numeral(of value: Int) -> String { family == .adverb ? Self.adverb(value) : OrdinalNumeral.write(value, style) }

  private static func adverb(_ value: Int) -> String { value == 1 ? "首先" : value == 2 ? "其次" : "再次" }
}

extension FactCollector {
  /// Adds an ordinal; ``SeriesItem/init(_:)`` reads it back.
  mutating func addOrdinal(_ ordinal: OrdinalFact, in paragraph: borrowing Paragraph) {
    let token = paragraph.text.sourceRange(ordinal.range)
    let numeral = paragraph.text.sourceRange(ordinal.numeral)
    let offset = Int(numeral.start) - Int(token.start)
    guard offset < 256, numeral.count < 256 else { return }
    let extra = (ordinal.isAtLineStart ? 1 : 0) | Int(ordinal.style.rawValue) << 1 | offset << 8 | numeral.count << 16
    add(Int(ordinal.family.rawValue), source: token, value: ordinal.value, extra: extra)
  }
}
