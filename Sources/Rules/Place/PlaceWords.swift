import Lexicon
import Linting
import TextModel

/// What the rules about places share.
enum PlaceWords {
  /// Names that are common nouns as well: 老城区 names no division of the city before it.
  static let common: Set<String> = [
    "城区", "郊区", "矿区", "老城区", "新城区", "市中区", "城中区", "东城区", "西城区", "城东区", "城西区", "城北区", "城南区", "南山区", "东区", "西区", "新区",
    "城关区", "市郊区", "高新区", "开发区", "工业区", "新市区", "和平区", "市区", "县区", "镇区",
  ]

  /// 东西南北上下前后 and numerals: names that differ in them are different places.
  static let directions = ScalarSet("东西南北上下前后左右内外一二三四五六七八九十大小")

  private static let changeBefore: [StaticString] = [
    "原", "旧称", "时任", "曾任", "当时", "撤销", "撤", "前身", "更名", "改为", "设立", "旧", "恢复", "将", "以",
  ]
  private static let changeAfter: [StaticString] = ["改为", "更名", "改设", "今", "现为", "现", "撤", "升格", "并入", "划归", "（今", "(今"]
  private static let changeInClause: [StaticString] = [
    "撤销", "更名", "改设", "撤县", "撤市", "划归", "行政区域", "区划", "改名", "并入", "前身", "新中国成立前", "民国", "解放前", "抗日战争",
  ]

  /// Whether the clause speaks of the past or of the change itself: a place's former name is right there.
  static func isHistorical(_ range: Range<Int>, in p: borrowing Paragraph, until: Day?) -> Bool {
    if p[range.lowerBound - 1] == 0x300A { return true }
    let clause = clause(around: range, in: p)
    for i in max(clause.lowerBound, range.lowerBound - 8)..<range.lowerBound {
      for word in changeBefore where p.has(word, at: i) {
        // 将 and 以 count only in the wording of an order about divisions, which the clause then shows.
        return true
      }
    }
    for i in range.upperBound..<min(clause.upperBound, range.upperBound + 6) {
      for word in changeAfter where p.has(word, at: i) { return true }
    }
    for i in clause {
      for word in changeInClause where p.has(word, at: i) { return true }
    }
    guard let until else { return false }
    let changes: [StaticString] = ["撤销", "更名", "改设", "划归", "行政区域", "区划", "管辖", "人民政府驻", "设立", "建市", "设市"]
    let sentence = p.sentence(around: range.lowerBound)
    if sentence.contains(where: { i in changes.contains { p.has($0, at: i) } }) { return true }
    for i in sentence { if let year = year(at: i, in: p), year <= until.year { return true } }
    return false
  }

  /// The stretch between the marks that end a clause: 。；，！？ and the paragraph's edges.
  static func clause(around range: Range<Int>, in p: borrowing Paragraph) -> Range<Int> {
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < Paragraph.reach, !isClauseEnd(p[low - 1]) { low -= 1 }
    var high = range.upperBound
    while high < p.count, high - range.upperBound < Paragraph.reach, !isClauseEnd(p[high]) { high += 1 }
    return low..<high
  }

  static func isClauseEnd(_ scalar: UInt32) -> Bool { isSentenceEnd(scalar) || scalar == 0xFF0C || scalar == 0xFF1A }
  static func isSentenceEnd(_ scalar: UInt32) -> Bool {
    scalar == 0x3002 || scalar == 0xFF1B || scalar == 0xFF01 || scalar == 0xFF1F
  }

  /// The year written with four digits at a view index, if 年 follows.
  private static func year(at index: Int, in p: borrowing Paragraph) -> Int? {
    guard p.text.characterClass(index) == .digit, p.text.characterClass(index - 1) != .digit, p[index + 4] == 0x5E74 else {
      return nil
    }
    var year = 0
    for i in index..<index + 4 {
      guard p.text.characterClass(i) == .digit else { return nil }
      year = year * 10 + Int(p[i]) - 0x30
    }
    return year
  }

  /// `北京市、天津市`: the names of several entries, each with its parents' where they differ.
  static func names(_ entries: [Entry], _ lexicon: LexiconSnapshot, limit: Int = 3) -> String {
    var names: [String] = []
    for entry in entries {
      let name = fullName(entry, lexicon)
      if !names.contains(name) { names.append(name) }
    }
    return names.prefix(limit).joined(separator: "、") + (names.count > limit ? "等" : "")
  }

  /// `辽宁省阜新市海州区`.
  static func fullName(_ entry: Entry, _ lexicon: LexiconSnapshot) -> String {
    var name = lexicon.name(entry)
    var code = lexicon.parentCode(entry)
    for _ in 0..<3 where code != 0 {
      guard let parent = current(lexicon.divisions(code: code)) else { break }
      name = lexicon.name(parent) + name
      code = lexicon.parentCode(parent)
    }
    return name
  }

  /// The parent of a place, as it is on a day.
  static func parent(_ entry: Entry, _ lexicon: LexiconSnapshot, on day: Day?) -> Entry? {
    let candidates = lexicon.divisions(code: lexicon.parentCode(entry))
    return candidates.first { lexicon.isInForce($0, on: day) } ?? current(candidates)
  }

  private static func current(_ entries: [Entry]) -> Entry? { entries.first { $0.validity.until == nil } ?? entries.last }

  /// Whether a name is the usual short form of an autonomous division in force: 北川县 for 北川羌族自治县.
  static func isShortOfAutonomous(_ range: Range<Int>, in p: borrowing Paragraph) -> Bool {
    let lexicon = p.context.lexicon
    guard range.count > 2, let form = lexicon.matcher.form(p.text.scalars[range.lowerBound..<range.upperBound - 1]) else {
      return false
    }
    return lexicon.divisions(ofForm: form, roles: [.short]).contains { entry in
      lexicon.isInForce(entry, on: p.context.date) && lexicon.name(entry).holds("自治")
    }
  }

  /// What a finding says of the row that decided: `依据〈…〉`.
  static func ground(_ reference: EntryReference, english: Bool) -> String {
    guard !reference.source.isEmpty else { return "" }
    return english ? " (\(reference.source))" : "（据\(reference.source)）"
  }
}
