import Lexicon
import TextModel

extension DictionaryCheck {
  /// Finds right forms that another entry calls wrong, and wrong forms that are part of right ones without a guard.
  mutating func checkForms() {
    let wrongs = wrongForms()
    guard !wrongs.isEmpty else { return }
    let index = WrongFormIndex(wrongs.map(\.form.wrong))
    for entry in lexicon.entries {
      for (column, isList) in Self.rightColumns(entry.kind) {
        let table = lexicon.table(of: entry)
        guard let position = table.column(column) else { continue }
        let cell = table.bytes[table.cell(Int(entry.row), position)]
        if cell.isEmpty { continue }
        for value in isList ? cell.split(separator: 0x7C) : [cell] {
          for right in Self.literals(value) { check(right, entry, index, wrongs) }
        }
      }
    }
  }

  private struct WrongForm {
    var form: GuardedForm
    var entry: Entry
  }

  private func wrongForms() -> [WrongForm] {
    var result: [WrongForm] = []
    for entry in lexicon.entries {
      if entry.kind == .terms {
        result.append(WrongForm(form: GuardedForm(lexicon.table(of: entry), Int(entry.row)), entry: entry))
      } else if entry.kind != .places, entry.kind != .people {
        for wrong in lexicon.list(entry, "wrong") where !wrong.contains("{") {
          result.append(WrongForm(form: GuardedForm(Array(wrong.utf8)), entry: entry))
        }
      }
    }
    return result.filter { $0.form.wrong.count >= 2 }
  }

  private static func rightColumns(_ kind: TableKind) -> [(String, isList: Bool)] {
    switch kind {
    case .places: [("name", false), ("aliases", true)]
    case .organizations: [("name", false), ("abbreviations", true)]
    case .offices: [("title", false), ("full", false), ("abbreviations", true)]
    case .phrases: [("phrase", false), ("aliases", true)]
    case .terms: [("right", true)]
    // A name is nobody's wrong form.
    case .people: []
    }
  }

  /// The parts of a name between its placeholders.
  private static func literals(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard value.contains(0x7B) else { return [value] }
    return value.split(separator: 0x7B).compactMap { part in
      let rest = part.firstIndex(of: 0x7D).map { part[($0 + 1)...] } ?? part
      return rest.isEmpty ? nil : rest
    }
  }

  private mutating func check(_ right: ArraySlice<UInt8>, _ entry: Entry, _ index: WrongFormIndex, _ wrongs: [WrongForm]) {
    index.forEachMatch(in: right) { number, offset in judge(wrongs[number], at: offset, in: Array(right), entry) }
  }

  private mutating func judge(_ wrong: WrongForm, at offset: Int, in right: [UInt8], _ entry: Entry) {
    let text = String(decoding: wrong.form.wrong, as: UTF8.self)
    if wrong.form.wrong.count == right.count {
      guard wrong.entry.id != entry.id || entry.kind != .terms, !areApart(wrong.entry, entry) else { return }
      report(
        .contradiction, wrong.entry, "wrong",
        Localized("“\(text)”在 \(place(entry)) 是正写", en: "“\(text)” is a right form in \(place(entry))"),
        remedy: Localized("两处只能留一处；若因时而异，用 since、until 分开", en: "keep one of the two, or tell them apart by “since” and “until”"))
      return
    }
    guard wrong.form.isFound(in: right) else { return }
    let longer = String(decoding: right, as: UTF8.self)
    report(
      .wrongInsideRight, wrong.entry, "wrong", severity: .warning,
      Localized(
        "“\(text)”是正写“\(longer)”（\(place(entry))）的一部分", en: "“\(text)” is part of the right form “\(longer)” (\(place(entry)))"),
      remedy: wrong.entry.kind == .terms
        ? Localized("把“\(longer)”加进 exceptions", en: "add “\(longer)” to “exceptions”")
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
