import Linting
import TextModel

/// A paragraph without a mark at its end.
struct ParagraphEnd: DocumentRule {
  static let description = RuleDescription(
    id: "structure/paragraph-end",
    summary: Localized("段落末尾缺少句末标点", en: "A paragraph lacks the mark at its end"),
    rationale: Localized(
      "段落以句号、问号、叹号等结束；以逗号、顿号结束的，多半还有下文丢失。只查成段的正文：不少于三十个汉字、段内有句号或两个以上逗号。标题、名单、表格、落款不查；整篇按行折断的文本不查。",
      en:
        "A paragraph ends with a sentence mark; one that ends with a comma has probably lost its rest. Only real paragraphs are checked: thirty Han characters, a full stop or two commas inside. Headings, lists, tables and text broken into lines of one width are left alone."
    ),
    source: "GB/T 15834—2011 4.1.3；校对实务",
    severity: .info,
    options: [
      RuleOption(
        "minChars", .integer(30, 10...200), Localized("不足多少个汉字的段落不查", en: "Paragraphs with fewer Han characters are left alone"))
    ],
    examples: [
      .bad("会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷，奋力打好全年收官攻坚‹战›"),
      .bad("各部门、各单位要结合自身实际研究落实举措，紧紧咬住年度任务，倒排工期、挂图作战‹，›"),
      .bad("市委常委、副市长主持会议，市政协副主席、市政府秘书长以及有关部门主要负责同志参加会议，区政府班子成员列席‹、›"),
      .good("会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷，奋力打好全年收官攻坚战。"),
      .good("营口全面振兴新突破三年行动领导小组第12次会议侧记"),
      .good("一、总体要求"),
      .good("会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷，奋力打好全年收官攻坚战。（记者 韩扬）"),
      .good("会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷，奋力做好以下几方面工作："),
    ])

  static var interests: Interests { .characters(.stop) }

  private let minimum: Int

  init(_ options: RuleOptions) { minimum = options.integer("minChars") }

  private static let ends = ScalarSet("。！？…：；”’）》」』】〉)?!:;~—")

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role == .body || p.role == .title, p.block.kind == .paragraph, p.count >= minimum else { return }
    let end = p.text.lastIndex
    guard end > 0 else { return }
    guard !Self.ends.contains(p[end]) else { return }
    let isComma = p[end] == 0xFF0C || p[end] == 0x3001
    guard isComma || p.text.characterClass(end).isHan else { return }
    var commas = 0
    var stops = 0
    for mark in p.marks where Int(mark.index) < end {
      if mark.scalar == 0xFF0C { commas += 1 } else if mark.scalar == 0x3002 { stops += 1 }
    }
    guard stops > 0 || commas >= 2 || isComma && commas > 0 else { return }
    var han = 0
    for i in 0..<end + 1 {
      if p.text.characterClass(i).isHan {
        han += 1
      } else if p.text.characterClass(i).isBlank, p.text.characterClass(i - 1).isHan, p.text.characterClass(i + 1).isHan, i > 2 {
        return
      }
    }
    guard han >= minimum else { return }
    facts.add(0, end..<end + 1, in: p, value: isComma ? 1 : 0)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    // Text that was broken into lines has hardly a line that ends a sentence.
    let paragraphs = document.roles.indices.count { document.roles[$0] == .body && document.blocks[$0].range.count >= minimum * 3 }
    guard document.facts.count < 3 || document.facts.count * 2 < paragraphs else { return }
    for fact in document.facts {
      let isComma = fact.value == 1
      let mark = document.source.string(fact.range)
      out.report(
        source: fact.range, zh: isComma ? "段落以“\(mark)”结束，请核对是否缺少下文" : "段落末尾缺少句末标点",
        en: isComma ? "The paragraph ends with “\(mark)”: is the rest missing?" : "The paragraph lacks the mark at its end",
        severity: isComma ? .warning : nil)
    }
  }
}
