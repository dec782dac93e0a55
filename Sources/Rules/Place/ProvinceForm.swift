import Lexicon
import Linting
import TextModel

/// Forms of the names of provinces that do not exist: 广西省, 新疆维吾尔族自治区.
struct ProvinceForm: ParagraphRule {
  static let description = RuleDescription(
    id: "place/province-form",
    summary: Localized("不存在的省级行政区名称", en: "a province-level name that does not exist"),
    rationale: Localized(
      "自治区、直辖市、特别行政区的名称写成省，或者丢了、多了族名，都不是法定名称。“原广西省”“1958年前的宁夏省”等说历史的不报。",
      en:
        "An autonomous region, municipality or special administrative region called a province, or with its people's name lost or added. Speaking of the past (原广西省) is fine."
    ),
    source: "宪法 第三十条；GB/T 2260",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹新疆维吾尔族自治区›", fixed: "新疆维吾尔自治区"),
      .bad("赴‹广西自治区›考察", fixed: "赴广西壮族自治区考察"),
      .bad("‹内蒙古省›", fixed: "内蒙古自治区"),
      .bad("来自‹香港行政区›的青年", fixed: "来自香港特别行政区的青年"),
      .good("新疆维吾尔自治区"),
      .good("广西壮族自治区"),
      .good("内蒙古自治区"),
      .good("原广西省"),
      .good("1952年，宁夏省召开会议"),
      .good("西藏省会务"),
    ])

  private static let forms: [(String, String)] = [
    ("内蒙古省", "内蒙古自治区"), ("宁夏省", "宁夏回族自治区"), ("西藏省", "西藏自治区"), ("广西省", "广西壮族自治区"), ("新疆省", "新疆维吾尔自治区"),
    ("新疆维吾尔族自治区", "新疆维吾尔自治区"), ("新疆维族自治区", "新疆维吾尔自治区"), ("广西自治区", "广西壮族自治区"), ("新疆自治区", "新疆维吾尔自治区"),
    ("宁夏自治区", "宁夏回族自治区"), ("内蒙古蒙古族自治区", "内蒙古自治区"), ("内蒙自治区", "内蒙古自治区"), ("宁夏回族自治州", "宁夏回族自治区"),
    ("广西壮族自治州", "广西壮族自治区"), ("西藏藏族自治区", "西藏自治区"), ("重庆省", "重庆市"), ("北京省", "北京市"), ("天津省", "天津市"), ("上海省", "上海市"),
    ("香港省", "香港特别行政区"), ("澳门省", "澳门特别行政区"), ("香港行政区", "香港特别行政区"), ("澳门行政区", "澳门特别行政区"),
  ]
  static var cues: [String] { forms.map(\.0) }

  init(_ options: RuleOptions) {}

  private static let notAfter = ScalarSet("会却心事力际略时吃得去")

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let (_, right) = Self.forms[cue]
    let isProvince = p[range.upperBound - 1] == 0x7701
    if isProvince, Self.notAfter.contains(p[range.upperBound]) { return }
    if PlaceWords.isHistorical(range, in: p, until: isProvince ? Day(1967, 12, 31) : nil) { return }
    out.report(
      range, in: p, zh: "“\(p.text.string(range))”不是规范行政区名称，应为“\(right)”",
      en: "there is no \(p.text.string(range)): the name is \(right)", fixes: [p.replace(range, with: right, .unsafe)])
  }
}
