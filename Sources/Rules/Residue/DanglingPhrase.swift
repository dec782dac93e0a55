import Linting
import TextModel

/// A verb whose object a scrape lost: 要立足于。
struct DanglingPhrase: ParagraphRule {
  static let description = RuleDescription(
    id: "residue/dangling-phrase",
    summary: Localized("缺少宾语，疑似抓取时丢失了引文", en: "the object is missing, probably lost with its quotation marks"),
    rationale: Localized(
      "抓取网页时引号里的字常连同引号一起丢失，留下“要立足于。”“必须要。”这样的半句和“”空引号。只认不能收句的动词、介词；“毫无根据。”“必须要实。”不报。",
      en:
        "Scraping loses quoted words with their marks and leaves 要立足于。 and empty quotation marks. Only verbs and prepositions that cannot end a clause count; 毫无根据。 is left alone."
    ),
    source: "校对实务",
    severity: .error,
    options: [
      RuleOption("heads", .strings([]), Localized("另外不能收句的词", en: "further words that cannot end a clause"))
    ],
    examples: [
      .bad("抓项目建设，首先要‹立足于›。"),
      .bad("项目建设要‹着眼于›。能不能体现双创成果转化"),
      .bad("发展是第一要务，项目建设‹必须要›。"),
      .bad("打造‹“”›品牌"),
      .bad("‹根据›，结合我区实际制定本方案。"),
      .bad("项目建设还要‹立足于›。我们既要跟上时代"),
      .good("首先要立足于“高”。"),
      .good("项目建设必须要实。"),
      .good("这种说法毫无根据。"),
      .good("一切要立足于实际、着眼于长远。"),
      .good("我们必须要：一是提高认识；二是狠抓落实。"),
      .good("第（二）项所称“着眼于”"),
    ])

  static let cues = verbs + prepositions + empties

  static var interests: Interests { .everything }
  /// Only words of the configuration are looked for everywhere; the others are cues.
  var interests: Interests { extra.isEmpty ? [] : Self.interests }

  private let extra: [[UInt32]]
  init(_ options: RuleOptions) { extra = options.strings("heads").map(\.values) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for head in extra {
      for range in paragraph.places(of: head) { check(cue: 0, at: range, in: paragraph, &out) }
    }
  }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let next = paragraph[range.upperBound]
    let text = paragraph.sourceString(range)
    switch cue {
    case 0..<Self.verbs.count:
      let isEnd = range.upperBound >= paragraph.trimmed.upperBound
      guard isEnd || Self.ends.contains(next) else { return }
      // A line that breaks in the middle of a sentence has its object on the next line.
      if isEnd, paragraph.count > 30 || paragraph.block.kind != .paragraph { return }
      if paragraph.text.characterClass(range.lowerBound - 1) == .quote { return }
    case Self.verbs.count..<Self.verbs.count + Self.prepositions.count:
      guard paragraph.startsClause(range.lowerBound), paragraph.text.characterClass(range.lowerBound - 1) != .quote,
        paragraph.text.characterClass(range.lowerBound - 1) != .bracket, next == 0xFF0C || next == 0x3002 || next == 0xFF1B
      else { return }
    default:
      // （） and “” of a form, or marks that are spoken of, keep company with a blank.
      if paragraph.text.characterClass(range.upperBound).isBlank, paragraph.count < 40 { return }
      out.report(
        range, in: paragraph, zh: "\(text) 内没有文字，疑似抓取时丢失", en: "nothing stands between “\(text)”: the text was probably lost")
      return
    }
    out.report(
      range, in: paragraph, zh: "“\(text)”后缺少宾语，疑似抓取时丢失了引号内的文字",
      en: "“\(text)” lacks its object: the quoted words were probably lost")
  }

  private static let verbs = [
    "立足于", "着眼于", "致力于", "聚焦于", "取决于", "归功于", "服务于", "作用于", "体现为", "表现为", "概括为", "定位为", "打造成为", "称之为", "简称为", "命名为", "必须要", "就是要",
    "关键要",
    "核心要", "得益于", "有助于", "坚持以", "有利于",
  ]
  private static let prepositions = ["按照", "根据", "关于", "对于", "鉴于", "通过对", "依据"]
  private static let empties = ["“”", "‘’", "《》", "（）"]
  private static let ends = ScalarSet("。！？；")
}
