internal import Dispatch
import Synchronization
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
  private var rows: LexiconRows

  init(layers: [DictionaryLayer], characters: CharacterTable) {
    self.layers = layers
    self.characters = characters
    rows = LexiconRows(characters, reserving: 0)
  }

  /// Reads all tables, a share of the rows on each processor.
  mutating func addEntries() {
    let later = keysOfLaterLayers()
    let shares = shares()
    let read = Mutex([LexiconRows?](repeating: nil, count: shares.count))
    DispatchQueue.concurrentPerform(iterations: shares.count) { [layers, characters] number in
      var rows = LexiconRows(characters, reserving: shares[number].reduce(0) { $0 + $1.rows.count })
      for stretch in shares[number] {
        rows.add(stretch, of: layers[stretch.layer].tables[stretch.table], later: later[stretch.layer])
      }
      read.withLock { $0[number] = rows }
    }
    for part in read.withLock({ $0 }) {
      if let part { rows.take(part) }
    }
  }

  /// How many shares the rows are read in: more than there are processors mostly, since another thread may have one of them.
  private static let shares = 4
  /// Fewer rows are read at once.
  private static let leastShared = 4096

  /// The rows of all tables in order, in shares of the same size.
  private func shares() -> [[LexiconRows.Stretch]] {
    let total = layers.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows.count } }
    let size = total < Self.leastShared ? max(total, 1) : (total + Self.shares - 1) / Self.shares
    var shares: [[LexiconRows.Stretch]] = []
    var room = 0
    for (l, layer) in layers.enumerated() {
      for (t, table) in layer.tables.enumerated() {
        var row = 0
        while row < table.rows.count {
          if room == 0 {
            shares.append([])
            room = size
          }
          let end = min(row + room, table.rows.count)
          shares[shares.count - 1].append(LexiconRows.Stretch(layer: l, table: t, rows: row..<end))
          room -= end - row
          row = end
        }
      }
    }
    return shares
  }

  mutating func addCues(_ cues: [String]) {
    for (number, cue) in cues.enumerated() { rows.add(cue: cue, number: number) }
  }

  func build() -> Result {
    let (matcher, formOf) = rows.forms.build()
    var starts = [UInt32](repeating: 0, count: matcher.count + 1)
    for form in formOf { starts[Int(form) + 1] += 1 }
    for i in 1..<max(1, starts.count) { starts[i] += starts[i - 1] }
    var next = starts
    var meanings = [FormMeaning](repeating: FormMeaning(owner: .cue, role: .canonical, id: 0), count: rows.additions.count)
    var traits = [UInt8](repeating: 0, count: matcher.count)
    for (addition, form) in formOf.enumerated() {
      let meaning = rows.additions[addition]
      meanings[Int(next[Int(form)])] = meaning
      next[Int(form)] += 1
      switch meaning.owner {
      case .entry:
        traits[Int(form)] |= meaning.role == .wrong ? FormTrait.wrong : Self.traits(of: rows.entries[Int(meaning.id)])
      default: traits[Int(form)] |= FormTrait.cue
      }
    }
    return Result(entries: rows.entries, matcher: matcher, meanings: meanings, meaningStarts: starts, formTraits: traits)
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
    for l in stride(from: layers.count - 1, to: 0, by: -1) {
      // Only a table that an earlier layer has too can override something.
      let earlier = layers[..<l].flatMap(\.tables)
      for table in layers[l].tables {
        let rivals = earlier.filter { $0.kind == table.kind }
        if !rivals.isEmpty { keys.take(Self.keys(of: table, before: rivals)) }
      }
      result[l - 1] = keys
    }
    return result
  }

  /// The keys of a table that has `rivals` in earlier layers, a share of the rows on each processor.
  private static func keys(of table: DictionaryTable, before rivals: [DictionaryTable]) -> LaterKeys {
    let rivalRows = rivals.reduce(0) { $0 + $1.rows.count }
    // Nobody will ask for what stands in no earlier table. To find that out is worth while for the longer table.
    let asked = rivalRows < table.rows.count ? names(of: rivals, rows: rivalRows) : nil
    let isShared = table.rows.count >= leastShared
    let size = isShared ? (table.rows.count + Self.shares - 1) / Self.shares : max(1, table.rows.count)
    let starts = Array(stride(from: 0, to: table.rows.count, by: size))
    let found = Mutex(LaterKeys())
    DispatchQueue.concurrentPerform(iterations: starts.count) { share in
      var keys = LaterKeys()
      var cells: [Range<Int>] = []
      let columns = TableColumns(table)
      for row in starts[share]..<min(starts[share] + size, table.rows.count) {
        table.findCells(row, &cells, through: columns.last)
        let name = columns.nameKey(table, cells)
        if let asked, !asked.mayHold(name) { continue }
        if columns.isSwitchedOff(table, cells) {
          keys.addName(name)
        } else {
          keys.add(columns.key(table, cells), name: name)
        }
      }
      let own = keys
      found.withLock { $0.take(own) }
    }
    return found.withLock { $0 }
  }

  /// The names of tables.
  private static func names(of tables: [DictionaryTable], rows: Int) -> NameFilter {
    var names = NameFilter(names: rows)
    var cells: [Range<Int>] = []
    for table in tables {
      let columns = TableColumns(table)
      for row in table.rows.indices {
        table.findCells(row, &cells, through: columns.last)
        names.insert(columns.nameKey(table, cells))
      }
    }
    return names
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
