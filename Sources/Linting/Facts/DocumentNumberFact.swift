/// A document number (发文字号) as written, right or wrong: 国发〔2021〕5号, 辽政发[2023]第012号.
///
/// GB/T 9704—2012 7.2.5: code of the office, year in full in hexagonal brackets, serial without 第 and without zeros, 号.
public struct DocumentNumberFact: Hashable, Sendable {
  /// The whole number, from the code to 号; view indices, half-open.
  public var range: Range<Int>
  /// The code of the office: 国发, 辽政办发.
  public var code: Range<Int>
  /// Index of the opening bracket.
  public var open: Int
  /// What stands between the brackets.
  public var yearRange: Range<Int>
  /// Index of the closing bracket.
  public var close: Int
  /// The year in full; a year of two digits is completed (00…49 is 20xx). Nil when it cannot be read.
  public var year: Int?
  /// How the year is written.
  public var yearForm: YearForm
  /// 第 before the serial; nil without it.
  public var ordinalMark: Int?
  /// The digits of the serial.
  public var serial: Range<Int>
  /// Whether 号 follows.
  public var hasSuffix: Bool

  /// How a year is written.
  public enum YearForm: UInt8, Sendable, Hashable {
    /// 2023
    case full
    /// 23
    case short
    /// 2023年
    case withSuffix
    /// 二〇二三
    case han
  }
}
