import Linting
import TextModel

/// A heading alone on its line that ends with a mark.
struct HeadingEndPunctuation: DocumentRule {
  static let description = RuleDescription(
    id: "structure/heading-end-punct",
    summary: Localized("单独成行的标题末尾用了标点", en: "A heading alone on its line ends with a mark"),
    rationale: Localized(
      "标题末尾通常不用标点，问号、叹号、省略号除外。只查全文标题和独占一行、下接更长正文的“一、”级短标题；（一）以下各级、条款式的“一、……。二、……。”、标题后接排正文的不报。",
      en:
        "A heading takes no mark at its end but ？ ！ ……. Only the title of the document and short first-level headings above a longer line are checked; lower levels, items that are sentences, and headings that run into the text are left alone."
    ),
    source: "GB/T 15834—2011 B.4.1",
    severity: .hint,
    fix: .safe,
    examples: [
      .bad(
        "一、总体要求‹。›\n坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。",
        fixed: "一、总体要求\n坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。"),
      .bad("二、主要任务‹；›\n加快推进重大项目建设，不断扩大有效投资，提升产业能级。", fixed: "二、主要任务\n加快推进重大项目建设，不断扩大有效投资，提升产业能级。"),
      .bad(
        "全市重点工作调度推进会议召开‹。›\n1月28日，全市重点工作调度推进会议召开，听取相关工作汇报。",
        fixed: "全市重点工作调度推进会议召开\n1月28日，全市重点工作调度推进会议召开，听取相关工作汇报。", whole: true),
      .good("一、总体要求\n坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。"),
      .good("一、抓项目。要强化要素保障，推动项目早开工、早建设。"),
      .good("一、任命甲为局长。\n二、免去乙的局长职务，自发布之日起施行。"),
      .good("一、同意设立新区。\n二、新区辖三个街道。\n上述调整涉及的各类机构要按照精简、统一、效能的原则设置。"),
      .good("里海是湖，还是海？\n正文第一段，介绍有关情况，内容较长较长较长。", whole: true),
      .good("会议听取了有关情况汇报。\n市委书记主持会议并讲话，对下一步工作作出部署。", whole: true),
    ])

  static var interests: Interests { .shortText }

  init(_ options: RuleOptions) {}

  private static let headingKind = 0
  private static let titleKind = 1
  private static let inner = ScalarSet("。，；")

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role == .heading1 || p.role == .body || p.role == .title else { return }
    guard p.count <= 44 else { return }
    let (line, start) = p.trimmedScalars()
    guard let last = line.last, last == 0x3002 || last == 0xFF1B || last == 0xFF0C || last == 0x3001 || last == 0xFF1A else {
      return
    }
    let isHeading = p.role == .heading1
    guard line.count <= (isHeading ? 30 : 40), !line.dropLast().contains(where: Self.inner.contains) else { return }
    let end = start + line.count
    facts.add(
      isHeading ? Self.headingKind : Self.titleKind, end - 1..<end, in: p,
      text: isHeading ? "" : String(scalars: line.dropLast()),
      value: p.block.range.count)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let first = document.roles.firstIndex { $0 != .blank } ?? 0
    for fact in document.facts {
      var next = fact.block + 1
      while next < document.roles.count, document.roles[next] == .blank { next += 1 }
      guard next < document.roles.count, document.blocks[next].range.count > fact.value else { continue }
      if fact.kind == Self.headingKind {
        // Clauses that are sentences (一、同意……。二、撤销……。) are no headings: the others of the level end with marks too.
        guard document.roles[next] == .body, !others(document, besides: fact.block) else { continue }
      } else {
        // A first line with a full stop is a title when the next one tells the same again.
        guard fact.block == first, document.source.string(document.blocks[next].range).prefix(60).contains(fact.text) else {
          continue
        }
      }
      let fix = Fix(title: out.text(zh: "删去标点", en: "Delete the mark"), safety: .safe, edits: [TextEdit(fact.range, "")])
      out.report(
        source: fact.range, zh: "单独成行的标题末尾不用“\(document.source.string(fact.range))”",
        en: "A heading alone on its line does not end with “\(document.source.string(fact.range))”", fixes: [fix])
    }
  }

  /// Whether another line of the first level ends with a mark.
  private func others(_ document: borrowing DocumentContext, besides block: Int) -> Bool {
    for i in document.roles.indices where document.roles[i] == .heading1 && i != block {
      let range = document.blocks[i].range
      let last = document.source.characterStart(at: max(Int(range.end) - 1, Int(range.start)))
      switch document.source.scalar(at: last, limit: Int(range.end)) {
      case 0x3002, 0xFF1B, 0xFF0C, 0x3001, 0xFF1A: return true
      default: continue
      }
    }
    return false
  }
}
