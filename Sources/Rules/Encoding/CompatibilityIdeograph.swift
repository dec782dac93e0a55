import Linting
import TextModel

/// Compatibility ideographs and radicals that stand for ordinary characters.
struct CompatibilityIdeograph: DocumentRule {
  static let description = RuleDescription(
    id: "encoding/compat-ideograph",
    summary: Localized("兼容汉字或部首字符代替了通用汉字", en: "a compatibility ideograph or radical in place of the character"),
    rationale: Localized(
      "从 PDF 复制的文字里常有康熙部首和兼容汉字，样子与通用汉字相同，编码不同，检索不到，也不在规范字表内。兼容区里本身就是通用字的十二个字不报。",
      en:
        "Text copied from PDF has Kangxi radicals and compatibility ideographs that look like ordinary characters but have other codes, so that no search finds them. The twelve unified ideographs of the compatibility block are left alone."
    ),
    source: "GB 18030—2022；Unicode 15.0 §18.1",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("全‹\u{2FAF}›振兴", fixed: "全面振兴"),
      .bad("‹\u{2F08}›民政府", fixed: "人民政府"),
      .bad("常务副‹\u{F9AE}›市长", fixed: "常务副瑩市长"),
      .good("全面振兴"),
      .good("人民政府"),
      .good("字典用字\u{FA0E}（U+FA0E）"),
    ])

  static var interests: Interests { .oddities(.compatibility) }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for oddity in paragraph.text.oddities where oddity.kind == .compatibility {
      let i = Int(oddity.index)
      facts.add(0, i..<i + 1, in: paragraph, text: String(scalar: paragraph[i]), extra: 0)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let source = document.source
    FileSummary(hits: document.facts, candidates: document.facts.count, minimum: 20).report(&out) { fact in
      let scalar = source.scalar(at: Int(fact.range.start), limit: source.count)
      return (
        "“\(source.string(fact.range))”是\(Self.kind(scalar).zh)（U+\(hexadecimal(scalar))），应改为通用汉字“\(fact.text)”",
        "\(Self.kind(scalar).en) U+\(hexadecimal(scalar)): use “\(fact.text)” (U+\(hexadecimal(fact.text.values.first ?? 0)))"
      )
    } whole: { count in
      ("全文有 \(count) 个兼容汉字或部首字符，可能复制自 PDF，应改为通用汉字", "\(count) compatibility ideographs and radicals, probably copied from PDF")
    }
  }

  private static func kind(_ scalar: UInt32) -> (zh: String, en: String) {
    scalar >= 0x2E80 && scalar <= 0x2FDF ? ("部首字符", "radical") : ("兼容汉字", "compatibility ideograph")
  }
}
