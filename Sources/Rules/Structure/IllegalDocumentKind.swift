import Linting
import TextModel

/// A title that ends in something that is no kind of official document: 关于…的申请.
struct IllegalDocumentKind: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "structure/doctype",
    summary: Localized("标题所用文种不是法定公文文种", en: "The title ends in something that is no kind of official document"),
    rationale: Localized(
      "公文文种有十五种。“申请”“汇报”“回复”等不是文种，收文机关无从办理。只在公文类型的文稿里查“关于…的X”式标题；“复函”是函的一种；方案、办法等经通知印发的不报，直接编了发文字号的提示宜以通知印发。",
      en:
        "There are fifteen kinds of official document. 申请, 汇报 and 回复 are none of them. Checked in titles of official documents of the form 关于…的X; 复函 is a form of 函. A 方案 or 办法 that bears a document number of its own is pointed out: such papers go out under a notice."
    ),
    source: "党政机关公文处理工作条例 第八条",
    severity: .warning,
    profiles: [.report: .off, .news: .off, .web: .off],
    options: [RuleOption("extra", .strings([]), Localized("另外视为非文种的词", en: "More words that are no kinds of document"))],
    examples: [
      .bad("关于拨付专项资金的‹申请›", profile: .gongwen, whole: true),
      .bad("关于招商工作的‹汇报›", profile: .gongwen, whole: true),
      .bad("关于专题会议的‹会议纪要›", profile: .gongwen, whole: true),
      .bad("关于信访事项的‹回复›", profile: .gongwen, whole: true),
      .bad("全市防汛工作‹方案›\n市发〔2023〕7号\n为做好防汛工作，制定本方案。", profile: .gongwen, whole: true),
      .good("全市防汛工作方案\n为做好市发〔2023〕7号文件的落实工作，制定本方案。", profile: .gongwen, whole: true),
      .good("关于拨付专项资金的请示", profile: .gongwen, whole: true),
      .good("关于召开专题会议的纪要", profile: .gongwen, whole: true),
      .good("关于同意设立园区的复函", profile: .gongwen, whole: true),
      .good("关于学习贯彻重要指示的通知", profile: .gongwen, whole: true),
      .good("关于印发工作方案的通知", profile: .gongwen, whole: true),
      .good("会议听取招商工作的汇报，研究下步举措。", profile: .gongwen),
    ])

  static var interests: Interests { .everything }

  private static let instead: [(kind: [UInt32], zh: String)] = [
    ("申请", "请示或函"), ("请求", "请示"), ("汇报", "报告"), ("会议纪要", "纪要"), ("情况说明", "报告或函"), ("指示", "通知或意见"), ("布告", "公告或通告"),
    ("通函", "函或通知"), ("批示", "批复或通知"), ("回复", "函或批复"), ("答复", "函或批复"), ("命令令", "命令（令）"), ("启事", "公告或通告"), ("提案", "议案"),
  ].map { ($0.0.unicodeScalars.map(\.value), $0.1) }

  private static let enclosed = DocumentKind.scalars("方案 办法 细则 要点 计划 规划 预案")

  /// Facts: 0 a title that is a paper to be sent under a notice, 1 a document number on its own line.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    let (line, start) = p.trimmedScalars()
    if p.role == .title, let kind = Self.enclosed.first(where: { line.count > $0.count && line.suffix($0.count).elementsEqual($0) })
    {
      facts.add(0, start + line.count - kind.count..<start + line.count, in: p, text: String(scalars: kind))
    } else if let number = p.documentNumbers.first, number.range == start..<start + line.count {
      facts.add(1, number.range, in: p)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard let title = document.facts.first(where: { $0.kind == 0 }), title.block == document.roles.firstIndex(of: .title),
      document.facts.contains(where: { $0.kind == 1 && $0.block <= title.block + 4 })
    else { return }
    out.report(
      source: title.range, zh: "“\(title.text)”不是法定公文文种，宜以通知印发",
      en: "“\(title.text)” is no kind of official document: send it under a notice",
      severity: .info)
  }

  private let extra: [[UInt32]]

  init(_ options: RuleOptions) { extra = options.strings("extra").map { $0.unicodeScalars.map(\.value) } }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.role == .title else { return }
    let (title, start) = p.trimmedScalars()
    guard !DocumentKind.occurrences(of: [0x5173, 0x4E8E], in: title).isEmpty else { return }
    func ends(_ kind: [UInt32]) -> Bool {
      title.count > kind.count + 1 && title.suffix(kind.count).elementsEqual(kind) && title[title.count - kind.count - 1] == 0x7684
    }
    let end = start + title.count
    if let wrong = Self.instead.first(where: { ends($0.kind) }) {
      let kind = String(scalars: wrong.kind)
      out.report(
        end - wrong.kind.count..<end, in: p, zh: "“\(kind)”不是法定公文文种，应改用\(wrong.zh)",
        en: "“\(kind)” is no legal kind of official document: use \(wrong.zh)")
    } else if let kind = extra.first(where: ends) {
      out.report(
        end - kind.count..<end, in: p, zh: "“\(String(scalars: kind))”不是法定公文文种",
        en: "“\(String(scalars: kind))” is no legal kind of official document")
    }
  }
}
