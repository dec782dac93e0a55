import Lexicon
import Linting
import TextModel

/// A leader or the central leadership referred to in a form that is not used.
struct LeaderReference: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/leader-reference",
    summary: Localized("领导人称谓不规范", en: "a leader referred to in a form that is not used"),
    rationale: Localized(
      "“以习近平同志为核心的党中央”“习近平总书记”“中共中央总书记、国家主席、中央军委主席”有固定的写法和顺序。群众书信、外国政党的称呼，引语里的话，不报；“习近平主席”“习近平同志”各有场合，不报。",
      en:
        "These references have a fixed form and order. Letters from citizens, forms of address of foreign parties and direct speech are left alone, and so are forms that have their occasions."
    ),
    source: "《中国共产党章程》；中央文件通行表述；新华社稿件规范",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("紧密团结在‹以习近平总书记为核心的党中央›周围", fixed: "紧密团结在以习近平同志为核心的党中央周围"),
      .bad("学习贯彻‹习总书记›讲话精神", fixed: "学习贯彻习近平总书记讲话精神"),
      .bad("‹国家主席、中共中央总书记、中央军委主席›", fixed: "中共中央总书记、国家主席、中央军委主席"),
      .bad("学习‹习近平思想›", fixed: "学习习近平新时代中国特色社会主义思想"),
      .good("紧密团结在以习近平同志为核心的党中央周围"),
      .good("学习贯彻习近平总书记重要讲话精神"),
      .good("中共中央总书记、国家主席、中央军委主席习近平"),
      .good("习近平总书记关于东北、辽宁振兴发展的重要讲话和指示批示精神"),
      .good("越方支持习近平总书记同志提出的全球发展倡议"),
      .good("村民给习总书记写信"),
      .good("习近平主席同外方会谈"),
    ])

  static let cues = ["以习近平总书记为核心的党中央", "以习近平同志为总书记的党中央", "习总书记", "习近平书记", "习近平思想", "国家主席、中共中央总书记、中央军委主席", "国家主席、中央军委主席、中共中央总书记"]

  init(_ options: RuleOptions) {}

  private static let rights = [
    "以习近平同志为核心的党中央", "以习近平同志为核心的党中央", "习近平总书记", "习近平总书记", "习近平新时代中国特色社会主义思想", "中共中央总书记、国家主席、中央军委主席",
    "中共中央总书记、国家主席、中央军委主席",
  ]
  private static let letters = ["写信", "来信", "回信", "致信", "寄信", "书信", "捎"].map { $0.unicodeScalars.map(\.value) }
  private static let parties = ["越", "老挝", "老方", "朝鲜", "朝方", "古巴", "古方"].map { $0.unicodeScalars.map(\.value) }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard !paragraph.isInDirectSpeech(range), !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    // 以习近平同志为总书记的党中央 was right until 27 October 2016.
    if cue == 1 {
      guard let date = paragraph.context.date, date.number >= 20_161_027 else { return }
    }
    let start = text.clauseStart(before: range.lowerBound, crossingCommas: true)
    let end = text.clauseEnd(from: range.upperBound, crossingCommas: true)
    for i in start..<end where Self.letters.contains(where: { text.holds($0, at: i) }) { return }
    for i in start..<range.lowerBound where Self.parties.contains(where: { text.holds($0, at: i) }) { return }
    let written = text.string(range)
    out.report(
      range, in: paragraph, zh: "称谓不规范：“\(written)”，应为“\(Self.rights[cue])”",
      en: "“\(written)” is not the form used; write “\(Self.rights[cue])”",
      fixes: [paragraph.replace(range, with: Self.rights[cue], .unsafe)])
  }
}
