import Lexicon
import TextModel

extension DictionaryCheck {
  /// Checks what rows point to: parents and successors that exist, and that lead to an end.
  mutating func checkReferences() {
    var codes: Set<String> = []
    var names: [TableKind: Set<String>] = [:]
    for entry in lexicon.entries where entry.kind != .people && entry.kind != .terms {
      if entry.kind == .places { codes.insert(lexicon.text(entry, "code")) }
      names[entry.kind, default: []].insert(lexicon.name(entry))
      if entry.kind == .organizations { names[.organizations, default: []].formUnion(lexicon.list(entry, "abbreviations")) }
    }
    for entry in lexicon.entries {
      switch entry.kind {
      case .places: checkPlace(entry, codes, names[.places, default: []])
      case .organizations:
        let parent = lexicon.text(entry, "parent")
        let known = names[.organizations, default: []]
        if !parent.isEmpty, !known.contains(parent) { reportParent(entry, parent, known) }
        for successor in lexicon.list(entry, "successors") where !known.contains(successor) {
          reportSuccessor(entry, "successors", successor, known)
        }
      case .phrases:
        let successor = lexicon.text(entry, "successor")
        if !successor.isEmpty, !names[.phrases, default: []].contains(successor) {
          reportSuccessor(entry, "successor", successor, names[.phrases, default: []])
        }
      case .offices, .people, .terms: break
      }
    }
    checkCycles(.places, name: "code", next: "parent")
    checkCycles(.organizations, name: "name", next: "parent")
    checkCycles(.phrases, name: "phrase", next: "successor")
  }

  private mutating func checkPlace(_ entry: Entry, _ codes: Set<String>, _ names: Set<String>) {
    let parent = lexicon.text(entry, "parent")
    if parent.isEmpty {
      if lexicon.text(entry, "level") != "province" {
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

  private mutating func reportParent(_ entry: Entry, _ parent: String, _ known: Set<String>) {
    report(
      .unknownParent, entry, "parent", Localized("没有上级“\(parent)”", en: "there is no parent “\(parent)”"),
      remedy: advice(parent, known))
  }

  private mutating func reportSuccessor(_ entry: Entry, _ column: String, _ successor: String, _ known: Set<String>) {
    report(
      .danglingSuccessor, entry, column, Localized("没有承接者“\(successor)”", en: "there is no successor “\(successor)”"),
      remedy: advice(successor, known))
  }

  private func advice(_ name: String, _ known: Set<String>) -> Localized {
    // Sorted, so that the advice is the same in every run; only names as long can be near, and few are.
    let near = known.filter { abs($0.utf8.count - name.utf8.count) <= 3 && $0.utf8.first == name.utf8.first }.sorted()
    if near.count < 20_000, let nearest = Spelling.nearest(to: name, among: near) {
      return Localized("是不是“\(nearest)”？", en: "did you mean “\(nearest)”?")
    }
    return Localized("先添加它，或改正名称", en: "add it first, or mend the name")
  }

  private mutating func checkCycles(_ kind: TableKind, name: String, next: String) {
    var nextOf: [String: (to: String, entry: Entry)] = [:]
    for entry in lexicon.entries where entry.kind == kind {
      let from = lexicon.text(entry, name)
      let to = lexicon.text(entry, next)
      if from.isEmpty || to.isEmpty { continue }
      nextOf[from] = (to, entry)
    }
    var done: Set<String> = []
    for start in nextOf.keys.sorted() where !done.contains(start) {
      var path: [String] = []
      var at = start
      while !done.contains(at), let step = nextOf[at] {
        if let first = path.firstIndex(of: at) {
          let circle = (path[first...] + [at]).joined(separator: " → ")
          report(
            .cycle, step.entry, next, Localized("\(next) 成环：\(circle)", en: "“\(next)” goes in a circle: \(circle)"),
            remedy: Localized("改正其中一处", en: "mend one of them"))
          break
        }
        path.append(at)
        at = step.to
      }
      done.formUnion(path)
    }
  }
}
