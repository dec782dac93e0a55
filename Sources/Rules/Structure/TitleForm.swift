import Linting
import TextModel

/// The title of an official document that lacks a part or has one twice.
struct TitleForm: DocumentRule {
  static let description = RuleDescription(
    id: "structure/title-form",
    summary: Localized("公文标题要素不全或重复", en: "The title of an official document lacks a part or repeats one"),
    rationale: Localized(
      "公文标题由发文机关名称、事由和文种组成。只在公文类型的文稿里查标题：有“关于”而无文种、“关于关于”、两级以上“的通知的通知”、“请示报告”一类叠用、“工作通知”前脱“的”、书名号之外用了逗号句号一类标点。转发类标题里文种可重复一次；新闻和报告的标题不查。",
      en:
        "A title names the organ, the matter and the kind of document. Checked in official documents only: no kind after 关于, 关于 twice, kinds stacked or repeated, 的 left out before the kind, a comma or a full stop in it. A forwarded document may repeat its kind once."
    ),
    source: "党政机关公文处理工作条例 第九条（七）",
    severity: .warning,
    profiles: [.report: .off, .news: .off, .web: .off],
    examples: [
      .bad("‹关于进一步优化营商环境›", profile: .gongwen, whole: true),
      .bad("关于申请专项资金的‹请示报告›", profile: .gongwen, whole: true),
      .bad("关于转发关于做好防汛工作的‹通知的通知的通知›", profile: .gongwen, whole: true),
      .bad("‹关于关于›召开推进会议的通知", profile: .gongwen, whole: true),
      .bad("关于开展安全生产检查‹工作通知›", profile: .gongwen, whole: true),
      .bad("关于加强领导‹，›做好防汛工作的通知", profile: .gongwen, whole: true),
      .good("关于印发《县区、开发区防汛，抗旱方案》的通知", profile: .gongwen, whole: true),
      .good("关于进一步优化营商环境的意见", profile: .gongwen, whole: true),
      .good("市政府办公室关于转发省政府办公厅关于做好防汛工作的通知的通知", profile: .gongwen, whole: true),
      .good("阜新市人民政府关于表彰先进的决定", profile: .gongwen, whole: true),
      .good("全市重点工作调度推进会议召开", profile: .news, whole: true),
      .good("关于印发防汛工作方案的通知", profile: .gongwen, whole: true),
      .good("关于申请拨付资金的请示", profile: .gongwen, whole: true),
      .good("关于营商环境工作要点", profile: .gongwen, whole: true),
      .good("市人民政府关于同意调整区划的批复（节选）", profile: .gongwen, whole: true),
      .good("最高人民法院关于审理合同案件若干问题的解释", profile: .gongwen, whole: true),
      .good("市人民政府关于设立新区的批复\n市人民政府关于\n设立新区的批复", profile: .gongwen, whole: true),
      .good("关于进一步优化\n营商环境的意见", profile: .gongwen, whole: true),
    ])

  static var interests: Interests { .everything }

  init(_ options: RuleOptions) {}

  private static let about = DocumentKind.scalars("关于")[0]
  private static let stacked = DocumentKind.scalars("请示报告 报告请示 请示函 通知通告 意见函 申请请示 通知通报")
  private static let bareKinds = DocumentKind.scalars("工作通知 工作意见 工作通报 工作请示 活动通知 会议通知")
  private static let forwarding = DocumentKind.scalars("转发 批转 印发")
  private static let missingKind = 1
  private static let marks = ScalarSet("，。；：！？")

  private func isInside(_ index: Int, _ p: borrowing Paragraph) -> Bool {
    p.isEnclosed(index, by: .title, .doubleQuote, .parenthesis, .innerTitle, .singleQuote)
  }

