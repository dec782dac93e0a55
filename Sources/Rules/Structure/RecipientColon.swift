import Linting
import TextModel

/// The line of recipients that does not end with a full-width colon.
struct RecipientColon: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/recipient-colon",
    summary: Localized("主送机关后未标全角冒号", en: "No full-width colon after the recipients"),
    rationale: Localized(
      "主送机关编排于标题下，回行顶格，最后一个机关名称后标全角冒号。只在公文类型的文稿里查标题下由机关名称组成的一行；同类机关之间用顿号，各级政府与部门之间用逗号。“现通告如下：”一类引语不是主送机关。",
      en:
        "The organs that a document goes to stand under its title and end with a full-width colon. Organs of one kind are joined by 、, governments and departments by ，. Only a line made of names of organs is checked, in official documents."
    ),
    source: "GB/T 9704—2012 7.3.2",
    severity: .warning,
    profiles: [.report: .off, .news: .off, .web: .off],
    fix: .safe,
    examples: [
      .bad(
        "关于做好防汛工作的通知\n各县区人民政府，市政府各部门‹:›\n现就有关事项通知如下。", fixed: "关于做好防汛工作的通知\n各县区人民政府，市政府各部门：\n现就有关事项通知如下。",
        profile: .gongwen, whole: true),
      .bad(
        "关于做好防汛工作的通知\n各县区人民政府‹、›市政府各部‹门›\n现就有关事项通知如下。", fixed: "关于做好防汛工作的通知\n各县区人民政府，市政府各部门：\n现就有关事项通知如下。",
        profile: .gongwen, whole: true),
      .bad("关于拨付资金的请示\n省财政厅‹。›\n为推进项目建设，现请示如下。", fixed: "关于拨付资金的请示\n省财政厅：\n为推进项目建设，现请示如下。", profile: .gongwen, whole: true),
      .good("关于做好防汛工作的通知\n各县区人民政府，市政府各部门：\n现就有关事项通知如下。", profile: .gongwen, whole: true),
      .good("市人民政府关于设立新区的批复\n市人民政府\n关于设立新区的批复", profile: .gongwen, whole: true),
      .good("全市会议召开\n各区委、区政府负责同志参加会议。", whole: true),
      .good("关于防汛工作的通告\n为确保安全度汛，现通告如下：", profile: .gongwen, whole: true),
      .good("关于做好防汛工作的通知\n市发〔2023〕7号\n各县区人民政府：\n现通知如下。", profile: .gongwen, whole: true),
    ])

  static var interests: Interests { .everything }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.role == .recipient else { return }
    let end = p.text.lastIndex
    checkSeparators(p, end, &out)
    guard end > 0, p.rawScalar(end) != 0xFF1A else { return }
    let last = p.text.characterClass(end)
    let isMark = last == .stop
    let right = isMark ? "：" : p.sourceString(end..<end + 1) + "："
    out.report(
      end..<end + 1, in: p, zh: isMark ? "主送机关后应标全角冒号，不用“\(p.sourceString(end..<end + 1))”" : "主送机关后缺全角冒号",
      en: isMark
        ? "After the recipients stands “：”, not “\(p.sourceString(end..<end + 1))”" : "“：” is missing after the recipients",
      fixes: [p.replace(end..<end + 1, with: right, .safe, zh: "标“：”", en: "Put “：”")])
  }

  /// 各县区人民政府、市政府各部门: governments and departments are two kinds of organ.
  private func checkSeparators(_ p: borrowing Paragraph, _ end: Int, _ out: inout FindingSink) {
    for mark in p.marks where mark.scalar == 0x3001 {
      let i = Int(mark.index)
      var next = i + 1
      while next <= end, p.text.characterClass(next).isHan { next += 1 }
      guard Self.governments.contains(where: { p.has($0, before: i) }),
        Self.departments.contains(where: { p.has($0, before: next) })
      else { continue }
      out.report(
        i..<i + 1, in: p, zh: "不同类的机关之间用逗号，同类之间用顿号", en: "organs of different kinds are joined by ，, those of one kind by 、",
        severity: .info, fixes: [p.replace(i..<i + 1, with: "，", .safe)])
    }
  }

  private static let governments: [StaticString] = ["人民政府", "各县区", "各区县", "各县（市、区）", "管委会", "管理委员会"]
  private static let departments: [StaticString] = ["各部门", "有关部门", "各委办局", "直属机构", "工作部门", "组成部门"]
}
