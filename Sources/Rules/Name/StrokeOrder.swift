import Lexicon
import Linting
import TextModel

/// A list that says it is ordered by the strokes of surnames, and is not.
struct StrokeOrder: DocumentRule {
  static let description = RuleDescription(
    id: "name/stroke-order",
    summary: Localized("名单声明按姓氏笔画为序，次序有误", en: "a list that says it is ordered by the strokes of surnames, and is not"),
    rationale: Localized(
      "写明“按姓氏笔画为序”的名单，同一段里的和紧接着逐行排列的都看：先比姓的笔画数，同画数的按笔顺（横竖撇点折）；同姓的，名字字数相同时比第二个字。规范字表里不在同一级的两个字，同画数时不作判断。名单里没有姓名、或没有这句声明的，不看。",
      en:
        "Looks at a list that announces the order, in its paragraph and in the lines of names that follow: strokes of the surname first, then the order of strokes, then, for one surname and names of one length, the second character. Characters of as many strokes in different levels of the standard table are not compared."
    ),
    source: "GB 13000.1 字符集汉字字序（笔画序）规范（GF 3003—1999）；《通用规范汉字表》（国发〔2013〕23号）的排列次序",
    severity: .warning,
    examples: [
      .bad("（按姓氏笔画为序）‹马兴瑞›、丁薛祥、习近平"),
      .bad("（按姓氏笔画为序）‹王勇›、丁一、于洋"),
      .bad("（按姓氏笔画排列）赵玉鹏、‹毛长义›、‹王勇›"),
      .good("（按姓氏笔画为序）丁学东、丁薛祥、万立骏、习近平、马兴瑞"),
      .good("任维达、丛军、王杰参加会议"),
      .good("（按姓氏笔画为序）丁一、于洋、王勇"),
      .bad("主席团成员名单（按姓氏笔画为序）：丁大江、‹王二平›、万立新、马兴国"),
      .bad("代表名单\n（按姓氏笔画排列）\n丁大江　于小海　王建军　‹马春山›　李新民"),
      .bad("出席代表（以姓氏笔画为序）\n于海\n‹丁洋›\n王　宁\n李国强"),
      .bad("李国强、‹王建军›、赵子明、钱文华（按姓氏笔画为序）参加会议。"),
      .bad("（按姓氏笔画为序）王建军、‹王世平›、李国强、张文"),
      .bad("名单‹（按姓氏笔画为序）›：魏新、张文、王建军、丁一"),
      .good("主席团成员名单（按姓氏笔画为序）：丁大江、万立新、马兴国、王二平"),
      .good("候选人名单按姓氏笔画为序排列，由大会主席团提出。"),
      .good("代表名单\n（按姓氏笔画排列）\n丁大江　于小海　马春山　王建军　李新民"),
      .good("出席：李国强、王建军、赵子明、钱文华"),
      .good("名单（按姓氏笔画为序）\n丁　洋　（女）　于　海　王宁（回族）　李国强\n会议还研究了其他事项。\n王建军　丁一　于海　马山"),
      .good("按姓氏笔画为序：邢文、刘武、江海、汤河"),
    ])

  static var interests: Interests { .characters(.han) }
  static let cues = ["姓氏笔画", "姓氏笔划", "姓名笔画"]

  private static let leads = ScalarSet("按以照依")
  private static let tails = ScalarSet("的多少为序排列顺先后次")

  init(_ options: RuleOptions) {}

  private enum Kind: Int { case announcement, inline, line }

