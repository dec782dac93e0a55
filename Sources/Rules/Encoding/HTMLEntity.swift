import Linting
import TextModel

/// Character references and tags of HTML that were left in the text.
struct HTMLEntity: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/html-entity",
    summary: Localized("残留 HTML 实体或标签", en: "an HTML entity or tag was left in the text"),
    rationale: Localized(
      "网页转成文字时没有还原的 &nbsp;、&ldquo; 和 <br> 等，读者看到的是代码。丢了“&”的 ldquo; 也能认出。AT&T、R&D 这样的“&”不报；HTML 文件里的实体由格式读取，不会报。",
      en:
        "&nbsp;, &ldquo; and <br> that were not decoded when a page became text; ldquo; without its & is recognised too. The & of AT&T is left alone, and HTML files are decoded before they are checked."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹&ldquo;›十四五‹&rdquo;›规划", fixed: "“十四五”规划"),
      .bad("会议强调‹&nbsp;›‹&nbsp;›要", fixed: "会议强调要"),
      .bad("替代。可用‹?ldquo;›宗教”", fixed: "替代。可用“宗教”"),
      .bad("第一段‹<br/>›第二段", fixed: "第一段\n第二段"),
      .good("AT&T公司"),
      .good("R&D经费投入"),
      .good("A&B两方案"),
      .good("若a<b则"),
      .good("同比增长&结构优化"),
    ])

  static let cues = names.map { "&" + $0.name } + ["&#"] + lost + tags.map { "<" + $0 }

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if cue < Self.names.count {
      named(cue, range, paragraph, &out)
    } else if cue == Self.names.count {
      numeric(range, paragraph, &out)
    } else if cue <= Self.names.count + Self.lost.count {
      broken(Self.lost[cue - Self.names.count - 1], range, paragraph, &out)
    } else {
      tag(Self.tags[cue - Self.names.count - 1 - Self.lost.count], range, paragraph, &out)
    }
  }

  private func named(_ number: Int, _ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var end = range.upperBound
    var name = Self.names[number].name
    var value = Self.names[number].value
    if name == "amp", isSemicolon(paragraph[end]) {
      // &amp;nbsp; was escaped twice.
      for inner in Self.names
      where paragraph.matches(inner.name, at: end + 1) && isSemicolon(paragraph[end + 1 + inner.name.utf8.count]) {
        (name, value) = (inner.name, inner.value)
        end += 1 + inner.name.utf8.count
        break
      }
    }
    if isSemicolon(paragraph[end]) {
      end += 1
    } else if Self.bare.contains(name) {
      let after = paragraph.text.characterClass(end)
      if after.isLatinOrDigit || paragraph[end] == 0x3D { return }
    } else {
      return
    }
    report(range.lowerBound..<end, value, paragraph, &out)
  }

  private func numeric(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var i = range.upperBound
    let isHexadecimal = paragraph[i] == 0x78 || paragraph[i] == 0x58
    if isHexadecimal { i += 1 }
    let start = i
    while i - start < 8, paragraph.text.characterClass(i).isLatinOrDigit { i += 1 }
    guard isSemicolon(paragraph[i]), let code = UInt32(paragraph.text.string(start..<i), radix: isHexadecimal ? 16 : 10),
      Unicode.Scalar(code) != nil, code >= 0x20
    else { return }
    report(range.lowerBound..<i + 1, String(scalar: code), paragraph, &out)
  }

  private func broken(_ name: String, _ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let before = paragraph[range.lowerBound - 1]
    guard before != 0x26, !isSemicolon(before), !paragraph.text.characterClass(range.lowerBound - 1).isLatinOrDigit else { return }
    let start = before == 0x3F || before == 0xFF1F ? range.lowerBound - 1 : range.lowerBound
    guard isSemicolon(paragraph[range.upperBound]), let value = Self.names.first(where: { $0.name == name })?.value else { return }
    report(start..<range.upperBound + 1, value, paragraph, &out)
  }

  private func tag(_ name: String, _ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard !paragraph.text.characterClass(range.upperBound).isLatinOrDigit else { return }
    var i = range.upperBound
    while i < paragraph.count, i - range.upperBound <= 120, paragraph[i] != 0x3E, paragraph[i] != 0x3C { i += 1 }
    guard paragraph[i] == 0x3E else { return }
    let breaks = name == "br" || name == "p" || name == "/p"
    let isInside = range.lowerBound > paragraph.trimmed.lowerBound && i + 1 < paragraph.trimmed.upperBound
    report(range.lowerBound..<i + 1, breaks && isInside ? paragraph.lineEnd : "", paragraph, &out)
  }

  private func report(_ range: Range<Int>, _ value: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var value = value
    if value == "\u{A0}" {
      let before = paragraph.text.characterClass(range.lowerBound - 1)
      let after = paragraph.text.characterClass(range.upperBound)
      value = before.isLatinOrDigit || after.isLatinOrDigit ? " " : ""
    }
    let text = paragraph.sourceString(range)
    let shown = value == paragraph.lineEnd ? "换行" : value.isEmpty ? "空" : "“\(value)”"
    out.report(
      range, in: paragraph, zh: "残留 HTML 代码“\(text)”，应还原为\(shown)", en: "HTML code “\(text)” was left in the text",
      fixes: [paragraph.edit(paragraph.text.sourceRange(range), value, .safe)])
  }

  /// A semicolon beside Han text was widened on reading.
  private func isSemicolon(_ scalar: UInt32) -> Bool { scalar == 0x3B || scalar == 0xFF1B }

  private static let names: [(name: String, value: String)] = [
    ("nbsp", "\u{A0}"), ("quot", "\""), ("amp", "&"), ("lt", "<"), ("gt", ">"), ("apos", "'"), ("ldquo", "“"), ("rdquo", "”"),
    ("lsquo", "‘"), ("rsquo", "’"), ("mdash", "—"), ("ndash", "–"), ("hellip", "…"), ("middot", "·"), ("times", "×"), ("copy", "©"),
    ("ensp", "\u{A0}"), ("emsp", "\u{A0}"), ("thinsp", "\u{A0}"), ("bull", "•"), ("deg", "°"), ("permil", "‰"), ("reg", "®"),
    ("trade", "™"), ("laquo", "«"), ("raquo", "»"), ("divide", "÷"), ("plusmn", "±"), ("sup2", "²"), ("sup3", "³"), ("yen", "¥"),
    ("zwnj", ""), ("zwj", ""), ("larr", "←"), ("rarr", "→"), ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("tilde", "˜"), ("hearts", "♥"),
  ]
  private static let bare: Set<String> = [
    "nbsp", "quot", "amp", "lt", "gt", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash", "hellip", "middot", "times", "copy",
  ]
  private static let lost = ["ldquo", "rdquo", "lsquo", "rsquo", "nbsp", "mdash", "hellip", "middot"]
  private static let tags = [
    "br", "p", "/p", "strong", "/strong", "span", "/span", "div", "/div", "font", "/font", "a", "/a", "b", "/b", "i", "/i", "table",
    "/table", "tr", "/tr", "td", "/td", "img", "em", "/em", "ul", "/ul", "li", "/li", "h1", "/h1", "h2", "/h2",
  ]
}
