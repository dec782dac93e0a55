import TextModel

/// Entries and forms of rows of tables, read one after the other.
struct LexiconRows: Sendable {
  /// Rows of a table.
  struct Stretch: Sendable {
    /// Index of the layer, and of the table in it.
    var layer: Int
    var table: Int
    var rows: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var forms: FormMatcherBuilder
  /// What each form stands for.
  private(set) var additions: [FormMeaning] = []
  private let characters: CharacterTable
  /// The form that is being read.
  private var scalars: [UInt32] = []

  init(_ characters: CharacterTable, reserving rows: Int) {
    self.characters = characters
    forms = FormMatcherBuilder(reserving: rows + rows / 2)
    entries.reserveCapacity(rows)
    additions.reserveCapacity(rows + rows / 2)
  }

  /// Adds rows of a table, but for those that a later layer replaces or switches off.
  mutating func add(_ stretch: Stretch, of table: DictionaryTable, later: LaterKeys) {
    let columns = TableColumns(table)
    let bytes = table.bytes
    var cells: [Range<Int>] = []
    for row in stretch.rows {
      table.findCells(row, &cells, through: columns.last)
      if columns.isSwitchedOff(table, cells) { continue }
      if !later.isEmpty, later.mayHold(name: columns.nameKey(table, cells)), later.overrides(table, cells, columns) { continue }
      let id = Int32(truncatingIfNeeded: entries.count)
      entries.append(
        Entry(
          id: id, kind: table.kind, layer: UInt8(truncatingIfNeeded: stretch.layer),
          table: UInt16(truncatingIfNeeded: stretch.table), row: Int32(truncatingIfNeeded: row),
          validity: columns.validity(table, cells), level: columns.level(table, cells),
          isCommonWording: columns.isCommonWording(table, cells)))
      for source in columns.formColumns {
        let cell = cells[source.column]
        if !cell.isEmpty { add(bytes.span, cell, role: source.role, isList: source.isList, id: id) }
      }
    }
  }

  /// Adds a literal that rules want to be told of.
  mutating func add(cue: String, number: Int) {
    let folded = characters.folded(cue)
    if folded.isEmpty { return }
    forms.add(folded[...])
    additions.append(FormMeaning(owner: .cue, role: .canonical, id: Int32(truncatingIfNeeded: number)))
  }

  /// Adds what was read elsewhere of later rows.
  mutating func take(_ other: consuming LexiconRows) {
    if entries.isEmpty, additions.isEmpty {
      self = other
      return
    }
    let base = Int32(truncatingIfNeeded: entries.count)
    entries.reserveCapacity(entries.count + other.entries.count)
    additions.reserveCapacity(additions.count + other.additions.count)
    for var entry in other.entries {
      entry.id &+= base
      entries.append(entry)
    }
    for meaning in other.additions {
      additions.append(FormMeaning(owner: meaning.owner, role: meaning.role, id: meaning.id &+ base))
    }
    forms.take(other.forms)
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
