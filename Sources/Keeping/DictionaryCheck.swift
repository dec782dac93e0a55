public import Lexicon
import TextModel

/// Checks dictionaries, all layers together.
public struct DictionaryCheck {
  let lexicon: LexiconSnapshot
  var faults: [DictionaryFault] = []

  /// Every fault of the layers of a lexicon, by path, line and column.
  ///
  /// - Parameter issues: What loading the layers gave.
  public static func faults(in lexicon: LexiconSnapshot, issues: [DictionaryIssue] = []) -> [DictionaryFault] {
    var check = DictionaryCheck(lexicon: lexicon)
    check.faults = issues.map { DictionaryFault($0) }
    check.checkRows()
    check.checkDuplicates()
    check.checkReferences()
    check.checkTenures()
    check.checkForms()
    check.checkSwitches()
    return check.faults.sorted { a, b in
      (a.path, a.line, a.column, a.kind.rawValue) < (b.path, b.line, b.column, b.kind.rawValue)
    }
  }

  /// The fault of a table that is not in canonical form; nil when it is.
  public static func canonicalFault(path: String, kind: TableKind, bytes: [UInt8]) -> DictionaryFault? {
    guard EditableTable(path: path, kind: kind, bytes: bytes).canonicalBytes() != bytes else { return nil }
    return DictionaryFault(
      .notCanonical, path: path, severity: .warning, Localized("不是规范形式", en: "not in canonical form"),
      remedy: Localized("运行 zhubi dict fmt", en: "run zhubi dict fmt"))
  }

  init(lexicon: LexiconSnapshot) { self.lexicon = lexicon }

  // MARK: - Reporting

  /// Reports a cell of a row.
  mutating func report(
    _ kind: DictionaryFault.Kind, _ table: DictionaryTable, _ row: Int, _ column: String,
    severity: DictionaryIssue.Severity = .error, _ message: Localized, remedy: Localized = Localized("", en: "")
  ) {
    var place = 0
    if let index = table.column(column), table.positions[index] >= 0 {
      place = 1
      for i in Int(table.rows[row])..<table.cell(row, index).lowerBound where table.bytes[i] & 0xC0 != 0x80 { place += 1 }
    }
    faults.append(
      DictionaryFault(
        kind, path: table.path, line: Int(table.lines[row]), column: place, severity: severity, message, remedy: remedy))
  }

  /// Reports a cell of an entry.
  mutating func report(
    _ kind: DictionaryFault.Kind, _ entry: Entry, _ column: String, severity: DictionaryIssue.Severity = .error,
    _ message: Localized, remedy: Localized = Localized("", en: "")
  ) {
    report(kind, lexicon.table(of: entry), Int(entry.row), column, severity: severity, message, remedy: remedy)
  }

  /// `path:line` of an entry.
  func place(_ entry: Entry) -> String {
    let table = lexicon.table(of: entry)
    return "\(table.path):\(table.lines[Int(entry.row)])"
  }
}
