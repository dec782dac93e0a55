import Linting
import TextModel

/// Characters that nobody sees and that break every search.
struct ZeroWidthCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/zero-width",
    summary: Localized("含不可见的零宽字符或格式字符", en: "an invisible formatting character"),
    rationale: Localized(
      "从网页、即时通信软件复制的文字常夹着零宽空格、软连字符、方向标记。看不见，但检索、比对、替换都会落空。表情符号内部的连接符和字形选择符不报；汉字后的字形变体选择符（IVS）可能有意为之，只作提示。",
      en:
        "Text copied from web pages and chats carries zero-width spaces, soft hyphens and direction marks: unseen, they defeat search and comparison. Joiners inside emoji are left alone; an ideographic variation selector may be meant and is only pointed out."
    ),
    source: "Unicode 15.0 §23.2、§23.8",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("营‹\u{200B}›口市", fixed: "营口市"),
      .bad("“十四‹\u{AD}›五”规划", fixed: "“十四五”规划"),
      .bad("市委‹\u{200E}›常委", fixed: "市委常委"),
      .bad("推进高质量‹\u{2060}›发展", fixed: "推进高质量发展"),
      .good("营口市"),
      .good("“十四五”规划"),
      .good("零宽空格的英文名是zero width space"),
      .good("👨\u{200D}👩\u{200D}👧参加活动"),
    ])

  static var interests: Interests { .oddities(.invisible) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var pending: (range: ByteRange, scalar: UInt32, count: Int)?
    func flush(_ out: inout FindingSink) {
      guard let found = pending else { return }
      pending = nil
      let name = Self.name(found.scalar)
      let many = found.count > 1 ? "等 \(found.count) 个" : ""
      out.report(
        source: found.range, zh: "此处有不可见字符“\(name.zh)”\(many)（U+\(hexadecimal(found.scalar))），会破坏检索与匹配，应删除",
        en: "invisible \(name.en) (U+\(hexadecimal(found.scalar))) breaks search and matching",
        fixes: [paragraph.edit(found.range, "", .safe)])
    }
    for oddity in paragraph.text.oddities where oddity.kind == .invisible && oddity.scalar != 0xFEFF {
      let i = Int(oddity.index)
      let before = paragraph.text.characterClass(i - 1)
      let after = paragraph.text.characterClass(i)
      if oddity.scalar >= 0xE0100, oddity.scalar <= 0xE01EF, before.isHan {
        out.report(
          source: oddity.range, zh: "“\(paragraph.sourceString(i - 1..<i))”后有字形变体选择符（U+\(hexadecimal(oddity.scalar))），请确认是否需要",
          en: "an ideographic variation selector (U+\(hexadecimal(oddity.scalar))): is it meant?", severity: .info)
        continue
      }
      if Self.belongsToEmoji(oddity.scalar, before, after) { continue }
      if let found = pending, found.range.end == oddity.range.start {
        pending = (ByteRange(found.range.start, oddity.range.end), found.scalar, found.count + 1)
      } else {
        flush(&out)
        pending = (oddity.range, oddity.scalar, 1)
      }
    }
    flush(&out)
  }

  private static func belongsToEmoji(_ scalar: UInt32, _ before: CharacterClass, _ after: CharacterClass) -> Bool {
    switch scalar {
    case 0x200D: before == .other && (after == .other || after == .symbol)
    case 0xFE0E, 0xFE0F: before == .other || before == .symbol || before == .digit
    case 0xE0020...0xE007F: before == .other
    default: false
    }
  }

  static func name(_ scalar: UInt32) -> (zh: String, en: String) {
    switch scalar {
    case 0xAD: ("软连字符", "soft hyphen")
    case 0x200B: ("零宽空格", "zero-width space")
    case 0x200C: ("零宽不连字", "zero-width non-joiner")
    case 0x200D: ("零宽连字", "zero-width joiner")
    case 0x2060: ("词连接符", "word joiner")
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x61C: ("方向控制符", "direction mark")
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: ("字形变体选择符", "variation selector")
    default: ("格式字符", "formatting character")
    }
  }
}
