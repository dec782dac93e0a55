/// What a character is to a scanner. One byte, so that a paragraph's classes are a byte array.
@frozen
public enum CharacterClass: UInt8, Sendable, CaseIterable {
  /// A Han character without numeric value.
  case han
  /// 〇 零 一 … 九 两 and their formal forms 壹 … 玖.
  case hanDigit
  /// 十 百 千 万 亿 and their formal forms.
  case hanUnit
  /// 0 … 9, full-width ones included (they are narrowed).
  case digit
  /// A … Z, a … z.
  case latin
  /// Letters of the Latin script beyond ASCII, pinyin vowels among them.
  case latinExtended
  /// U+0020 and the tab.
  case space
  /// Any other blank: U+3000, no-break and typographic spaces.
  case wideSpace
  /// ， 。 、 ； ： ？ ！ … and their ASCII counterparts.
  case stop
  /// “ ” ‘ ’ 「 」 『 』 and the straight quotes.
  case quote
  /// Brackets of every kind, 《 》 〈 〉 included.
  case bracket
  /// Dashes, hyphens, wave marks and the slash.
  case connector
  /// % and ‰.
  case percent
  /// Interpuncts, currency signs, degree signs, mathematical operators and other symbols.
  case symbol
  /// Hiragana, katakana, bopomofo.
  case kana
  /// Hangul.
  case hangul
  /// Greek and Cyrillic.
  case greekOrCyrillic
  /// Letters of other scripts.
  case otherLetter
  /// Private use.
  case privateUse
  /// U+FFFC: something that is not text, see ``ProseBlock/Splice``.
  case object
  /// U+FFFD.
  case replacement
  /// A control character.
  case control
  /// A line end inside a paragraph.
  case newline
  /// Emoji and everything else.
  case other
}

extension CharacterClass {
  /// Han of any kind.
  @inlinable public var isHan: Bool { rawValue <= CharacterClass.hanUnit.rawValue }
  /// A letter or digit of the Latin script.
  @inlinable public var isLatinOrDigit: Bool {
    rawValue >= CharacterClass.digit.rawValue && rawValue <= CharacterClass.latinExtended.rawValue
  }
  /// Any blank.
  @inlinable public var isBlank: Bool { self == .space || self == .wideSpace }
}
