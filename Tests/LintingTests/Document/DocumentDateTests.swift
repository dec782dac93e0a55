import Bundled
import Lexicon
import Linting
import Testing
import TextModel

@Suite("The date of a document")
struct DocumentDateTests {
  static let table = LexiconSnapshot(layers: BundledDictionaries.layers()).characters

  /// A text with `‹…›` around the date that is expected, its source and its day; an empty day when none is expected.
  static let rows: [(String, DocumentDate.Source?, String)] = [
    ("市委召开会议\n发布时间：‹2023-02-08› 来源：本站\n2月10日，会议召开。", .metadata, "2023-02-08"),
    ("標題\n          發布時間:‹2023-02-08› 信息來源:日報 瀏覽次數:650\n正文。", .metadata, "2023-02-08"),
    ("标题\n‹2023-02-08› 10:20 来源：日报\n正文。", .metadata, "2023-02-08"),
    ("关于做好工作的通知\n各区县：\n现将有关事项通知如下。\n一是抓好落实。\n市政府办公室\n‹2019年1月22日›\n（此件公开发布）", .signature, "2019-01-22"),
    ("关于意见的批复\n某市：\n同意你市意见。\n特此批复。\n国家某局\n‹一九九七年一月二十日›", .signature, "1997-01-20"),
    ("通知\n各区县：\n现予印发。\n请认真执行。\n市政府办公室\n‹2018年12月4日›\n附件\n实施方案\n2019年5月1日", .signature, "2018-12-04"),
    ("在全省大会上的报告\n（‹2022年10月16日›）\n同志们：\n我代表省委作报告。", .titleNote, "2022-10-16"),
    ("‹2025年8月15日›，领导小组会议召开。\n会议指出，要抓好落实。", .event, "2025-08-15"),
    ("要闻\n新华社北京‹2025年8月15日›电 \(longSentence)", .event, "2025-08-15"),
    // Far inside a paragraph 电 behind a date begins another word.
    ("要闻\n\(longSentence)2025年8月15日电话会议要求抓好落实。", nil, ""),
    ("2023年全市重点工作推进会议召开\n‹1月28日›，会议在市委礼堂召开。", .eventInTitleYear, "2023-01-28"),
    ("‹2026年›某省政府工作报告\n各位代表：\n现在，我代表省政府报告工作。", .titleYear, "2026-02-01"),
    ("2022年度总结表彰大会召开\n1月28日，会议召开。", nil, ""),
    ("10月23日，某区召开会议。\n会议指出，全年目标要完成。", nil, ""),
    ("会议强调，2023年3月1日前完成任务。\n各单位要落实责任。", nil, ""),
    ("会议时间：地点另行通知。\n请准时参加。", nil, ""),
    ("", nil, ""),
  ]

  private static let longSentence = String(repeating: "各地区各部门坚持稳中求进工作总基调，", count: 8)

  @Test("is found where the text tells it", arguments: rows)
  func dateIsFound(_ marked: String, _ source: DocumentDate.Source?, _ day: String) {
    let plain = marked.filter { $0 != "‹" && $0 != "›" }
    let text = SourceText(plain)
    let found = DocumentDate.find(in: text, blocks: text.lineBlocks, characters: Self.table)
    #expect(found?.source == source, "\(marked)")
    #expect((found?.day.iso ?? "") == day, "\(marked)")
    if let range = found?.range {
      let expected = marked.split(separator: "‹").last?.split(separator: "›").first.map(String.init)
      #expect(text.string(range) == expected)
    }
  }

  @Test("markup counts neither for a short line nor for the opening of a paragraph", arguments: ["", Self.longSentence])
  func markupDoesNotCount(_ rest: String) {
    let markup = "<span style='\(String(repeating: "x", count: 400))'>"
    let date = rest.isEmpty ? "发布时间：2025-08-15" : "2025年8月15日，\(rest)"
    let text = SourceText("要闻\n\(markup)\(date)")
    var blocks = text.lineBlocks
    let start = Int(blocks[1].range.start)
    blocks[1].splices = [.init(ByteRange(start, start + markup.utf8.count), .nothing)]
    let found = DocumentDate.find(in: text, blocks: blocks, characters: Self.table)
    #expect(found?.source == (rest.isEmpty ? .metadata : .event))
    #expect(found?.day.iso == "2025-08-15")
  }

  @Test func whatWasGivenGoesBeforeFrontMatterAndThatBeforeTheText() {
    let text = SourceText("发布时间：2023-02-08")
    func day(_ given: PartialDate?, _ frontMatter: String?) -> String? {
      DocumentDate.find(given: given, frontMatter: frontMatter, in: text, blocks: text.lineBlocks, characters: Self.table)?.day.iso
    }
    #expect(day(PartialDate(year: 2020, month: 5), "2021-06-01") == "2020-05-31")
    #expect(day(nil, "2021-06-01T08:00:00+08:00") == "2021-06-01")
    #expect(day(nil, "draft") == "2023-02-08")
  }

  @Test(
    "is parsed from the common forms",
    arguments: [
      ("2023-01-28", "2023-01-28"), ("2023/1/28 10:00", "2023-01-28"), ("2023年1月28日", "2023-01-28"), ("2023年1月", "2023-01"),
      ("2023", "2023"),
      ("2023-13-01", nil), ("2023-02-30", nil), ("draft", nil), ("28", nil), ("2023-05 12 时", "2023-05"), ("", nil),
    ] as [(String, String?)])
  func formsAreParsed(_ text: String, _ expected: String?) {
    #expect(DocumentDate.parse(text)?.text == expected)
  }
}
