import Lexicon
import Linting
import TextModel

/// A verb that does not go with its noun.
struct WrongCollocation: ParagraphRule {
  static let description = RuleDescription(
    id: "term/collocation",
    summary: Localized("动宾搭配不当", en: "a verb that does not go with its noun"),
    rationale: Localized(
      "力度只能“加大”，水平、效率只能“提高”。动词和名词之间隔着另一个动词或并列成分的（加强监管、加大执法力度），名词是定语的（扩大高水平对外开放），不报。",
      en:
        "Strength (力度) is 加大, level and efficiency are 提高. Where another verb or a coordination stands between, or the noun is an attribute, nothing is reported."
    ),
    source: "校对实务：动宾搭配",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("‹加强招商引资力度›", fixed: "加大招商引资力度"),
      .bad("‹加快推进力度›", fixed: "加大推进力度"),
      .bad("‹增强管理水平›", fixed: "提高管理水平"),
      .bad("‹加大办事效率›", fixed: "提高办事效率"),
      .good("加大招商引资力度"),
      .good("加强监管、加大执法力度"),
      .good("加强管理提高水平"),
      .good("改造提升力度不减"),
      .good("扩大高水平对外开放"),
      .good("扩大开放水平线"),
      .good("加强执法力量"),
    ])

  static let cues = ["力度", "水平", "效率"]

  init(_ options: RuleOptions) {}

  private struct Pair {
    let verbs: [[UInt32]]
    let right: String
    let reach: Int
    let unlessAfter: ScalarSet
  }
  private static func scalars(_ words: String) -> [[UInt32]] { words.split(separator: " ").map { $0.unicodeScalars.map(\.value) } }
  private static let pairs = [
    Pair(verbs: scalars("加快 加强 扩大 增强"), right: "加大", reach: 6, unlessAfter: ScalarSet("大小不")),
    Pair(verbs: scalars("增强 加强 加大"), right: "提高", reach: 6, unlessAfter: ScalarSet("线面高低")),
    Pair(verbs: scalars("加大 增强 加强 扩大"), right: "提高", reach: 4, unlessAfter: ScalarSet("高低")),
  ]
  /// What between verb and noun shows that the noun belongs to something else.
  private static let breaks = scalars("加大 提高 提升 加快 加强 扩大 增强 有 和 与 及 的")
  private static let attributes = ScalarSet("高低新同")

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    let pair = Self.pairs[cue]
    guard !pair.unlessAfter.contains(text[range.upperBound]) else { return }
    if cue == 1, Self.attributes.contains(text[range.lowerBound - 1]) { return }
    var i = range.lowerBound - 1
    while i >= 1, range.lowerBound - i <= pair.reach + 2, text.characterClass(i).isHan {
      if let verb = pair.verbs.first(where: { text.holds($0, at: i - 1) }) {
        let between = i - 1 + verb.count..<range.lowerBound
        for j in between where Self.breaks.contains(where: { text.holds($0, at: j) }) { return }
        guard !paragraph.isEnclosed(i, by: .title) else { return }
        let whole = i - 1..<range.upperBound
        let right = pair.right + text.string(between.lowerBound..<range.upperBound)
        out.report(
          whole, in: paragraph, zh: "搭配不当：“\(text.string(whole))”，建议“\(right)”",
          en: "“\(text.string(whole))”: the verb does not go with the noun; better “\(right)”",
          fixes: [paragraph.replace(i - 1..<i - 1 + verb.count, with: pair.right, .unsafe)])
        return
      }
      if Self.breaks.contains(where: { text.holds($0, at: i - 1) }) { return }
      i -= 1
    }
  }
}
