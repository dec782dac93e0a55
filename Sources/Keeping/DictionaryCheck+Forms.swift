import Lexicon
import TextModel

extension DictionaryCheck {
  /// Finds right forms that another entry calls wrong, and wrong forms that are part of right ones without a guard.
  func checkForms() {
    var index = WrongFormIndex()
    var owners: [Int32] = []
    collectWrongForms(&index, &owners)
    guard !owners.isEmpty else { return }
    index.finish()
    var cells: [Range<Int>] = []
    for entry in lexicon.entries {
      for (column, isList) in Self.rightColumns[Int(entry.kind.bit)] {
        let table = findCells(entry, &cells)
        Self.forEachLiteral(table.bytes, cells[column], isList: isList) { right in
          index.forEachMatch(in: table.bytes, right) { number, offset in
            judge(index.form(number), lexicon.entries[Int(owners[number])], in: table.bytes[right], entry)
          }
        }
      }
    }
  }

  /// Puts the wrong forms of all entries into an index; `owners` get the entry of each.
  private func collectWrongForms(_ index: inout WrongFormIndex, _ owners: inout [Int32]) {
    var cells: [Range<Int>] = []
    for entry in lexicon.entries {
      guard let column = Self.wrongColumns[Int(entry.kind.bit)] else { continue }
      let table = findCells(entry, &cells)
      let cell = table.bytes[cells[column]]
      if cell.count < 2 { continue }
      // One row of terms is one wrong form, elsewhere a cell holds several.
      for wrong in entry.kind == .terms ? [cell] : cell.split(separator: 0x7C)
      where wrong.count >= 2 && (entry.kind == .terms || !wrong.contains(0x7B)) {
        index.add(wrong)
        owners.append(entry.id)
      }
    }
  }

  /// The column of wrong forms by ``TableKind/bit``.
  private static let wrongColumns: [Int?] = TableKind.allCases.sorted { $0.bit < $1.bit }.map { $0.columnIndex("wrong") }

  /// The columns of right forms by ``TableKind/bit``. A person's name is nobody's wrong form.
  private static let rightColumns: [[(column: Int, isList: Bool)]] = TableKind.allCases.sorted { $0.bit < $1.bit }.map { kind in
    let columns: [(String, isList: Bool)] =
      switch kind {
      case .places: [("name", false), ("aliases", true)]
      case .organizations: [("name", false), ("abbreviations", true)]
      case .offices: [("title", false), ("full", false), ("abbreviations", true)]
      case .phrases: [("phrase", false), ("aliases", true)]
      case .terms: [("right", true)]
      case .people: []
      }
    return columns.compactMap { name, isList in kind.columnIndex(name).map { ($0, isList) } }
  }

  /// Calls `body` with each value of a cell, without its placeholders (`{place}`), which part it.
  private static func forEachLiteral(_ bytes: [UInt8], _ cell: Range<Int>, isList: Bool, _ body: (Range<Int>) -> Void) {
    var start = cell.lowerBound
    var i = cell.lowerBound
    while i < cell.upperBound {
      let byte = bytes[i]
      if byte == 0x7C && isList || byte == 0x7B {
        if i > start { body(start..<i) }
        if byte == 0x7B { while i + 1 < cell.upperBound, bytes[i] != 0x7D { i += 1 } }
        start = i + 1
      }
      i += 1
    }
    if cell.upperBound > start { body(start..<cell.upperBound) }
  }

  private func judge(_ wrong: ArraySlice<UInt8>, _ owner: Entry, in right: ArraySlice<UInt8>, _ entry: Entry) {
    func text() -> String { String(decoding: wrong, as: UTF8.self) }
    var hash = FNV1a()
    hash.add(right)
    if wrong.count == right.count {
      guard owner.id != entry.id || entry.kind != .terms, !areApart(owner, entry) else { return }
      report(
        .contradiction, owner, "wrong", other: hash.value,
        Localized("“\(text())”在 \(place(entry)) 是正写", en: "“\(text())” is a right form in \(place(entry))"),
        remedy: Localized("两处只能留一处；若因时而异，用 since、until 分开", en: "keep one of the two, or tell them apart by “since” and “until”"))
      return
    }
    let form = owner.kind == .terms ? GuardedForm(lexicon.table(of: owner), Int(owner.row)) : GuardedForm(Array(wrong))
    guard form.isFound(in: Array(right)) else { return }
    func longer() -> String { String(decoding: right, as: UTF8.self) }
    report(
      .wrongInsideRight, owner, "wrong", other: hash.value, severity: .warning,
      Localized(
        "“\(text())”是正写“\(longer())”（\(place(entry))）的一部分",
        en: "“\(text())” is part of the right form “\(longer())” (\(place(entry)))"),
      remedy: owner.kind == .terms
        ? Localized("把“\(longer())”加进 exceptions", en: "add “\(longer())” to “exceptions”")
        : Localized("写出更长的误写", en: "write a longer wrong form"))
  }

  /// Whether one has ended before the other begins.
  private func areApart(_ a: Entry, _ b: Entry) -> Bool {
    func ends(_ x: Entry, before y: Entry) -> Bool {
      guard let until = x.validity.until, let since = y.validity.since else { return false }
      return until.earliest <= since.latest
    }
    return ends(a, before: b) || ends(b, before: a)
  }
}
