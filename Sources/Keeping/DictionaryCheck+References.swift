import Lexicon
import TextModel

extension DictionaryCheck {
  /// Checks what rows point to: parents and successors that exist, and that lead to an end.
  func checkReferences() {
    var codes = KnownNames(lexicon, column: "code")
    var names: [TableKind: KnownNames] = [:]
    for kind in [TableKind.places, .organizations, .phrases] { names[kind] = KnownNames(lexicon, column: kind.nameColumn) }
    for entry in lexicon.entries {
      switch entry.kind {
      case .places:
        codes.add(entry)
        names[.places]?.add(entry)
      case .organizations:
        names[.organizations]?.add(entry)
        for abbreviation in lexicon.list(entry, "abbreviations") { names[.organizations]?.add(abbreviation) }
      case .phrases: names[.phrases]?.add(entry)
      case .offices, .people, .terms: break
      }
    }
    for entry in lexicon.entries {
      guard let known = names[entry.kind] else { continue }
      switch entry.kind {
      case .places: checkPlace(entry, codes, known)
      case .organizations:
        let parent = lexicon.text(entry, "parent")
        if !parent.isEmpty, !known.contains(parent) { reportParent(entry, parent, known) }
        for successor in lexicon.list(entry, "successors") where !known.contains(successor) {
          reportSuccessor(entry, "successors", successor, known)
        }
      case .phrases:
        let successor = lexicon.text(entry, "successor")
        if !successor.isEmpty, !known.contains(successor) { reportSuccessor(entry, "successor", successor, known) }
      case .offices, .people, .terms: break
      }
    }
    checkCycles(.places, name: "code", next: "parent")
    checkCycles(.organizations, name: "name", next: "parent")
    checkCycles(.phrases, name: "phrase", next: "successor")
  }

  private func checkPlace(_ entry: Entry, _ codes: KnownNames, _ names: KnownNames) {
    let parent = lexicon.text(entry, "parent")
    if parent.isEmpty {
      if entry.level != .province {
        report(
          .unknownParent, entry, "parent", severity: .warning, Localized("没有写明上级", en: "no parent is named"),
          remedy: Localized("在 parent 一格写上级的代码", en: "write the code of its parent"))
      }
    } else if !codes.contains(parent) {
      reportParent(entry, parent, codes)
    }
    for successor in lexicon.list(entry, "successors") where !codes.contains(successor) && !names.contains(successor) {
      reportSuccessor(entry, "successors", successor, successor.utf8.first.map { $0 < 0x3A } == true ? codes : names)
    }
  }

  private func reportParent(_ entry: Entry, _ parent: String, _ known: KnownNames) {
    report(
      .unknownParent, entry, "parent", Localized("没有上级“\(parent)”", en: "there is no parent “\(parent)”"),
      remedy: advice(parent, known))
  }

  private func reportSuccessor(_ entry: Entry, _ column: String, _ successor: String, _ known: KnownNames) {
    report(
      .danglingSuccessor, entry, column, Localized("没有承接者“\(successor)”", en: "there is no successor “\(successor)”"),
      remedy: advice(successor, known))
  }

  private func advice(_ name: String, _ known: KnownNames) -> Localized {
    known.nearest(to: name).map { Localized("是不是“\($0)”？", en: "did you mean “\($0)”?") }
      ?? Localized("先添加它，或改正名称", en: "add it first, or mend the name")
  }

  /// Follows `next` from row to row; where it comes back, tells it once, at the row that stands first.
  private func checkCycles(_ kind: TableKind, name: String, next: String) {
    guard let from = kind.columnIndex(name), let to = kind.columnIndex(next) else { return }
    var index = KeyIndex()
    var steps: [(entry: Entry, target: UInt64)] = []
    var cells: [Range<Int>] = []
    for entry in lexicon.entries where entry.kind == kind {
      let table = findCells(entry, &cells)
      if cells[from].isEmpty || cells[to].isEmpty { continue }
      let (number, isNew) = index.add(FNV1a.hash(table.bytes, cells[from]))
      let step = (entry: entry, target: FNV1a.hash(table.bytes, cells[to]))
      if isNew { steps.append(step) } else { steps[number] = step }
    }
    // The walk on which each was met; 0 for none.
    var walks = [Int](repeating: 0, count: steps.count)
    for start in steps.indices {
      var at: Int? = start
      while let number = at, walks[number] == 0 {
        walks[number] = start + 1
        at = index.number(of: steps[number].target)
      }
      guard let met = at, walks[met] == start + 1 else { continue }
      reportCycle(steps.map(\.entry), from: met, name, next) { index.number(of: steps[$0].target) }
    }
  }

  private func reportCycle(
    _ entries: [Entry], from met: Int, _ name: String, _ next: String, _ following: (Int) -> Int?
  ) {
    var circle = [met]
    while let number = circle.last.flatMap(following), number != met { circle.append(number) }
    guard let first = circle.min(by: { entries[$0].id < entries[$1].id }), let turn = circle.firstIndex(of: first) else { return }
    var names = (circle[turn...] + circle[..<turn]).map { lexicon.text(entries[$0], name) }
    names.append(names[0])
    if names.count > 8 { names.replaceSubrange(6..<names.count - 1, with: ["…"]) }
    let path = names.joined(separator: " → ")
    report(
      .cycle, entries[first], next, Localized("\(next) 成环：\(path)", en: "“\(next)” goes in a circle: \(path)"),
      remedy: Localized("改正其中一处", en: "mend one of them"))
  }
}
