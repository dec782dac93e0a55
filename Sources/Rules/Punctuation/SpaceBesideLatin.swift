import Linting
import TextModel

/// Blanks between Han characters and Latin letters or digits.
struct SpaceBesideLatin: DocumentRule {
  static let description = RuleDescription(
    id: "punct/space-mixed",
    summary: Localized("汉字与字母、数字之间的空格", en: "a blank between Han characters and Latin letters or digits"),
    rationale: Localized(
      "公文和新闻稿的汉字与字母、数字之间不加空格；按网页排版习惯加空格的，可以改设 require，或者设 consistent 只求全文一致。标准号、署名、元信息行、两句式标题里的空格不报；全文都有时只报一次。",
      en:
        "Official texts put no blank between Han characters and letters or digits. Set require for the habit of the web, or consistent for one style throughout. Standard numbers, bylines, metadata and headlines are left alone; a text that has the blank throughout is reported once."
    ),
    source: "校对实务",
    severity: .hint,
    fix: .safe,
    options: [
      RuleOption("mode", .choice("none", ["none", "require", "consistent", "off"]), Localized("取法", en: "what is right"))
    ],
    examples: [
      .bad("2023‹ ›年全市经济", fixed: "2023年全市经济"),
      .bad("建设‹ ›5G‹ ›基站", fixed: "建设5G基站"),
      .bad("增长‹ ›8.5%‹ ›左右", fixed: "增长8.5%左右"),
      .good("2023年全市经济"),
      .good("建设5G基站"),
      .good("GB/T 9704—2012"),
      .good("详见 https://a.cn/b 一文"),
      .good("图1 汽车号牌编码规则\n表2 分工"),
      .good("图5 汽车前号牌　图6 汽车后号牌"),
    ])

  static var interests: Interests { .characters(.latin, .digit) }
  static var judgesFactsAlone: Bool { true }

  private let mode: String
  init(_ options: RuleOptions) { mode = options.choice("mode") }

  /// Facts: 0 a blank, 1 how many meetings have none, 2 such a meeting (gathered only where it may be reported).
  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard mode != "off", paragraph.role != .metadata, paragraph.role != .tableRow else { return }
    var tight = 0
    let line = paragraph.trimmed
    let classes = paragraph.text.classBytes.span
    func meet(at i: Int) {
      let before = paragraph.text.characterClass(i - 1)
      let after = paragraph.text.characterClass(i)
      if before.isHan && Self.isTight(after) || Self.isTight(before) && after.isHan {
        tight += 1
        if mode != "none" {
          facts.add(2, source: ByteRange(paragraph.text.sourceRange(i).start, paragraph.text.sourceRange(i).start), text: " ")
        }
      } else if after == .space, paragraph.rawScalar(i) == 0x20 {
        let next = paragraph.text.characterClass(i + 1)
        if before.isHan && Self.isTight(next) || (Self.isTight(before) || before == .percent) && next.isHan, !isUsual(i, paragraph)
        {
          facts.add(0, i..<i + 1, in: paragraph)
        }
      }
    }
    let meetings = line.dropFirst()
    unsafe classes.bytes.forEachOffset(above: CharacterClass.hanUnit.rawValue) { i in
      guard Self.mayMatter(classes[i]) else { return }
      if meetings.contains(i) { meet(at: i) }
      if meetings.contains(i + 1), !Self.mayMatter(classes[i + 1]) { meet(at: i + 1) }
    }
    if tight > 0 { facts.add(1, 0..<0, in: paragraph, value: tight) }
  }

  /// Whether the raw value is that of a digit, a letter or a plain blank: nearly all places are told by that.
  private static func mayMatter(_ kind: UInt8) -> Bool {
    kind &- CharacterClass.digit.rawValue <= CharacterClass.space.rawValue - CharacterClass.digit.rawValue
  }

  private static func isTight(_ kind: CharacterClass) -> Bool { kind == .digit || kind == .latin }

  private func isUsual(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    if paragraph.isMasked(i..<i + 1) || paragraph.isEnclosed(i, by: .title, .parenthesis) { return true }
    // A blank ends an address: without it the next word would belong to it.
    if paragraph.masks.contains(where: { ($0.upperBound == i || $0.lowerBound == i + 1) && Self.isAddress($0, paragraph) }) {
      return true
    }
    // The number of a list, 第1章, a headline of two parts.
    if paragraph.ordinals.ending(at: i) != nil { return true }
    if paragraph.text.characterClass(i - 1) == .digit, paragraph.hanCount(0..<i) == 0, i <= 3 { return true }
    // 图1 汽车号牌: a caption.
    var digits = i
    while digits > 0, paragraph.text.characterClass(digits - 1) == .digit { digits -= 1 }
    if digits < i, Self.captions.contains(paragraph[digits - 1]), digits < 2 || !paragraph.isHan(digits - 2) { return true }
    return Self.units.contains(paragraph[i - 1]) && paragraph[0] == 0x7B2C
  }

  private static func isAddress(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    range.contains { paragraph[$0] == 0x40 || paragraph[$0] == 0x3A && paragraph[$0 + 1] == 0x2F }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let spaced = document.facts.filter { $0.kind == 0 }
    let tight = document.facts.filter { $0.kind == 2 }
    let count = document.facts.reduce(0) { $1.kind == 1 ? $0 + $1.value : $0 }
    let asksForBlank = mode == "require" || mode == "consistent" && spaced.count > count
    if mode == "consistent", spaced.isEmpty || count == 0 { return }
    let hits = asksForBlank ? tight : spaced
    FileSummary(hits: hits, candidates: hits.count, minimum: 12).report(&out) { _ in
      asksForBlank
        ? ("汉字与字母、数字之间缺空格", "a blank is missing between Han and Latin")
        : ("汉字与字母、数字之间不加空格", "no blank between Han and Latin")
    } whole: { count in
      asksForBlank
        ? ("全文 \(count) 处汉字与字母、数字之间缺空格", "blanks between Han and Latin are missing in \(count) places")
        : ("全文 \(count) 处汉字与字母、数字之间有空格", "blanks between Han and Latin in \(count) places")
    }
  }

  private static let captions = ScalarSet("图表")
  private static let units = ScalarSet("章节条编")
}
