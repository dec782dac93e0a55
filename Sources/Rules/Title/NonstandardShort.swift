import Linting
import TextModel

/// Offices in a short form that official documents do not use: 区人大主任.
struct NonstandardShort: ParagraphRule {
  static let description = RuleDescription(
    id: "title/nonstandard-short",
    summary: Localized("职务简称不规范", en: "an office in a short form that documents do not use"),
    rationale: Localized(
      "人大常委会主任不称人大主任，副市长不称市政府副市长，检察院没有院长，乡镇人大设主席而不设主任。前两类报刊常用，只作提示，公文中升为警告；后两类是错的。",
      en:
        "The head of a congress's standing committee is 人大常委会主任; a procuratorate has a 检察长, a township congress a 主席. The press often shortens the first kind, so they are only noted outside official documents."
    ),
    source: "地方各级人民代表大会和地方各级人民政府组织法；人民检察院组织法",
    severity: .hint,
    profiles: [.gongwen: .warning],
    fix: .safe,
    examples: [
      .bad("‹区人大主任›彭福田出席会议", fixed: "区人大常委会主任彭福田出席会议"),
      .bad("‹市政府副市长›杜鑫", fixed: "副市长杜鑫"),
      .bad("市‹检察院院长›", fixed: "市检察院检察长"),
      .bad("‹镇人大主任›和乡长", fixed: "镇人大主席和乡长"),
      .bad("‹组织部长›王强", fixed: "组织部部长王强", profile: .gongwen),
      .good("区人大常委会主任彭福田出席会议"),
      .good("副市长杜鑫"),
      .good("市检察院检察长"),
      .good("市人大主任委员会议"),
      .good("组织部长王强"),
    ])

  private struct Form: Sendable {
    var wrong: String
    var right: String
    var severity: Severity?
    var isForDocuments = false
  }

  private static let forms: [Form] = {
    var forms: [Form] = []
    for level in ["省", "市", "县", "区"] {
      for deputy in ["", "副"] {
        forms.append(Form(wrong: "\(level)人大\(deputy)主任", right: "\(level)人大常委会\(deputy)主任"))
        forms.append(Form(wrong: "\(level)人大常委\(deputy)主任", right: "\(level)人大常委会\(deputy)主任"))
        forms.append(Form(wrong: "\(level)政府\(deputy)\(level)长", right: "\(deputy)\(level)长"))
      }
    }
    for level in ["镇", "乡"] {
      for deputy in ["", "副"] {
        forms.append(Form(wrong: "\(level)人大\(deputy)主任", right: "\(level)人大\(deputy)主席", severity: .error))
      }
    }
    forms.append(Form(wrong: "管委会书记", right: "党工委书记"))
    forms.append(Form(wrong: "政协主任", right: "政协主席"))
    forms.append(Form(wrong: "检察院院长", right: "检察院检察长", severity: .error))
    for word in ["组织部", "宣传部", "统战部"] {
      forms.append(Form(wrong: word + "长", right: word + "部长", isForDocuments: true))
    }
    return forms
  }()
  static var cues: [String] { forms.map(\.wrong) }

  private let profile: Profile

  init(_ options: RuleOptions) { profile = options.profile }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let form = Self.forms[cue]
    guard !form.isForDocuments || profile == .gongwen, !p.has("委员", at: range.upperBound), !p.has("会", at: range.upperBound) else {
      return
    }
    out.report(
      range, in: p, zh: "职务简称“\(form.wrong)”，宜写“\(form.right)”", en: "“\(form.wrong)”: write “\(form.right)”",
      severity: form.severity, fixes: [p.replace(range, with: form.right, .safe)])
  }
}
