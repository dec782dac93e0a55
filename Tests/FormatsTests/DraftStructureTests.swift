import Formats
import Testing
import TextModel

@Suite("The structure of a text that is edited")
struct DraftStructureTests {
  static let drafts = [
    "---\ntitle: 通知\ndate: 2024-03-05\n---\n# 标题\n\n正文第一段，\n接着写。\n\n- 一项\n- 二项\n\n  项中段\n\n> 引文\n> 又一行\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n尾段。\n",
    "# 关于工作的通知\n\n各部门：\n\n经研究，**现将**有关事项通知如下。\n\n<!-- zhubi-disable -->\n\n```\n代码\n```\n\n正文[链接][1]和脚注[^a]。\n\n[1]: http://a.b\n\n[^a]: 说明\n",
    "一、甲\n\n二、乙\n\n三、丙<b>丁</b>\n\n<div>\n块\n</div>\n\n1. 甲\n2. 乙\n\n末段\n===\n\n又一段\n",
  ]
  static let pieces = [
    "\n", "\n\n", "\r\n", "字", "# ", "- ", "> ", "```\n", "    ", "|", "|---|---|\n", "[1]: x\n", "[^a]: y\n", "<!-- c -->",
    "<div>\n", "</div>", "---\n",
    "**", "`", "===\n", "1. ", "\t", "[1]", "date: 2024-01-02\n", "\\", "<time datetime=\"2020-01-01\">",
  ]

  @Test("prose without markup is read as it would be beside markup")
  func proseIsReadAsBesideMarkup() {
    let pieces = [
      "会议指出，", "要抓好落实。", "\n", "\n", " \n", "  \n", "\t\n", "\n: ", "\n:", "\n  ", " ", "a", "h", "http://a.b/c_d", "!", "]", "(1)",
      "{", "}}",
      "{{ x }}", "{% y %}", "|", "#", "- ", "\r\n", "😀", "\u{3000}", "1.", "\n1. ", "\n> ", "\n# ", "\n|-|\n", "=", "\n===\n",
    ]
    var state: UInt64 = 7
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    for round in 0..<3000 {
      let prose = "正文" + (0..<1 + below(8)).map { _ in pieces[below(pieces.count)] }.joined() + "字"
      let alone = DocumentStructure(SourceText(prose), as: .markdown).blocks
      // A comment at the end is read as nothing, and has the block read as one that holds markup.
      let beside = DocumentStructure(SourceText(prose + "<!-- -->"), as: .markdown).blocks
      #expect(alone == beside, "round \(round): \(prose.debugDescription)")
    }
  }

  /// Reads a text some bytes at a time.
  static func read(_ text: SourceText, as format: DocumentFormat, inPartsOf bytes: Int) -> DraftStructure? {
    var reading = DraftStructure.Reading(text, as: format)
    for _ in 0...4 * text.count + 8 {
      if let draft = reading.advance(bytes: bytes) { return draft }
    }
    Issue.record("the reading does not end: \(text.string.debugDescription)")
    return nil
  }

  @Test(
    "what is read after an edit is what a fresh reading finds",
    arguments: [DocumentFormat.markdown, .plainText, .html], 1...10 as ClosedRange<UInt64>)
  func editsAgreeWithAFreshReading(_ format: DocumentFormat, _ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    var text = SourceText(Self.drafts[Int(seed) % Self.drafts.count])
    guard var draft = Self.read(text, as: format, inPartsOf: .max) else { return }
    for step in 0..<250 {
      var change: TextChange?
      let old = draft.structure.blocks
      for _ in 0...(below(4) == 0 ? 2 : 0) {
        let start = text.characterStart(at: below(text.count + 1))
        let end = below(3) == 0 ? text.characterStart(at: min(text.count, start + below(20))) : start
        let edit = TextEdit(ByteRange(start, max(start, end)), below(5) == 0 ? "" : Self.pieces[below(Self.pieces.count)])
        let next = TextChange(edit)
        change = change?.then(next) ?? next
        text = text.replacing(edit.range, with: edit.replacement)
      }
      guard let change else { continue }
      let alignment = draft.update(text, change)
      let fresh = DocumentStructure(text, as: format)
      guard draft.structure == fresh else {
        Issue.record("seed \(seed), step \(step), \(format): \(text.string.debugDescription)")
        return
      }
      if step % 50 == 0 {
        #expect(Self.read(text, as: format, inPartsOf: 1 + below(40))?.structure == fresh, "seed \(seed), step \(step), \(format)")
      }
      let blocks = fresh.blocks
      let isAligned =
        alignment.prefix + alignment.suffix <= min(old.count, blocks.count)
        && old.prefix(alignment.prefix) == blocks.prefix(alignment.prefix)
        && zip(old.suffix(alignment.suffix), blocks.suffix(alignment.suffix)).allSatisfy { $0.shifted(by: change.delta) == $1 }
        && blocks.prefix(alignment.prefix).allSatisfy { Int($0.range.end) <= change.start }
        && blocks.suffix(alignment.suffix).allSatisfy { Int($0.range.start) >= change.newEnd }
      #expect(isAligned, "seed \(seed), step \(step), \(format): \(alignment) in \(text.string.debugDescription)")
    }
  }
}
