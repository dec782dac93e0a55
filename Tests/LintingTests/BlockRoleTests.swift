import Lexicon
import Linting
import Testing
import TextModel

@Suite("Roles of blocks")
struct BlockRoleTests {
  static func overview(_ text: String) -> (SourceText, [ProseBlock], DocumentOverview) {
    let source = SourceText(text)
    let blocks = source.lineBlocks
    return (source, blocks, DocumentOverview(source, blocks, CharacterTable()))
  }

  @Test(
    "a line says what it is",
    arguments: [
      ("一、总体要求", BlockRole.heading1), ("（一）指导思想", .heading2), ("(二)基本原则", .heading2), ("1.抓项目", .heading3),
      ("2、抓招商", .heading3), ("（3）压实责任", .heading4), ("一是强化根基。", .item), ("第一，抓项目。", .item), ("①申报", .item),
      ("第三条　本办法所称单位", .article), ("第二章　职责", .chapter), ("附件", .attachmentHeading), ("附件2", .attachmentHeading),
      ("附件：1.任务分解表", .attachmentNote), ("抄送：市委办公室。", .copyLine), ("市政府办公室　　2023年10月23日印发", .printLine),
      ("来源：本报", .metadata), ("阜政发〔2023〕12号", .metadata), ("王小明　李大勇　赵　刚　钱学文", .nameList), ("甲\t乙\t丙", .tableRow),
      ("", .blank), ("　　", .blank), ("二、三产业加快融合。", .body), ("3.5亿元到位。", .body), ("第五条规定，应当备案。", .body),
      ("一年来，各项工作稳步推进。", .body), ("（记者 韩扬）8月5日，会议召开。", .body), ("二〇二三年以来，投资增长。", .body),
    ])
  func aLineSaysWhatItIs(_ line: String, _ role: BlockRole) {
    let (_, _, overview) = Self.overview("全市会议召开\n会议开始，听取汇报。\n\(line)\n散会。")
    #expect(overview.roles[2] == role, "\(line)")
  }

  @Test func anOfficialDocumentIsReadFromTitleToPrintLine() {
    let (source, blocks, overview) = Self.overview(
      """
      市发〔2023〕7号
      关于做好防汛工作的通知
      各县区人民政府，市政府各部门：
      　　现就有关事项通知如下。
      　　一、落实责任
      　　附件：防汛物资清单
      市人民政府办公室
      2023年6月1日
      抄送：市委办公室。
      附件
      防汛物资清单
      """)
    #expect(
      overview.roles == [
        .metadata, .title, .recipient, .body, .heading1, .attachmentNote, .signatureOrgan, .signatureDate, .copyLine,
        .attachmentHeading,
        .body,
      ])
    #expect(Profile.guess(source, blocks, overview, CharacterTable()) == .gongwen)
  }

  @Test func aDateUnderTheTitleIsNotASignature() {
    let (_, _, overview) = Self.overview("全市会议召开\n2023-02-08\n会议听取汇报。\n会议要求抓好落实。")
    #expect(overview.roles == [.title, .metadata, .body, .body])
  }

  @Test(arguments: [
    ("关于做好防汛工作的通知\n各县区人民政府：\n　　现通知如下。\n市水务局\n2023年6月1日", Profile.gongwen), ("全市防汛会议召开\n6月1日，会议召开。", .news),
    ("二〇二三年政府工作报告\n各位代表：\n　　现在报告工作。", .report), ("", .news),
  ])
  func theProfileIsGuessed(_ text: String, _ profile: Profile) {
    let (source, blocks, overview) = Self.overview(text)
    #expect(Profile.guess(source, blocks, overview, CharacterTable()) == profile)
  }

  @Test func longBlocksAndMarkupAreReadAtTheirEnds() {
    let long = "（二）" + String(repeating: "统筹推进各项工作，", count: 80) + "抓好落实。"
    let source = SourceText("# 标题\n**" + long)
    let blocks = [
      ProseBlock(ByteRange(2, 8), kind: .heading, level: 1),
      ProseBlock(ByteRange(9, source.count), splices: [.init(ByteRange(9, 11), .nothing)]),
    ]
    #expect(DocumentOverview(source, blocks, CharacterTable()).roles == [.title, .heading2])
  }

  @Test func aCaptionBeforeTheTitleLeavesTheTitleAlone() {
    let source = SourceText("通知_网站\n通知\n正文。")
    let blocks = [
      ProseBlock(ByteRange(0, 13), kind: .caption), ProseBlock(ByteRange(14, 20), kind: .heading, level: 1),
      ProseBlock(ByteRange(21, 30)),
    ]
    #expect(DocumentOverview(source, blocks, CharacterTable()).roles == [.body, .title, .body])
  }
}
