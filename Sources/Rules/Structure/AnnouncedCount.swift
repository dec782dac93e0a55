import Linting
import TextModel

/// A count that the list after it does not keep: 五个“强化” followed by four items.
struct AnnouncedCount: DocumentRule {
  static let description = RuleDescription(
    id: "structure/announced-count",
    summary: Localized("总说的项数与列出的项数不一致", en: "A list has more or fewer items than were announced"),
    rationale: Localized(
      "“三点建议：一是……四是……”总说与分述对不上，多为增删条目后未改总数。只在项数紧接一组完整的序次语（一是、第一，、（一）、一、）之前，或列举的词紧接“三争取”一类引语时核对；序号本身不连续的由序号规则报告；同一分句里有两个数的、后面没有列举的，一概不报。",
      en:
        "A count and its list fall apart when items are added or cut. Only a count that a whole, well-numbered series follows at once is checked; a clause with two counts, a count without a list, and a series with gaps of its own are left alone."
    ),
    source: "校对实务（总分一致）",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "maxGap", .integer(1, 1...4),
        Localized("总说与第一项之间最多隔几段", en: "How many paragraphs further on the first item may stand at most"))
    ],
    examples: [
      .bad(
        "西市区将以‹五个“强化”›，全力推进落实。一是强化项目根基。二是强化改革赋能。三是强化民生提质。四是强化安全底线。",
        fixed: "西市区将以四个“强化”，全力推进落实。一是强化项目根基。二是强化改革赋能。三是强化民生提质。四是强化安全底线。"),
      .bad("重点抓好‹三方面工作›：一是抓项目；二是抓招商；三是抓服务；四是抓落实。", fixed: "重点抓好四方面工作：一是抓项目；二是抓招商；三是抓服务；四是抓落实。"),
      .bad("持续强化政策、项目‹“三争取”›工作", fixed: "持续强化政策、项目“两争取”工作"),
      .bad("他提出‹三点建议›。\n一要压实责任。\n二要转变作风。", fixed: "他提出两点建议。\n一要压实责任。\n二要转变作风。"),
      .bad("我们将在‹四个方面›下更大功夫：一是抓创新；二是抓开放；三是抓民生。", fixed: "我们将在三个方面下更大功夫：一是抓创新；二是抓开放；三是抓民生。"),
      .bad("这里重点报告‹3个方面›。\n（一）产业\n内容。\n（二）民生\n内容。", fixed: "这里重点报告2个方面。\n（一）产业\n内容。\n（二）民生\n内容。"),
      .bad("实施“‹四大工程›”：一是强基工程；二是提质工程；三是惠民工程。", fixed: "实施“三大工程”：一是强基工程；二是提质工程；三是惠民工程。"),
      .bad("整治分‹三步›：第一步，自查自纠；第二步，集中整改。", fixed: "整治分两步：第一步，自查自纠；第二步，集中整改。"),
      .good("整治分三步：第一步，自查自纠；第二步，集中整改；第三步，总结验收。"),
      .good("西市区将以五个“强化”，全力推进落实。一是强化项目根基。二是强化改革赋能。三是强化民生提质。四是强化安全底线。五是强化实干担当。"),
      .good("围绕做好结构调整“三篇大文章”，突出抓好工业转型升级项目"),
      .good("持续强化政策、项目、资金“三争取”工作"),
      .good("会议提出三点要求。一要压实责任。二要转变作风。三要加强协调。"),
      .good("今年前三个月主要工作：一是抓项目；二是抓招商。"),
      .good("围绕6方面20项重点任务：一是抓项目；二是抓招商。"),
      .good("全市三个开发区要做到：一是抓项目；二是抓招商。"),
      .good("会议提出三点要求。各部门结合实际抓好落实。"),
      .good("他提出三点建议：首先，抓项目；其次，抓招商；最后，抓服务。"),
      .good("他提出三点建议：一是抓项目；二是抓招商；二是抓服务。"),
    ])

  static var interests: Interests { [.ordinals, .characters(.stop)] }
  static var judgesFactsAlone: Bool { true }

  private let maxGap: Int

  init(_ options: RuleOptions) { maxGap = options.integer("maxGap") }

  private static let announcementKind = 40
  private static let quotedListKind = 41

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.role != .metadata else { return }
    for ordinal in paragraph.ordinals {
      if ordinal.value == 1, !ordinal.isAtLineStart { announce(before: ordinal, in: paragraph, &facts) }
      facts.addOrdinal(ordinal, in: paragraph)
    }
    gatherQuotedLists(paragraph, &facts)
    let end = paragraph.text.lastIndex
    guard end > 2, paragraph[end] == 0xFF1A || paragraph[end] == 0x3002,
      let found = Announcement.find(before: end, in: paragraph)
    else { return }
    add(found, paragraph, &facts)
  }

  private func announce(before ordinal: OrdinalFact, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var end = ordinal.range.lowerBound - 1
    while end > 0, paragraph.text.characterClass(end).isBlank { end -= 1 }
    guard end > 2, paragraph[end] == 0xFF1A || paragraph[end] == 0x3002 else { return }
    if let found = Announcement.find(before: end, in: paragraph)
      ?? Announcement.findQuoted(before: end, item: ordinal.range.upperBound, in: paragraph)
    {
      add(found, paragraph, &facts)
    }
  }

  private func add(_ found: Announcement, _ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let range = paragraph.text.sourceRange(found.range)
    let numeral = paragraph.text.sourceRange(found.numeral)
    facts.add(
      Self.announcementKind, source: range, value: found.value,
      extra: Int(found.style.rawValue) | (Int(numeral.start) - Int(range.start)) << 8 | numeral.count << 16)
  }

  /// 政策、项目“三争取”: bare nouns of two characters before a quoted count of two characters' verb.
  private func gatherQuotedLists(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for mark in paragraph.marks where mark.scalar == 0x201C {
      let open = Int(mark.index)
      guard let value = OrdinalNumeral.readHan(paragraph.text.scalars, open + 1), value.end == open + 2,
        paragraph[open + 4] == 0x201D,
        value.value >= 2, paragraph[open - 3] == 0x3001
      else { continue }
      let last = paragraph.text.string(open - 2..<open)
      guard !Self.verbs.contains(last), paragraph.text.characterClass(open - 1) == .han,
        paragraph.text.characterClass(open - 2) == .han
      else { continue }
      var count = 2
      var at = open - 3
      while at >= 3, paragraph[at - 3] == 0x3001 {
        count += 1
        at -= 3
      }
      guard paragraph.text.characterClass(at - 1) == .han, paragraph.text.characterClass(at - 2) == .han,
        abs(count - value.value) == 1
      else { continue }
      let range = paragraph.text.sourceRange(open..<open + 5)
      let numeral = paragraph.text.sourceRange(open + 1)
      facts.add(
        Self.quotedListKind, source: range, value: value.value,
        extra: count | (Int(numeral.start) - Int(range.start)) << 8 | numeral.count << 16)
    }
  }

  private static let verbs: Set<String> = [
    "做好", "纠治", "反对", "抓实", "当好", "增进", "落实", "弘扬", "坚持", "做到", "实现", "推进", "开展", "增强", "坚定", "维护", "拥护", "践行", "深化", "推动", "打造",
    "建设", "强化", "围绕", "聚焦", "实施", "主攻", "突出", "完善", "整治", "严守", "贯彻",
  ]

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var runs: [ByteRange: [SeriesItem]] = [:]
    let series = SeriesRuns(document)
    // 首先，其次，最后: the last item bears no number.
    for run in series.headings + series.inline where run.count > 1 && run[0].family != .adverb {
      if Self.isWellNumbered(run) { runs[run[0].token] = run }
    }
    var pending: DocumentFact? = nil
    for fact in document.facts {
      if fact.kind == Self.announcementKind {
        pending = fact
      } else if fact.kind == Self.quotedListKind {
        report(fact, listed: fact.extra & 0xFF, items: [], document, &out)
      } else if let announced = pending {
        pending = nil
        guard fact.value == 1, let run = runs[fact.range], Self.blocksBetween(announced.block, fact.block, document.roles) <= maxGap
        else { continue }
        if fact.block > announced.block, SeriesItem(fact)?.isAtLineStart != true { continue }
        if run.count != announced.value { report(announced, listed: run.count, items: run, document, &out) }
      }
    }
  }

  private static func isWellNumbered(_ run: [SeriesItem]) -> Bool {
    run.enumerated().allSatisfy { $0.element.value == $0.offset + 1 }
  }

  private static func blocksBetween(_ a: Int, _ b: Int, _ roles: [BlockRole]) -> Int {
    guard b > a else { return 0 }
    return (a + 1...b).count { $0 < roles.count && roles[$0] != .blank }
  }

  private func report(
    _ announced: DocumentFact, listed: Int, items: [SeriesItem], _ document: borrowing DocumentContext, _ out: inout FindingSink
  ) {
    let written = document.source.string(announced.range)
    let start = Int(announced.range.start) + (announced.extra >> 8 & 0xFF)
    let numeral = ByteRange(start, start + (announced.extra >> 16 & 0xFF))
    let style = announced.kind == Self.announcementKind ? OrdinalNumeral.Style(rawValue: UInt8(announced.extra & 3)) ?? .han : .han
    let right = OrdinalNumeral.writeCount(listed, style)
    var related: [RelatedPlace] = []
    if let last = items.last {
      related.append(
        RelatedPlace(message: out.text(zh: "最后一项（第\(listed)项）", en: "The last item (number \(listed))"), range: last.token))
    }
    let fix = Fix(
      title: out.text(zh: "改为“\(right)”", en: "Change to “\(right)”"), safety: .unsafe, edits: [TextEdit(numeral, right)])
    out.report(
      source: announced.range, zh: "总说“\(written)”为\(announced.value)项，实际列出\(listed)项",
      en: "“\(written)” announces \(announced.value) items, \(listed) are listed", fixes: [fix], related: related)
  }
}

extension NormalizedText {
  /// Index of the last scalar that is not a blank; -1 when there is none.
  var lastIndex: Int {
    var i = count - 1
    while i >= 0, characterClass(i).isBlank { i -= 1 }
    return i
  }
}
