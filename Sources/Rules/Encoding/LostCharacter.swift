import Linting
import TextModel

/// Places where a scrape or a conversion lost characters: ? between two Han characters, ?fàn), □.
struct LostCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/lost-char",
    summary: Localized("疑似丢字", en: "characters were probably lost here"),
    rationale: Localized(
      "抓取或转码失败的字常变成“?”或“□”，有的注音残留只剩下半截，如“?fàn)”。前文有疑问词的“?”是问号；整段都用半角标点的，单个“?”也按问号处理，归标点规则。",
      en:
        "What a scrape could not convert becomes ? or □, or half of a pinyin annotation such as ?fàn). A ? after an interrogative is a question mark, and so is a single one in a paragraph that writes other marks half-width."
    ),
    source: "校对实务",
    severity: .error,
    fix: .unsafe,
    options: [
      RuleOption(
        "gbkRecovery", .bool(true),
        Localized("从注音残留推算丢失的字，供核对", en: "work out the lost character from what is left of an annotation, to be checked"))
    ],
    examples: [
      .bad("要聚焦‹?fàn)I›商環境抓項目", fixed: "要聚焦營商環境抓項目"),
      .bad("各條戰線勇‹?lián)›負責"),
      .bad("优化营商‹??›环境"),
      .bad("全面振兴‹?›突破三年行动"),
      .good("项目能否落地?关键看服务"),
      .good("为什么?因为没有项目支撑"),
      .good("是走过场？还是真落地？"),
      .good("你愿意当选民吗?当然愿意"),
    ])

  static var interests: Interests { .oddities(.widened) }
  static let cues = ["□"]

  private let recovers: Bool
  init(_ options: RuleOptions) { recovers = options.bool("gbkRecovery") }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let start = range.lowerBound
    guard paragraph.isHan(start - 1) else { return }
    var end = range.upperBound
    while paragraph[end] == 0x25A1 { end += 1 }
    // Boxes to tick come in threes and more.
    guard paragraph.isHan(end), (0..<paragraph.count).count(where: { paragraph[$0] == 0x25A1 }) - (end - start) < 2 else { return }
    report(start..<end, paragraph, &out)
  }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var done = 0
    var usesHalfWidth: Bool?
    for oddity in paragraph.text.oddities where oddity.kind == .widened && oddity.scalar == 0x3F {
      let start = Int(oddity.index)
      guard start >= done else { continue }
      var end = start + 1
      while paragraph[end] == 0xFF1F || paragraph[end] == 0x3F { end += 1 }
      done = end
      if end == start + 1, let close = residueEnd(end, paragraph) {
        done = close
        report(start..<close, paragraph, lost: lostCharacter(start..<close, paragraph), &out)
        continue
      }
      guard paragraph.isHan(start - 1), paragraph.isHan(end) else { continue }
      if end == start + 1 {
        if asks(before: start, paragraph) { continue }
        let half =
          usesHalfWidth ?? paragraph.text.oddities.contains { $0.kind == .widened && ($0.scalar == 0x2C || $0.scalar == 0x3B) }
        usesHalfWidth = half
        if half { continue }
      }
      report(start..<end, paragraph, &out)
    }
  }

  private func report(_ range: Range<Int>, _ paragraph: borrowing Paragraph, lost: String? = nil, _ out: inout FindingSink) {
    let text = paragraph.sourceString(range)
    out.report(
      range, in: paragraph, zh: "“\(text)”处疑似丢字（抓取或转码损坏），" + (lost.map { "推算原为“\($0)”，" } ?? "") + "请核对原文",
      en: "characters were lost at “\(text)”" + (lost.map { ", probably “\($0)”" } ?? "") + ": check the original",
      fixes: [lost.flatMap { paragraph.replace(range, with: $0, .unsafe) }])
  }

  /// What `?fàn)I` stands for, worked out from the bytes of GBK.
  private func lostCharacter(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> String? {
    let letter = paragraph[range.upperBound - 1]
    guard recovers, paragraph.text.characterClass(range.upperBound - 1) == .latin, range.lowerBound > 0 else { return nil }
    var syllable = ""
    for i in range.lowerBound + 1..<range.upperBound - 2 {
      guard let base = PinyinTone.base(of: paragraph[i])?.letter ?? UInt8(exactly: paragraph[i]) else { return nil }
      syllable.unicodeScalars.append(Unicode.Scalar(base))
    }
    return StraddledPair.lost(
      behind: paragraph.rawScalar(range.lowerBound - 1), reading: syllable, letter: letter, paragraph.context.lexicon
    ).map { String(scalar: $0) }
  }

  /// The end of `fàn)` or `fàn)I` at an index: what an annotation leaves behind when its character is lost.
  private func residueEnd(_ start: Int, _ paragraph: borrowing Paragraph) -> Int? {
    var i = start
    var tones = 0
    while i - start <= 7 {
      let scalar = paragraph[i]
      if let vowel = PinyinTone.base(of: scalar) {
        tones += vowel.isToned ? 1 : 0
      } else if scalar < 0x61 || scalar > 0x7A {
        break
      }
      i += 1
    }
    guard i > start, tones == 1, paragraph[i] == 0x29 || paragraph[i] == 0xFF09 else { return nil }
    i += 1
    let isLetter = paragraph.text.characterClass(i) == .latin && !paragraph.text.characterClass(i + 1).isLatinOrDigit
    return isLetter ? i + 1 : i
  }

  private func asks(before index: Int, _ paragraph: borrowing Paragraph) -> Bool {
    var i = index - 1
    while i >= 0, index - i <= 30 {
      let scalar = paragraph[i]
      if scalar == 0x3002 || scalar == 0xFF01 { return false }
      if Self.askers.contains(scalar) { return true }
      if scalar == 0x5426, paragraph[i - 1] == 0x80FD || paragraph[i - 1] == 0x53EF || paragraph[i - 1] == 0x662F { return true }
      if scalar == 0x4E0D || scalar == 0x6CA1, paragraph[i - 1] == paragraph[i + 1] { return true }
      if scalar == 0x8FD8, paragraph[i + 1] == 0x662F { return true }
      i -= 1
    }
    return false
  }

  private static let askers = ScalarSet("吗呢么谁何哪几怎嘛吧")
}
