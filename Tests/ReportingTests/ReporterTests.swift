import JSON
import Lexicon
import Linting
import Reporting
import Testing
import TextModel

@Suite("Reports")
struct ReporterTests {
  static let rule = RuleDescription(
    id: "punct/sample", summary: Localized("样例", en: "sample"), rationale: Localized("理由 <b>", en: "reason <b>"),
    source: "GB/T 15834—2011",
    severity: .warning, examples: [])
  static let information = RunInformation(version: "1", locale: .zhHans, rules: [rule])

  /// A document with an astral character, markup and a control character before the finding.
  static let document: DocumentReport = {
    let text = SourceText("𠮷<script>alert(1)</script>&\u{1B}[31m\n会议,召开\"了\"")
    let start = text.string.utf8.count - "会议,召开\"了\"".utf8.count
    let finding = Finding(
      rule: "punct/sample", severity: .warning, range: ByteRange(start + 6, start + 7), message: "应为“，”<&>",
      fixes: [Fix(title: "改为“，”", safety: .safe, edits: [TextEdit(ByteRange(start + 6, start + 7), "，")])],
      related: [RelatedPlace(message: "此处", range: ByteRange(0, 4))])
    return DocumentReport(name: "稿件/a b,c:1.md", text: text, findings: [finding], date: Day(2026, 11, 21))
  }()

  static func run(_ reporter: some Reporter) -> [UInt8] {
    var reporter = reporter
    var out = ReportBuffer()
    var summary = RunSummary()
    summary.add(document)
    summary.failures = [FailedDocument(path: "坏.docx", message: Localized("压缩包损坏", en: "damaged archive"))]
    reporter.begin(summary, into: &out)
    reporter.add(document, into: &out)
    reporter.end(summary, into: &out)
    return out.bytes
  }

  @Test func jsonGivesEveryCountOfAPosition() throws {
    let json = try JSONValue.parse(Self.run(JSONReporter(Self.information, lines: false)))
    let finding = try #require(json["files"]?[0]?["findings"]?[0])
    #expect(json["version"]?.intValue == 1)
    #expect(finding["start"]?["line"]?.intValue == 2 && finding["start"]?["column"]?.intValue == 3)
    let text = Self.document.text.string
    #expect(finding["start"]?["byte"]?.intValue == text.utf8.count - ",召开\"了\"".utf8.count)
    #expect(finding["start"]?["utf16"]?.intValue == text.utf16.count - ",召开\"了\"".utf16.count)
    #expect(finding["fixes"]?[0]?["edits"]?[0]?["text"]?.stringValue == "，")
    #expect(finding["related"]?[0]?["path"]?.stringValue == "稿件/a b,c:1.md")
    #expect(finding["source"]?.stringValue == "GB/T 15834—2011")
    #expect(finding["fingerprint"]?.stringValue?.count == 16)
    #expect(json["summary"]?["failures"]?[0]?["path"]?.stringValue == "坏.docx")
  }

