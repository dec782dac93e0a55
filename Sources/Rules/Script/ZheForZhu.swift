import Linting
import TextModel

/// 著 where the particle or verb 着 belongs.
struct ZheForZhu: DocumentRule {
  static let description = RuleDescription(
    id: "script/zhe-zhu",
    summary: Localized("“著”应为“着”", en: "著 for 着"),
    rationale: Localized(
      "简体文稿中表示动作持续的助词和“着力、着眼、着手”等词都写“着”。著名、显著、著作、专著、土著等词中的“著”不报；繁体文稿不报。",
      en:
        "In Simplified text the particle and words such as 着力 and 着眼 are written 着. The 著 of 著名, 显著, 著作 and 土著 is left alone, and so are Traditional texts."
    ),
    source: "通用规范汉字表（2013）",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("一切盯‹著›项目看", fixed: "一切盯着项目看"),
      .bad("沿‹著›既定方向前进", fixed: "沿着既定方向前进"),
      .bad("不同程度存在‹著›问题", fixed: "不同程度存在着问题"),
      .bad("随‹著›有关政策出台，‹著›力优化环境", fixed: "随着有关政策出台，着力优化环境"),
      .good("取得了显著的成效"),
      .good("著名企业、学术专著、土著居民"),
      .good("功勋卓著、见微知著"),
      .good("盯着项目看"),
      .good("著有《营商环境评价》一书"),
    ])

  static var interests: Interests { .oddities(.zhuForZhe) }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard !paragraph.isInTraditionalDocument, paragraph.context.target != .hant else { return }
    for oddity in paragraph.text.oddities where oddity.kind == .zhuForZhe {
      let i = Int(oddity.index)
      // 著《…》: wrote.
      if paragraph[i + 1] == 0x300A { continue }
      facts.add(0, i..<i + 1, in: paragraph, text: "着", detail: paragraph.sourceString(max(0, i - 1)..<min(paragraph.count, i + 2)))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    FileSummary(hits: document.facts, candidates: document.facts.count, minimum: 20).report(&out) { fact in
      ("“\(fact.detail)”中的“著”应为“着”", "“著” in “\(fact.detail)” should be “着”")
    } whole: { count in
      ("全文有 \(count) 处“著”应为“着”", "“著” should be “着” in \(count) places")
    }
  }
}
