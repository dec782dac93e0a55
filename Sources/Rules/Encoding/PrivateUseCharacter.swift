import Linting
import TextModel

/// Private-use characters.
struct PrivateUseCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/private-use",
    summary: Localized("含私有区字符", en: "a private-use character"),
    rationale: Localized(
      "私有区字符由各家字库自行定义，换一台设备就显示为空白或方框。GB 18030 旧版放在私有区、后来有了标准码位的字，给出标准码位；其余的建议核对后删除。",
      en:
        "What a private-use character means is known to one font only. Characters that older GB 18030 kept there and that have standard code points now are offered; others should be checked and deleted."
    ),
    source: "GB 18030—2022",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("人名‹\u{E843}›东", fixed: "人名龹东"),
      .bad("项目‹\u{F0B7}›建设", fixed: "项目建设"),
      .bad("‹\u{F06C}›加快推进", fixed: "加快推进"),
      .good("人名用字𬭊"),
      .good("●加快推进"),
      .good("◆加快推进"),
      .good("人名用字“𬭊”在扩展区"),
    ])

  static var interests: Interests { .oddities(.privateUse) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for oddity in paragraph.text.oddities where oddity.kind == .privateUse {
      let i = Int(oddity.index)
      let code = hexadecimal(oddity.scalar)
      if let standard = Self.standard[oddity.scalar] {
        out.report(
          i..<i + 1, in: paragraph,
          zh: "私有区字符 U+\(code) 是 GB 18030 旧码位，应改为“\(String(scalar: standard))”（U+\(hexadecimal(standard))）",
          en: "U+\(code) is an old GB 18030 code point: use “\(String(scalar: standard))” (U+\(hexadecimal(standard)))",
          fixes: [paragraph.replace(i..<i + 1, with: String(scalar: standard), .unsafe)])
      } else {
        out.report(
          i..<i + 1, in: paragraph, zh: "私有区字符 U+\(code) 在其他设备上无法显示，请核对原稿",
          en: "private-use character U+\(code) cannot be shown elsewhere",
          // The character itself would show as nothing, or as a box.
          fixes: [paragraph.replace(i..<i + 1, with: "", .unsafe, zh: "删去这个字符", en: "Delete the character")])
      }
    }
  }

  /// GB 18030—2000 code points in the private-use area that GB 18030—2005 and 2022 moved.
  private static let standard: [UInt32: UInt32] = [
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7,
    0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB,
  ]
}
