import Lexicon
import Linting
import TextModel

/// The same clause twice in a sentence.
struct AdjacentRepeat: ParagraphRule {
  static let description = RuleDescription(
    id: "style/adjacent-repeat",
    summary: Localized("同一句内分句重复", en: "the same clause twice in a sentence"),
    rationale: Localized(
      "复制、修改时容易在一句话里留下两个相同的分句。六个字以上逐字相同，或相邻的四个字以上相同才报；“谋划一批、储备一批”式的排比和分号隔开的反复不报，人名前重复的职务不报。",
      en:
        "Copying leaves the same clause twice in one sentence. It takes six equal characters, or four where the two are adjacent; parallel phrases, refrains parted by ； and an office repeated before several names are left alone."
    ),
    source: "校对实务",
    severity: .info,
    examples: [
      .bad("抓好落实，‹抓好落实›，确保完成任务。"),
      .bad("全力推进项目建设，优化营商环境，‹全力推进项目建设›。"),
      .bad("会议传达有关精神，研究部署下一步工作，‹会议传达有关精神›。"),
      .good("一切盯着项目看、一切围着项目转、一切扭住项目干。"),
      .good("早开工、早建设、早投产、早见效"),
      .good("做好产业升级，没有项目的支撑无法实现；提升城乡品质，没有项目的支撑无法实现。"),
      .good("谋划一批、储备一批，成熟一批、实施一批"),
    ])

  static var interests: Interests { .characters(.stop) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph.count >= 9 else { return }
    var clauses = ClauseTable(capacity: paragraph.marks.count + 1)
    var start = 0
    var number = 0
    var sentence = 0
    for mark in paragraph.marks
    where mark.characterClass == .stop || mark.characterClass == .bracket || mark.characterClass == .quote {
      number += 1
      judge(start..<Int(mark.index), number, sentence, paragraph, &clauses, &out)
      start = Int(mark.index) + 1
      if Paragraph.endsSentence(mark.scalar) {
        sentence += 1
        clauses.beginSentence()
      }
    }
    judge(start..<paragraph.trimmed.upperBound, number + 1, sentence, paragraph, &clauses, &out)
  }

  private func judge(
    _ range: Range<Int>, _ number: Int, _ sentence: Int, _ paragraph: borrowing Paragraph, _ clauses: inout ClauseTable,
    _ out: inout FindingSink
  ) {
    guard range.count >= 4 else { return }
    let clause = ClauseTable.Clause(key: ClauseTable.key(range, paragraph.text), range: range, number: number, sentence: sentence)
    guard let other = clauses.put(clause, paragraph.text), range.count >= 6 || other.number == number - 1,
      // Between two marks only what is no Han character breaks a clause.
      paragraph.text.firstNotHan(from: range.lowerBound) >= range.upperBound, !isName(range, paragraph)
    else { return }
    let text = paragraph.sourceString(range)
    out.report(
      range, in: paragraph, zh: "同一句内“\(text)”重复", en: "“\(text)” stands in the sentence twice",
      related: [RelatedPlace(message: out.text(zh: "第一次出现", en: "first here"), range: paragraph.text.sourceRange(other.range))])
  }

  /// An office or an organisation that several names share.
  private func isName(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    // Mentions do not overlap: only the first one that ends where the range does, or behind it, can cover its end.
    let first = paragraph.mentions.partitionPoint { $0.range.upperBound >= range.upperBound }
    guard first < paragraph.mentions.count else { return false }
    let mention = paragraph.mentions[first]
    return mention.range.overlaps(range) && (mention.names(.offices) || mention.names(.organizations))
  }
}

/// The clauses of a paragraph by their text: the last one of each.
private struct ClauseTable {
  struct Clause {
    var key: UInt64
    var range: Range<Int>
    /// Which one of the paragraph's clauses it is.
    var number: Int
    /// In which one of the paragraph's sentences it stands.
    var sentence: Int
  }

  private var clauses: [Clause] = []
  /// Indices into ``clauses`` where the key leads; -1 where nothing stands. Half of them are free at least. None while the
  /// clauses are so few that they are looked through.
  private var slots: [Int32] = []

  /// Creates a table for so many clauses.
  init(capacity: Int) {
    clauses.reserveCapacity(capacity)
    guard capacity > 32 else { return }
    var size = 128
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Forgets the clauses of the sentence before, where the few are looked through: only those of one sentence are compared.
  mutating func beginSentence() {
    if slots.isEmpty { clauses.removeAll(keepingCapacity: true) }
  }

  /// The first two characters of a clause and the last two: enough to tell nearly all others from it.
  @inline(__always)
  static func key(_ range: Range<Int>, _ text: borrowing NormalizedText) -> UInt64 {
    let scalars = text.scalars.span
    let first = UInt64(scalars[range.lowerBound]) | UInt64(scalars[range.lowerBound + 1]) << 16
    return first ^ UInt64(scalars[range.upperBound - 2]) << 32 ^ UInt64(scalars[range.upperBound - 1]) << 42
  }

  /// Puts a clause in the place of the last one of its text, and gives that one when it is of the same sentence.
  mutating func put(_ clause: Clause, _ text: borrowing NormalizedText) -> Clause? {
    guard let index = index(of: clause, text) else {
      clauses.append(clause)
      return nil
    }
    let last = clauses[index]
    clauses[index] = clause
    return last.sentence == clause.sentence ? last : nil
  }

  /// Where the clause of a text stands; nil when there is none, and its place is that behind the others.
  private mutating func index(of clause: Clause, _ text: borrowing NormalizedText) -> Int? {
    if slots.isEmpty {
      for index in clauses.indices where clauses[index].key == clause.key && isSame(clauses[index], clause, text) { return index }
      return nil
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (clause.key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if clauses[index].key == clause.key, isSame(clauses[index], clause, text) { return index }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: clauses.count)
    return nil
  }

  private func isSame(_ a: Clause, _ b: Clause, _ text: borrowing NormalizedText) -> Bool {
    a.range.count == b.range.count && zip(a.range, b.range).allSatisfy { text[$0] == text[$1] }
  }
}
