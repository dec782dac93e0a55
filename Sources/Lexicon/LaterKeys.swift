/// What later layers define anew or switch off, asked for every entry of the earlier ones.
struct LaterKeys: Sendable {
  private var keys: Set<UInt64> = []
  private var switchedOffNames: Set<UInt64> = []
  private var names = NameFilter(names: 4096)

  var isEmpty: Bool { keys.isEmpty && switchedOffNames.isEmpty }

  mutating func add(_ key: UInt64, name: UInt64) {
    keys.insert(key)
    names.insert(name)
  }

  mutating func addName(_ name: UInt64) {
    switchedOffNames.insert(name)
    names.insert(name)
  }

  /// Adds what was gathered elsewhere.
  mutating func take(_ other: LaterKeys) {
    // Mostly there is one part.
    if isEmpty {
      self = other
      return
    }
    keys.formUnion(other.keys)
    switchedOffNames.formUnion(other.switchedOffNames)
    names.formUnion(other.names)
  }

  /// False when no later layer speaks of the name.
  func mayHold(name: UInt64) -> Bool { names.mayHold(name) }

  /// Whether a later layer replaces the row, or switches its name off.
  func overrides(_ table: DictionaryTable, _ cells: [Range<Int>], _ columns: TableColumns) -> Bool {
    keys.contains(columns.key(table, cells)) || switchedOffNames.contains(columns.nameKey(table, cells))
  }
}

/// A Bloom filter over hashes of names with one bit each: nearly every entry of a large dictionary is told apart by it.
struct NameFilter: Sendable {
  private var words: [UInt64]
  private let mask: Int

  /// Creates an empty filter for about so many names.
  init(names: Int) {
    var size = 1024
    while size * 4 < names { size *= 2 }
    words = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  mutating func insert(_ name: UInt64) { words[Int(truncatingIfNeeded: name >> 6) & mask] |= 1 << (name & 63) }

  /// Adds the names of a filter of the same size.
  mutating func formUnion(_ other: NameFilter) {
    for i in words.indices where i < other.words.count { words[i] |= other.words[i] }
  }

  /// False when the name was not inserted.
  func mayHold(_ name: UInt64) -> Bool { words[Int(truncatingIfNeeded: name >> 6) & mask] >> (name & 63) & 1 != 0 }
}
