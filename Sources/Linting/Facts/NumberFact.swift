/// A number as written, with what stands around it. Digits inside masks, dates and times of day are no numbers.
///
/// All ranges are view indices, half-open. Dozens of rules go through the numbers of a paragraph and take each as a copy, so it is
/// kept below 128 bytes.
public struct NumberFact: Hashable, Sendable {
  /// The whole numeral, its 万 or 亿 included (and the 多 of 三百多万), unit and percent sign not.
  @inlinable public var range: Range<Int> {
    get { packedRange.range }
    set { packedRange = PackedRange(newValue) }
  }
  /// How it is written.
  public var form: Form
  /// The digits alone, without 万 or 亿.
  @inlinable public var digits: Range<Int> {
    get { packedDigits.range }
    set { packedDigits = PackedRange(newValue) }
  }
  /// The exact value, multiplier included; nil when it has none (三四十, 数十) or 64 bits do not hold it.
  public var value: ExactDecimal?
  /// The value without the multiplier.
  public var plainValue: ExactDecimal?
  /// Power of ten of the multiplier: 4 for 万, 8 for 亿, 12 for 万亿; 0 without one.
  @inlinable public var exponent: Int {
    get { Int(packedExponent) }
    set { packedExponent = Int8(truncatingIfNeeded: newValue) }
  }
  /// Marks between groups of three digits.
  public var grouping = Grouping.none
  /// Whether a letter O, a circle or another lookalike stands for a zero.
  public var hasLookalikeZero = false
  /// What follows as a proportion.
  public var proportion = Proportion.none
  /// The percent sign, or 个百分点; empty when there is none.
  @inlinable public var proportionRange: Range<Int> {
    get { packedProportion.range }
    set { packedProportion = PackedRange(newValue) }
  }
  /// Index into ``MeasureUnit/all``; −1 without a unit.
  var unitIndex: Int {
    get { Int(packedUnit) }
    set {
      packedUnit = Int16(truncatingIfNeeded: newValue)
      unitKind = unit?.kind
    }
  }
  /// What the unit measures; nil without a unit.
  public private(set) var unitKind: MeasureUnit.Kind?
  /// The unit; empty when there is none.
  @inlinable public var unitRange: Range<Int> {
    get { packedUnitRange.range }
    set { packedUnitRange = PackedRange(newValue) }
  }
  /// The word before the number that makes it approximate: 约, 超过.
  public var lead: Approximator?
  /// 多, 余, 来, 几 directly behind the digits or the multiplier.
  public var inner: Approximator?
  /// 左右, 以上 behind the unit.
  public var trail: Approximator?
  /// Whether 第 stands before it.
  public var isOrdinal = false
  /// The mark or word between this number and the next one, of which both are a range: 10—20, 3至5; nil otherwise.
  @inlinable public var rangeMark: Range<Int>? {
    get { packedMark.range.isEmpty ? nil : packedMark.range }
    set { packedMark = PackedRange(newValue ?? 0..<0) }
  }
  /// Whether the number before is the beginning of a range that ends here.
  public var isRangeEnd = false

  @usableFromInline var packedRange: PackedRange
  @usableFromInline var packedDigits: PackedRange
  @usableFromInline var packedProportion: PackedRange
  @usableFromInline var packedUnitRange: PackedRange
  /// Empty when there is none.
  @usableFromInline var packedMark = PackedRange(0..<0)
  @usableFromInline var packedExponent: Int8 = 0
  private var packedUnit: Int16 = -1

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
    self.form = form
    packedRange = PackedRange(range)
    packedDigits = packedRange
    packedProportion = PackedRange(range.upperBound..<range.upperBound)
    packedUnitRange = packedProportion
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
