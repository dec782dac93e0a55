import Lexicon
import Linting
import TextModel

/// The date under the text that is not in Arabic numerals, or padded, or incomplete.
struct SignatureDate: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/signoff-date",
    summary: Localized("成文日期写法不规范", en: "The date of signature has the wrong form"),
    rationale: Localized(
      "成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位（1不编为01）。只查正文之后独占一行的日期；发布时间等元数据、新闻稿不查。2012年7月以前的文件按旧标准用汉字，不报；其后的旧式日期可用选项放行。",
      en:
        "The date of signature is written 2023年10月8日: Arabic numerals, four-digit year, nothing padded. Only a date alone on its line after the text is checked; news is not, nor are Chinese numerals before July 2012, when the older standard asked for them."
    ),
    source: "GB/T 9704—2012 7.3.5.4",
    severity: .error,
    profiles: [.report: .warning, .news: .off, .web: .off],
    fix: .safe,
    options: [
      RuleOption("allowHanDate", .bool(false), Localized("放行二〇二三年式的旧写法", en: "Let the old form in Chinese numerals stand"))
    ],
    examples: [
      .bad("‹二〇二三年十月二十三日›", fixed: "2023年10月23日"),
      .bad("‹2023.10.23›", fixed: "2023年10月23日"),
      .bad("‹2023年10月08日›", fixed: "2023年10月8日"),
      .bad("‹2023-1-5›", fixed: "2023年1月5日"),
      .bad("‹2023年10月23›", fixed: "2023年10月23日"),
      .good("2023年10月23日"),
      .good("发布时间：2023-02-08"),
      .good("（2023年10月23日第12次会议通过）"),
      .good("二〇〇四年四月二十七日"),
      .good("全市会议召开\n2023-02-08\n会议听取汇报。", whole: true),
    ])

  static var interests: Interests { .specialRoles }

  private let allowsHan: Bool

  init(_ options: RuleOptions) { allowsHan = options.bool("allowHanDate") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.role == .signatureDate else { return }
    let (line, start) = p.trimmedScalars()
    let isHan = line.first.map { $0 > 0x39 } ?? false
    if isHan, allowsHan { return }
    guard let (year, month, day) = isHan ? Self.han(line) : Self.arabic(line), (1...12).contains(month), (1...31).contains(day)
    else { return }
    // GB/T 9704—1999 asked for Chinese numerals; the standard of 2012 has been in force since 1 July 2012.
    if isHan, (year, month) < (2012, 7) { return }
    let right = "\(year)年\(month)月\(day)日"
    guard right.unicodeScalars.map(\.value) != line else { return }
    let range = start..<start + line.count
    out.report(
      range, in: p, zh: "成文日期“\(p.sourceString(range))”应写作“\(right)”",
      en: "The date “\(p.sourceString(range))” should be written “\(right)”",
      fixes: [p.replace(range, with: right, .safe)])
  }

  private static func arabic(_ line: [UInt32]) -> (Int, Int, Int)? {
    let groups = line.split(whereSeparator: { $0 < 0x30 || $0 > 0x39 }).map {
      $0.reduce(0) { ($0 * 10 + Int($1) - 0x30) % 100_000 }
    }
    return groups.count == 3 && groups[0] >= 1900 ? (groups[0], groups[1], groups[2]) : nil
  }

  private static func han(_ line: [UInt32]) -> (Int, Int, Int)? {
    let groups = line.split(whereSeparator: { $0 == 0x5E74 || $0 == 0x6708 || $0 == 0x65E5 })
    guard groups.count == 3, groups[0].count == 4 else { return nil }
    var year = 0
    for scalar in groups[0] {
      let digit: Int
      switch scalar {
      case 0x3007, 0x96F6, 0x25CB, 0x4F, 0x30: digit = 0
      case 0x4E00: digit = 1
      default:
        guard let (value, _) = OrdinalNumeral.readHan([scalar], 0), value < 10 else { return nil }
        digit = value
      }
      year = year * 10 + digit
    }
    guard let month = OrdinalNumeral.readHan(Array(groups[1]), 0)?.value,
      let day = OrdinalNumeral.readHan(Array(groups[2]), 0)?.value
    else { return nil }
    return year >= 1900 ? (year, month, day) : nil
  }
}
