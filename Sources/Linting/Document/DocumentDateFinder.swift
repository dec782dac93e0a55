import Lexicon
import TextModel

/// Reads the lines of a document that may say its date: the first ones, and every short one.
struct DocumentDateFinder: Sendable {
  /// The most trusted date that was found.
  private(set) var best: DocumentDate?

  private var text = NormalizedText()
  private var masks: [Range<Int>] = []
  private var numbers: [NumberFact] = []
  private var dates: [DateFact] = []
  private var times: [TimeFact] = []
  /// Year in the title, and whether the title is that of a work report.
  private var titleYear: TitleYear?
  /// What the beginning told when it was last read, and the block behind it; nil where the document ends within it.
  private var beginning: (end: Int, best: DocumentDate?, titleYear: TitleYear?)?

  private typealias TitleYear = (year: Int, isReport: Bool, range: ByteRange)

  /// How many lines that are not blank count as the beginning.
  private static let head = 12
  /// In so many of them a date that opens a sentence may be that of what happened.
  private static let top = 6
  /// A line of at most so many bytes besides markup is short: a date, an office, a line of metadata.
  private static let short = 150
  /// So many bytes of a paragraph are its opening: room for a dateline.
  private static let opening = 240

  mutating func look(_ source: borrowing SourceText, _ blocks: [ProseBlock], _ characters: borrowing CharacterTable) {
    var late = LateDates()
    for (index, block) in blocks.enumerated() { find(&late, index, block, source, characters) }
    look(source, blocks, late, unchanged: 0, characters)
  }

  /// Reads the beginning, then judges the dates that were found in short lines.
  ///
  /// - Parameter unchanged: How many blocks at the start are as they were the last time.
  mutating func look(
    _ source: borrowing SourceText, _ blocks: [ProseBlock], _ late: LateDates, unchanged: Int,
    _ characters: borrowing CharacterTable
  ) {
    let end: Int
    if let beginning, beginning.end <= unchanged {
      (end, best, titleYear) = beginning
    } else {
      end = readBeginning(source, blocks, characters)
    }
    for date in late.dates where date.block >= end && date.block < blocks.count {
      let range = ByteRange(date.offset, date.offset + date.length).shifted(by: Int(blocks[date.block].range.start))
      if date.isLabelled {
        offer(date.day, .metadata, range)
      } else if best == nil || isShortLine(before: date.block, source, blocks) {
        offer(date.day, .signature, range)
      }
    }
    if best == nil, let title = titleYear, title.isReport, let day = Day(title.year, 2, 1) {
      best = DocumentDate(day: day, source: .titleYear, range: title.range)
    }
  }

  /// Reads the beginning; the result is the block behind it.
  private mutating func readBeginning(
    _ source: borrowing SourceText, _ blocks: [ProseBlock], _ characters: borrowing CharacterTable
  ) -> Int {
    (best, titleYear) = (nil, nil)
    var seen = 0
    var followsShortLine = false
    var index = 0
    while index < blocks.count, seen < Self.head {
      let block = blocks[index]
      index += 1
      guard block.kind != .tableCell, !Self.isBlank(source, block.range) else { continue }
      let isShort = Self.isShort(block)
      // Of a paragraph only a date counts that opens it, and only near the top.
      if isShort || seen < Self.top {
        let part = isShort ? block : Self.opening(of: block, source)
        if Self.hasDigits(source, part.range) {
          read(part, source, characters)
          if !dates.isEmpty { judge(position: seen, isShort: isShort, followsShortLine: followsShortLine) }
        }
      }
      followsShortLine = isShort
      seen += 1
    }
    beginning = seen == Self.head ? (index, best, titleYear) : nil
    return index
  }

  /// Whether a block is a short line. A page of HTML may wrap a date in more markup than a paragraph has text.
  private static func isShort(_ block: ProseBlock) -> Bool { end(of: block, after: short) == Int(block.range.end) }

  /// The beginning of a block: where its splices are not counted, ``opening`` bytes, or a few less.
  private static func opening(of block: ProseBlock, _ source: borrowing SourceText) -> ProseBlock {
    let bytes = source.storage.span
    var part = block
    var end = end(of: block, after: opening)
    while end > Int(block.range.start), end < Int(block.range.end), bytes[end] & 0xC0 == 0x80 { end -= 1 }
    part.range = ByteRange(Int(block.range.start), end)
    return part
  }

