import Keeping
import Lexicon
import Testing
import TextModel

struct DifferenceAndMergeTests {
  private func table(_ text: String) -> EditableTable {
    EditableTable(path: "phrases.tsv", kind: .phrases, bytes: Array(text.utf8))
  }

  private func file(_ text: String) -> [DictionaryFile] {
    [DictionaryFile(path: "phrases.tsv", name: "phrases.tsv", bytes: Array(text.utf8))]
  }

  @Test func differencesAreToldByEntryWhateverTheOrder() {
    let old = "phrase\tsince\tsource\n甲\t\tS\n乙\t2020\tS\n丙\t\tS\n"
    let new = "source\tphrase\tsince\r\n# 注\r\nT\t乙\t2020\r\nS\t甲\t\r\nS\t丁\t\r\n"
    let differences = EntryDifference.between(file(old), file(new))
    #expect(differences.map(\.name) == ["丁", "丙", "乙"])
    #expect(differences[0].change == .added)
    #expect(differences[1].change == .removed)
    guard case .changed(let cells) = differences[2].change else {
      Issue.record("乙 should have changed")
      return
    }
    #expect(cells.map { [$0.column, $0.old, $0.new] } == [["source", "S", "T"]])
    #expect(differences[2].key == "since 2020")
  }

  @Test func rowsOfOneKeyArePairedInTheirOrder() {
    let differences = EntryDifference.between(file("phrase\tsource\n甲\tS\n甲\tT\n乙\tS\n"), file("phrase\tsource\n甲\tS\n乙\tS\n"))
    #expect(differences.map(\.name) == ["甲"] && differences.first?.change == .removed)
  }

  @Test func manyRowsAreTakenAwayAndAddedWithTheirComments() {
    let base = "phrase\tsource\n" + (100..<400).map { "# 注\($0)\n词\($0)\tS\n" }.joined()
    let ours = base.replacing("词150\tS", with: "词150\tT")
    let theirs = "phrase\tsource\n" + (100..<400).filter { $0 % 3 != 0 }.map { "# 注\($0)\n词\($0)\tS\n# 新\n词\($0)a\tS\n" }.joined()
    let merge = TableMerge(base: table(base), ours: table(ours), theirs: table(theirs))
    #expect(merge.conflicts.map(\.name) == ["词150"])
    let expected =
      "phrase\tsource\n"
      + (100..<400).map { n in
        n == 150 ? "# 注150\n词150\tT\n" : n % 3 == 0 ? "" : "# 注\(n)\n词\(n)\tS\n# 新\n词\(n)a\tS\n"
      }.joined()
    #expect(String(decoding: merge.table.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    // base, ours, theirs, merged, conflicts
    ("甲\t\n", "甲\t\n乙\t\n", "甲\t\n丙\t\n", "甲\t\n丙\t\n乙\t\n", 0),
    ("甲\t\n乙\t\n", "甲\tx\n乙\t\n", "甲\t\n乙\ty\n", "甲\tx\n乙\ty\n", 0),
    ("甲\t\n乙\t\n", "甲\t\n", "甲\tx\n乙\t\n", "甲\tx\n", 0),
    ("甲\ta|b\n", "甲\ta|b|c\n", "甲\tb|d\n", "甲\tb|c|d\n", 0),
    ("甲\t\n", "甲\tx\n", "甲\tx\n", "甲\tx\n", 0),
    ("甲\t\n乙\t\n", "甲\t\n乙\tx\n", "甲\t\n", "甲\t\n乙\tx\n", 1),
    ("甲\t\n乙\t\n", "甲\t\n", "甲\t\n乙\tx\n", "甲\t\n乙\tx\n", 1),
  ])
  func twoChangesAreMergedByEntry(base: String, ours: String, theirs: String, merged: String, conflicts: Int) {
    let header = "phrase\taliases\n"
    let merge = TableMerge(base: table(header + base), ours: table(header + ours), theirs: table(header + theirs))
    #expect(
      String(decoding: merge.table.canonicalBytes(), as: UTF8.self)
        == String(decoding: table(header + merged).canonicalBytes(), as: UTF8.self))
    #expect(merge.conflicts.count == conflicts)
  }

  @Test func aCellThatBothChangedIsAConflictAndOursStands() {
    let header = "phrase\tcategory\n"
    let merge = TableMerge(base: table(header + "甲\ta\n"), ours: table(header + "甲\tb\n"), theirs: table(header + "甲\tc\n"))
    #expect(String(decoding: merge.table.bytes, as: UTF8.self) == header + "甲\tb\n")
    #expect(merge.conflicts.map { [$0.name, $0.column, $0.base, $0.ours, $0.theirs] } == [["甲", "category", "a", "b", "c"]])
    let report = String(decoding: TableMerge.report(merge.conflicts, path: "p"), as: UTF8.self)
    #expect(report == "table\tentry\tkey\tcolumn\tbase\tours\ttheirs\np\t甲\t\tcategory\ta\tb\tc\n")
  }

  @Test func commentsOfBothSurvive() {
    let merge = TableMerge(
      base: table("phrase\n# 表\n甲\n"), ours: table("phrase\n# 表\n甲\n# 我们的\n说\n"), theirs: table("phrase\n# 表\n甲\n# 他们的\n网\n"))
    #expect(String(decoding: merge.table.bytes, as: UTF8.self) == "phrase\n# 表\n甲\n# 他们的\n网\n# 我们的\n说\n")
  }

  private func lexicon(_ people: String, _ phrases: String = "phrase\n") -> LexiconSnapshot {
    var issues: [DictionaryIssue] = []
    let files = [("people.tsv", people), ("phrases.tsv", phrases)].map {
      DictionaryFile(path: $0.0, name: $0.0, bytes: Array($0.1.utf8))
    }
    return LexiconSnapshot(layers: [DictionaryLayer(name: "d", files: files, issues: &issues)])
  }

  @Test func whatHasEndedWithoutSuccessionAndWhatIsStaleIsOutdated() throws {
    let today = try #require(Day(2026, 11, 21))
    let lexicon = lexicon(
      """
      name\torganization\toffice\tsince\tuntil\tattested
      甲\t某局\t局长\t2020\t2024\t
      乙\t某局\t局长\t2024\t\t2026-10
      丙\t某委\t主任\t2020\t2024\t
      丁\t某办\t主任\t2020\t\t2024-01

      """, "phrase\tuntil\tsuccessor\n旧\t2020\t新\n老\t2020\t\n新\t\t\n来\t2030\t\n")
    let found = OutdatedEntry.find(in: lexicon, today: today, months: 12)
    #expect(found.map { "\(lexicon.name($0.entry)) \($0.reason)" } == ["老 ended", "丁 stale", "丙 ended"])
    #expect(OutdatedEntry.find(in: lexicon, today: today, months: 60).map { lexicon.name($0.entry) } == ["老", "丙"])
  }

  @Test func statisticsCountWhatIsReplaced() {
    var issues: [DictionaryIssue] = []
    let layers = ["phrase\tuntil\tsource\n甲\t\tS\n乙\t2020\t\n", "phrase\n!甲\n"].enumerated().map { number, text in
      DictionaryLayer(
        name: "d\(number)", files: [DictionaryFile(path: "p", name: "phrases.tsv", bytes: Array(text.utf8))], issues: &issues)
    }
    let rows = DictionaryStatistics(LexiconSnapshot(layers: layers)).rows
    #expect(rows.map { [$0.rows, $0.replaced, $0.switches, $0.ended, $0.unsourced] } == [[2, 1, 0, 1, 1], [1, 0, 1, 0, 0]])
  }
}
