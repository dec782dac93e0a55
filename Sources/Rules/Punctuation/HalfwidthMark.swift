import Linting
import TextModel

/// Half-width marks in Chinese text.
struct HalfwidthMark: DocumentRule {
  static let description = RuleDescription(
    id: "punct/halfwidth-in-cjk",
    summary: Localized("中文语境中使用了半角标点", en: "a half-width mark in Chinese text"),
    rationale: Localized(
      "汉字之间的逗号、句号、冒号等用全角。数字里的小数点、千分撇、比分和钟点的冒号、西文、网址、序号里的点不报；元信息行里的冒号只作提示；全文都用半角时只报一次，一次改完。",
      en:
        "Marks among Han characters are full-width. Decimal points, thousands commas, times and ratios, Latin text, addresses and the point of an ordinal are left alone; the colon of a metadata line is a hint; a text that writes all marks half-width is reported once, with one fix for all."
    ),
    source: "GB/T 15834—2011 4.1—4.7、5.1.1",
    severity: .warning,
    fix: .safe,
    options: [
      RuleOption(
        "metadataSeverity", .choice("hint", ["off", "hint", "info", "warning"]),
        Localized("元信息行里的冒号的级别", en: "severity of a colon in a metadata line"))
    ],
    examples: [
      .bad("会议强调‹,›要统筹兼顾", fixed: "会议强调，要统筹兼顾"),
      .bad("苦干实干‹,› 大力开发", fixed: "苦干实干，大力开发"),
      .bad("圍繞57個在建項目‹;›盯緊工程進度", fixed: "圍繞57個在建項目；盯緊工程進度"),
      .bad("会议指出‹:›要压实责任", fixed: "会议指出：要压实责任"),
      .bad("扛起招商责任‹,›10个招商局", fixed: "扛起招商责任，10个招商局"),
      .bad("推进现代边海空防建设‹.›加强军人军属荣誉激励", fixed: "推进现代边海空防建设。加强军人军属荣誉激励"),
      .bad("科技创新能力更强‹.›\n二是优化环境", fixed: "科技创新能力更强。\n二是优化环境"),
      .good("会议强调，要统筹兼顾"),
      .good("增长3.5%，时间19:30"),
      .good("1,234人"),
      .good("GB/T 15835.1"),
      .good("网址http://www.ln.gov.cn"),
      .good("1.抓项目"),
      .good("一.总体要求"),
    ])

  static var interests: Interests { .characters(.stop) }
  static var judgesFactsAlone: Bool { true }

  private let metadataSeverity: Severity
  init(_ options: RuleOptions) { metadataSeverity = Severity(name: options.choice("metadataSeverity")) ?? .hint }

