import Linting
import TextModel

/// Marks of editors and programs: **…**, <<<<<<<, 【批注：…】, %E8%90%A5.
struct EditorMark: ParagraphRule {
  static let description = RuleDescription(
    id: "residue/editor-mark",
    summary: Localized("残留编辑或标记符号", en: "a mark of an editor or a program was left in the text"),
    rationale: Localized(
      "Markdown 的星号和井号、合并冲突标记、批注、转义序列和网址编码混进了正文。Markdown 文件由格式读取，不报。",
      en:
        "Asterisks and hashes of Markdown, conflict markers, remarks, escapes and percent-encoding got into the text. Markdown files are read as Markdown and left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "markdown", .choice("auto", ["auto", "on", "off"]),
        Localized(
          "Markdown 的星号和井号：auto 和 on 报正文里的，off 不报（Markdown 文件里作标记用的从来不读）",
          en:
            "asterisks and hashes of Markdown: auto and on report those in running text, off says nothing; what a Markdown file uses as markup is never read"
        ))
    ],
    examples: [
      .bad("‹**会议强调**›，要统筹兼顾", fixed: "会议强调，要统筹兼顾"),
      .bad("‹<<<<<<< HEAD›"),
      .bad("‹【批注：请核实数字】›总投资35亿元", fixed: "总投资35亿元"),
      .bad("‹%E8%90%A5%E5%8F%A3›市", fixed: "营口市"),
      .good("【本报讯】8月5日，"),
      .good("【盘锦】打赢经济发展“翻身仗”"),
      .good("增长5%、6%、7%"),
      .good("C:\\n目录不存在时"),
    ])

  static let cues = [
    "<<<<<<<", "=======", ">>>>>>>", "**", "【批注", "【修改", "（此处删除", "（此处修改", "（此处待核", "\\n", "\\t", "\\r", "\\u", "%E", "%e", "# ",
  ]

  private let readsMarkdown: Bool
  init(_ options: RuleOptions) { readsMarkdown = options.choice("markdown") != "off" }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if !readsMarkdown, cue == 3 || cue == Self.cues.count - 1 { return }
    let line = paragraph.trimmed
    let start = range.lowerBound
    switch cue {
    case 0...2:
      guard start == line.lowerBound,
        cue == 1 ? range.upperBound == line.upperBound : paragraph[range.upperBound] == 0x20 || range.upperBound == line.upperBound
      else { return }
      report(line, paragraph, [], &out)
    case 3: emphasis(start, paragraph, &out)
    case 4, 5: remark(range, 0x3011, paragraph, &out)
    case 6...8: remark(range, 0xFF09, paragraph, &out)
    case 9...11:
      guard paragraph.isHan(start - 1), paragraph.text.characterClass(range.upperBound) != .latin else { return }
      report(range, paragraph, [paragraph.replace(range, with: cue == 9 ? paragraph.lineEnd : "", .unsafe)], &out)
    case 12:
      guard (2..<6).allSatisfy({ Self.digit(paragraph[start + $0]) != nil }), paragraph[start - 1] != 0x5C else { return }
      let code = (2..<6).reduce(UInt32(0)) { $0 << 4 | UInt32(Self.digit(paragraph[start + $1]) ?? 0) }
      guard code >= 0x20, Unicode.Scalar(code) != nil else { return }
      report(start..<start + 6, paragraph, [paragraph.replace(start..<start + 6, with: String(scalar: code), .unsafe)], &out)
    case 13, 14: percent(start, paragraph, &out)
    default:
      var first = start
      while paragraph[first - 1] == 0x23 { first -= 1 }
      guard first == line.lowerBound, range.upperBound - first <= 7, paragraph.isHan(range.upperBound) else { return }
      report(first..<range.upperBound, paragraph, [paragraph.replace(first..<range.upperBound, with: "", .unsafe)], &out)
    }
  }

  private func report(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ fixes: [Fix?], _ out: inout FindingSink) {
    let text = paragraph.sourceString(range.lowerBound..<min(range.upperBound, range.lowerBound + 16))
    out.report(range, in: paragraph, zh: "残留编辑或标记符号“\(text)”", en: "“\(text)” is a mark of an editor or a program", fixes: fixes)
  }

  private func emphasis(_ start: Int, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph[start - 1] != 0x2A, paragraph[start + 2] != 0x2A, !paragraph.text.characterClass(start + 2).isBlank else {
      return
    }
    // The second pair of a stretch closes it.
    guard paragraph.count(of: [0x2A, 0x2A], in: 0..<start) % 2 == 0 else { return }
    var end = start + 2
    while end < paragraph.count, end - start <= 62, !(paragraph[end] == 0x2A && paragraph[end + 1] == 0x2A) { end += 1 }
    guard paragraph[end] == 0x2A, end > start + 2, (start + 2..<end).contains(where: { paragraph.isHan($0) }) else { return }
    let inner = paragraph.sourceString(start + 2..<end)
    report(start..<end + 2, paragraph, [paragraph.replace(start..<end + 2, with: inner, .unsafe)], &out)
  }

  private func remark(_ range: Range<Int>, _ close: UInt32, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var end = range.upperBound
    while end < paragraph.count, end - range.lowerBound < 200, paragraph[end] != close { end += 1 }
    let isClosed = paragraph[end] == close
    let found = isClosed ? range.lowerBound..<end + 1 : range
    report(found, paragraph, [isClosed ? paragraph.replace(found, with: "", .unsafe) : nil], &out)
  }

  private func percent(_ start: Int, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph[start - 3] != 0x25 || Self.digit(paragraph[start - 2]) == nil, !paragraph.isMasked(start..<start + 1),
      !Self.addressMarks.contains(paragraph[start - 1])
    else { return }
    var bytes: [UInt8] = []
    var i = start
    while paragraph[i] == 0x25, let high = Self.digit(paragraph[i + 1]), let low = Self.digit(paragraph[i + 2]) {
      bytes.append(high << 4 | low)
      i += 3
    }
    guard bytes.count >= 3 else { return }
    let isText = UTF8Validation.firstInvalidOffset(bytes) == nil
    let fix = isText ? paragraph.replace(start..<i, with: String(decoding: bytes, as: UTF8.self), .unsafe) : nil
    report(start..<i, paragraph, [fix], &out)
  }

  private static func digit(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39: UInt8(scalar - 0x30)
    case 0x41...0x46: UInt8(scalar - 0x41 + 10)
    case 0x61...0x66: UInt8(scalar - 0x61 + 10)
    default: nil
    }
  }

  private static let addressMarks = ScalarSet("/=?&.")
}
