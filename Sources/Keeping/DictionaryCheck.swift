public import Lexicon
import TextModel

/// Checks dictionaries, all layers together. Every check is linear in the number of rows, but for sorting.
public struct DictionaryCheck {
  let lexicon: LexiconSnapshot
  private let collector: Collector

  /// Shared by the checks of one run.
  private final class Collector {
    var found: FaultCollection

    init(_ found: FaultCollection) { self.found = found }
  }

  /// Every fault of the layers of a lexicon, by path, line and column.
  ///
  /// - Parameter issues: What loading the layers gave.
  public static func faults(in lexicon: LexiconSnapshot, issues: [DictionaryIssue] = []) -> [DictionaryFault] {
    collect(in: lexicon, issues: issues, into: FaultCollection()).kept
  }

  /// The faults of the layers of a lexicon, counted, the first of each kind told.
  ///
  /// - Parameters:
  ///   - issues: What loading the layers gave.
  ///   - found: An empty collection that says what to keep.
  ///   - step: Called with the number of checks that are done and of those that there are.
  public static func collect(
    in lexicon: LexiconSnapshot, issues: [DictionaryIssue] = [], into found: FaultCollection, step: (Int, Int) -> Void = { _, _ in }
  ) -> FaultCollection {
    let check = DictionaryCheck(lexicon: lexicon, found)
    for issue in issues { check.collector.found.add(DictionaryFault(issue)) }
    let checks: [(DictionaryCheck) -> () -> Void] = [
      checkRows, checkDuplicates, checkReferences, checkTenures, checkForms, checkSwitches,
    ]
    for (done, run) in checks.enumerated() {
      step(done, checks.count)
      run(check)()
    }
    check.collector.found.cut()
    return check.collector.found
  }

  /// The faults that a change brings, counted, the first of each kind told. Line numbers shift, so they do not count.
  ///
  /// - Parameters:
  ///   - step: See ``collect(in:issues:into:step:)``.
  ///   - earlier: The state before the change, asked for only if the state after it has faults.
  public static func newFaults(
    in later: (lexicon: LexiconSnapshot, issues: [DictionaryIssue]), limit: Int, step: (Int, Int) -> Void = { _, _ in },
    since earlier: () -> (lexicon: LexiconSnapshot, issues: [DictionaryIssue])
  ) -> FaultCollection {
    let after = collect(in: later.lexicon, issues: later.issues, into: .comparable(limit: limit), step: step)
    if after.count == 0 { return after }
    let old = earlier()
    let before = collect(in: old.lexicon, issues: old.issues, into: .comparable(limit: 1))
    if before.count == 0 { return after }
    let (found, isComplete) = FaultCollection.new(in: after, since: before)
    return isComplete ? found : collect(in: later.lexicon, issues: later.issues, into: found)
  }

  /// The fault of a table that is not in canonical form; nil when it is.
  public static func canonicalFault(path: String, kind: TableKind, bytes: [UInt8]) -> DictionaryFault? {
    guard EditableTable(path: path, kind: kind, bytes: bytes).canonicalBytes() != bytes else { return nil }
    return DictionaryFault(
      .notCanonical, path: path, severity: .warning, Localized("不是规范形式", en: "not in canonical form"),
      remedy: Localized("运行 zhubi dict fmt", en: "run zhubi dict fmt"))
  }

  private init(lexicon: LexiconSnapshot, _ found: FaultCollection) {
    self.lexicon = lexicon
    collector = Collector(found)
  }

  // MARK: - Reporting

  /// Reports a cell of a row. What is said of it is made only where it is told.
  ///
  /// - Parameter other: A hash of what the row is at odds with.
  func report(
    _ kind: DictionaryFault.Kind, _ table: DictionaryTable, _ row: Int, _ column: String, other: UInt64 = 0,
    severity: DictionaryIssue.Severity = .error, _ message: @autoclosure () -> Localized,
    remedy: @autoclosure () -> Localized = Localized("", en: "")
  ) {
    let line = Int(table.lines[row])
    let name = table.column(table.kind.nameColumn).map { table.cell(row, $0) } ?? 0..<0
    let signature = FNV1a.hash(table.bytes, name) &+ FNV1a.hash(column) &* 31 &+ other &* 37
    collector.found.add(kind, table.path, line: line, isError: severity == .error, signature: signature) {
      var place = 0
      if let index = table.column(column), table.positions[index] >= 0 {
        place = 1
        for i in Int(table.rows[row])..<table.cell(row, index).lowerBound where table.bytes[i] & 0xC0 != 0x80 { place += 1 }
      }
      return DictionaryFault(
        kind, path: table.path, line: line, column: place, severity: severity, message(), remedy: remedy())
    }
  }

  /// Reports a cell of an entry.
  func report(
    _ kind: DictionaryFault.Kind, _ entry: Entry, _ column: String, other: UInt64 = 0,
    severity: DictionaryIssue.Severity = .error, _ message: @autoclosure () -> Localized,
    remedy: @autoclosure () -> Localized = Localized("", en: "")
  ) {
    report(
      kind, lexicon.table(of: entry), Int(entry.row), column, other: other, severity: severity, message(), remedy: remedy())
  }

  /// `path:line` of an entry.
  func place(_ entry: Entry) -> String {
    let table = lexicon.table(of: entry)
    return "\(table.path):\(table.lines[Int(entry.row)])"
  }

  /// Cells of an entry by column of the schema. `cells` is reused.
  func findCells(_ entry: Entry, _ cells: inout [Range<Int>]) -> DictionaryTable {
    let table = lexicon.table(of: entry)
    table.findCells(Int(entry.row), &cells)
    return table
  }
}