  /// What reading may do to a mark.
  private static let changes: UInt32 = [Oddity.Kind.widened, .fullwidth, .compatibility].reduce(0) { $0 | 1 << UInt32($1.rawValue) }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var candidates = 0
    // Where reading changed no mark, the view has each as it is written.
    let isAsWritten = paragraph.text.presentOddities & Self.changes == 0 && paragraph.block.splices.isEmpty
    for mark in paragraph.marks where mark.characterClass == .stop {
      let i = Int(mark.index)
      let raw = isAsWritten ? mark.scalar : paragraph.rawScalar(i)
      switch raw {
      case 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01: candidates += 1
      case 0x2C, 0x3B, 0x3A, 0x3F, 0x21:
        guard isAmongHan(i, raw, paragraph), !paragraph.isMasked(i..<i + 1) else { continue }
        add(i, String(scalar: raw + 0xFEE0), paragraph, &facts)
      case 0x2E:
        guard endsSentence(i, paragraph), !paragraph.isMasked(i..<i + 1) else { continue }
        add(i, "。", paragraph, &facts)
      default: continue
      }
    }
    if candidates > 0 { facts.add(1, 0..<0, in: paragraph, value: candidates) }
  }

  private func add(_ i: Int, _ right: String, _ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var after = i + 1
    while paragraph.text.characterClass(after) == .space { after += 1 }
    // A blank after the mark made up for its width and goes with it.
    let blanks = after < paragraph.count ? after - i - 1 : 0
    let isMetadata =
      right == "："
      && (paragraph.role == .metadata
        || paragraph.count <= 60 && Self.keys.contains { paragraph.has($0, before: i) }
          && paragraph.startsClause(i - 2 - (paragraph.isHan(i - 3) ? 2 : 0)))
    facts.add(isMetadata ? 2 : 0, i..<i + 1, in: paragraph, text: right, extra: blanks)
  }

  private func isAmongHan(_ i: Int, _ raw: UInt32, _ paragraph: borrowing Paragraph) -> Bool {
    var left = i - 1
    while paragraph.text.characterClass(left) == .space { left -= 1 }
    var right = i + 1
    while paragraph.text.characterClass(right) == .space { right += 1 }
    let before = paragraph.text.characterClass(left)
    let after = paragraph.text.characterClass(right)
    let isOpening = Self.openings.contains(paragraph[right])
    let isWideLeft = before.isHan || Self.closings.contains(paragraph[left])
    if isWideLeft {
      return after.isHan || isOpening || after == .newline || after.isLatinOrDigit || after == .quote || after == .bracket
    }
    guard before.isLatinOrDigit || before == .percent || before == .symbol else { return false }
    // The clause before must be Chinese, or the comma belongs to the Latin text.
    return (after.isHan || isOpening && raw != 0x3A) && (before != .digit || raw != 0x3A)
      && !(raw == 0x3A && before == .latin && left == 0)
  }

  /// Whether the point at an index is a full stop: after Han text, before Han text or the line's end.
  private func endsSentence(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    guard paragraph.isHan(i - 1) || Self.closings.contains(paragraph[i - 1]), paragraph[i - 1] != 0x3002 else { return false }
    var right = i + 1
    while paragraph.text.characterClass(right) == .space { right += 1 }
    let after = paragraph.text.characterClass(right)
    guard after.isHan || after == .newline || Self.openings.contains(paragraph[right]) || after == .digit && right > i + 1 else {
      return false
    }
    // 一. and 第一.: ordinals.
    if paragraph.ordinals.covering(i) != nil { return false }
    var low = i
    while low > 0, paragraph.isHan(low - 1), i - low <= 8 { low -= 1 }
    var high = i + 1
    while paragraph.isHan(high), high - i <= 8 { high += 1 }
    if i - low <= 3, paragraph.text.characterClass(i - 1) != .han, paragraph.startsClause(low) { return false }
    // 买买提.艾力: a name with a wrong interpunct.
    if after.isHan, right == i + 1, i - low <= 4, high - i - 1 <= 4 { return false }
    return true
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let hits = document.facts.filter { $0.kind == 0 || $0.kind == 2 }
    guard !hits.isEmpty else { return }
    let full = document.facts.reduce(0) { $1.kind == 1 ? $0 + $1.value : $0 }
    let source = document.source
    let summary = FileSummary(hits: hits, candidates: hits.count + full)
    let one: (DocumentFact) -> FileSummary.Words = { fact in
      let mark = source.string(fact.range)
      return ("中文语境中的半角“\(mark)”应改为全角“\(fact.text)”", "half-width “\(mark)” among Chinese: use “\(fact.text)”")
    }
    if summary.isWhole {
      summary.report(&out, one: one) { count in
        ("全文 \(count) 处标点为半角，应改为全角", "\(count) marks are half-width all over the text: use full-width ones")
      }
    } else {
      FileSummary(hits: hits.filter { $0.kind == 0 }, candidates: .max / 1000).report(&out, one: one) { _ in ("", "") }
      FileSummary(hits: hits.filter { $0.kind == 2 }, candidates: .max / 1000, severity: metadataSeverity)
        .report(&out, one: one) { _ in ("", "") }
    }
  }

  private static let keys: [StaticString] = ["时间", "日期", "来源", "作者", "编辑", "责编", "次数", "电话", "地址", "邮编"]
  private static let openings = ScalarSet("“‘（《【〈「『〔")
  private static let closings = ScalarSet("”’）》】〉」』〕，。；：？！")
}