  /// The names of a paragraph that is nothing but names.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    // Most paragraphs end here: a line of names begins with one and has no sentence.
    var first = 0
    while first < p.count, isSpace(first, p) { first += 1 }
    let surnames = p.context.lexicon.surnames
    guard surnames.rank(p[first]) > 0 || surnames.isCompound(p[first], p[first + 1]) else { return }
    var names: [Range<Int>] = []
    var i = first
    while i < p.count {
      if p[i] == 0xFF08 {
        while i < p.count, p[i] != 0xFF09 { i += 1 }
        i += 1
      } else if isSpace(i, p) || p[i] == 0x3001 {
        i += 1
      } else if p.text.characterClass(i).isHan {
        let start = i
        while i < p.count, p.text.characterClass(i).isHan || p[i] == 0xB7 { i += 1 }
        guard i - start <= 12 else { return }
        // 王　杰: two characters set apart are one name.
        if i - start == 1, let last = names.last, last.count == 1, names.count == 1 || last.upperBound < start {
          names[names.count - 1] = last.lowerBound..<i
        } else {
          names.append(start..<i)
        }
      } else {
        return
      }
    }
    guard names.count(where: { isName($0, p) }) * 5 >= names.count * 4 else { return }
    for name in names { add(.line, name, p, &facts) }
  }

  /// Whether a stretch, blanks left out, has the form of a name: a surname and one or two characters.
  private func isName(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let scalars = range.filter { p.text.characterClass($0).isHan }.map { p[$0] }
    guard scalars.count >= 2 else { return false }
    let surnames = p.context.lexicon.surnames
    if surnames.isCompound(scalars[0], scalars[1]) { return scalars.count >= 3 && scalars.count <= 4 }
    return surnames.rank(scalars[0]) > 0 && scalars.count <= 3
  }

  private func isSpace(_ i: Int, _ p: borrowing Paragraph) -> Bool {
    p.text.characterClass(i) == .space || p.text.characterClass(i) == .wideSpace
  }

  private func add(_ kind: Kind, _ name: Range<Int>, _ p: borrowing Paragraph, _ facts: inout FactCollector) {
    var text = String.UnicodeScalarView()
    for i in name where p.text.characterClass(i).isHan { if let scalar = Unicode.Scalar(p[i]) { text.append(scalar) } }
    facts.add(kind.rawValue, name, in: p, text: String(text))
  }

  /// The announcement, and the names of its own paragraph: the list behind it, else the one it closes.
  func gather(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ facts: inout FactCollector) {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 3, Self.leads.contains(p[start - 1]) { start -= 1 }
    var end = range.upperBound
    while end < p.count, end - range.upperBound < 8, Self.tails.contains(p[end]) { end += 1 }
    guard start < range.lowerBound, end > range.upperBound else { return }
    if p[start - 1] == 0xFF08, p[end] == 0xFF09 { (start, end) = (start - 1, end + 1) }
    facts.add(Kind.announcement.rawValue, start..<end, in: p)
    // Of long lists the part near the words is enough.
    let lists = NameList.all(in: p, start - 900..<end + 900, minimum: 3)
    let behind = lists.first { list in list.items.first.map { $0.lowerBound >= end && $0.lowerBound - end <= 12 } ?? false }
    let before = lists.last { list in list.items.last.map { $0.upperBound <= start && start - $0.upperBound <= 2 } ?? false }
    for item in (behind ?? before)?.items ?? [] where NameList.isName(item, p) { add(.inline, item, p, &facts) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let facts = document.facts
    guard facts.contains(where: { $0.kind == Kind.announcement.rawValue }) else { return }
    let strokes = document.context.lexicon.language.strokes
    let inline = Dictionary(grouping: facts.filter { $0.kind == Kind.inline.rawValue }, by: \.block)
    for (index, fact) in facts.enumerated() where fact.kind == Kind.announcement.rawValue {
      var names = inline[fact.block] ?? []
      if names.isEmpty {
        // The lines of names that follow, up to the first line that is something else.
        var block = fact.block
        for next in facts[(index + 1)...] {
          guard next.kind == Kind.line.rawValue, next.block > fact.block, onlyBlanks(block, next.block, document) else { break }
          names.append(next)
          block = next.block
        }
      }
      judge(names, announced: fact, strokes, &out)
    }
  }

  /// Whether the blocks between two are blank.
  private func onlyBlanks(_ a: Int, _ b: Int, _ document: borrowing DocumentContext) -> Bool {
    guard b > a + 1 else { return true }
    for block in a + 1..<b where document.blocks.indices.contains(block) {
      let range = document.blocks[block].range
      for byte in document.source.storage[Int(range.start)..<Int(range.end)] where byte > 0x20 { return false }
    }
    return true
  }

  private func judge(_ names: [DocumentFact], announced: DocumentFact, _ strokes: StrokeTable, _ out: inout FindingSink) {
    guard names.count >= 2, names.count <= 600 else { return }
    let texts = names.map { $0.text.unicodeScalars.map(\.value) }
    let kept = Self.longestOrdered(texts, strokes)
    var wrong: [(name: Int, other: Int, isBefore: Bool)] = []
    for i in texts.indices where !kept.contains(i) {
      if let before = kept.last(where: { $0 < i }), Self.isAfter(texts[before], texts[i], strokes) {
        // The earliest of the kept names that come behind it by strokes.
        let first = kept.first { $0 < i && Self.isAfter(texts[$0], texts[i], strokes) } ?? before
        wrong.append((i, first, true))
      } else if let next = kept.first(where: { $0 > i }), Self.isAfter(texts[i], texts[next], strokes) {
        let last = kept.last { $0 > i && Self.isAfter(texts[i], texts[$0], strokes) } ?? next
        wrong.append((i, last, false))
      }
    }
    guard let one = wrong.first else { return }
    if wrong.count > max(2, names.count / 3) {
      let (a, b) = (names[one.name].text, names[one.other].text)
      out.report(
        source: announced.range, zh: "名单未按姓氏笔画为序：有\(wrong.count)处次序不合，如“\(a)”应在“\(b)”之\(one.isBefore ? "前" : "后")",
        en:
          "the list is not ordered by strokes: \(wrong.count) names stand wrong; “\(a)” goes \(one.isBefore ? "before" : "after") “\(b)”",
        related: [RelatedPlace(message: a, range: names[one.name].range)])
      return
    }
    for item in wrong {
      let (name, other) = (names[item.name], names[item.other])
      out.report(
        source: name.range,
        zh:
          "名单按姓氏笔画为序，“\(name.text)”\(account(name, strokes, "zh"))应排在“\(other.text)”\(account(other, strokes, "zh"))之\(item.isBefore ? "前" : "后")",
        en:
          "by strokes of surnames “\(name.text)”\(account(name, strokes, "en")) goes \(item.isBefore ? "before" : "after") “\(other.text)”\(account(other, strokes, "en"))",
        related: [
          RelatedPlace(message: out.text(zh: "名单次序的声明", en: "the order is announced here"), range: announced.range),
          RelatedPlace(message: other.text, range: other.range),
        ])
    }
  }

  /// `（4画）`: the strokes of a surname.
  private func account(_ name: DocumentFact, _ strokes: StrokeTable, _ language: String) -> String {
    guard let first = name.text.unicodeScalars.first, let count = strokes.strokes(first.value) else { return "" }
    return language == "zh" ? "（\(first)，\(count)画）" : " (\(first), \(count) strokes)"
  }

  /// Whether a name surely comes after another.
  private static func isAfter(_ a: [UInt32], _ b: [UInt32], _ strokes: StrokeTable) -> Bool {
    guard let x = a.first, let y = b.first else { return false }
    if x != y { return strokes.isAfter(x, y) ?? false }
    guard a.count == b.count, a.count >= 2 else { return false }
    return strokes.isAfter(a[1], b[1]) ?? false
  }

  /// Indices of a longest run of names, not necessarily adjacent, of which none surely comes after the next.
  private static func longestOrdered(_ names: [[UInt32]], _ strokes: StrokeTable) -> [Int] {
    var length = [Int](repeating: 1, count: names.count)
    var previous = [Int](repeating: -1, count: names.count)
    for i in names.indices {
      for j in 0..<i where length[j] + 1 > length[i] && !isAfter(names[j], names[i], strokes) {
        (length[i], previous[i]) = (length[j] + 1, j)
      }
    }
    var at = names.indices.max { length[$0] < length[$1] } ?? -1
    var kept: [Int] = []
    while at >= 0 {
      kept.append(at)
      at = previous[at]
    }
    return kept.reversed()
  }
}