  /// Where the first bytes of a block end of which `limit` are not in a splice.
  private static func end(of block: ProseBlock, after limit: Int) -> Int {
    var end = Int(block.range.start) + limit
    for splice in block.splices where Int(splice.range.start) <= end { end += splice.range.count }
    return min(end, Int(block.range.end))
  }

  /// Notes the date of a short line that is labelled or stands alone: it counts wherever the line stands.
  mutating func find(
    _ late: inout LateDates, _ index: Int, _ block: ProseBlock, _ source: borrowing SourceText,
    _ characters: borrowing CharacterTable
  ) {
    guard Self.isShort(block), block.kind != .tableCell, Self.hasDigits(source, block.range) else { return }
    read(block, source, characters)
    for date in dates where !date.isLunar {
      guard let day = date.date else { continue }
      let isLabelled = isLabelled(date)
      guard isLabelled || isAlone(date) else { continue }
      let range = text.sourceRange(date.range)
      late.dates.append(
        LateDates.Found(
          block: index, offset: Int(range.start) - Int(block.range.start), length: range.count, day: day, isLabelled: isLabelled))
      return
    }
  }

  /// Whether the last line with text before a block is a short one.
  private func isShortLine(before index: Int, _ source: borrowing SourceText, _ blocks: [ProseBlock]) -> Bool {
    var i = index - 1
    while i >= 0, blocks[i].kind == .tableCell || Self.isBlank(source, blocks[i].range) { i -= 1 }
    return i >= 0 && Self.isShort(blocks[i])
  }

