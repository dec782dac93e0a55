import Lexicon
import Linting
import TextModel

/// A division with the generic name of another kind: 大石桥县 for 大石桥市.
struct SuffixWrong: ParagraphRule {
  static let description = RuleDescription(
    id: "place/suffix-wrong",
    summary: Localized("区划通名错误（市、县、区、旗）", en: "a division with the wrong generic name (市, 县, 区, 旗)"),
    rationale: Localized(
      "专名加通名在现行和历史区划中都不存在，而同一专名另有通名时报。专名只有两个字的，前面须有上级地名或者明确的词界；专名也是普通词的更严。市场、区域、县城等由通名起头的词，自治县的简称，地级以上城市后的“区”不报。",
      en:
        "The name with this generic part exists neither now nor in the past, but exists with another. A stem of two characters needs its parent or a clear boundary before it. Words such as 市场 and 区域, short names of autonomous counties and 区 behind a large city are left alone."
    ),
    source: "GB/T 2260",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹大石桥县›召开会议", fixed: "大石桥市召开会议"),
      .bad("营口市‹西市县›", fixed: "营口市西市区"),
      .bad("阜新市‹彰武市›", fixed: "阜新市彰武县"),
      .bad("‹鲅鱼圈市›", fixed: "鲅鱼圈区"),
      .bad("会上，‹掇刀市›介绍了做法", fixed: "会上，掇刀区介绍了做法"),
      .bad("在‹桦南区›，农技人员下到田间", fixed: "在桦南县，农技人员下到田间"),
      .good("大石桥市召开会议"),
      .good("营口市区面积扩大"),
      .good("辽阳市辽阳县"),
      .good("大石桥市场监管局"),
      .good("抚顺市抚顺县"),
      .good("广东省梅州县处级以上领导"),
      .good("清原县和前郭县的稻田"),
      .good("建设和平县域经济示范区"),
    ])

  static var interests: Interests { .placeSuffixes }

  init(_ options: RuleOptions) {}

  private static let leads = ScalarSet("在到于由从赴为与和及给往经距据对该省市区县州盟自是立销将原向的")

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.placeSuffixes { check(index, p, &out) }
  }

  private func check(_ index: Int, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let suffix = p[index]
    guard !PlaceSuffix.joins(suffix, p[index + 1], lexicon.words) else { return }
    for length in [4, 3, 2] where index >= length {
      let start = index - length
      guard (start..<index).allSatisfy({ p.text.characterClass($0).isHan }),
        let form = lexicon.matcher.form(p.text.scalars[start..<index]),
        lexicon.formTraits[form] & 1 != 0
      else { continue }
      let rows = lexicon.divisions(ofForm: form, roles: [.short]).filter { lexicon.isInForce($0, on: p.context.date) }
      guard !rows.isEmpty else { continue }
      judge(start..<index, suffix, rows, p, &out)
      return
    }
  }

  private func judge(_ stem: Range<Int>, _ suffix: UInt32, _ rows: [Entry], _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let whole = stem.lowerBound..<stem.upperBound + 1
    let outer = p.place(endingAt: stem.lowerBound)
    let under = outer.map { outer in
      let parents = lexicon.divisions(ofForm: outer.form, roles: [.canonical, .alias, .short])
      return rows.filter { row in parents.contains { lexicon.lies(row, in: $0) } }
    }
    let candidates: [Entry]
    if let under, !under.isEmpty {
      candidates = under
    } else {
      // 徐州市凤凰区: under a city that has no such place it is another place, or one that is yet to be.
      if let outer, !outer.isShort || outer.level == .prefecture { return }
      guard isCertain(stem, rows, outer != nil, p) else { return }
      candidates = rows
    }
    guard !candidates.contains(where: { isAcceptable($0, suffix, stem, p) }) else { return }
    if PlaceSuffix.isOrgan(p[stem.upperBound + 1]), !p.has("人民政府", at: stem.upperBound + 1), under?.isEmpty ?? true, stem.count < 3
    {
      return
    }
    let names = Set(candidates.map { lexicon.name($0) })
    guard let row = candidates.first, names.count == 1, let name = names.first else { return }
    let reference = lexicon.reference(row)
    out.report(
      whole, in: p,
      zh:
        "“\(p.text.string(whole))”通名错误，应为“\(name)”（\(PlaceWords.fullName(row, lexicon))）\(PlaceWords.ground(reference, english: false))",
      en:
        "“\(p.text.string(whole))” has the wrong generic name: \(name) (\(PlaceWords.fullName(row, lexicon)))\(PlaceWords.ground(reference, english: true))",
      fixes: [p.replace(whole, with: name, .unsafe)], reference: reference)
  }

  /// Whether a place may be written with this suffix: 清原县 for 清原满族自治县, 沈阳区 in the name of an army or a firm.
  private func isAcceptable(_ row: Entry, _ suffix: UInt32, _ stem: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let lexicon = p.context.lexicon
    let name = lexicon.name(row)
    if name.holds("自治") { return true }
    if lexicon.level(row) == .zone { return true }
    if name.unicodeScalars.last?.value == suffix { return true }
    guard let level = lexicon.level(row) else { return true }
    return level < .county && suffix != 0x53BF
  }

  /// Whether a name without its parent is surely this place.
  private func isCertain(_ stem: Range<Int>, _ rows: [Entry], _ followsPlace: Bool, _ p: borrowing Paragraph) -> Bool {
    let words = p.context.lexicon.words
    let before = p[stem.lowerBound - 1]
    let isHan = p.text.characterClass(stem.lowerBound - 1).isHan
    // 西市区域: a stem that begins inside a word is none.
    if isHan, !followsPlace, words.rank(before, p[stem.lowerBound]) > 0 { return false }
    let rank = words.rank(stem, in: p.text)
    let isLed = !isHan || Self.leads.contains(before)
    // 每天全市, 老城区: what looks like the name's end is a word.
    let ending = words.rank(p[stem.upperBound - 1], p[stem.upperBound])
    if ending > 0, !isLed || ending <= 4 { return false }
    if stem.count >= 3 { return rank == 0 || isLed }
    if followsPlace && rows.count > 1 { return false }
    // 合作区, 和平区: a common word is a name only behind its parent; a rarer one, 盘山, where a name is expected.
    if rank > 0 { return rank > 7 && isLed }
    // Behind a word: 支持东兰市.
    return isLed || words.rank(p[stem.lowerBound - 2], before) > 0
  }
}
