import Testing
import TextModel

@testable import Formats

/// `zhubi lint draft.docx` as an editor of an office uses it: findings named by paragraph, mended runs, comments.
@Suite("Word on the command line", .serialized)
struct WordReviewTests {
  /// A draft with a finding in the body across two runs, in a table cell, in a footnote and in a header.
  static let draft: [UInt8] = DocxBytes(
    body:
      "<w:p><w:r><w:t>关于召开会议的通知</w:t></w:r></w:p><w:p><w:r><w:t>会议于2</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>月30日</w:t></w:r><w:r><w:t>召开。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>增长5-</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>8%。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    [
      (
        "footnotes",
        DocxBytes.part(
          "w:footnotes",
          "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"1\"><w:p><w:r><w:t>注一</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>占3-4%。</w:t></w:r></w:p></w:footnote>"
        )
      ),
      ("header", DocxBytes.part("w:hdr", "<w:p><w:r><w:t>截止2月31日</w:t></w:r></w:p>")),
    ], contentTypes: true
  ).bytes

  /// Runs a shell line in a folder that holds `a.docx`; files that it leaves are read back by name.
  static func run(_ line: String, docx: [UInt8] = draft, reading names: [String] = []) throws -> (
    CommandLineTests.Outcome, [[UInt8]]
  ) {
    let folder = "/tmp/zhubi-word-\(UInt32.random(in: 0...UInt32.max))"
    defer { _ = CommandLineTests.run("rm -rf \(folder)") }
    #expect(CommandLineTests.run("mkdir \(folder)").status == 0)
    try #require(CommandLineTests.write(docx, folder + "/a.docx"))
    let outcome = CommandLineTests.run("cd \(folder) && \(line)")
    return (outcome, try names.map { try #require(CommandLineTests.read(folder + "/" + $0), "\($0): \(outcome)") })
  }

  static let select = "--select date/invalid,number/range-percent --as-of 2026-01-01"

  @Test func findingsAreNamedByParagraphCellNoteAndHeader() throws {
    let places = ["正文第 2 段", "正文第 5 段（表 1 第 2 行第 2 格）", "脚注 2 第 1 段", "页眉 1 第 1 段"]
    for format in ["pretty", "json", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "html"] {
      let (outcome, _) = try Self.run("$ZHUBI lint \(Self.select) --format \(format) a.docx")
      for place in places { #expect(outcome.output.contains(place), "\(format): \(outcome)") }
    }
  }

  @Test func eachFindingBecomesACommentOnItsCharacters() throws {
    let (outcome, files) = try Self.run("$ZHUBI lint \(Self.select) -q --comments r.docx a.docx", reading: ["r.docx", "a.docx"])
    #expect(outcome.status == 1 && files[1] == Self.draft, "the draft itself stays as it was")
    var package = try WordPackage(files[0], limits: FormatLimits())
    let comments = try #require(try package.part("word/comments.xml")).text.string
    let body = try #require(try package.part("word/document.xml")).text.string
    #expect(comments.components(of: "<w:comment ") == 4 && comments.components(of: "w:author=\"朱笔\"") == 4)
    for part in ["【错误】日期“2月30日”不存在", "修改：改为“5%—8%”", "GB/T 15835—2011", "【脚注 2 第 1 段】", "【页眉 1 第 1 段】"] {
      #expect(comments.contains(part), "\(part)")
    }
    // The run is split at the finding; the bold part keeps its formatting and stands inside.
    #expect(
      body.contains("会议于</w:t></w:r><w:commentRangeStart w:id=\"") && body.contains("<w:rPr><w:b/></w:rPr>")
        && body.components(of: "<w:commentRangeStart ") == 4 && body.components(of: "<w:commentRangeEnd ") == 4, "\(body)")
    #expect(try WordDocument(files[0]).text.string == WordDocument(Self.draft).text.string, "the text is the same")
  }

  @Test func fixesAndCommentsGoTogether() throws {
    let (outcome, files) = try Self.run(
      "$ZHUBI lint \(Self.select) -q --fix --comments r.docx a.docx", reading: ["r.docx", "a.docx"])
    #expect(outcome.status == 1, "\(outcome)")
    let mended = try WordDocument(files[1])
    #expect(mended.text.string.contains("增长5%—8%。") && mended.text.string.contains("占3%—4%。"))
    var package = try WordPackage(files[0], limits: FormatLimits())
    let comments = try #require(try package.part("word/comments.xml")).text.string
    #expect(comments.components(of: "<w:comment ") == 2, "what was mended needs no comment")
    var old = try WordPackage(files[1], limits: FormatLimits())
    let body = try #require(try old.part("word/document.xml")).text.string
    #expect(body.contains("<w:rPr><w:i/></w:rPr><w:t") && body.components(of: "<w:r>") == 8, "the runs are those of the draft")
  }

  @Test(
    "what cannot be commented is told",
    arguments: [
      ("$ZHUBI lint --comments a.docx a.docx", "原稿"), ("cp a.docx b.docx; $ZHUBI lint --comments r.docx a.docx b.docx", "2 个文件"),
      ("echo 会 > a.txt; $ZHUBI lint --comments r.docx a.txt", "不是 Word"),
      ("mkdir d; $ZHUBI lint --comments d/none/r.docx a.docx", "d/none/r.docx"),
    ])
  func whatCannotBeCommentedIsTold(_ line: String, _ part: String) throws {
    let (outcome, _) = try Self.run(line)
    #expect(outcome.status == 2 && outcome.errors.contains(part), "\(outcome)")
  }

  @Test(
    .enabled(
      if: CommandLineTests.run("command -v soffice").status == 0,
      "SKIPPED: soffice is not installed, so LibreOffice did not read the comments"))
  func libreOfficeReadsTheComments() throws {
    let (outcome, files) = try Self.run(
      "$ZHUBI lint \(Self.select) -q --comments r.docx a.docx; timeout 180 soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to fodt r.docx",
      reading: ["r.fodt"])
    let text = String(decoding: files[0], as: UTF8.self)
    #expect(text.components(of: "<office:annotation ") == 4, "\(outcome)")
    for part in ["<dc:creator>朱笔</dc:creator>", "【错误】日期“2月30日”不存在", "修改：改为“5%—8%”", "【页眉 1 第 1 段】"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func anEditThatWordCannotHoldIsLeftOutAndTheOthersAreMade() throws {
    let docx = DocxBytes(
      body:
        "<w:p><w:r><w:t>全市上下要认真学习领会会议精神，抓好贯彻落实。</w:t></w:r></w:p><w:p><w:r><w:t>全市上下要认真学习领会会议精神，抓好贯彻落实。</w:t></w:r></w:p><w:p><w:r><w:t>增长5-8%。</w:t></w:r></w:p>"
    ).bytes
    let (outcome, files) = try Self.run("$ZHUBI lint -q --fix=unsafe a.docx", docx: docx, reading: ["a.docx"])
    #expect(outcome.status != 2, "\(outcome)")
    #expect(try WordDocument(files[0]).text.string.hasSuffix("增长5%—8%。"))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
