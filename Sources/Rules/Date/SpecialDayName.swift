import Linting
import TextModel

/// An event named after its day is written oddly.
struct SpecialDayName: ParagraphRule {
  static let description = RuleDescription(
    id: "date/special-day",
    summary: Localized("以月日命名的事件、节日写法不规范", en: "an event named after its day is written oddly"),
    rationale: Localized(
      "阿拉伯数字写作“3·15”，加引号、用间隔号；汉字数字除一月、十一月、十二月外不加间隔号（“九一八”“五四”）。沈阳“九·一八”历史博物馆等专名保留原样。",
      en:
        "In digits “3·15” with quotation marks and a middle dot; in Han numerals no dot except in January, November and December. Registered names keep their own form."
    ),
    source: "GB/T 15834—2011 4.8.3.6, 4.14.3.5; GB/T 15835—2011 5.1.6, 5.2.3",
    severity: .hint,
    fix: .unsafe,
    options: [
      RuleOption(
        "table", .strings([]),
        Localized("另加的日子，冒号后是跟着的词，如“4.15=4·15:全民国家安全”", en: "more days, with the words that follow them, such as 4.15=4·15:全民国家安全"))
    ],
    examples: [
      .bad("‹3.15›晚会曝光", fixed: "“3·15”晚会曝光"),
      .bad("‹“九·一八”›事变", fixed: "“九一八”事变"),
      .bad("‹5.12›汶川地震", fixed: "“5·12”汶川地震"),
      .good("“3·15”晚会"),
      .good("“九一八”事变"),
      .good("“九·一八”历史博物馆"),
      .good("“7·23”洪涝灾害"),
      .good("“一二·九”运动"),
      .good("增长3.15万吨"),
    ])

  static var interests: Interests { .digitNumbers }
  static var cues: [String] { ["九·一八"] }

  private let added: [OptionPair]
  init(_ options: RuleOptions) { added = OptionPair.read(options, "table") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.plainValue?.scale ?? 0 > 0 {
      let start = number.range.lowerBound
      if !added.isEmpty, number.exponent == 0, p[start - 1] != 0x201C, let own = addedName(number, p) {
        report(p, number.digits, "“\(own)”", &out)
        continue
      }
      guard number.exponent == 0, p[start - 1] != 0x201C, let nouns = Self.days[p.text.string(number.digits)],
        nouns.contains(where: { p.has($0, at: number.digits.upperBound) })
      else { continue }
      let right = "“" + p.text.string(number.digits).replacing(".", with: "·") + "”"
      report(p, number.digits, right, &out)
    }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let isQuoted = p[range.lowerBound - 1] == 0x201C && p[range.upperBound] == 0x201D
    let next = isQuoted ? range.upperBound + 1 : range.upperBound
    guard p.has("事变", at: next) || isQuoted && p.has("以来", at: next) else { return }
    report(p, isQuoted ? range.lowerBound - 1..<next : range, "“九一八”", &out)
  }

  private func addedName(_ number: NumberFact, _ p: borrowing Paragraph) -> String? {
    let written = p.text.string(number.digits)
    let end = number.digits.upperBound
    return added.first { pair in
      pair.key == written
        && pair.words.contains { word in
          let scalars = word.values
          return !p.places(of: scalars, in: end..<min(p.count, end + scalars.count)).isEmpty
        }
    }?.value
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ right: String, _ out: inout FindingSink) {
    out.report(
      range, in: p, zh: "以月日标志的专名建议写作“\(right)”", en: "write the name of the day as \(right)",
      fixes: [p.replace(range, with: right, .unsafe)])
  }

  private static let days: [String: [StaticString]] = [
    "3.15": ["晚会", "消费者", "活动"], "5.12": ["汶川", "地震", "防灾", "护士"], "9.18": ["事变"], "12.4": ["国家宪法", "宪法"],
    "6.26": ["国际禁毒", "禁毒"], "1.10": ["警察节"], "12.13": ["公祭", "国家公祭"], "11.9": ["消防"],
  ]
}
