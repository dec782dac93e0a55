/// A decimal number as written, without rounding: `mantissa` ÷ 10^`scale`.
///
/// The scale is part of the value: 2.0 says more than 2, and arithmetic checks round by what was written.
public struct ExactDecimal: Hashable, Sendable {
  /// All digits as one integer.
  public let mantissa: Int64
  /// Number of digits after the point, 0…18.
  @inlinable public var scale: Int { Int(packedScale) }
  @usableFromInline let packedScale: Int8

  /// Creates a number; the scale is clamped to 0…18.
  public init(_ mantissa: Int64, scale: Int = 0) {
    self.mantissa = mantissa
    packedScale = Int8(min(max(scale, 0), 18))
  }

  /// The number times 10^`exponent`; nil when it is beyond 64 bits.
  public func scaled(byPowerOfTen exponent: Int) -> ExactDecimal? {
    guard exponent > scale else { return exponent < 0 ? nil : ExactDecimal(mantissa, scale: scale - exponent) }
    guard let power = Self.power(exponent - scale) else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
    return overflow ? nil : ExactDecimal(product)
  }

  /// The mantissa that the number has at another scale; nil when digits would be lost or 64 bits do not hold it.
  public func mantissa(atScale other: Int) -> Int64? {
    guard other >= scale, let power = Self.power(other - scale) else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
    return overflow ? nil : product
  }

  /// The sum, at the finer of the two scales; nil when 64 bits do not hold it.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let common = max(scale, other.scale)
    guard let a = mantissa(atScale: common), let b = other.mantissa(atScale: common) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(sum, scale: common)
  }

  /// The difference, at the finer of the two scales; nil when 64 bits do not hold it.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    other.mantissa == .min ? nil : adding(ExactDecimal(-other.mantissa, scale: other.scale))
  }

  /// Whether this number is smaller, whatever the scales.
  public func isLess(than other: ExactDecimal) -> Bool {
    if let difference = subtracting(other) { return difference.mantissa < 0 }
    return approximate < other.approximate
  }

  /// Whether both have the same value, whatever the scales.
  public func equals(_ other: ExactDecimal) -> Bool { subtracting(other)?.mantissa == 0 }

  /// The nearest floating-point number.
  public var approximate: Double { Double(mantissa) / Double(Self.power(scale) ?? 1) }

  /// Half a unit of the last digit as written: how far the true value may be off. Of 2.0 it is 0.05.
  public var uncertainty: Double { 0.5 / Double(Self.power(scale) ?? 1) }

  /// The whole number; nil when it has a fraction.
  public var integer: Int64? {
    guard scale > 0 else { return mantissa }
    let power = Self.power(scale) ?? 1
    return mantissa % power == 0 ? mantissa / power : nil
  }

  /// `1234`, `0.5`, without superfluous zeros.
  public var text: String {
    var (digits, places) = (mantissa.magnitude, scale)
    while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    var out = String(digits)
    if places > 0 {
      if out.count <= places { out = String(repeating: "0", count: places + 1 - out.count) + out }
      out.insert(".", at: out.index(out.endIndex, offsetBy: -places))
    }
    return mantissa < 0 ? "-" + out : out
  }

  static func power(_ n: Int) -> Int64? {
    guard n >= 0, n <= 18 else { return nil }
    var power: Int64 = 1
    for _ in 0..<n { power *= 10 }
    return power
  }
}
