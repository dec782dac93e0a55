import Linting
import TextModel

/// Offices that do not exist under that name: 检查长, 政协代表.
struct WrongForm: ParagraphRule {
  static let description = RuleDescription(
    id: "title/wrong-form",
    summary: Localized("不存在的职务名称", en: "an office that does not exist under that name"),
    rationale: Localized(
      "检察长不写检查长，政协的是委员，人大的是代表，街道没有街道长。后面须跟着姓名或人物动词才报。“村长”是口语，法定称谓是村委会主任，只作提示。",
      en:
        "检察长 is misspelt 检查长; the conference has 委员, the congress 代表. Reported only where a name or a person's verb follows. 村长 is colloquial: a hint."
    ),
    source: "宪法；村民委员会组织法；校对实务",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("市检察院‹检查长›王某某出席", fixed: "市检察院检察长王某某出席"),
      .bad("市‹政协代表›王某某表示", fixed: "市政协委员王某某表示"),
      .bad("据了解，‹村长›王某某表示", fixed: "据了解，村委会主任王某某表示"),
      .bad("‹人大委员›李明说", fixed: "人大代表李明说"),
      .good("市检察院检察长王某某出席"),
      .good("市政协委员王某某表示"),
      .good("村委会主任王某某表示"),
      .good("检查长期积压的案件"),
      .good("全国人大委员会和各民主党派、政协代表团"),
    ])

  private static let forms: [(wrong: String, right: String)] = [
    ("检查长", "检察长"), ("政协代表", "政协委员"), ("人大委员", "人大代表"), ("人大代表委员", "人大代表"), ("街道长", "街道办事处主任"), ("村长", "村委会主任"),
  ]
  static var cues: [String] { forms.map(\.wrong) }

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let form = Self.forms[cue]
    guard OfficeWording.isHeldBySomebody(range.upperBound, in: p) else { return }
    let isColloquial = form.wrong == "村长"
    if isColloquial, p.text.characterClass(range.lowerBound - 1).isHan || p.name(at: range.upperBound, strict: false) == nil {
      return
    }
    out.report(
      range, in: p, zh: "“\(form.wrong)”不是规范职务名称，应为“\(form.right)”",
      en: "there is no office “\(form.wrong)”: write “\(form.right)”",
      severity: isColloquial ? .hint : nil, fixes: [p.replace(range, with: form.right, .unsafe)])
  }
}
