import Lexicon
import TextModel

/// A wrong form with what lets it stand: the neighbours and the longer expressions of a row of `terms.tsv`.
struct GuardedForm {
  var wrong: [UInt8]
  var unlessBefore: [[UInt8]] = []
  var unlessAfter: [[UInt8]] = []
  var exceptions: [[UInt8]] = []

  init(_ wrong: [UInt8]) { self.wrong = wrong }

  /// The wrong form of a row of terms.
  init(_ table: DictionaryTable, _ row: Int) {
    func values(_ name: String) -> [[UInt8]] {
      guard let column = table.column(name) else { return [] }
      return table.bytes[table.cell(row, column)].split(separator: 0x7C).map(Array.init)
    }
    wrong = table.column("wrong").map { Array(table.bytes[table.cell(row, $0)]) } ?? []
    unlessBefore = values("unless-before")
    unlessAfter = values("unless-after")
    exceptions = values("exceptions")
  }

  /// Whether the form would be reported in a text, by its guards alone.
  func isFound(in text: [UInt8]) -> Bool {
    var at = 0
    while let start = Self.find(wrong, in: text, from: at) {
      if !isGuarded(text, start) { return true }
      at = start + 1
    }
    return false
  }

  private func isGuarded(_ text: [UInt8], _ start: Int) -> Bool {
    let end = start + wrong.count
    if unlessBefore.contains(where: { text[..<start].suffix($0.count).elementsEqual($0) }) { return true }
    if unlessAfter.contains(where: { text[end...].starts(with: $0) }) { return true }
    for longer in exceptions {
      var at = 0
      while let place = Self.find(longer, in: text, from: at) {
        if place <= start, place + longer.count >= end { return true }
        at = place + 1
      }
    }
    return false
  }

  /// First place of some bytes at or after an offset; nil when there is none, or nothing is looked for.
  static func find(_ needle: [UInt8], in text: [UInt8], from: Int) -> Int? {
    guard let first = needle.first, text.count >= needle.count else { return nil }
    var at = from
    while at + needle.count <= text.count {
      if text[at] == first, text[at..<at + needle.count].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }
}

extension DictionaryCheck {
  private static let right = TableKind.terms.columnIndex("right") ?? 0
  private static let wrong = TableKind.terms.columnIndex("wrong") ?? 0
  private static let examples = ["exceptions", "bad", "good"].compactMap { TableKind.terms.columnIndex($0) }

  /// Checks the examples of a row of terms: the bad ones hold the wrong form, the good ones do not; exceptions hold it.
  func checkExamples(_ table: DictionaryTable, _ row: Int, _ cells: [Range<Int>]) {
    let wrong = cells[Self.wrong]
    let right = cells[Self.right]
    if wrong.count == right.count, FNV1a.hash(table.bytes, wrong) == FNV1a.hash(table.bytes, right) {
      report(
        .contradiction, table, row, "right", Localized("误写和正写相同", en: "the wrong form and the right one are the same"),
        remedy: Localized("改正其一", en: "mend one of them"))
    }
    guard Self.examples.contains(where: { !cells[$0].isEmpty }) else { return }
    let form = GuardedForm(table, row)
    func values(_ name: String) -> [[UInt8]] {
      guard let column = table.column(name) else { return [] }
      return table.bytes[cells[column]].split(separator: 0x7C).map(Array.init)
    }
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    for longer in form.exceptions where GuardedForm.find(form.wrong, in: longer, from: 0) == nil {
      report(
        .example, table, row, "exceptions",
        Localized(
          "例外“\(text(longer))”里没有“\(text(form.wrong))”", en: "the exception “\(text(longer))” does not hold “\(text(form.wrong))”"),
        remedy: Localized("例外要写包含误写的整个词语", en: "an exception is a longer expression that holds the wrong form"))
    }
    for bad in values("bad") where !form.isFound(in: bad) {
      report(
        .example, table, row, "bad",
        Localized("误例“\(text(bad))”查不出来", en: "the bad example “\(text(bad))” is not found"),
        remedy: Localized("误例要含误写，又不在例外之内", en: "it must hold the wrong form outside of the exceptions"))
    }
    for good in values("good") where form.isFound(in: good) {
      report(
        .example, table, row, "good",
        Localized("正例“\(text(good))”会被误报", en: "the good example “\(text(good))” would be reported"),
        remedy: Localized(
          "给 exceptions、unless-before 或 unless-after 加上它", en: "guard it by exceptions, unless-before or unless-after"))
    }
  }
}