  /// Whether a range holds nothing but ASCII blanks, U+00A0 and U+3000.
  private static func isBlank(_ source: borrowing SourceText, _ range: ByteRange) -> Bool {
    let bytes = source.storage.span
    var i = Int(range.start)
    while i < Int(range.end) {
      if bytes[i] <= 0x20 {
        i += 1
      } else if bytes[i] == 0xC2, bytes[i + 1] == 0xA0 {
        i += 2
      } else if bytes[i] == 0xE3, bytes[i + 1] == 0x80, bytes[i + 2] == 0x80 {
        i += 3
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a range holds ASCII digits or, in a short line, 年: what a date cannot do without.
  private static func hasDigits(_ source: borrowing SourceText, _ range: ByteRange) -> Bool {
    let bytes = source.storage.span
    var i = Int(range.start)
    while i < Int(range.end) {
      let byte = bytes[i]
      // Digits, full-width digits (EF BC 90 …), 年 (E5 B9 B4).
      if byte >= 0x30 && byte <= 0x39 || byte == 0xEF && bytes[i + 1] == 0xBC
        || byte == 0xE5 && bytes[i + 1] == 0xB9 && bytes[i + 2] == 0xB4
      {
        return true
      }
      i += 1
    }
    return false
  }

  private mutating func read(_ block: ProseBlock, _ source: borrowing SourceText, _ characters: borrowing CharacterTable) {
    masks.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    text.read(block, of: source, characters, NormalizedText.Reading())
    MaskScanner.scan(text, [], &masks)
    NumberScanner.scan(text, masks, &numbers, &dates, &times)
  }

  private mutating func offer(_ day: Day, _ source: DocumentDate.Source, _ range: Range<Int>) {
    offer(day, source, text.sourceRange(range))
  }

  private mutating func offer(_ day: Day, _ source: DocumentDate.Source, _ range: ByteRange) {
    guard source.rawValue < best?.source.rawValue ?? .max, day.year >= 1949, day.year <= 2199 else { return }
    best = DocumentDate(day: day, source: source, range: range)
  }

  private mutating func judge(position: Int, isShort: Bool, followsShortLine: Bool) {
    if position == 0, isShort { readTitle() }
    for date in dates where !date.isLunar {
      if let day = date.date {
        if isShort, isLabelled(date) || position < 8 && isSourceLine(date) { return offer(day, .metadata, date.range) }
        if isShort, isAlone(date) {
          // The first date that stands alone below an office is the signature; annexes may follow it.
          if position >= 1, position < 4, best == nil { offer(day, .titleNote, date.range) }
          if position >= 4, followsShortLine || best == nil { offer(day, .signature, date.range) }
          return
        }
        if position < Self.top, opensSentence(date) { offer(day, .event, date.range) }
      } else if position < 4, date.year == nil, date.relativeYear == nil, let month = date.month, let day = date.day,
        opensSentence(date),
        let title = titleYear, !title.isReport, let resolved = Day(title.year, month, day)
      {
        offer(resolved, .eventInTitleYear, date.range)
      }
    }
  }

  /// The year that the title names, unless it names what the year was reviewed for.
  private mutating func readTitle() {
    guard let date = dates.first(where: { $0.year != nil && $0.month == nil }),
      dates.allSatisfy({ $0.year == date.year || $0.year == nil }),
      let year = date.year, date.rangeMark == nil, !Self.reviews.contains(where: { contains($0) })
    else { return }
    titleYear = (year, contains(Self.report), text.sourceRange(date.range))
  }

  private func contains(_ literal: [UInt32]) -> Bool {
    var i = 0
    while i + literal.count <= text.count {
      if text.has(literal, at: i) { return true }
      i += 1
    }
    return false
  }

  /// Whether 发布时间： or another label stands right before a date.
  private func isLabelled(_ date: DateFact) -> Bool {
    var i = date.range.lowerBound
    var steps = 0
    while steps < 3, text.characterClass(i - 1).isBlank || text[i - 1] == 0xFF1A || text[i - 1] == 0x3A {
      i -= 1
      steps += 1
    }
    guard let label = Self.labels.first(where: { text.has($0, before: i) }) else { return false }
    // 日期 and 时间 by themselves are labels at the beginning of a line only: 会议时间 is another day.
    return label.count > 2 || i == label.count || text.characterClass(i - label.count - 1) != .han
  }

  /// 2023-02-08 10:20 来源：盘锦日报: a line that opens with a date and names its source.
  private func isSourceLine(_ date: DateFact) -> Bool {
    guard (0..<date.range.lowerBound).allSatisfy({ text.characterClass($0).isBlank }) else { return false }
    if date.form != .words, times.contains(where: { $0.range.lowerBound - date.range.upperBound <= 2 }) { return true }
    return Self.sourceLabels.contains { contains($0) }
  }

  /// Whether a line holds a date and nothing else but brackets, a time, 印发 or 施行.
  private func isAlone(_ date: DateFact) -> Bool {
    for i in 0..<text.count where !date.range.contains(i) {
      let kind = text.characterClass(i)
      guard kind == .bracket || kind.isBlank || times.contains(where: { $0.range.contains(i) }) else {
        return i >= date.range.upperBound && text.has(Self.issued, at: i) && text.count - i <= 4
      }
    }
    return true
  }

  /// Whether a date opens its line or a sentence, or a dateline (新华社北京2023年2月8日电).
  private func opensSentence(_ date: DateFact) -> Bool {
    let start = date.range.lowerBound
    if text[date.range.upperBound] == 0x7535 { return true }
    let next = text[date.range.upperBound]
    guard next != 0x524D, next != 0x8D77, date.rangeMark == nil, !date.isRangeEnd else { return false }
    return (0..<start).allSatisfy { text.characterClass($0).isBlank }
  }

  private static let issued = "印发".viewScalars
  private static let report = "工作报告".viewScalars
  private static let labels = [
    "发布时间", "发表时间", "发布日期", "发表日期", "成文日期", "发文日期", "生成日期", "印发日期", "发稿时间", "刊发时间", "更新时间", "更新日期", "公开日期", "发布于", "日期", "时间",
  ].map(\.viewScalars)
  private static let sourceLabels = ["来源", "浏览", "阅读", "责任编辑", "责编", "作者", "编辑", "字号"].map(\.viewScalars)
  private static let reviews = ["年度", "总结", "考核", "述职", "公报", "决算", "回顾", "计划", "预算", "规划"].map(\.viewScalars)
}
