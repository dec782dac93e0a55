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
  /// The form that is being read.
  private var scalars: [UInt32] = []

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
      let folded = characters.folded(cue)
      if folded.isEmpty { continue }
      forms.add(folded[...])
      additions.append(FormMeaning(owner: .cue, role: .canonical, id: Int32(truncatingIfNeeded: number)))
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
          table.findCells(row, &cells, through: columns.last)
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
    let bytes = table.bytes
    var cells: [Range<Int>] = []
    for row in table.rows.indices {
      table.findCells(row, &cells, through: columns.last)
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
        if !cell.isEmpty { add(bytes.span, cell, role: source.role, isList: source.isList, id: id) }
      }
    }
  }

  /// Adds the forms of a cell.
  private mutating func add(_ span: Span<UInt8>, _ cell: Range<Int>, role: FormRole, isList: Bool, id: Int32) {
    if scalars.count < cell.count { scalars = [UInt32](repeating: 0, count: cell.count) }
    var at = cell.lowerBound
    while at < cell.upperBound {
      let form = Self.read(span, at..<cell.upperBound, isList: isList, characters, into: &scalars)
      at = form.end &+ 1
      // A form of one character matches by chance; dictionaries may hold it, the matcher does not.
      guard form.count > 1 else { continue }
      forms.add(scalars[..<form.count])
      let isPattern = form.hasPlaceholder && (role == .canonical || role == .alias)
      additions.append(FormMeaning(owner: .entry, role: isPattern ? .pattern : role, id: id))
    }
  }

  /// Reads and folds a form, up to the `|` behind it in a list. `{place}` and its like end what stands before them: only the rest is
  /// a form.
  private static func read(
    _ span: Span<UInt8>, _ cell: Range<Int>, isList: Bool, _ characters: CharacterTable, into out: inout [UInt32]
  ) -> (count: Int, end: Int, hasPlaceholder: Bool) {
    var out = out.mutableSpan
    let words = characters.words.span
    let end = cell.upperBound
    var i = cell.lowerBound
    var count = 0
    var hasPlaceholder = false
    while i < end {
      let lead = span[i]
      // Nearly all are Han characters.
      if lead >= 0xE0, lead < 0xF0, i &+ 2 < end {
        let scalar = UInt32(lead & 0x0F) << 12 | UInt32(span[i &+ 1] & 0x3F) << 6 | UInt32(span[i &+ 2] & 0x3F)
        let word = words[Int(scalar)]
        out[count] = word & CharacterTable.ambiguousBit != 0 ? scalar : word & 0xFFFF
        count &+= 1
        i &+= 3
        continue
      }
      if lead == 0x7C && isList { break }
      if lead == 0x7B {
        while i < end, span[i] != 0x7D { i &+= 1 }
        i &+= 1
        // What stands before a placeholder is no form of its own.
        count = 0
        hasPlaceholder = true
        continue
      }
      var scalar = UInt32(lead)
      let size = min(SourceText.sequenceLength(lead), end &- i)
      switch size {
      case 2: scalar = UInt32(lead & 0x1F) << 6 | UInt32(span[i &+ 1] & 0x3F)
      case 4:
        scalar =
          UInt32(lead & 0x07) << 18 | UInt32(span[i &+ 1] & 0x3F) << 12 | UInt32(span[i &+ 2] & 0x3F) << 6
          | UInt32(span[i &+ 3] & 0x3F)
      default: break
      }
      out[count] = characters.folded(scalar)
      count &+= 1
      i &+= size
    }
    return (count, i, hasPlaceholder)
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
