import Linting
import TextModel

/// A paragraph that the document has already.
struct DuplicateLine: DocumentRule {
  static let description = RuleDescription(
    id: "residue/duplicate-line",
    summary: Localized("段落重复", en: "a paragraph stands in the document twice"),
    rationale: Localized(
      "粘贴、合并文稿时容易把同一段放进两次。去掉空格和标点后逐字相同、不少于规定字数的段落才报，相邻两段几乎相同也报；没有标点的标题、名单、表格、落款不报。",
      en:
        "Pasting and merging puts a paragraph in twice. Paragraphs count as equal when they are, blanks and marks aside, character for character; adjacent ones also when they differ in a few characters. Headings, lists of names, tables and signatures are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption("minChars", .integer(15, 4...1000), Localized("至少多少个汉字", en: "the least number of Han characters"))
    ],
    examples: [
      .bad("会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷。\n‹会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷。›", fixed: "会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷。\n"),
      .bad(
        "各部门、各单位要结合自身实际研究落实举措，紧紧咬住年度任务。\n第二段。\n‹各部门、各单位要结合自身实际研究落实举措，紧紧咬住年度任务。›", fixed: "各部门、各单位要结合自身实际研究落实举措，紧紧咬住年度任务。\n第二段。\n"),
      .bad("市委常委、副市长出席会议并就有关工作提出具体要求。\n‹市委常委、副市长出席会议，并就有关工作提出具体要求。›", fixed: "市委常委、副市长出席会议并就有关工作提出具体要求。\n"),
      .good("会议强调，要压实责任。\n会议强调，要转变作风。"),
      .good("特此通知。\n特此通知。"),
      .good("一要压实责任抓落实。\n二要转变作风抓落实。"),
    ])

  static var interests: Interests { .characters(.stop) }

  private let minimum: Int
  init(_ options: RuleOptions) { minimum = options.integer("minChars") }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.count >= minimum, paragraph.block.kind == .paragraph || paragraph.block.kind == .listItem,
      paragraph.role == .body || paragraph.role == .item || paragraph.role.headingLevel != nil
    else { return }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var han = 0
    let scalars = paragraph.text.scalars.span
    let classes = paragraph.text.classBytes.span
    // Han, digits and letters are the first of the classes.
    for i in scalars.indices {
      // Bits, not branches: where a mark stands, nobody can guess.
      let counts = 0 &- UInt64((UInt32(classes[i]) &- UInt32(CharacterClass.latinExtended.rawValue) &- 1) >> 31)
      let next = (hash ^ UInt64(scalars[i])) &* 0x100_0000_01B3
      hash ^= (hash ^ next) & counts
      han &+= Int((UInt32(classes[i]) &- UInt32(CharacterClass.hanUnit.rawValue) &- 1) >> 31)
    }
    // Statutes repeat short items, （六）法律、行政法规规定的其他行为, under several articles.
    guard han >= (paragraph.role.headingLevel == nil ? minimum : max(minimum, 60)) else { return }
    facts.add(0, paragraph.trimmed, in: paragraph, value: Int(truncatingIfNeeded: hash), extra: han)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let facts = document.facts
    var firsts = Firsts(capacity: facts.count)
    for index in facts.indices {
      if let first = firsts.first(like: index, facts) {
        if facts[first].extra == facts[index].extra {
          report(facts[index], facts[first], isSame: true, document, &out)
          continue
        }
      }
      guard index > 0 else { continue }
      if isNear(facts[index], facts[index - 1], document) {
        report(facts[index], facts[index - 1], isSame: false, document, &out)
      }
    }
  }

  /// Which paragraph was the first with its value. The values are hashes already: they need not be hashed again, for thousands
  /// of paragraphs at every keystroke.
  private struct Firsts {
    private var slots: [Int32]

    init(capacity: Int) {
      var size = 16
      while size < 2 * capacity { size *= 2 }
      slots = Array(repeating: -1, count: size)
    }

    /// The first fact with the value of that at an index; nil when it is this one.
    mutating func first(like index: Int, _ facts: [DocumentFact]) -> Int? {
      let value = facts[index].value
      let mask = slots.count - 1
      var slot = (value ^ value >> 32) & mask
      while slots[slot] >= 0 {
        if facts[Int(slots[slot])].value == value { return Int(slots[slot]) }
        slot = (slot + 1) & mask
      }
      slots[slot] = Int32(truncatingIfNeeded: index)
      return nil
    }
  }

  private func report(
    _ fact: DocumentFact, _ first: DocumentFact, isSame: Bool, _ document: borrowing DocumentContext, _ out: inout FindingSink
  ) {
    let line = document.source.line(at: Int(first.range.start)) + 1
    let deletion = document.lineRange(ofBlock: fact.block)
    var reason = FNV1a()
    for number in [line, isSame ? 1 : 0, Int(deletion.start) - Int(fact.range.start), Int(deletion.end) - Int(fact.range.end)] {
      reason.add(word: UInt64(truncatingIfNeeded: number))
    }
    if out.repeats(fact.range, explainedBy: first.range, reason: reason.value) { return }
    out.report(
      source: fact.range, zh: isSame ? "本段与第 \(line) 行重复" : "本段与第 \(line) 行几乎相同，疑似重复",
      en: isSame ? "the same paragraph stands in line \(line)" : "nearly the same paragraph stands in line \(line)",
      fixes: isSame ? [document.deleteLine(ofBlock: fact.block)] : [],
      related: [RelatedPlace(message: out.text(zh: "第一次出现", en: "first here"), range: first.range)],
      tag: .unnecessary, reason: reason.value)
  }

  /// Whether two adjacent long paragraphs differ in at most one character of twenty.
  private func isNear(_ a: DocumentFact, _ b: DocumentFact, _ document: borrowing DocumentContext) -> Bool {
    guard a.extra >= 40, abs(a.extra - b.extra) * 20 <= a.extra, a.block - b.block <= 2, a.extra <= 2000 else { return false }
    // Where both differ they must differ in one place: equal at both ends but for a twentieth.
    let bytes = document.source.storage.span
    let (x, y) = (Int(a.range.start)..<Int(a.range.end), Int(b.range.start)..<Int(b.range.end))
    let limit = min(x.count, y.count)
    var head = 0
    while head < limit, bytes[x.lowerBound + head] == bytes[y.lowerBound + head] { head += 1 }
    // Back to the beginning of a character.
    while head > 0,
      head < x.count && bytes[x.lowerBound + head] & 0xC0 == 0x80 || head < y.count && bytes[y.lowerBound + head] & 0xC0 == 0x80
    {
      head -= 1
    }
    var tail = 0
    while tail < limit - head, bytes[x.upperBound - 1 - tail] == bytes[y.upperBound - 1 - tail] { tail += 1 }
    while tail > 0, bytes[x.upperBound - tail] & 0xC0 == 0x80 { tail -= 1 }
    func differing(_ range: Range<Int>) -> Int {
      var count = 0
      for i in range.lowerBound + head..<range.upperBound - tail where bytes[i] & 0xC0 != 0x80 { count += 1 }
      return count
    }
    return max(differing(x), differing(y)) * 20 <= a.extra
  }
}
