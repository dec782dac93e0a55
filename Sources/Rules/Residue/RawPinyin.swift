import Lexicon
import Linting
import TextModel

/// `防灾减zai救灾`: a syllable that an input method did not turn into a character.
struct RawPinyin: ParagraphRule {
  static let description = RuleDescription(
    id: "residue/raw-pinyin",
    summary: Localized("夹有未转换的拼音", en: "pinyin letters that were not turned into a character"),
    rationale: Localized(
      "输入法没有上屏的拼音夹在汉字中间，如“防灾减zai救灾”。只有补上读这个音的字能与前后文成词时才报，并给出这个字；英文单词、单位符号、字母编号不成词，不报。",
      en:
        "An input method left the letters of a syllable among Han characters. It is reported only where a character of that sound makes a word with its neighbours, and that character is offered; English words, unit symbols and letters used as numbers make none."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("提高防灾减‹zai›救灾能力", fixed: "提高防灾减灾救灾能力"),
      .bad("统筹推‹jin›稳增长、促改革", fixed: "统筹推进稳增长、促改革"),
      .bad("国务院办公‹ting›", fixed: "国务院办公厅"),
      .bad("最‹gao›人民法院", fixed: "最高人民法院"),
      .good("输入pin码"),
      .good("a组和b组"),
      .good("拼音“zhong”"),
      .good("使用app办理"),
    ])

  static var interests: Interests { .characters(.latin) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var i = 0
    while i < paragraph.count {
      guard paragraph.text.characterClass(i) == .latin else {
        i += 1
        continue
      }
      let start = i
      while paragraph.text.characterClass(i).isLatinOrDigit { i += 1 }
      let before = paragraph.text.characterClass(start - 1)
      let after = paragraph.text.characterClass(i)
      guard i - start <= 6, i - start >= 2, before.isHan || after.isHan, before != .connector, after != .connector,
        before != .symbol, after != .symbol, before != .space, after != .space, !paragraph.isMasked(start..<i)
      else { continue }
      let letters = (start..<i).map { UInt8(truncatingIfNeeded: paragraph[$0]) }
      guard PinyinSyllables.contains(letters), !Self.words.contains(String(decoding: letters, as: UTF8.self)) else { continue }
      guard let best = reading(of: String(decoding: letters, as: UTF8.self), start..<i, paragraph) else {
        // No word explains it, but three letters of a syllable between Han characters are no word of another language either.
        guard before.isHan, after.isHan || after == .stop || after == .quote, letters.count >= 3 else { continue }
        out.report(
          start..<i, in: paragraph, zh: "夹有拼音“\(paragraph.sourceString(start..<i))”，疑有汉字未转换",
          en: "“\(paragraph.sourceString(start..<i))” is pinyin that was not turned into a character", severity: .info)
        continue
      }
      let right = String(scalar: best)
      out.report(
        start..<i, in: paragraph, zh: "夹有拼音“\(paragraph.sourceString(start..<i))”，疑为“\(right)”字未转换",
        en: "“\(paragraph.sourceString(start..<i))” is pinyin: probably “\(right)”",
        fixes: [paragraph.replace(start..<i, with: right, .unsafe)])
    }
  }

  /// The character of that sound which makes the best words with its neighbours; nil when none makes any.
  private func reading(of syllable: String, _ range: Range<Int>, _ paragraph: borrowing Paragraph) -> UInt32? {
    let lexicon = paragraph.context.lexicon
    let words = lexicon.words
    var left: [UInt32] = []
    var right: [UInt32] = []
    var i = range.lowerBound - 1
    while left.count < 6, paragraph.isHan(i) {
      left.insert(paragraph[i], at: 0)
      i -= 1
    }
    i = range.upperBound
    while right.count < 6, paragraph.isHan(i) {
      right.append(paragraph[i])
      i += 1
    }
    var best: (score: Int, scalar: UInt32)?
    for candidate in lexicon.language.syllables.characters(reading: syllable) {
      var score = 0
      for a in 0...left.count {
        for b in 0...right.count where a + b >= 1 && a + b <= 8 {
          let word = left.suffix(a) + [candidate] + right.prefix(b)
          let rank = word.count <= 4 ? words.frequencyClass(word) : 0
          // Common words weigh more, and long ones more than short ones.
          if rank > 0 { score = max(score, word.count * 10 + 10 - rank) }
          if word.count > 2, score < word.count * 10 + 9, lexicon.matcher.form(word) != nil { score = word.count * 10 + 9 }
        }
      }
      if score > 0, lexicon.language.syllables.isCommon(candidate) { score += 1 }
      if score > best?.score ?? 0 { best = (score, candidate) }
    }
    return best?.scalar
  }

  /// Words of other languages and abbreviations that are syllables too.
  private static let words: Set<String> = [
    "me", "he", "she", "you", "men", "can", "pin", "ping", "die", "long", "fan", "sun", "song", "run", "fun", "gun", "pan", "man",
    "ran", "pen", "hen",
    "bin", "tie", "lie", "pie", "gang", "bang", "hang", "sang", "cha", "chi", "mu", "nu", "pi", "xi", "lu", "ha", "to", "de", "le",
    "la",
  ]
}
