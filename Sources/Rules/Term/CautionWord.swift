import Lexicon
import Linting
import TextModel

/// A word to be used with care.
struct CautionWord: ParagraphRule {
  static let description = RuleDescription(
    id: "term/caution-word",
    summary: Localized("慎用词", en: "a word to be used with care"),
    rationale: Localized(
      "新华社列为慎用的说法，以及“亲自”“隆重召开”“填补空白”之类言过其实的话。合适的场合也有，因此只作提示；“亲自部署、亲自推动”等固定说法和书名不报。",
      en:
        "Terms that Xinhua asks to use with care, and claims that tend to be too large. There are right occasions, so this is a hint; fixed phrases and titles are left alone."
    ),
    source: "新华社《新闻信息报道中的禁用词和慎用词》（2016年7月修订）；《中华人民共和国广告法》第九条",
    severity: .hint,
    options: [
      RuleOption(
        "superlatives", .bool(false), Localized("是否也提示最佳、首个、唯一等极限用语", en: "whether superlatives (最佳, 首个, 唯一 …) are noted too"))
    ],
    examples: [
      .bad("建成‹国家级›基地，是全省‹首个›、‹唯一›", options: ["superlatives": true]),
      .good("建成国家级基地，是全省首个、唯一"),
      .good("建设国家级新区，落实国家级开发区政策", options: ["superlatives": true]),
      .bad("市委书记‹亲自›到现场"),
      .bad("大会‹隆重召开›"),
      .bad("项目‹填补省内空白›"),
      .bad("‹解放前›的老房子"),
      .good("第一书记驻村帮扶"),
      .good("国家级新区"),
      .good("《建国以来毛泽东文稿》"),
      .good("亲自部署、亲自推动"),
      .good("全国人大会议隆重召开"),
      .good("解放前夕"),
    ])

  static var interests: Interests { .wrongForms }
  static let cues = ["亲自", "隆重召开", "填补", "影帝", "影后", "男神", "女神"] + superlatives
  private static let superlatives = ["最佳", "最好", "最先进", "首个", "唯一", "国家级", "顶级", "极致"]
  private static let firstSuperlative = 7

  private let notesSuperlatives: Bool

  init(_ options: RuleOptions) { notesSuperlatives = options.bool("superlatives") }

  private static let kinds: Set<String> = ["caution"]
  private static let firstHand = ["挂帅", "出征", "督战", "谋划", "部署", "推动", "审定", "指挥"].map { $0.unicodeScalars.map(\.value) }
  private static let weighty = ["全国", "党的", "中共", "党中央", "国务院"].map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      if paragraph.has("夕", at: row.range.upperBound) { continue }
      report(
        row.range, row.right.isEmpty ? "" : "，可用“\(row.right)”", row.right.isEmpty ? "" : "; “\(row.right)” may serve", paragraph,
        &out, row: row.entry)
    }
  }

  /// 国家级新区 and the like are categories, not claims.
  private static let categories = ["新区", "开发区", "高新", "经济技术", "经开", "自贸", "示范区", "贫困县"].map { $0.unicodeScalars.map(\.value) }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    if cue >= Self.firstSuperlative {
      guard notesSuperlatives, !paragraph.isEnclosed(range.lowerBound, by: .title),
        !Self.categories.contains(where: { text.holds($0, at: range.upperBound) })
      else { return }
      report(range, "，极限用语须有权威依据", "; a superlative needs authority", paragraph, &out)
      return
    }
    guard !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    switch cue {
    case 0:
      guard !Self.firstHand.contains(where: { text.holds($0, at: range.upperBound) }), text[range.lowerBound - 1] != 0x201C,
        text[range.upperBound] != 0x4F53
      else { return }
      report(range, "，领导同志出席公务活动不必强调", "; that an official comes in person needs no stress", paragraph, &out)
    case 1:
      let start = text.clauseStart(before: range.lowerBound)
      for i in start..<range.lowerBound where Self.weighty.contains(where: { text.holds($0, at: i) }) { return }
      report(range, "，一般会议用“召开”", "; an ordinary meeting is 召开", paragraph, &out)
    case 2:
      var end = range.upperBound
      while end < text.count, end - range.upperBound <= 6, text.characterClass(end).isHan {
        if paragraph.has("空白", at: end) {
          report(range.lowerBound..<end + 2, "，须有权威依据", "; it needs authority", paragraph, &out)
          return
        }
        end += 1
      }
    default: report(range, "", "", paragraph, &out)
    }
  }

  private func report(
    _ range: Range<Int>, _ zh: String, _ en: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink, row: Entry? = nil
  ) {
    let text = paragraph.text.string(range)
    out.report(
      range, in: paragraph, zh: "慎用“\(text)”\(zh)", en: "use “\(text)” with care\(en)",
      reference: row.map { paragraph.context.lexicon.reference($0) })
  }
}
