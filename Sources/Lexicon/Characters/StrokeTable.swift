/// How characters are ordered by strokes: the standard table (通用规范汉字表, 2013) orders each of its three levels by the number of
/// strokes and, where that is the same, by the first strokes (横竖撇点折), as GB 13000.1 字符集汉字字序（笔画序）规范 has it.
///
/// From `standard.tsv` (place and level of a character) and `strokes.tsv` (where each number of strokes begins).
public final class StrokeTable: Sendable {
  /// Place of a character in the standard table, from 1, its level above it (`level << 14 | place`); absent for others.
  private let places: [UInt32: UInt16]
  /// Where each number of strokes begins, by level, ascending.
  private let boundaries: [[(first: Int, strokes: Int)]]

  init(standard: DictionaryFile?, strokes: DictionaryFile?) {
    var places: [UInt32: UInt16] = [:]
    CharacterFile(standard?.bytes ?? []).forEachRow { cells in
      guard let scalar = cells.scalar(0), let place = UInt16(cells.text(1)), place < 1 << 14 else { return }
      let level = UInt16(cells.byte(2)) &- 0x30
      if level >= 1, level <= 3 { places[scalar] = level << 14 | place }
    }
    var boundaries = [[(first: Int, strokes: Int)]](repeating: [], count: 4)
    CharacterFile(strokes?.bytes ?? []).forEachRow { cells in
      guard let level = Int(cells.text(0)), (1...3).contains(level), let strokes = Int(cells.text(1)),
        let first = Int(cells.text(2))
      else { return }
      boundaries[level].append((first, strokes))
    }
    self.places = places
    self.boundaries = boundaries.map { $0.sorted { $0.first < $1.first } }
  }

  /// Number of strokes of a character as the standard table counts them; nil for one that it lacks.
  public func strokes(_ scalar: UInt32) -> Int? {
    guard let place = places[scalar] else { return nil }
    return boundaries[Int(place >> 14)].last { $0.first <= Int(place & 0x3FFF) }?.strokes
  }

  /// Whether `a` comes after `b` by strokes; nil where the table does not tell: a character that it lacks, or two of as many strokes
  /// in different levels.
  public func isAfter(_ a: UInt32, _ b: UInt32) -> Bool? {
    guard a != b else { return false }
    guard let x = strokes(a), let y = strokes(b) else { return nil }
    if x != y { return x > y }
    guard let p = places[a], let q = places[b], p >> 14 == q >> 14 else { return nil }
    return p > q
  }
}
