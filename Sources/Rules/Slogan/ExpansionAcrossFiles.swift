import Lexicon
import Linting
import TextModel

/// One numbered formula with two expansions, in two files.
struct ExpansionAcrossFiles: WorkspaceRule {
  static let description = RuleDescription(
    id: "slogan/expansion-across-files",
    summary: Localized("同一数字提法在不同文件里的内容不同", en: "one numbered formula is expanded differently in two files"),
    rationale: Localized(
      "“三项行动”（甲、乙、丙）这类用引号括起、随后列出内容的数字提法，几份文件列的各项应当一致。项数与数字不符的由别的规则管，只差次序的不报。",
      en:
        "A quoted numbered formula that is followed by its items must have the same items in every file. A different order is left alone, and so are lists that do not keep their number."
    ),
    source: "校对实务",
    severity: .warning,
    comparesDocuments: true,
    examples: [
      .bad("实施“三项行动”（清河、植树、治沙）。\n␜\n实施‹“三项行动”（清河、植树、修路）›。"),
      .bad("坚持“两个优先”，即教育优先、就业优先。\n␜\n坚持‹“两个优先”，即教育优先、医疗优先›。"),
      .bad("“四条河”（甲江、乙江、丙江、丁江）。\n␜\n‹“四条河”（甲江、乙江、丙江、戊江）›。"),
      .good("实施“三项行动”（清河、植树、治沙）。\n␜\n实施“三项行动”（清河、植树、治沙）。"),
      .good("实施“三项行动”（清河、植树、治沙）。\n␜\n实施“三项行动”（植树、清河、治沙）。"),
      .good("实施“三项行动”（清河、植树、治沙）。\n␜\n深入实施“三项行动”（2024年启动）。"),
    ])

  static var interests: Interests { .characters(.quote) }

  init(_ options: RuleOptions) {}

  private static let numerals: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: zip("两三四五六七八九十".unicodeScalars.map(\.value), [2, 3, 4, 5, 6, 7, 8, 9, 10]))

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for mark in p.marks where mark.scalar == 0x201D {
      let close = Int(mark.index)
      var open = close - 1
      while open >= 0, close - open <= 12, p[open] != 0x201C { open -= 1 }
      guard open >= 0, p[open] == 0x201C, let number = Self.numerals[p[open + 1]], close - open > 3 else { continue }
      var at = close + 1
      let isBracket = p[at] == 0xFF08
      if isBracket {
        at += 1
      } else {
        if p[at] == 0xFF0C { at += 1 }
        guard let lead = (["即", "是指", "包括", "指"] as [StaticString]).first(where: { p.has($0, at: at) }) else { continue }
        at += lead.utf8CodeUnitCount / 3
      }
      let start = at
      var cuts: [Int] = []
      while at < p.count, at - start < 120, !(isBracket ? p[at] == 0xFF09 : PlaceWords.isSentenceEnd(p[at])), p[at] != 0xFF0C {
        if p[at] == 0x3001 || (p[at] == 0x548C && !cuts.isEmpty && cuts.count == number - 2) { cuts.append(at) }
        at += 1
      }
      guard cuts.count == number - 1, at < p.count else { continue }
      let edges = [start - 1] + cuts + [at]
      let items = zip(edges, edges.dropFirst()).map { p.text.string($0 + 1..<$1) }
      guard items.allSatisfy({ !$0.isEmpty }) else { continue }
      facts.add(
        0, open..<at + (isBracket ? 1 : 0), in: p, text: p.text.string(open + 1..<close), detail: items.joined(separator: "、"))
    }
  }

  func check(
    _ documents: [WorkspaceDocument], locale: MessageLocale, report: (_ document: Int, _ body: (inout FindingSink) -> Void) -> Void
  ) {
    var first: [String: (document: Int, fact: DocumentFact)] = [:]
    for (index, document) in documents.enumerated() {
      for fact in document.facts {
        guard let other = first[fact.text] else {
          first[fact.text] = (index, fact)
          continue
        }
        guard other.document != index, Set(fact.detail.split(separator: "、")) != Set(other.fact.detail.split(separator: "、")) else {
          continue
        }
        let path = documents[other.document].path
        report(index) { out in
          out.report(
            source: fact.range, zh: "“\(fact.text)”在此处是\(fact.detail)，在 \(path) 中是\(other.fact.detail)",
            en: "“\(fact.text)” is \(fact.detail) here and \(other.fact.detail) in \(path)",
            related: [RelatedPlace(message: other.fact.detail, path: path, range: other.fact.range)])
        }
      }
    }
  }
}
