import Lexicon
import Linting
import TextModel

/// Blanks among Han characters.
struct SpaceInChinese: DocumentRule {
  static let description = RuleDescription(
    id: "punct/space-cjk",
    summary: Localized("汉字之间有多余空格", en: "a blank among Han characters"),
    rationale: Localized(
      "汉字之间、汉字与全角标点之间不用空格。两句式标题中间的空格、条款序号之后、姓名对齐、署名、元信息行、表格和书名号引号里的空格是正常的，不报；但空格把一个词拆开的，在哪里都报。",
      en:
        "No blank stands among Han characters or beside full-width marks. Headlines of two parts, blanks after ordinals, aligned names, bylines, metadata, tables and titles keep theirs, unless the blank splits a word."
    ),
    source: "GB/T 9704—2012 7.3.3",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("会议强调，‹ ›要统筹兼顾。", fixed: "会议强调，要统筹兼顾。"),
      .bad("全面振兴‹ ›新突破三年行动取得成效。", fixed: "全面振兴新突破三年行动取得成效。"),
      .bad("加快推进项目建设‹ ›，提升产业能级。", fixed: "加快推进项目建设，提升产业能级。"),
      .bad("国务‹ ›院办公厅关于节水建议的复函", fixed: "国务院办公厅关于节水建议的复函"),
      .bad("国务院‹ ›办公厅关于节水建议的复函", fixed: "国务院办公厅关于节水建议的复函"),
      .bad("为以中国式现代化全面推进强国建设、民族复兴伟业而不懈‹ ›奋斗！", fixed: "为以中国式现代化全面推进强国建设、民族复兴伟业而不懈奋斗！"),
      .good("打赢经济发展“翻身仗” 项目建设是“生命线”"),
      .good("（记者 韩扬 王冠 宋巨龙 王洋）8月5日，推进会召开。"),
      .good("第一条 为了规范公文处理工作。"),
      .good("第二百一十九条之一 为境外的机构、组织提供商业秘密的，处五年以下有期徒刑。"),
      .good("（2015年7月30日 重庆市第四届人民代表大会常务委员会第十九次会议通过。）"),
      .good("发布时间：2023-02-08 信息来源：盘锦日报"),
    ])

  static var interests: Interests { .characters(.space) }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let line = paragraph.trimmed
    let isProse =
      paragraph.marks.contains { Self.sentenceMarks.contains($0.scalar) && (Int($0.index) >= 20 || $0.scalar == 0x3002) }
      && paragraph.role != .metadata
      && paragraph.role != .tableRow
      && paragraph.role != .nameList
    var i = line.lowerBound
    while i < line.upperBound {
      guard paragraph.text.characterClass(i) == .space else {
        i += 1
        continue
      }
      let start = i
      while paragraph.text.characterClass(i) == .space { i += 1 }
      let run = start..<i
      let before = paragraph.isHan(start - 1)
      let after = paragraph.isHan(i)
      let closes = Self.stops.contains(paragraph[start - 1]) && (after || Self.openings.contains(paragraph[i]))
      let opens = before && Self.closings.contains(paragraph[i])
      guard before && after || closes || opens else { continue }
      // The blank of “, ” goes with the half-width mark.
      if closes, paragraph.rawScalar(start - 1) < 0x80 { continue }
      if paragraph[start] == 0x09 { continue }
      let isSplit = before && after && splitsWord(run, paragraph)
      if !isSplit {
        guard isProse, !isUsual(run, paragraph) else { continue }
      }
      facts.add(0, run, in: paragraph)
    }
  }

  private func isUsual(_ run: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    if paragraph.isEnclosed(run.lowerBound, by: .title, .doubleQuote, .parenthesis, .lenticular) { return true }
    if isAfterOrdinal(run.lowerBound, paragraph) { return true }
    // The head of a line up to its first blank may be a name, a place, a speaker.
    let before = paragraph[run.lowerBound - 1]
    if before == 0x65E5 || before == 0xFF1A, run.lowerBound <= 30 { return true }
    // A headline and its text on one line.
    return run.count >= 2 && run.lowerBound <= 40
      && !paragraph.marks(in: 0..<run.lowerBound).contains { $0.characterClass == .stop }
  }

  private func isAfterOrdinal(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    if paragraph.ordinals.ending(at: i) != nil { return true }
    guard Self.units.contains(paragraph[i - 1]) else { return false }
    var k = i - 2
    while k >= 0, i - k <= 12,
      paragraph.text.characterClass(k) == .hanDigit || paragraph.text.characterClass(k) == .hanUnit
        || paragraph.text.characterClass(k) == .digit
    { k -= 1 }
    return k < i - 2 && (paragraph[k] == 0x7B2C || paragraph[k] == 0x4E4B)
      || paragraph[i - 1] == 0x6761 || i >= 2 && paragraph[i - 2] == 0x4E4B
  }

  /// Whether a word or a dictionary form spans the blank.
  private func splitsWord(_ run: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    let lexicon = paragraph.context.lexicon
    var left: [UInt32] = []
    var k = run.lowerBound - 1
    while left.count < 8, paragraph.isHan(k) {
      left.insert(paragraph[k], at: 0)
      k -= 1
    }
    let startsAtBlank = paragraph.text.characterClass(k).isBlank || k < paragraph.trimmed.lowerBound
    var right: [UInt32] = []
    k = run.upperBound
    while right.count < 8, paragraph.isHan(k) {
      right.append(paragraph[k])
      k += 1
    }
    let endsAtBlank = paragraph.text.characterClass(k).isBlank || k >= paragraph.trimmed.upperBound
    // 王 杰, or letters that are set wide: 通 知.
    if startsAtBlank && left.count == 1 || endsAtBlank && right.count == 1 { return false }
    // Two words that stand apart make a third by chance more often than a blank splits one of two characters.
    let words = lexicon.words
    let endsWord =
      (2...4).contains { left.count >= $0 && words.contains(Array(left.suffix($0))) }
      || paragraph.hasHit(endingAt: run.lowerBound) { lexicon.formTraits[Int($0.form)] & 0x3F != 0 }
    let beginsWord =
      (2...4).contains { right.count >= $0 && words.contains(Array(right.prefix($0))) }
      || paragraph.hits(beginningIn: run.upperBound..<run.upperBound + 1).contains { lexicon.formTraits[Int($0.form)] & 0x3F != 0 }
    // A name of five characters or more is no chance meeting: 国务院 办公厅, 最高 人民检察院.
    for a in 1...max(1, left.count) {
      for b in 1...max(1, right.count) where a + b >= 5 {
        guard left.count >= a, right.count >= b, let form = lexicon.matcher.form(Array(left.suffix(a)) + right.prefix(b)) else {
          continue
        }
        if lexicon.formTraits[form] & Self.names != 0 { return true }
      }
    }
    if endsWord && beginsWord { return false }
    for a in 1...max(1, left.count) {
      for b in 1...max(1, right.count) where a + b <= 12 {
        let word = Array(left.suffix(a)) + right.prefix(b)
        if word.count <= 4, words.contains(word), word.count >= 3 || !endsWord && !beginsWord { return true }
        if word.count >= 3, lexicon.matcher.form(word) != nil { return true }
      }
    }
    return false
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    FileSummary(hits: document.facts, candidates: document.facts.count, minimum: 30).report(&out) { _ in
      ("汉字之间有多余空格", "a blank among Han characters")
    } whole: { count in
      ("全文 \(count) 处汉字之间有多余空格", "blanks among Han characters in \(count) places")
    }
  }

  /// Traits of forms that name an organisation or a phrase.
  private static let names = UInt8(1) << TableKind.organizations.bit | UInt8(1) << TableKind.phrases.bit
  private static let sentenceMarks = ScalarSet("。；！？")
  private static let stops = ScalarSet("，。、；：？！")
  private static let openings = ScalarSet("“（《‘")
  private static let closings = ScalarSet("，。、；：？！”）》’")
  private static let units = ScalarSet("章节条编款部篇之一二三四五六七八九十")
}
