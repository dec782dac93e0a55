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
    // The sentence's clauses by their hash: the last one of each, and how many there are.
    var latest: [UInt32: (range: Range<Int>, number: Int)] = [:]
    var count = 0
    var start = 0
    func close(_ end: Int, _ out: inout FindingSink) {
      let range = start..<end
      start = end + 1
      count += 1
      guard range.count >= 4 else { return }
      var hash: UInt32 = 0x811C_9DC5
      var isHan = true
      for i in range {
        hash = (hash ^ paragraph[i]) &* 0x0100_0193
        isHan = isHan && paragraph.isHan(i)
      }
      guard isHan else { return }
      if let other = latest[hash], other.range.count == range.count, range.count >= 6 || other.number == count - 1,
        zip(other.range, range).allSatisfy({ paragraph[$0] == paragraph[$1] }), !isName(range, paragraph)
      {
        let text = paragraph.sourceString(range)
        out.report(
          range, in: paragraph, zh: "同一句内“\(text)”重复", en: "“\(text)” stands in the sentence twice",
          related: [RelatedPlace(message: out.text(zh: "第一次出现", en: "first here"), range: paragraph.text.sourceRange(other.range))])
      }
      latest[hash] = (range, count)
    }
    for mark in paragraph.marks
    where mark.characterClass == .stop || mark.characterClass == .bracket || mark.characterClass == .quote {
      let i = Int(mark.index)
      close(i, &out)
      if Paragraph.endsSentence(mark.scalar) { latest.removeAll(keepingCapacity: true) }
    }
    close(paragraph.trimmed.upperBound, &out)
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