  /// A title is judged where it stands; only a missing kind waits for the next line, which may bring it.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role == .title else { return }
    var (title, base) = p.trimmedScalars()
    Self.dropNote(&title)
    func add(_ range: Range<Int>, _ zh: String, _ en: String, kind: Int = 0) {
      facts.add(kind, base + range.lowerBound..<base + range.upperBound, in: p, text: zh, detail: en)
    }
    let about = DocumentKind.occurrences(of: Self.about, in: title)
    if !about.isEmpty, let mark = title.indices.first(where: { Self.marks.contains(title[$0]) && !isInside(base + $0, p) }) {
      return add(mark..<mark + 1, "标题中除书名号、顿号、括号、引号外不用标点", "no mark in it but title marks, 、, brackets and quotation marks")
    }
    if let first = about.first(where: { about.contains($0 + 2) }) {
      return add(first..<first + 4, "介词“关于”重复", "关于 stands twice")
    }
    for kinds in Self.stacked where title.suffix(kinds.count).elementsEqual(kinds) {
      return add(
        title.count - kinds.count..<title.count, "文种叠用“\(String(scalars: kinds))”，应只用一种",
        "two kinds of document in one title: keep one")
    }
    guard let kind = DocumentKind.ending(title) else {
      // 关于…的解释, 关于…的说明 end in a kind of their own: structure/doctype judges it.
      guard !about.isEmpty, !DocumentKind.endsAsEnclosed(title), !title.contains(0x300B), !title.suffix(6).contains(0x7684) else {
        return
      }
      return add(
        0..<title.count, "缺少文种（通知、意见、请示、报告等）", "no kind of document (通知, 意见, 请示 …) at its end", kind: Self.missingKind)
    }
    let repetition = Self.repetition(of: kind, in: title)
    if repetition > (Self.forwarding.contains { !DocumentKind.occurrences(of: $0, in: title).isEmpty } ? 2 : 1) {
      let length = kind.unicodeScalars.count * repetition + repetition - 1
      return add(title.count - length..<title.count, "文种“\(kind)”重复，应简化", "“\(kind)” is repeated: simplify")
    }
    guard !about.isEmpty else { return }
    for bare in Self.bareKinds where title.suffix(bare.count).elementsEqual(bare) {
      add(title.count - bare.count..<title.count, "“\(kind)”之前缺“的”", "的 is missing before “\(kind)”")
    }
  }

  /// Takes （节选）, （试行） and the like off the end.
  private static func dropNote(_ title: inout [UInt32]) {
    guard title.last == 0xFF09 || title.last == 0x29, let open = title.lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 }), open > 4
    else { return }
    title.removeSubrange(open...)
  }

  /// How many times 的 with the kind closes a title: twice in 的通知的通知.
  private static func repetition(of kind: String, in title: [UInt32]) -> Int {
    let unit = [0x7684] + kind.unicodeScalars.map(\.value)
    var count = 0
    var end = title.count
    while end >= unit.count, title[end - unit.count..<end].elementsEqual(unit) {
      count += 1
      end -= unit.count
    }
    // 转发…通知的通知: the first may stand without its 的.
    let bare = unit.dropFirst()
    return count > 0 && end >= bare.count && title[end - bare.count..<end].elementsEqual(bare) ? count + 1 : count
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    // A page may repeat its title, broken into lines.
    let title = document.roles.firstIndex(of: .title)
    for fact in document.facts where fact.block == title {
      if fact.kind == Self.missingKind, goesOn(document, after: fact.block) { continue }
      out.report(source: fact.range, zh: "公文标题不规范：\(fact.text)", en: "Title of an official document: \(fact.detail)")
    }
  }

  /// Whether the next line carries the title on: short, and ending in a kind of document.
  private func goesOn(_ document: borrowing DocumentContext, after block: Int) -> Bool {
    guard block + 1 < document.blocks.count, document.roles[block + 1] != .blank else { return false }
    let range = document.blocks[block + 1].range
    guard range.count <= 90 else { return false }
    let scalars = document.source.string(range).unicodeScalars.map(\.value)
    return DocumentKind.ending(scalars) != nil || DocumentKind.endsAsEnclosed(scalars)
  }
}
