/// A number as written, with what stands around it. Digits inside masks, dates and times of day are no numbers.
///
/// All ranges are view indices, half-open.
public struct NumberFact: Hashable, Sendable {
  /// The whole numeral, its 万 or 亿 included (and the 多 of 三百多万), unit and percent sign not.
  public var range: Range<Int>
  /// How it is written.
  public var form: Form
  /// The digits alone, without 万 or 亿.
  public var digits: Range<Int>
  /// The exact value, multiplier included; nil when it has none (三四十, 数十) or 64 bits do not hold it.
  public var value: ExactDecimal?
  /// The value without the multiplier.
  public var plainValue: ExactDecimal?
  /// Power of ten of the multiplier: 4 for 万, 8 for 亿, 12 for 万亿; 0 without one.
  public var exponent = 0
  /// Marks between groups of three digits.
  public var grouping = Grouping.none
  /// Whether a letter O, a circle or another lookalike stands for a zero.
  public var hasLookalikeZero = false
  /// What follows as a proportion.
  public var proportion = Proportion.none
  /// The percent sign, or 个百分点; empty when there is none.
  public var proportionRange: Range<Int>
  /// Index into ``MeasureUnit/all``; −1 without a unit.
  var unitIndex = -1 {
    didSet { unitKind = unit?.kind }
  }
  /// What the unit measures; nil without a unit.
  public private(set) var unitKind: MeasureUnit.Kind?
  /// The unit; empty when there is none.
  public var unitRange: Range<Int>
  /// The word before the number that makes it approximate: 约, 超过.
  public var lead: Approximator?
  /// 多, 余, 来, 几 directly behind the digits or the multiplier.
  public var inner: Approximator?
  /// 左右, 以上 behind the unit.
  public var trail: Approximator?
  /// Whether 第 stands before it.
  public var isOrdinal = false
  /// The mark or word between this number and the next one, of which both are a range: 10—20, 3至5; nil otherwise.
  public var rangeMark: Range<Int>?
  /// Whether the number before is the beginning of a range that ends here.
  public var isRangeEnd = false

  /// How a number is written.
  public enum Form: UInt8, Sendable, Hashable { case arabic, han, mixed }
  /// What separates groups of digits.
  public enum Grouping: UInt8, Sendable, Hashable { case none, comma, fullwidthComma }
  /// A proportion that the number is.
  public enum Proportion: UInt8, Sendable, Hashable {
    case none, percent, permille
    /// 个百分点, whether or not a percent sign stands before it.
    case percentagePoint
  }

  init(_ range: Range<Int>, _ form: Form) {
    self.range = range
    self.form = form
    digits = range
    proportionRange = range.upperBound..<range.upperBound
    unitRange = proportionRange
  }

  /// The unit; nil without one.
  public var unit: MeasureUnit? { unitIndex >= 0 ? MeasureUnit.all[unitIndex] : nil }
  /// Whether the unit is one of a kind.
  public func hasUnit(_ kind: MeasureUnit.Kind) -> Bool { unitKind == kind }
  /// Whether the unit has one of some names.
  public func hasUnit(named names: UnitNames) -> Bool { names.contains(unitIndex) }
  /// From the numeral through its percent sign or unit.
  public var fullRange: Range<Int> { range.lowerBound..<max(range.upperBound, proportionRange.upperBound, unitRange.upperBound) }
  /// From the word before through the word behind.
  public var phraseRange: Range<Int> {
    (lead?.range.lowerBound ?? range.lowerBound)..<max(
      fullRange.upperBound, inner?.range.upperBound ?? 0, trail?.range.upperBound ?? 0)
  }
}
