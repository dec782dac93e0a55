import Lexicon
import Linting
import TextModel

/// One project or meeting under two names, in two files.
struct NameAcrossFiles: WorkspaceRule {
  static let description = RuleDescription(
    id: "term/name-across-files",
    summary: Localized("同一项目、会议、文件在不同文件里名称不一致", en: "one project, meeting or document has two names in two files"),
    rationale: Localized(
      "用引号或书名号括起的工程、行动、项目、会议、方案等名称，两份文件里只差一个音近形近的字、少一个字或者两个字颠倒的，报少见的一个。只差数字、次第、方位的是不同的事物，不报。",
      en:
        "Names of projects, meetings and documents in quotes or 《》 that differ in two files by one like character, one dropped or two swapped. Those that differ in a number, an ordinal or a direction are different things."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    comparesDocuments: true,
    examples: [
      .bad("推进“清泉入户工程”。\n␜\n推进“‹清泉入护工程›”。", fixed: "推进“清泉入户工程”。\n␜\n推进“清泉入户工程”。"),
      .bad("印发《海州区河道整治实施方案》。\n␜\n落实《‹海州区河道整冶实施方案›》。", fixed: "印发《海州区河道整治实施方案》。\n␜\n落实《海州区河道整治实施方案》。"),
      .bad("召开“北岸绿色发展论坛”。\n␜\n出席“‹北岸绿色展发论坛›”。", fixed: "召开“北岸绿色发展论坛”。\n␜\n出席“北岸绿色发展论坛”。"),
      .good("推进“清泉入户工程”。\n␜\n推进“清泉入户工程”。"),
      .good("印发《城区三年行动计划》。\n␜\n印发《城区五年行动计划》。"),
      .good("推进“东岸治理工程”。\n␜\n推进“西岸治理工程”。"),
      .good("推进“清泉入户工程”。\n␜\n推进“书香进校工程”。"),
    ])

  static var interests: Interests { .characters(.quote, .bracket) }

  init(_ options: RuleOptions) {}

  private static let endings: Literals = [
    "工程", "行动", "项目", "会议", "大会", "论坛", "计划", "方案", "规划", "条例", "办法", "意见", "活动", "专项", "峰会", "博览会",
  ]

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    var open = -1
    for mark in p.marks {
      if mark.scalar == 0x201C || mark.scalar == 0x300A {
        open = Int(mark.index)
      } else if mark.scalar == 0x201D || mark.scalar == 0x300B, open >= 0 {
        let range = open + 1..<Int(mark.index)
        open = -1
        guard range.count >= 6, range.count <= 40, range.allSatisfy({ p.text.characterClass($0).isHan }) else { continue }
        if mark.scalar == 0x300B || p.has(Self.endings, before: range.upperBound) {
          facts.add(0, range, in: p, text: p.text.string(range))
        }
      }
    }
  }

  func check(
    _ documents: [WorkspaceDocument], locale: MessageLocale, report: (_ document: Int, _ body: (inout FindingSink) -> Void) -> Void
  ) {
    guard let lexicon = documents.first?.context.lexicon else { return }
    var places: [[UInt32]: [(document: Int, fact: DocumentFact)]] = [:]
    for (index, document) in documents.enumerated() {
      for fact in document.facts { places[fact.text.unicodeScalars.map(\.value), default: []].append((index, fact)) }
    }
    // Two names that differ in one place share their first or their last three characters.
    var buckets: [[UInt32]: [[UInt32]]] = [:]
    for name in places.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      buckets[Array(name.prefix(3)) + [0], default: []].append(name)
      buckets[[0] + Array(name.suffix(3)), default: []].append(name)
    }
    var done: Set<[UInt32]> = []
    for (_, names) in buckets.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where names.count > 1 && names.count <= 200 {
      for (i, a) in names.enumerated() {
        for b in names[(i + 1)...] where isMiswritten(a, b, lexicon) {
          guard let x = places[a], let y = places[b] else { continue }
          // The rarer one is wrong; of two equally rare ones, the one that comes later.
          let isFirstRight = x.count != y.count ? x.count > y.count : (x.first?.document ?? 0) <= (y.first?.document ?? 0)
          let (right, wrong, all) = isFirstRight ? (x, y, b) : (y, x, a)
          guard let source = right.first, Set(x.map(\.document)) != Set(y.map(\.document)), done.insert(all).inserted else {
            continue
          }
          for place in wrong { tell(place.document, place.fact, source, documents, report) }
        }
      }
    }
  }

  private func tell(
    _ document: Int, _ fact: DocumentFact, _ source: (document: Int, fact: DocumentFact), _ documents: [WorkspaceDocument],
    _ report: (_ document: Int, _ body: (inout FindingSink) -> Void) -> Void
  ) {
    let path = documents[source.document].path
    report(document) { out in
      let title = out.text(zh: "改为“\(source.fact.text)”", en: "Change to “\(source.fact.text)”")
      out.report(
        source: fact.range, zh: "“\(fact.text)”在 \(path) 中是“\(source.fact.text)”",
        en: "“\(fact.text)” is “\(source.fact.text)” in \(path)",
        fixes: [Fix(title: title, safety: .unsafe, edits: [TextEdit(fact.range, source.fact.text)])],
        related: [RelatedPlace(message: source.fact.text, path: path, range: source.fact.range)])
    }
  }

  private static let telling = ScalarSet("一二三四五六七八九十两零东西南北上下前后内外大小新老旧不非")

  private func isMiswritten(_ a: [UInt32], _ b: [UInt32], _ lexicon: LexiconSnapshot) -> Bool {
    if a.count == b.count {
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 1, let i = different.first {
        return lexicon.likeness.kind(a[i], b[i]) != nil && !Self.telling.contains(a[i]) && !Self.telling.contains(b[i])
      }
      return different.count == 2 && different[1] == different[0] + 1 && a[different[0]] == b[different[1]]
        && a[different[1]] == b[different[0]]
    }
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1 else { return false }
    var i = 0
    while i < short.count, long[i] == short[i] { i += 1 }
    // One dropped inside, not at an edge: 计划 and 计划书 are both right.
    return i > 0 && i < short.count && !Self.telling.contains(long[i]) && Array(long[(i + 1)...]) == Array(short[i...])
  }
}
