import Linting
import TextModel

/// An abbreviation introduced in vain, late, twice, or not kept to.
struct AbbreviationDefinition: DocumentRule {
  static let description = RuleDescription(
    id: "term/abbrev-definition",
    summary: Localized("“以下简称”的定义有问题", en: "an abbreviation that is introduced in vain, late, twice, or not kept to"),
    rationale: Localized(
      "注明简称是为了后文用它：定义之后不用、定义之前先用、同一简称定义两次、定义之后仍两次以上用全称，都报。",
      en:
        "A short name is introduced so that the rest of the document uses it. Reported: never used afterwards, used before, introduced twice for different names, the full name still used twice or more."
    ),
    source: "公文惯例",
    severity: .info,
    examples: [
      .bad("营口市全面振兴新突破三年行动（‹以下简称三年行动›）启动。会议要求抓好落实。"),
      .bad("三年行动成效显著。全面振兴新突破三年行动（‹以下简称三年行动›）进入决胜之年。"),
      .bad("领导小组办公室（‹以下简称领导小组办›）负责。领导小组办公室要督办，领导小组办公室要通报。"),
      .good("全面振兴新突破三年行动（以下简称三年行动）启动。三年行动成效显著。"),
      .good("上海合作组织（以下简称“上合组织”）峰会举行，上合组织成员国出席。"),
      .good("会议由办公室主持。"),
    ])

  static let cues = ["以下简称", "以下统称", "以下合称"]
  private static let openings = ScalarSet("：:“‘《为")
  private static let closings = ScalarSet("”’》")

  init(_ options: RuleOptions) {}

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let text = paragraph.text
    guard text[range.lowerBound - 1] == 0xFF08 || text[range.lowerBound - 1] == 0x28 else { return }
    var i = range.upperBound
    while Self.openings.contains(text[i]) { i += 1 }
    let start = i
    while i < text.count, text.characterClass(i).isHan || text.characterClass(i).isLatinOrDigit { i += 1 }
    let nameEnd = i
    while Self.closings.contains(text[i]) { i += 1 }
    guard nameEnd - start >= 2, text[i] == 0xFF09 || text[i] == 0x29 else { return }
    // The full name: what stands before the parenthesis, back to a mark or a word that opens it.
    var full = range.lowerBound - 1
    while full > 0, range.lowerBound - 1 - full < 30, text.characterClass(full - 1).isHan { full -= 1 }
    facts.add(
      0, range.lowerBound..<i, in: paragraph, text: text.string(start..<nameEnd), detail: text.string(full..<range.lowerBound - 1))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var defined: [String: String] = [:]
    let places = document.occurrences(of: document.facts.flatMap { [$0.text, $0.detail] })
    let length = document.source.count
    for fact in document.facts {
      let short = Array(fact.text.utf8)
      let full = Array(fact.detail.utf8)
      let before = places.count(of: fact.text, in: 0..<max(0, Int(fact.range.start) - full.count - 3))
      let after = places.count(of: fact.text, in: Int(fact.range.end)..<length)
      // A short name that begins the full one stands in every full one.
      let inFull = Self.count(short, in: full, 0..<full.count)
      let again = full.isEmpty || full == short ? 0 : places.count(of: fact.detail, in: Int(fact.range.end)..<length)
      let used = after - again * inFull
      let why: (String, String)? =
        defined[fact.text].map { $0 != fact.detail } == true
        ? ("定义了两次", "is introduced twice")
        : used <= 0 && again >= 2
          ? ("定义之后仍用全称", "is introduced, but the full name is used on")
          : used <= 0 && before > 0
            ? ("定义之前已经使用", "is used before it is introduced") : used <= 0 ? ("定义之后没有使用", "is introduced and never used") : nil
      let early = why == nil && before > 0 ? ("定义之前已经使用", "is used before it is introduced") : why
      defined[fact.text] = fact.detail
      guard let early else { continue }
      out.report(source: fact.range, zh: "“以下简称\(fact.text)”\(early.0)", en: "“\(fact.text)” \(early.1)")
    }
  }

  private static func count(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int {
    guard let first = needle.first else { return 0 }
    var count = 0
    var i = range.lowerBound
    while i + needle.count <= range.upperBound {
      if bytes[i] == first, bytes[i..<i + needle.count].elementsEqual(needle) {
        count += 1
        i += needle.count
      } else {
        i += 1
      }
    }
    return count
  }
}
