import Lexicon
import TextModel

/// The keys of a table's rows (``RowKey``), in the order of the file: bytes in one buffer, since a table may have a million rows.
struct RowKeys {
  /// The line of each row.
  private(set) var lines: [Int32] = []
  private var pool: [UInt8] = []
  private var starts: [Int] = [0]

  init(_ table: EditableTable) {
    let count = table.rowCount
    lines.reserveCapacity(count)
    starts.reserveCapacity(count + 1)
    let positions = table.keyPositions
    var cells: [Range<Int>] = []
    for line in table.lines.indices where table.lines[line].kind == .row {
      lines.append(Int32(truncatingIfNeeded: line))
      table.findCells(line, &cells)
      for position in positions {
        if position >= 0, position < cells.count { pool += CellText.clean(table.buffer[cells[position]]) }
        pool.append(0)
      }
      starts.append(pool.count)
    }
  }

  /// Number of rows.
  var count: Int { lines.count }

  /// The line of a row.
  func line(_ row: Int) -> Int { Int(lines[row]) }

  /// Hash of a row's key.
  func hash(_ row: Int) -> UInt64 { FNV1a.hash(pool, starts[row]..<starts[row + 1]) }

  /// Whether the rows stand in the order of their keys.
  var isOrdered: Bool {
    for row in lines.indices.dropFirst() where Self.compare(self, row - 1, self, row) > 0 { return false }
    return true
  }

  /// The rows by key; those of equal keys in the order of the file.
  var sorted: [Int32] {
    var order = (0..<lines.count).map { Int32(truncatingIfNeeded: $0) }
    if isOrdered { return order }
    order.sort { a, b in
      let difference = Self.compare(self, Int(a), self, Int(b))
      return difference != 0 ? difference < 0 : a < b
    }
    return order
  }

  /// Negative when the key of a row precedes that of another table's row, 0 when they are the same.
  static func compare(_ a: RowKeys, _ i: Int, _ b: RowKeys, _ j: Int) -> Int {
    compare(a.pool, a.starts[i]..<a.starts[i + 1], b.pool, b.starts[j]..<b.starts[j + 1])
  }

  /// Negative when the key of a row precedes that in a part of some bytes, 0 when it is the same.
  func compare(_ row: Int, with keys: [UInt8], _ key: Range<Int>) -> Int {
    Self.compare(pool, starts[row]..<starts[row + 1], keys, key)
  }

  private static func compare(_ a: [UInt8], _ x: Range<Int>, _ b: [UInt8], _ y: Range<Int>) -> Int {
    let left = a.span
    let right = b.span
    var i = x.lowerBound
    var j = y.lowerBound
    while i < x.upperBound, j < y.upperBound {
      if left[i] != right[j] { return Int(left[i]) - Int(right[j]) }
      i &+= 1
      j &+= 1
    }
    return x.count - y.count
  }
}

/// The rows of one kind in several tables, by key; rows of equal keys in the order of the tables.
struct SortedRows {
  let tables: [EditableTable]
  let keys: [RowKeys]
  /// Table and row (of ``RowKeys``) of each.
  let order: [(table: Int32, row: Int32)]

  init(_ tables: [EditableTable]) {
    self.tables = tables
    let keys = tables.map { RowKeys($0) }
    self.keys = keys
    var order = keys.indices.flatMap { table in keys[table].sorted.map { (table: Int32(truncatingIfNeeded: table), row: $0) } }
    if tables.count > 1 {
      order.sort { a, b in
        let difference = RowKeys.compare(keys[Int(a.table)], Int(a.row), keys[Int(b.table)], Int(b.row))
        return difference != 0 ? difference < 0 : (a.table, a.row) < (b.table, b.row)
      }
    }
    self.order = order
  }

  init(_ files: [DictionaryFile], _ kind: TableKind) {
    self.init(
      files.compactMap { file in
        TableKind(fileName: file.name) == kind ? EditableTable(path: file.path, kind: kind, bytes: file.bytes) : nil
      })
  }

  /// The table of a place in ``order``, and the line of the row.
  func row(_ place: Int) -> (table: EditableTable, line: Int) {
    let item = order[place]
    return (tables[Int(item.table)], keys[Int(item.table)].line(Int(item.row)))
  }

  static func compare(_ a: SortedRows, _ i: Int, _ b: SortedRows, _ j: Int) -> Int {
    let x = a.order[i]
    let y = b.order[j]
    return RowKeys.compare(a.keys[Int(x.table)], Int(x.row), b.keys[Int(y.table)], Int(y.row))
  }

  /// Walks two sets of rows by key: the places of a row that both have, or of one that only the one has. Rows of equal keys are
  /// paired in their order.
  static func forEachPair(_ a: SortedRows, _ b: SortedRows, _ body: (_ a: Int?, _ b: Int?) -> Void) {
    var i = 0
    var j = 0
    while i < a.order.count || j < b.order.count {
      let difference = i == a.order.count ? 1 : j == b.order.count ? -1 : compare(a, i, b, j)
      body(difference <= 0 ? i : nil, difference >= 0 ? j : nil)
      if difference <= 0 { i += 1 }
      if difference >= 0 { j += 1 }
    }
  }
}
