public import TextModel

/// Which fixes of a document are applied together.
public struct FixPlan: Sendable {
  /// The edits, by position, none overlapping another.
  public private(set) var edits: [TextEdit] = []
  /// How many findings they mend.
  public private(set) var mended = 0

  /// Chooses fixes: for each finding the first one that `allowing` permits, unless it touches what an earlier one changes.
  ///
  /// - Parameters:
  ///   - findings: By position.
  ///   - allowing: `safe` takes safe fixes only; `unsafe` takes both.
  ///   - blocks: Quotations among them are left as they are: their wording is not ours to mend.
  ///   - accepts: Whether the document's format can hold a fix.
  public init(
    _ findings: [Finding], allowing: Fix.Safety, blocks: [ProseBlock] = [], accepts: (Fix) -> Bool = { _ in true }
  ) {
    let quotations = blocks.filter { $0.kind == .quotation }.map(\.range)
    var taken: [TextEdit] = []
    // The last byte that an accepted edit touches; edits are accepted in order of their first byte.
    var ordered: [(finding: Int, fix: Fix)] = []
    for (index, finding) in findings.enumerated() {
      let isAllowed = { (fix: Fix) in fix.safety == .safe || allowing == .unsafe }
      guard let fix = finding.fixes.first(where: { isAllowed($0) && accepts($0) }), !fix.edits.isEmpty else { continue }
      if quotations.contains(where: { $0.overlaps(finding.range) }) { continue }
      ordered.append((index, fix))
    }
    ordered.sort { ($0.fix.edits.first?.range.start ?? 0, $0.finding) < ($1.fix.edits.first?.range.start ?? 0, $1.finding) }
    var occupied = OccupiedRanges()
    for item in ordered where occupied.accept(item.fix.edits.map(\.range)) {
      taken += item.fix.edits
      mended += 1
    }
    edits = taken.sorted { $0.range < $1.range }
  }
}

/// Ranges that edits have been accepted for.
private struct OccupiedRanges {
  /// Sorted, disjoint.
  private var ranges: [ByteRange] = []

  /// Takes all of `new` if none touches a range that was taken before, nor another of `new`.
  mutating func accept(_ new: [ByteRange]) -> Bool {
    let sorted = new.sorted()
    for (i, range) in sorted.enumerated() {
      if i > 0, sorted[i - 1].end > range.start || sorted[i - 1] == range { return false }
      let at = position(of: range)
      // Edits that meet are refused too: which of two insertions at one place comes first is anyone's guess.
      if at > 0, ranges[at - 1].end > range.start || ranges[at - 1].end == range.start && (range.isEmpty || ranges[at - 1].isEmpty)
      {
        return false
      }
      if at < ranges.count, ranges[at].start < range.end || ranges[at].start == range.start { return false }
    }
    for range in sorted { ranges.insert(range, at: position(of: range)) }
    return true
  }

  /// First position whose range starts at or after the start of `range`.
  private func position(of range: ByteRange) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
