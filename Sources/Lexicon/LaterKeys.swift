/// What later layers define anew or switch off, asked for every entry of the earlier ones.
struct LaterKeys {
  private var keys: Set<UInt64> = []
  private var switchedOffNames: Set<UInt64> = []
  /// A Bloom filter over the names: nearly every entry of a large dictionary is told apart by one bit.
  private var filter = [UInt64](repeating: 0, count: 1024)

  var isEmpty: Bool { keys.isEmpty && switchedOffNames.isEmpty }

  mutating func add(_ key: UInt64, name: UInt64) {
    keys.insert(key)
    mark(name)
  }

  mutating func addName(_ name: UInt64) {
    switchedOffNames.insert(name)
    mark(name)
  }

  private mutating func mark(_ name: UInt64) { filter[Int(name >> 6 & 1023)] |= 1 << (name & 63) }

  /// False when no later layer speaks of the name.
  func mayHold(name: UInt64) -> Bool { filter[Int(name >> 6 & 1023)] >> (name & 63) & 1 != 0 }

  /// Whether a later layer replaces the row, or switches its name off.
  func overrides(_ table: DictionaryTable, _ cells: [Range<Int>], _ columns: TableColumns) -> Bool {
    keys.contains(columns.key(table, cells)) || switchedOffNames.contains(columns.nameKey(table, cells))
  }
}