  @Test("what stands before the documents tells of all of them")
  func headsCountEverything() {
    var mild = Self.document
    (mild.name, mild.findings[0].severity) = ("b&.txt", .hint)
    for (reporter, expected) in [
      (JUnitReporter() as any Reporter, ["tests=\"3\" failures=\"1\" errors=\"1\""]),
      (
        HTMLReporter(Self.information),
        ["<a href=\"#d2\">b&amp;.txt</a> <span class=\"n\">1</span>", "<section id=\"d2\">", "压缩包损坏"]
      ),
    ] {
      var (reporter, out, summary) = (reporter, ReportBuffer(), RunSummary())
      for document in [Self.document, mild] { summary.add(document) }
      summary.failures = [FailedDocument(path: "坏.docx", message: Localized("压缩包损坏", en: "damaged archive"))]
      reporter.begin(summary, into: &out)
      for document in [Self.document, mild] { reporter.add(document, into: &out) }
      reporter.end(summary, into: &out)
      let text = String(decoding: out.bytes, as: UTF8.self)
      for part in expected { #expect(text.contains(part)) }
    }
  }

  @Test("a long report is handed on in pieces that make up the whole")
  func longReportsAreHandedOn() {
    var many = Self.document
    let finding = many.findings[0]
    many.findings = Array(repeating: finding, count: 2_000)
    many.hashes = Array(repeating: 0, count: 2_000)
    for reporter in [JSONReporter(Self.information, lines: true), JSONReporter(Self.information, lines: false)] {
      var whole = ReportBuffer()
      var (first, second) = (reporter, reporter)
      first.add(many, into: &whole)
      let pieces = Pieces()
      var parts = ReportBuffer { pieces.all.append($0) }
      second.add(many, into: &parts)
      #expect(pieces.all.count > 4 && pieces.all.allSatisfy { $0.count < 1 << 17 })
      #expect(pieces.all.joined() + parts.bytes == whole.bytes)
    }
  }

  private final class Pieces { var all: [[UInt8]] = [] }

  @Test func sarifHasWhatCodeScanningReads() throws {
    let json = try JSONValue.parse(Self.run(SARIFReporter(Self.information)))
    let run = try #require(json["runs"]?[0])
    let result = try #require(run["results"]?[0])
    #expect(json["version"]?.stringValue == "2.1.0")
    #expect(run["columnKind"]?.stringValue == "unicodeCodePoints")
    #expect(run["tool"]?["driver"]?["rules"]?[result["ruleIndex"]?.intValue ?? -1]?["id"]?.stringValue == "punct/sample")
    let location = result["locations"]?[0]?["physicalLocation"]
    #expect(location?["artifactLocation"]?["uri"]?.stringValue == "%E7%A8%BF%E4%BB%B6/a%20b%2Cc%3A1.md")
    #expect(location?["region"]?["startColumn"]?.intValue == 3 && location?["region"]?["endColumn"]?.intValue == 4)
    #expect(run["invocations"]?[0]?["executionSuccessful"]?.boolValue == false)
  }

  @Test func codeQualityNamesEachFindingOnce() throws {
    let json = try JSONValue.parse(Self.run(GitLabReporter()))
    #expect(json[0]?["severity"]?.stringValue == "minor" && json[0]?["location"]?["lines"]?["begin"]?.intValue == 2)
  }

  @Test func reviewdogCountsBytes() throws {
    let json = try JSONValue.parse(Self.run(RDJSONReporter(Self.information)))
    #expect(json["diagnostics"]?[0]?["location"]?["range"]?["start"]?["column"]?.intValue == 7)
    #expect(json["diagnostics"]?[0]?["suggestions"]?[0]?["text"]?.stringValue == "，")
  }

  @Test func workflowCommandsEscapeTheirProperties() {
    let text = String(decoding: Self.run(GitHubReporter()), as: UTF8.self)
    #expect(text == "::warning file=稿件/a b%2Cc%3A1.md,line=2,endLine=2,col=3,endColumn=4,title=punct/sample::应为“，”<&>\n")
  }

  @Test("hostile text is escaped in every form that has markup")
  func markupIsEscaped() {
    let html = String(decoding: Self.run(HTMLReporter(Self.information)), as: UTF8.self)
    #expect(!html.contains("<script>") && html.contains("&lt;script&gt;") && !html.contains("\u{1B}"))
    #expect(html.contains("<mark class=\"warning\">,</mark>"))
    for xml in [Self.run(CheckstyleReporter()), Self.run(JUnitReporter())] {
      let text = String(decoding: xml, as: UTF8.self)
      #expect(text.contains("应为“，”&lt;&amp;&gt;") && !text.contains("应为“，”<"))
    }
  }

  @Test func aTerminalIsNeverObeyed() {
    let text = String(decoding: Self.run(PrettyReporter(Self.information, style: .init())), as: UTF8.self)
    #expect(!text.contains("\u{1B}"))
  }

  @Test("the underline stands below the text although a Han character is two cells wide")
  func underlineIsAligned() {
    let lines = String(decoding: Self.run(PrettyReporter(Self.information, style: .init())), as: UTF8.self).split(separator: "\n")
    #expect(lines[1] == "    会议,召开\"了\"")
    #expect(lines[2] == "        ~")
  }

  @Test("a fingerprint survives edits elsewhere and changes with the text around the finding")
  func fingerprintsAreStable() {
    func fingerprint(_ before: String, _ found: String, _ after: String) -> String {
      let text = SourceText(before + found + after)
      let range = ByteRange(before.utf8.count, before.utf8.count + found.utf8.count)
      return Fingerprint.fingerprints(of: [Finding(rule: "a/b", severity: .error, range: range, message: "")], in: text)[0]
    }
    let base = fingerprint("第一段。\n\n各级各部门认真履职、密切配合，今年全市重点工作", "截止目前", "已经完成大半任务。")
    #expect(base == fingerprint("第一段改了。\n\n\n各级各部门认真履职、密切配合，今年全市\n重点工作", "截止目前", "已经 完成大半任务。后面也改了。"))
    #expect(base != fingerprint("第一段。\n\n各级各部门认真履职、密切配合，去年全县一般事项", "截止目前", "已经完成大半任务。"))
  }
}
