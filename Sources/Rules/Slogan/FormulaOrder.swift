import Linting
import TextModel

/// Formulas that go together, in another order.
struct FormulaOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/sequence",
    summary: Localized("并提的固定表述顺序有误", en: "formulas that go together, in another order"),
    rationale: Localized(
      "“四个意识”“四个自信”“两个维护”，“五位一体”总体布局与“四个全面”战略布局，以及指导思想的各个组成部分，并提时顺序固定。一句里重复出现的不报。",
      en:
        "Formulas that are named together have a fixed order: the four consciousnesses before the four confidences before the two upholds, and the parts of the guiding ideology by age. Sentences that repeat one are left alone."
    ),
    source: "《中国共产党章程》；党的二十大报告",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("坚定‹“四个自信”、增强“四个意识”›、做到“两个维护”"),
      .bad("协调推进‹“四个全面”战略布局，统筹推进“五位一体”›总体布局"),
      .bad("坚持‹邓小平理论、毛泽东思想›", fixed: "坚持毛泽东思想、邓小平理论"),
      .good("增强“四个意识”、坚定“四个自信”、做到“两个维护”"),
      .good("统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局"),
      .good("做到“两个维护”"),
      .good("坚持马克思列宁主义、毛泽东思想、邓小平理论"),
    ])

  static let cues = [
    "“两个确立”", "“四个意识”", "“四个自信”", "“两个维护”", "“五位一体”", "“四个全面”", "马克思列宁主义", "毛泽东思想", "邓小平理论", "“三个代表”重要思想", "科学发展观",
    "习近平新时代中国特色社会主义思想",
  ]

  init(_ options: RuleOptions) {}

  /// Chain and place in it of each cue.
  private static let places: [(chain: Int, place: Int)] = [
    (0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (2, 3), (2, 4), (2, 5),
  ]

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    let start = text.clauseStart(before: range.lowerBound, crossingCommas: true)
    // Called for every formula, judged at the first of its sentence.
    for i in start..<range.lowerBound where Self.literals.contains(where: { $0[0] == text[i] && text.holds($0, at: i) }) { return }
    judge(start..<text.clauseEnd(from: range.upperBound, crossingCommas: true), paragraph, &out)
  }

  private static let literals = cues.map { $0.unicodeScalars.map(\.value) }

  private func judge(_ sentence: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    var found: [(cue: Int, range: Range<Int>)] = []
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      guard text[i] == 0x201C || text.characterClass(i).isHan,
        let cue = Self.literals.firstIndex(where: { $0[0] == text[i] && text.holds($0, at: i) })
      else {
        i += 1
        continue
      }
      found.append((cue, i..<i + Self.literals[cue].count))
      i += Self.literals[cue].count
    }
    guard found.count >= 2, Set(found.map(\.cue)).count == found.count else { return }
    for chain in 0..<3 {
      let members = found.filter { Self.places[$0.cue].chain == chain }
      for (a, b) in zip(members, members.dropFirst()) where Self.places[a.cue].place > Self.places[b.cue].place {
        guard b.range.lowerBound - a.range.upperBound <= 16 else { continue }
        let whole = a.range.lowerBound..<b.range.upperBound
        let first = Self.cues[b.cue]
        let second = Self.cues[a.cue]
        // Verbs between them belong to the formulas: only bare lists can be turned round.
        let isBare = b.range.lowerBound - a.range.upperBound == 1
        out.report(
          whole, in: paragraph, zh: "固定表述顺序有误：“\(first)”应在“\(second)”之前", en: "“\(first)” goes before “\(second)”",
          fixes: isBare
            ? [paragraph.replace(whole, with: first + text.string(a.range.upperBound..<b.range.lowerBound) + second, .unsafe)] : [])
        return
      }
    }
  }
}
