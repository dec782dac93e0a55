import Testing
import TextModel

@Suite("The normalised view")
struct NormalizedTextTests {
  static let table = CharacterTable(
    foldings: [
      .init(from: 0x9818, to: 0x9886, flag: .traditional),  // 領 → 领
      .init(from: 0x5C0E, to: 0x5BFC, flag: .traditional),  // 導 → 导
      .init(from: 0x65BC, to: 0x4E8E, flag: .ambiguous),  // 於 → 于
      .init(from: 0x2F08, to: 0x4EBA, flag: .compatibility),  // ⼈ → 人
      .init(from: 0x842C, to: 0x4E07, flag: .traditional),  // 萬 → 万
    ])

  static func read(_ string: String, splices: [ProseBlock.Splice] = [], _ reading: NormalizedText.Reading = .init())
    -> NormalizedText
  {
    let text = SourceText(string)
    var view = NormalizedText()
    view.read(ProseBlock(text.fullRange, splices: splices), of: text, table, reading)
    return view
  }

  @Test(
    "what a reader means is read",
    arguments: [
      ("市委副书记", "市委副书记"), ("領導", "领导"), ("領(lǐng)導(dǎo)小組", "领导小組"), ("領（lǐng）導", "领导"), ("会议,要求", "会议，要求"),
      ("１２％", "12%"), ("增长1,240万元", "增长1,240万元"), ("时间19:30", "时间19:30"), ("领\u{200B}导", "领导"), ("⼈民", "人民"), ("盯著項目", "盯着項目"),
      ("显著成效", "显著成效"), ("著名作家", "著名作家"), ("生产总值(GDP)增长", "生产总值（GDP）增长"), ("the mayor (acting), said", "the mayor (acting), said"),
      ("三萬", "三万"), ("张三(André)", "张三（André)"), ("于(於)", "于（於）"), ("𠮷野", "𠮷野"), ("", ""),
    ])
  func readingIsNormalised(_ source: String, _ view: String) { #expect(Self.read(source).string == view) }

  @Test("a standard character that is also a Traditional form is folded in Traditional documents only")
  func ambiguousCharactersWaitForTheDocument() {
    var traditional = NormalizedText.Reading()
    traditional.foldsAmbiguous = true
    #expect(Self.read("於是").string == "於是")
    #expect(Self.read("於是", traditional).string == "于是")
  }

  @Test("a syllable without a tone is residue only where residue abounds")
  func tonelessResidueNeedsCompany() {
    var residue = NormalizedText.Reading()
    residue.acceptsTonelessResidue = true
    #expect(Self.read("好人(ren)").string == "好人（ren)")
    #expect(Self.read("好人(ren)", residue).string == "好人")
    #expect(Self.read("好的(de)").string == "好的")
  }

  @Test("the way back leads to the source, residue included")
  func rangesLeadBack() {
    let source = SourceText("A領(lǐng)導(dǎo)小")
    let view = Self.read("A領(lǐng)導(dǎo)小")
    #expect(view.string == "A领导小")
    #expect(source.string(view.sourceRange(1..<3)) == "領(lǐng)導(dǎo)")
    #expect(source.string(view.sourceRange(1)) == "領(lǐng)")
    #expect(source.string(view.sourceRange(3..<4)) == "小")
    #expect(view.sourceRange(2..<2).isEmpty)
    #expect(source.string(view.sourceRange(-4..<99)) == source.string)
  }

  @Test("markup is not read, is no part of a word's range, and must survive a fix")
  func markupIsSkipped() {
    let source = SourceText("全**面**振兴")
    let view = Self.read(
      source.string, splices: [.init(ByteRange(3, 5), .nothing), .init(ByteRange(8, 10), .nothing)])
    #expect(view.string == "全面振兴")
    #expect(source.string(view.sourceRange(1)) == "面")
    #expect(source.string(view.sourceRange(0..<2)) == "全**面")
    #expect(view.containsMarkup(0..<2) && !view.containsMarkup(1..<2) && !view.containsMarkup(2..<4))
  }

  @Test("objects keep words apart; references are read as characters")
  func splicesAreRead() {
    let view = Self.read("甲`x`乙&amp;丙", splices: [.init(ByteRange(3, 6), .object), .init(ByteRange(9, 14), .scalars([0x26]))])
    #expect(view.string == "甲\u{FFFC}乙&丙")
    #expect(view.sourceRange(3) == ByteRange(9, 14))
  }

  @Test("what was changed is listed with its place")
  func odditiesAreListed() {
    let source = SourceText("領(lǐng)，\u{200B}於,会\u{3000}\u{E000}\u{FFFD}１")
    let view = Self.read(source.string)
    #expect(
      view.oddities.map(\.kind) == [
        .traditional, .pinyinResidue, .invisible, .ambiguousTraditional, .widened, .wideSpace, .privateUse, .replacement,
        .fullwidth,
      ])
    #expect(
      view.oddities.map { source.string($0.range) } == [
        "領", "(lǐng)", "\u{200B}", "於", ",", "\u{3000}", "\u{E000}", "\u{FFFD}", "１",
      ])
    for oddity in view.oddities { #expect(view.presentOddities >> UInt32(oddity.kind.rawValue) & 1 == 1) }
  }

  @Test("every range of the view lies on character boundaries of the source, whatever the text")
  func rangesLieOnBoundaries() {
    let alphabet = Array("会議領(lǐng)(de)，,。.著名\u{200B}\u{301}é𠮷😀１A \t\u{3000}&*`\u{E000}於“”()（）").map(String.init)
    var state: UInt64 = 20_261_121
    for _ in 0..<400 {
      var string = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string += alphabet[Int(state >> 33) % alphabet.count]
      }
      let source = SourceText(string)
      let view = Self.read(string)
      var last = 0
      for i in 0..<view.count {
        let range = view.sourceRange(i)
        #expect(Int(range.start) >= last && range.count > 0, "seed 20261121: \(string)")
        #expect(
          source.characterStart(at: Int(range.start)) == Int(range.start)
            && source.characterStart(at: Int(range.end)) == Int(range.end))
        last = Int(range.start)
      }
      #expect(view.sourceRange(0..<view.count).end <= UInt32(source.count))
    }
  }
}
