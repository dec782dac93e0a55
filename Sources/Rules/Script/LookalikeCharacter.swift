import Linting
import TextModel

/// Letters and kana that pass for other characters: 统ー, 人ロ, 2O23.
struct LookalikeCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "script/lookalike-char",
    summary: Localized("疑似形近字符", en: "a character that only looks right"),
    rationale: Localized(
      "扫描识别和误用输入法会把“一”变成片假名“ー”、“口”变成“ロ”、数字 0 变成字母 O，看不出来，却检索不到、算不对。西文词、型号和成串的假名不报。",
      en:
        "Character recognition and input methods turn 一 into ー, 口 into ロ and 0 into O: nobody sees it, no search finds it. Words, models and runs of kana are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("统‹ー›思想", fixed: "统一思想"),
      .bad("人‹ロ›规模", fixed: "人口规模"),
      .bad("2‹O›23年", fixed: "2023年"),
      .bad("丰富‹エ›作经验", fixed: "丰富工作经验"),
      .bad("二○二五年，2‹〇›18年4月，2‹o›25年", fixed: "二○二五年，2018年4月，2025年"),
      .good("统一思想"),
      .good("人口规模"),
      .good("日文カタカナ专有名词"),
      .good("2023年"),
      .good("血型为O型，O157检测，H2O"),
    ])

  static var interests: Interests { .characters(.kana, .greekOrCyrillic, .latin, .hanDigit) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let present = paragraph.text.presentClasses
    func has(_ kind: CharacterClass) -> Bool { present >> UInt32(kind.rawValue) & 1 != 0 }
    let hasDigits = has(.digit) || has(.hanDigit)
    guard has(.kana) || has(.greekOrCyrillic) || hasDigits && has(.latin) || has(.digit) && has(.hanDigit) else { return }
    paragraph.text.forEachIndex(of: .kana) { i in
      guard let right = Self.kana[paragraph[i]], paragraph.isHan(i - 1), paragraph.isHan(i + 1) else { return }
      report(i, String(scalar: right), "片假名或注音符号", "kana", paragraph, &out)
    }
    paragraph.text.forEachIndex(of: .greekOrCyrillic) { greekOrCyrillic($0, paragraph, &out) }
    paragraph.text.forEachIndex(of: .latin) { letter($0, paragraph, &out) }
    guard has(.digit) else { return }
    paragraph.text.forEachIndex(of: .hanDigit) { i in
      // 2〇25年: the Han zero among digits.
      guard paragraph[i] == 0x3007, paragraph.text.characterClass(i - 1) == .digit, paragraph.text.characterClass(i + 1) == .digit
      else { return }
      report(i, "0", "汉字“〇”", "the Han zero", paragraph, &out)
    }
  }

  private func greekOrCyrillic(_ i: Int, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let before = paragraph.text.characterClass(i - 1)
    let after = paragraph.text.characterClass(i + 1)
    if before == .hanDigit, Self.rounds.contains(paragraph[i]) {
      guard after == .hanDigit || paragraph[i + 1] == 0x5E74 else { return }
      report(i, "〇", "希腊或西里尔字母", "a Greek or Cyrillic letter", paragraph, &out)
    } else if before == .latin || after == .latin, let right = Self.letters[paragraph[i]] {
      report(i, right, "希腊或西里尔字母", "a Greek or Cyrillic letter", paragraph, &out)
    }
  }

  private func letter(_ i: Int, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let scalar = paragraph[i]
    guard let digit = Self.digits[scalar] else { return }
    let before = paragraph.text.characterClass(i - 1)
    let after = paragraph.text.characterClass(i + 1)
    if before == .hanDigit || after == .hanDigit {
      // 二O三五年
      guard scalar == 0x4F || scalar == 0x6F, before == .hanDigit, after == .hanDigit || paragraph[i + 1] == 0x5E74 else { return }
      report(i, "〇", "字母", "a letter", paragraph, &out)
      return
    }
    guard after == .digit, before == .digit || before != .latin && isDate(i + 1, paragraph) else {
      // 202O年
      guard before == .digit, paragraph.text.characterClass(i - 2) == .digit, Self.units.contains(paragraph[i + 1]), digit == "0"
      else { return }
      report(i, digit, "字母", "a letter", paragraph, &out)
      return
    }
    // A model or formula has other letters beside its digits.
    var low = i
    while paragraph.text.characterClass(low - 1).isLatinOrDigit { low -= 1 }
    var high = i
    while paragraph.text.characterClass(high + 1).isLatinOrDigit { high += 1 }
    guard (low...high).allSatisfy({ paragraph.text.characterClass($0) == .digit || Self.digits[paragraph[$0]] != nil }) else {
      return
    }
    guard Self.units.contains(paragraph[high + 1]) || high - low >= 2 && digit == "0" else { return }
    report(i, digit, "字母", "a letter", paragraph, &out)
  }

  private func isDate(_ start: Int, _ paragraph: borrowing Paragraph) -> Bool {
    var i = start
    while paragraph.text.characterClass(i) == .digit { i += 1 }
    return i - start <= 3 && Self.dateUnits.contains(paragraph[i])
  }

  private func report(
    _ i: Int, _ right: String, _ zh: String, _ en: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink
  ) {
    let text = paragraph.sourceString(i..<i + 1)
    out.report(
      i..<i + 1, in: paragraph, zh: "“\(text)”是\(zh)，疑应为“\(right)”", en: "“\(text)” is \(en): probably “\(right)”",
      fixes: [paragraph.replace(i..<i + 1, with: right, .unsafe)])
  }

  private static let rounds = ScalarSet("ОоΟο")
  private static let kana: [UInt32: UInt32] = [
    0x30FC: 0x4E00, 0x30ED: 0x53E3, 0x30CB: 0x4E8C, 0x30CF: 0x516B, 0x30A8: 0x5DE5, 0x30AB: 0x529B, 0x30BF: 0x5915, 0x30C8: 0x535C,
    0x3078: 0x5165, 0x3127: 0x4E00,
  ]
  private static let digits: [UInt32: String] = [0x4F: "0", 0x6F: "0", 0x49: "1", 0x6C: "1"]
  private static let units = ScalarSet("年月日号%％.万亿元")
  private static let dateUnits = ScalarSet("年月日个")
  private static let letters: [UInt32: String] = [
    0x410: "A", 0x412: "B", 0x415: "E", 0x41A: "K", 0x41C: "M", 0x41D: "H", 0x41E: "O", 0x420: "P", 0x421: "C", 0x422: "T",
    0x425: "X",
    0x430: "a", 0x435: "e", 0x43E: "o", 0x440: "p", 0x441: "c", 0x443: "y", 0x445: "x", 0x456: "i", 0x391: "A", 0x392: "B",
    0x395: "E", 0x396: "Z", 0x397: "H", 0x399: "I", 0x39A: "K", 0x39C: "M", 0x39D: "N", 0x39F: "O", 0x3A1: "P", 0x3A4: "T",
    0x3A5: "Y",
    0x3A7: "X", 0x3BF: "o",
  ]
}
