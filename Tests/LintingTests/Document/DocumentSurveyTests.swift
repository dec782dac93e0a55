import Bundled
import Lexicon
import Linting
import Testing
import TextModel

@Suite("What is known of a document that is edited")
struct DocumentSurveyTests {
  static let characters = LexiconSnapshot(layers: BundledDictionaries.layers()).characters
  static let drafts = [
    "关于做好防汛工作的通知\n各县区人民政府：\n现就有关事项通知如下：\n一、总体要求\n会议强调。\n附件：1.分解表\n市人民政府办公室\n2023年6月1日\n抄送：市委办公室\n附件1\n分解表\n2023年7月2日\n",
    "发布时间：2024-02-08\n2024年政府工作报告\n（2024年1月20日）\n各位代表：\n" + String(repeating: "现在，我代表市人民政府报告工作。\n", count: 12)
      + "市统计局\n2024年3月1日\n来源：本报 2024-03-05\n",
  ]
  static let pieces = [
    "\n", "2023年6月1日", "附件\n", "附件1\n", "一、", "各部门：\n", "发布时间：2022-01-02\n", "\n2021年1月2日\n", "字", "（", "國務院發佈關於經濟發展", "（zhōng）",
    "\r\n", "。",
    "市政府办公室\n",
  ]

  @Test("the survey after an edit is a fresh one", arguments: 1...8 as ClosedRange<UInt64>)
  func editsAgreeWithAFreshSurvey(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    let characters = Self.characters
    var text = SourceText(Self.drafts[Int(seed) % Self.drafts.count])
    var survey = DocumentSurvey(text, text.lineBlocks, characters)
    for step in 0..<150 {
      let start = text.characterStart(at: below(text.count + 1))
      let end = below(3) == 0 ? text.characterStart(at: min(text.count, start + below(40))) : start
      let edit = TextEdit(ByteRange(start, max(start, end)), below(4) == 0 ? "" : Self.pieces[below(Self.pieces.count)])
      let new = text.replacing(edit.range, with: edit.replacement)
      let change = TextChange(edit)
      survey.update(new, new.lineBlocks, change, BlockAlignment(text.lineBlocks, new.lineBlocks, change), characters)
      text = new
      let overview = DocumentOverview(text, text.lineBlocks, characters)
      let date = DocumentDate.find(in: text, blocks: text.lineBlocks, characters: characters)
      if step % 30 == 0 {
        var inParts = DocumentSurvey(text, characters)
        var parts = 1
        while !inParts.advance(text.lineBlocks, characters, bytes: 1 + below(30)), parts <= text.count { parts += 1 }
        #expect(inParts.overview == overview && inParts.date == date, "seed \(seed), step \(step), \(parts) parts")
      }
      guard survey.overview == overview, survey.date == date else {
        Issue.record("seed \(seed), step \(step): \(text.string.debugDescription), \(String(describing: date))")
        return
      }
    }
  }
}
