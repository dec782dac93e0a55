import Linting
import TextModel

/// A report that ends by asking for approval.
struct RequestInReport: DocumentRule {
  static let description = RuleDescription(
    id: "structure/request-in-report",
    summary: Localized("报告夹带请示事项", en: "A report carries a request"),
    rationale: Localized(
      "报告不需批复，夹带请示会误事；应另行请示。标题文种为“报告”而最后三段出现“请批示”“请予批准”一类用语的报为错误；标题为“请示”而以“特此报告”作结的报为警告。政府工作报告“请予审议”是法定用语，不报。",
      en:
        "A report is not answered, so a request inside it is lost. Reported when a document whose title ends in 报告 asks for approval in its last three paragraphs; a 请示 that closes with 特此报告 is a warning. 请予审议 in a report to a congress is right."
    ),
    source: "党政机关公文处理工作条例 第十五条（四）",
    severity: .error,
    examples: [
      .bad("关于防汛工作情况的报告\n主要情况如下。\n‹妥否，请批示›。", whole: true),
      .bad("关于项目建设情况的报告\n有关情况如下。\n‹请予批准追加资金›。", whole: true),
      .bad("关于资金使用情况的报告\n‹以上意见当否，请批示›。", whole: true),
      .bad("关于拨付资金的请示\n因工程需要，拟追加资金。\n‹特此报告›。", whole: true),
      .good("关于拨付资金的请示\n妥否，请批示。", whole: true),
      .good("政府工作报告\n现在，我代表市人民政府向大会报告工作，请予审议。", whole: true),
      .good("关于防汛工作的报告\n特此报告。", whole: true),
      .good("关于防汛工作情况的报告\n特此报告。", whole: true),
      .good("关于审批改革情况的报告\n企业申请批准的平均时间缩短一半。", whole: true),
    ])

  static var interests: Interests { .everything }
  static var cues: [String] {
    ["请批示", "请审批", "请予审批", "请予批准", "请批准", "请批复", "请予批复", "恳请批复", "请予审定", "请求批准", "特此报告", "专此报告"]
  }
  private static let firstReportCue = 10
  private static let titleKind = 1

  init(_ options: RuleOptions) {}

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role == .title else { return }
    let (title, start) = p.trimmedScalars()
    guard let kind = DocumentKind.ending(title) else { return }
    facts.add(Self.titleKind, start..<start + title.count, in: p, text: kind)
  }

  func gather(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role != .title, !p.has("申", before: range.lowerBound), !p.has("邀", before: range.lowerBound) else { return }
    var start = range.lowerBound
    while start > 0, !Self.stops.contains(p[start - 1]) { start -= 1 }
    while start < range.lowerBound, p.text.characterClass(start).isBlank { start += 1 }
    var end = range.upperBound
    while end < p.count, !Self.stops.contains(p[end]) { end += 1 }
    facts.add(0, start..<end, in: p, value: cue >= Self.firstReportCue ? 1 : 0)
  }

  private static let stops = ScalarSet("。！？；\n")

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard let title = document.facts.first(where: { $0.kind == Self.titleKind }) else { return }
    let isReport = title.text == "报告"
    guard isReport || title.text == "请示" else { return }
    let tail = Self.lastParagraphs(3, document.roles)
    var seen: Set<ByteRange> = []
    for fact in document.facts where fact.kind == 0 && tail.contains(fact.block) && seen.insert(fact.range).inserted {
      let written = document.source.string(fact.range)
      let related = [
        RelatedPlace(message: out.text(zh: "标题文种：\(title.text)", en: "The title says \(title.text)"), range: title.range)
      ]
      if isReport, fact.value == 0 {
        out.report(
          source: fact.range, zh: "报告不得夹带请示事项：“\(written)”", en: "A report must not carry a request: “\(written)”", related: related
        )
      } else if !isReport, fact.value == 1 {
        out.report(
          source: fact.range, zh: "请示不应以“\(written)”作结", en: "A request does not close with “\(written)”", severity: .warning,
          related: related)
      }
    }
  }

  /// The last paragraphs of the text, signature and what follows it left aside.
  static func lastParagraphs(_ count: Int, _ roles: [BlockRole]) -> Set<Int> {
    var out: Set<Int> = []
    let end = roles.firstIndex(of: .attachmentHeading) ?? roles.count
    var i = end - 1
    while i >= 0, out.count < count {
      switch roles[i] {
      case .body, .heading1, .heading2, .heading3, .heading4, .item, .article: out.insert(i)
      default: break
      }
      i -= 1
    }
    return out
  }
}
