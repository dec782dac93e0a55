import Linting
import TextModel

/// A closing formula that belongs to another kind of document.
struct ClosingFormula: DocumentRule {
  static let description = RuleDescription(
    id: "structure/closing-formula",
    summary: Localized("结束语与文种不匹配", en: "The closing formula belongs to another kind of document"),
    rationale: Localized(
      "请示用“妥否，请批示”，报告用“特此报告”，函用“请予函复”，批复用“此复”，通知用“特此通知”……。正文最后一段整段是另一文种的结束语时报告；没有结束语的、结束语与正文连写的不报。报告里的请示用语由 structure/request-in-report 报告。",
      en:
        "Each kind of document has its own closing. Reported when the last paragraph is, as a whole, the closing of another kind; a document without a closing is right too."
    ),
    source: "校对实务（公文惯用结语）",
    severity: .info,
    examples: [
      .bad("关于商请支持的函\n‹特此通知›。", whole: true),
      .bad("关于同意设立园区的批复\n‹特此报告›。", whole: true),
      .bad("关于防汛工作的通知\n‹妥否，请批示›。", whole: true),
      .bad("关于防汛工作的通告\n为确保安全，现通告如下。\n‹特此公告›。\n市人民政府\n2023年6月1日", whole: true),
      .good("关于防汛工作的通知\n特此通知。", whole: true),
      .good("关于商请支持的函\n请予函复。", whole: true),
      .good("关于防汛工作的通知\n各部门要抓好落实。", whole: true),
      .good("关于拨付资金的请示\n以上请示，请批复。", whole: true),
      .good("关于同意建园的复函\n特此函复。", whole: true),
    ])

  static var interests: Interests { [.shortText, .specialRoles] }

  init(_ options: RuleOptions) {}

  private static let titleKind = 1

  /// What closes which kinds.
  private static let closings: [(words: [UInt32], kinds: [String])] = [
    ("妥否请批示", ["请示"]), ("当否请批示", ["请示"]), ("以上请示请批复", ["请示"]), ("以上请示当否请批示", ["请示"]), ("以上请示妥否请批示", ["请示"]),
    ("请予审批", ["请示"]), ("请批示", ["请示"]), ("请批复", ["请示"]), ("特此报告", ["报告"]), ("专此报告", ["报告"]), ("以上报告请审阅", ["报告"]),
    ("特此函告", ["函", "复函"]), ("特此函达", ["函", "复函"]), ("请予函复", ["函"]), ("盼复", ["函"]), ("特此函复", ["函", "复函"]),
    ("专此函达", ["函", "复函"]), ("此复", ["批复", "复函", "函"]), ("特此批复", ["批复"]), ("特此通知", ["通知"]), ("特此通报", ["通报"]),
    ("特此通告", ["通告"]), ("特此公告", ["公告"]), ("请予审议", ["议案", "报告"]), ("请审议决定", ["议案"]),
  ].map { ($0.0.unicodeScalars.map(\.value), $0.1) }

  private static let skipped = ScalarSet("，。、！：；\u{3000} ")

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.count <= 24 || p.role == .title else { return }
    let (line, start) = p.trimmedScalars()
    if p.role == .title {
      if let kind = DocumentKind.ending(line) { facts.add(Self.titleKind, start..<start + line.count, in: p, text: kind) }
    } else if p.role == .body {
      let words = line.filter { !Self.skipped.contains($0) }
      guard let found = Self.closings.firstIndex(where: { $0.words == words }) else { return }
      var end = start + line.count
      while end > start, Self.skipped.contains(p[end - 1]) { end -= 1 }
      facts.add(0, start..<end, in: p, value: found)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard let title = document.facts.first(where: { $0.kind == Self.titleKind }) else { return }
    let last = RequestInReport.lastParagraphs(1, document.roles)
    for fact in document.facts where fact.kind == 0 && last.contains(fact.block) {
      let kinds = Self.closings[fact.value].kinds
      guard !kinds.contains(title.text) else { continue }
      if title.text == "报告", kinds == ["请示"] { continue }
      if title.text == "请示", kinds == ["报告"] { continue }
      let written = document.source.string(fact.range)
      out.report(
        source: fact.range, zh: "结束语“\(written)”与文种“\(title.text)”不匹配",
        en: "“\(written)” closes a \(kinds[0]), not a \(title.text)",
        related: [RelatedPlace(message: out.text(zh: "标题文种：\(title.text)", en: "The title says \(title.text)"), range: title.range)]
      )
    }
  }
}
