import Linting
import TextModel

/// The series of a document: items of one form that count on from each other.
struct SeriesRuns {
  /// Series of headings: items at line starts, level by level, each inside its parent or counted on across parents.
  private(set) var headings: [[SeriesItem]] = []
  /// Series of running text: 一是 … 二是 … across the paragraphs of a section, （1） … （2） inside a paragraph.
  private(set) var inline: [[SeriesItem]] = []

  /// How many blocks may lie between two items of a series of running text.
  private static let gap = 8

  init(_ document: borrowing DocumentContext) {
    let roles = document.roles
    var all: [SeriesItem] = []
    all.reserveCapacity(document.facts.count)
    for fact in document.facts { if let item = SeriesItem(fact) { all.append(item) } }
    readHeadings(all, roles)
    readWords(all, roles)
    readBrackets(all, roles)
  }

  // MARK: Headings

  private static func level(_ item: SeriesItem) -> Int? {
    switch item.family {
    case .part: -3
    case .chapter: -2
    case .section: -1
    case .article: 0
    default: item.family.headingLevel
    }
  }

  /// Items that stand under one parent, and whether something (an attachment) cuts them off from what went before.
  private struct Segment {
    var items: [SeriesItem]
    var isCutOff: Bool
  }

  private mutating func readHeadings(_ all: [SeriesItem], _ roles: [BlockRole]) {
    var open: [Int: Segment] = [:]
    var closed: [Int: [Segment]] = [:]
    var cutOff: Set<Int> = []
    var opening: (block: Int, family: OrdinalFact.Family)? = nil
    var lastBlock = 0
    func close(deeperThan level: Int) {
      for (key, segment) in open where key > level {
        closed[key, default: []].append(segment)
        open[key] = nil
      }
    }
    for item in all {
      guard let level = Self.level(item) else { continue }
      if item.isAtLineStart {
        opening = (item.block, item.family)
      } else {
        // （一）…；（二）… on one line: the later ones count on in the series of the first.
        guard let opening, opening == (item.block, item.family) else { continue }
      }
      if item.block > lastBlock, Self.separates(roles, lastBlock + 1...item.block) {
        close(deeperThan: -10)
        cutOff = Set(-3...5)
      }
      lastBlock = item.block
      close(deeperThan: level)
      open[level, default: Segment(items: [], isCutOff: cutOff.remove(level) != nil)].items.append(item)
    }
    close(deeperThan: -10)
    for level in closed.keys.sorted() { join(closed[level] ?? [], roles) }
  }

  private static func separates(_ roles: [BlockRole], _ blocks: ClosedRange<Int>) -> Bool {
    for block in blocks where block < roles.count {
      if roles[block] == .attachmentHeading || roles[block] == .attachmentNote { return true }
    }
    return false
  }

  /// Joins segments that count on from each other across parents, and splits where counting starts again.
  private mutating func join(_ segments: [Segment], _ roles: [BlockRole]) {
    var run: [SeriesItem] = []
    var isContinuous = false
    for segment in segments {
      guard let first = segment.items.first else { continue }
      if let last = run.last, !segment.isCutOff, first.value != 1,
        first.value == last.value + 1 || isContinuous && first.value > last.value && first.value <= last.value + 3
      {
        isContinuous = true
        run += segment.items
      } else {
        split(run, roles)
        run = segment.items
        isContinuous = first.value > 1 && headings.isEmpty
      }
    }
    split(run, roles)
  }

  private mutating func split(_ run: [SeriesItem], _ roles: [BlockRole]) {
    for part in Self.splitAtRestarts(run, roles) { headings.append(part) }
  }

  /// Cuts a list of items where counting starts again at 1, unless the 1 can only be a slip.
  private static func splitAtRestarts(_ items: [SeriesItem], _ roles: [BlockRole]) -> [[SeriesItem]] {
    if !items.dropFirst().contains(where: { $0.value == 1 }) { return items.isEmpty ? [] : [items] }
    var out: [[SeriesItem]] = []
    var part: [SeriesItem] = []
    for (i, item) in items.enumerated() {
      if item.value == 1, let last = part.last {
        let next = i + 1 < items.count ? items[i + 1].value : 0
        let isSlip = next == last.value + 2 || last.value == 1 && isAdjacent(last.block, item.block, roles)
        if !isSlip {
          out.append(part)
          part = []
        }
      }
      part.append(item)
    }
    if !part.isEmpty { out.append(part) }
    return out
  }

  private static func isAdjacent(_ a: Int, _ b: Int, _ roles: [BlockRole]) -> Bool {
    guard b > a + 1 else { return true }
    return (a + 1..<b).allSatisfy { $0 < roles.count && roles[$0] == .blank }
  }

  // MARK: Running text

  private mutating func readWords(_ all: [SeriesItem], _ roles: [BlockRole]) {
    var open: [OrdinalFact.Family: [SeriesItem]] = [:]
    var lastBlock = 0
    func close() -> [[SeriesItem]] {
      defer { open = [:] }
      return open.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { Self.splitAtRestarts(open[$0] ?? [], roles) }
    }
    for item in all where item.family.isWord {
      if item.block > lastBlock {
        if (lastBlock + 1...item.block).contains(where: { $0 < roles.count && roles[$0].startsSection }) { inline += close() }
        lastBlock = item.block
      }
      if let last = open[item.family]?.last, item.block > last.block + Self.gap {
        inline += Self.splitAtRestarts(open[item.family] ?? [], roles)
        open[item.family] = []
      }
      open[item.family, default: []].append(item)
    }
    inline += close()
  }

  private mutating func readBrackets(_ all: [SeriesItem], _ roles: [BlockRole]) {
    var runs: [OrdinalFact.Family: [SeriesItem]] = [:]
    var block = -1
    var opening: OrdinalFact.Family? = nil
    for item in all where !item.family.isWord && item.family.headingLevel != nil {
      if item.block != block {
        flush(&runs, roles)
        block = item.block
        opening = nil
      }
      if item.isAtLineStart { opening = item.family } else if opening != item.family { runs[item.family, default: []].append(item) }
    }
    flush(&runs, roles)
  }

  private mutating func flush(_ runs: inout [OrdinalFact.Family: [SeriesItem]], _ roles: [BlockRole]) {
    if runs.isEmpty { return }
    for key in runs.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      // One item is no series.
      guard let run = runs[key], run.count > 1 else { continue }
      inline += Self.splitAtRestarts(run, roles).filter { $0.count > 1 }
    }
    runs.removeAll(keepingCapacity: true)
  }
}
