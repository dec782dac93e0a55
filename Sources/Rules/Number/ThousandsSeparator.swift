import Linting
import TextModel

/// Groups of digits are separated wrongly.
struct ThousandsSeparator: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "number/thousands-separator",
    summary: Localized("千位分隔用错", en: "groups of digits are separated wrongly"),
    rationale: Localized(
      "千分位逗号必须三位一组；全角逗号是标点，不能用来分隔数字。“7,8,9号线”一类并列、用空格分节的数字不报；同一文件有的大数分节、有的不分，只作提示。",
      en:
        "A comma separates groups of three digits; the full-width comma is punctuation and separates none. Lists such as 7,8,9号线 and groups set apart by blanks are left alone; a document that separates some large numbers and not others is only told so."
    ),
    source: "GB/T 15835—2011 5.1.1",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "style", .choice("any", ["any", "none", "comma", "space"]),
        Localized(
          "五位以上的数怎样写：any 全篇一致即可，none 不分节，comma 用逗号，space 用空格",
          en: "how numbers of five digits and more are written: any form that is kept up, without groups, with commas, with blanks")
      )
    ],
    examples: [
      .bad("投资‹12,34›万元", fixed: "投资1234万元"),
      .bad("共有‹1,2345›人", fixed: "共有12345人"),
      .bad("资金‹1，234›万元", fixed: "资金1234万元"),
      .bad("审判委员会第‹1，823›次会议通过", fixed: "审判委员会第1823次会议通过"),
      .bad("放养‹2，500›尾", fixed: "放养2500尾"),
      .good("投资1,234万元"),
      .good("总人口2,015,678人"),
      .good("7,8,9号线同时开工"),
      .good("2024,2025年"),
      .good("2023年完成1，2月份又完成300万元"),
      .good("编号为12,3456的文件"),
      .good("见图1，100家企业参展"),
    ])

  static var interests: Interests { .numbers }
  static var judgesFactsAlone: Bool { true }

  private let style: String
  init(_ options: RuleOptions) { style = options.choice("style") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices {
      let number = p.numbers[index]
      if number.grouping == .fullwidthComma,
        number.unitKind != nil || number.exponent > 0 || number.proportion != .none
          || p.text.characterClass(number.range.upperBound).isHan,
        !isListed(p, number.digits),
        !Self.labels.contains(p[number.digits.lowerBound - 1]) || number.isOrdinal && number.unit?.name == "次"
      {
        report(p, number.digits, &out)
      } else if index > 0, isBroken(p, p.numbers[index - 1], number) {
        report(p, p.numbers[index - 1].digits.lowerBound..<number.digits.upperBound, &out)
      }
    }
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ out: inout FindingSink) {
    let right = p.text.string(range).filter { $0 != "," && $0 != "，" }
    out.report(
      range, in: p, zh: "数字“\(p.sourceString(range))”的千位分隔错误，可写作“\(right)”",
      en: "digits are separated wrongly: write “\(right)”", fixes: [p.replace(range, with: right, .unsafe)])
  }

  /// Whether another number follows or comes before with a comma: a list.
  private func isListed(_ p: borrowing Paragraph, _ range: Range<Int>) -> Bool {
    Self.commas.contains(p[range.lowerBound - 1]) && p.text.characterClass(range.lowerBound - 2) == .digit
      || Self.commas.contains(p[range.upperBound]) && p.text.characterClass(range.upperBound + 1) == .digit
  }

  /// 12,34万元: a comma with other than three digits behind it, and a unit.
  private func isBroken(_ p: borrowing Paragraph, _ first: NumberFact, _ second: NumberFact) -> Bool {
    guard first.form == .arabic, second.form == .arabic, p[first.range.upperBound] == 0x2C,
      second.range.lowerBound == first.range.upperBound + 1, first.exponent == 0, first.grouping != .fullwidthComma,
      second.grouping == .none
    else { return false }
    guard first.grouping == .comma || first.digits.count <= 3, second.plainValue?.scale == 0 || second.digits.count != 3,
      isCounted(second)
    else { return false }
    let range = first.digits.lowerBound..<second.digits.upperBound
    if isListed(p, range) { return false }
    return !(first.digits.count == 4 && second.digits.count == 4)
  }

  private func isCounted(_ number: NumberFact) -> Bool {
    if number.exponent > 0 || number.proportion == .percent { return true }
    return number.hasUnit(named: Self.units)
  }

  private static let labels = ScalarSet("图表第附件之")
  private static let commas = ScalarSet(",，")
  private static let units: UnitNames = ["元", "人", "户", "家", "吨", "亩", "公里", "平方米", "个", "名", "人次", "件", "公顷"]

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for number in p.numbers where number.form == .arabic && number.exponent == 0 && !number.isOrdinal {
      guard let value = number.value, value.approximate >= 10_000, number.hasUnit(.count) || number.hasUnit(.money) else {
        continue
      }
      if number.grouping != .fullwidthComma {
        facts.add(number.grouping == .comma ? 1 : 0, number.digits, in: p, text: p.text.string(number.digits))
      }
    }
  }

  /// A number that is not written as the configuration asks.
  private func reportStyle(_ fact: DocumentFact, _ out: inout FindingSink) {
    let parts = fact.text.split(separator: ".", maxSplits: 1)
    let digits = Array((parts.first ?? "").filter { $0 != "," })
    let separator = style == "none" ? "" : style == "comma" ? "," : " "
    var right = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { right += separator }
      right.append(digit)
    }
    if parts.count > 1 { right += "." + parts[1] }
    guard right != fact.text else { return }
    out.report(
      source: fact.range, zh: "数字“\(fact.text)”按设定应写作“\(right)”", en: "“\(fact.text)” is written “\(right)” here",
      severity: .info,
      fixes: [
        Fix(title: out.text(zh: "改为“\(right)”", en: "Change to “\(right)”"), safety: .unsafe, edits: [TextEdit(fact.range, right)])
      ])
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let grouped = document.facts.filter { $0.kind == 1 }
    let plain = document.facts.filter { $0.kind == 0 }
    guard style == "any" else {
      for fact in style == "none" ? grouped : style == "comma" ? plain : document.facts { reportStyle(fact, &out) }
      return
    }
    guard let odd = (grouped.count < plain.count ? grouped : plain).first,
      let other = (grouped.count < plain.count ? plain : grouped).first
    else { return }
    out.report(
      source: odd.range, zh: "大数有的用千分位逗号、有的不用：“\(odd.text)”与“\(other.text)”",
      en: "some large numbers have separators and some have not: “\(odd.text)”, “\(other.text)”", severity: .info,
      related: [RelatedPlace(message: out.text(zh: "另一种写法", en: "the other way"), range: other.range)])
  }
}
