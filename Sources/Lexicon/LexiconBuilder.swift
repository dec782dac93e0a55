import TextModel

/// Turns layers into entries, forms and a matcher.
struct LexiconBuilder {
  struct Result {
    var entries: [Entry]
    var matcher: FormMatcher
    var meanings: [FormMeaning]
    var meaningStarts: [UInt32]
    var formTraits: [UInt8]
  }

  private let layers: [DictionaryLayer]
  private let characters: CharacterTable
  private var entries: [Entry] = []
  private var forms: FormMatcherBuilder
  private var additions: [FormMeaning] = []

  init(layers: [DictionaryLayer], characters: CharacterTable) {
    self.layers = layers
    self.characters = characters
    let rows = layers.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows.count } }
    forms = FormMatcherBuilder(reserving: rows + rows / 2)
    entries.reserveCapacity(rows)
    additions.reserveCapacity(rows + rows / 2)
  }

  mutating func addEntries() {
    let later = keysOfLaterLayers()
    for (l, layer) in layers.enumerated() {
      for (t, table) in layer.tables.enumerated() { add(table, layer: l, index: t, later: later[l]) }
    }
  }

  mutating func addCues(_ cues: [String]) {
    for (number, cue) in cues.enumerated() {
      for scalar in characters.folded(cue) { forms.append(scalar) }
      if forms.endForm() { additions.append(FormMeaning(owner: .cue, role: .canonical, id: Int32(truncatingIfNeeded: number))) }
    }
  }

  func build() -> Result {
    let (matcher, formOf) = forms.build()
    var starts = [UInt32](repeating: 0, count: matcher.count + 1)
    for form in formOf { starts[Int(form) + 1] += 1 }
    for i in 1..<max(1, starts.count) { starts[i] += starts[i - 1] }
    var next = starts
    var meanings = [FormMeaning](repeating: FormMeaning(owner: .cue, role: .canonical, id: 0), count: additions.count)
    var traits = [UInt8](repeating: 0, count: matcher.count)
    for (addition, form) in formOf.enumerated() {
      let meaning = additions[addition]
      meanings[Int(next[Int(form)])] = meaning
      next[Int(form)] += 1
      switch meaning.owner {
      case .entry:
        traits[Int(form)] |= meaning.role == .wrong ? FormTrait.wrong : Self.traits(of: entries[Int(meaning.id)])
      default: traits[Int(form)] |= FormTrait.cue
      }
    }
    return Result(entries: entries, matcher: matcher, meanings: meanings, meaningStarts: starts, formTraits: traits)
  }

  private static func traits(of entry: Entry) -> UInt8 {
    1 << entry.kind.bit | (entry.kind == .phrases && !entry.isCommonWording ? FormTrait.setExpression : 0)
  }

  // MARK: - Layers

  /// For each layer, the keys that a later layer defines anew or switches off (`!` before the name).
  private func keysOfLaterLayers() -> [LaterKeys] {
    var result = [LaterKeys](repeating: LaterKeys(), count: layers.count)
    guard layers.count > 1 else { return result }
    var keys = LaterKeys()
    var cells: [Range<Int>] = []
    for l in stride(from: layers.count - 1, to: 0, by: -1) {
      // Only a table that an earlier layer has too can override something.
      let kinds = Set(layers[..<l].flatMap { $0.tables.map(\.kind) })
      for table in layers[l].tables where kinds.contains(table.kind) {
        let columns = TableColumns(table)
        for row in table.rows.indices {
          table.findCells(row, &cells)
          let name = columns.nameKey(table, cells)
          if columns.isSwitchedOff(table, cells) {
            keys.addName(name)
          } else {
            keys.add(columns.key(table, cells), name: name)
          }
        }
      }
      result[l - 1] = keys
    }
    return result
  }

  private mutating func add(_ table: DictionaryTable, layer: Int, index: Int, later: LaterKeys) {
    let columns = TableColumns(table)
    var cells: [Range<Int>] = []
    for row in table.rows.indices {
      table.findCells(row, &cells)
      if columns.isSwitchedOff(table, cells) { continue }
      if !later.isEmpty, later.mayHold(name: columns.nameKey(table, cells)), later.overrides(table, cells, columns) { continue }
      let id = Int32(truncatingIfNeeded: entries.count)
      entries.append(
        Entry(
          id: id, kind: table.kind, layer: UInt8(truncatingIfNeeded: layer), table: UInt16(truncatingIfNeeded: index),
          row: Int32(truncatingIfNeeded: row), validity: columns.validity(table, cells), level: columns.level(table, cells),
          isCommonWording: columns.isCommonWording(table, cells)))
      for source in columns.formColumns {
        let cell = cells[source.column]
        if !cell.isEmpty { add(table.bytes, cell, role: source.role, isList: source.isList, id: id) }
      }
    }
  }

  /// Adds the forms of a cell. `{place}` and its like end what stands before them: only the rest is a form.
  private mutating func add(_ bytes: [UInt8], _ cell: Range<Int>, role: FormRole, isList: Bool, id: Int32) {
    let span = bytes.span
    var i = cell.lowerBound
    var role = role
    let original = role
    var length = 0
    while i < cell.upperBound {
      let lead = span[i]
      if lead == 0x7C && isList {
        end(role, id, length)
        role = original
        length = 0
        i += 1
        continue
      }
      if lead == 0x7B {
        while i < cell.upperBound, span[i] != 0x7D { i += 1 }
        i += 1
        if length > 0 {
          // A placeholder inside a name: what stands before it is no form of its own.
          forms.discard(length)
          length = 0
        }
        role = original == .canonical || original == .alias ? .pattern : original
        continue
      }
      let size = min(SourceText.sequenceLength(lead), cell.upperBound - i)
      var scalar = UInt32(lead)
      switch size {
      case 2: scalar = UInt32(lead & 0x1F) << 6 | UInt32(span[i + 1] & 0x3F)
      case 3: scalar = UInt32(lead & 0x0F) << 12 | UInt32(span[i + 1] & 0x3F) << 6 | UInt32(span[i + 2] & 0x3F)
      case 4:
        scalar =
          UInt32(lead & 0x07) << 18 | UInt32(span[i + 1] & 0x3F) << 12 | UInt32(span[i + 2] & 0x3F) << 6
          | UInt32(span[i + 3] & 0x3F)
      default: break
      }
      forms.append(characters.folded(scalar))
      length += 1
      i += size
    }
    end(role, id, length)
  }

  private mutating func end(_ role: FormRole, _ id: Int32, _ length: Int) {
    // A form of one character matches by chance; dictionaries may hold it, the matcher does not.
    if length == 1 {
      forms.discard(1)
      return
    }
    if forms.endForm() { additions.append(FormMeaning(owner: .entry, role: role, id: id)) }
  }
}

extension TableKind {
  /// Bit of the kind in ``LexiconSnapshot/formTraits``.
  public var bit: UInt8 {
    switch self {
    case .places: 0
    case .organizations: 1
    case .offices: 2
    case .people: 3
    case .phrases: 4
    case .terms: 5
    }
  }
}
