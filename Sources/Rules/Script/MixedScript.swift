import Lexicon
import Linting
import TextModel

/// A paragraph in the other script than its document.
struct MixedScript: DocumentRule {
  static let description = RuleDescription(
    id: "script/mixed-script",
    summary: Localized("全文简繁不一致", en: "a paragraph is written in the other script"),
    rationale: Localized(
      "简体文稿里整段为繁体，或者繁体网页里混进整段简体，多是拼接或植入造成的。能区分简繁的字不少于五个、八成以上属于另一种字体的段落才报，书名、引文等短处不报。",
      en:
        "A whole paragraph of the other script was pasted or planted. It needs at least five characters that tell the scripts apart, four fifths of them of the other script; titles and short quotations are left alone."
    ),
    source: "国家通用语言文字法 第九条",
    severity: .warning,
    examples: [
      .bad("貫徹落實中央經濟工作會議精神，市委結合盤錦實際作出部署。\n‹打赢经济发展的翻身仗，项目建设是生命线，要优化营商环境。›\n項目建設是經濟社會發展的支撐，站位要高，聚焦五大安全。"),
      .bad("贯彻落实中央经济工作会议精神，结合实际作出部署。\n‹項目建設是經濟社會發展的支撐，聚焦五大安全。›\n各区各部门要抓好落实，优化服务。"),
      .bad("领导小组会议强调抓落实，推动项目建设。\n‹領導小組會議強調抓落實，推動項目建設。›\n会议要求转变作风，压实责任。"),
      .good("贯彻落实中央经济工作会议精神。\n打赢经济发展的翻身仗，项目建设是生命线。"),
      .good("全文只有一段繁體字。"),
      .good("贯彻落实精神。\n《國富論》\n打赢经济发展翻身仗，优化营商环境。"),
    ])

  static var interests: Interests { .oddities(.traditional) }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let count = paragraph.text.oddities.count { $0.kind == .traditional }
    if count >= 5 { facts.add(0, paragraph.trimmed, in: paragraph, value: count) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    // Without a paragraph in Traditional characters there is nothing to mix.
    guard !document.facts.isEmpty else { return }
    var counts: [(traditional: Int, simplified: Int)] = []
    var majority = 0
    for block in document.blocks {
      let count = census(block.range, document)
      counts.append(count)
      guard count.traditional + count.simplified >= 5 else { continue }
      majority += count.traditional - count.simplified
    }
    for (index, count) in counts.enumerated() {
      let all = count.traditional + count.simplified
      let minor = majority > 0 ? count.simplified : count.traditional
      guard all >= 5, minor * 5 >= all * 4, counts.indices.contains(where: { $0 != index && isMajor(counts[$0], majority) }) else {
        continue
      }
      let isTraditional = majority <= 0
      out.report(
        source: document.blocks[index].range, zh: isTraditional ? "全文以简体字为主，本段为繁体字" : "全文以繁体字为主，本段为简体字",
        en: isTraditional
          ? "the text is Simplified, this paragraph Traditional" : "the text is Traditional, this paragraph Simplified")
    }
  }

  private func isMajor(_ count: (traditional: Int, simplified: Int), _ majority: Int) -> Bool {
    majority > 0
      ? count.traditional > count.simplified && count.traditional >= 5
      : count.simplified > count.traditional && count.simplified >= 5
  }

  private func census(_ range: ByteRange, _ document: borrowing DocumentContext) -> (traditional: Int, simplified: Int) {
    var count = (traditional: 0, simplified: 0)
    let characters = document.context.lexicon.characters
    var i = Int(range.start)
    while i < Int(range.end) {
      let scalar = document.source.scalar(at: i, limit: Int(range.end))
      if scalar >= 0x3400 {
        if characters.flags(scalar).contains(.traditional) {
          count.traditional += 1
        } else if SimplifiedCharacters.contains(scalar) {
          count.simplified += 1
        }
      }
      i += SourceText.sequenceLength(document.source.storage[i])
    }
    return count
  }
}
