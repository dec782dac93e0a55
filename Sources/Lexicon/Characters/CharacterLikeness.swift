import TextModel

/// Which characters are mistaken for which: by sound, by a near sound, by shape. Read from `confusable.tsv`.
///
/// Only the start of each character's row is remembered, so that making it costs one pass over the file; a question reads
/// one or two rows.
public final class CharacterLikeness: Sendable {
  /// How two characters are alike.
  public enum Kind: UInt8, Sendable, Hashable {
    /// Read alike, tones aside.
    case sound
    /// Read nearly alike (zh and z, n and l, in and ing).
    case nearSound
    /// Written nearly alike.
    case shape
  }

  private let bytes: [UInt8]
  /// For each character of the basic plane, where its row's second cell starts; 0 when it has no row.
  private let rows: [UInt32]
  /// Pairs that a row gives by shape, turned round, in order: the like character above, the row's own below.
  private let reversed: [UInt64]

  /// For each character of the basic plane a bit for each one that is like it by shape, see ``bit(of:)``; empty without a table.
  private let shapes: [UInt64]

  /// Reads a table; `nil` or an empty file makes no two characters alike.
  public init(_ file: DictionaryFile?) {
    let bytes = file?.bytes ?? []
    var rows = [UInt32](repeating: 0, count: bytes.isEmpty ? 0 : 0x10000)
    var pairs: [UInt64] = []
    var shapes = [UInt64](repeating: 0, count: rows.count)
    let span = bytes.span
    var at = 0
    while at < span.count {
      let lead = span[at]
      if lead >= 0xE0, lead < 0xF0, at + 3 < span.count, span[at + 3] == 0x09 {
        let scalar = Self.scalar(span, at)
        rows[Int(scalar)] = UInt32(truncatingIfNeeded: at + 4)
        // The cell of shapes is the last one.
        var tabs = 1
        at += 4
        while at < span.count, tabs < 3, span[at] != 0x0A {
          if span[at] == 0x09 { tabs += 1 }
          at += 1
        }
        while at + 2 < span.count, span[at] >= 0xE0, span[at] < 0xF0 {
          let other = Self.scalar(span, at)
          pairs.append(UInt64(other) << 32 | UInt64(scalar))
          shapes[Int(scalar)] |= Self.bit(of: other)
          shapes[Int(other)] |= Self.bit(of: scalar)
          at += 3
        }
      }
      while at < span.count, span[at] != 0x0A { at += 1 }
      at += 1
    }
    (self.bytes, self.rows) = (bytes, rows)
    reversed = pairs.sorted()
    self.shapes = shapes
  }

  @inline(__always)
  private static func bit(of scalar: UInt32) -> UInt64 { 1 << UInt64((scalar &* 0x9E37_79B1) >> 26) }

  /// The scalar of three bytes.
  private static func scalar(_ span: Span<UInt8>, _ at: Int) -> UInt32 {
    UInt32(span[at] & 0x0F) << 12 | UInt32(span[at + 1] & 0x3F) << 6 | UInt32(span[at + 2] & 0x3F)
  }

  /// Whether two characters look alike and do not sound alike. O(1) for nearly all.
  public func isShape(_ a: UInt32, _ b: UInt32) -> Bool {
    mayBeShape(a, b) && kind(a, b) == .shape
  }

  /// Whether two characters may look alike: false is certain, and costs one read.
  @inline(__always)
  func mayBeShape(_ a: UInt32, _ b: UInt32) -> Bool {
    a < shapes.count && b < 0x10000 && shapes[Int(a)] & Self.bit(of: b) != 0
  }

  /// How two characters are alike; nil when they are not, or are the same. Symmetric.
  public func kind(_ a: UInt32, _ b: UInt32) -> Kind? {
    guard a != b else { return nil }
    let forward = look(for: b, in: a)
    if forward == .sound { return .sound }
    let backward = look(for: a, in: b)
    guard let forward else { return backward }
    guard let backward else { return forward }
    return forward.rawValue < backward.rawValue ? forward : backward
  }

  /// Characters like this one, the likeliest first: by sound, by shape, by a near sound.
  public func alike(_ scalar: UInt32) -> [UInt32] {
    var cells: [[UInt32]] = [[], [], []]
    forEach(scalar) { other, kind in
      cells[Int(kind.rawValue)].append(other)
      return true
    }
    var low = 0
    var high = reversed.count
    while low < high {
      let middle = (low + high) / 2
      if reversed[middle] < UInt64(scalar) << 32 { low = middle + 1 } else { high = middle }
    }
    while low < reversed.count, reversed[low] >> 32 == UInt64(scalar) {
      let other = UInt32(truncatingIfNeeded: reversed[low])
      if !cells[0].contains(other), !cells[2].contains(other) { cells[2].append(other) }
      low += 1
    }
    return cells[0] + cells[2] + cells[1]
  }

  private func look(for other: UInt32, in scalar: UInt32) -> Kind? {
    var found: Kind?
    forEach(scalar) { candidate, kind in
      if candidate == other { found = kind }
      return found == nil
    }
    return found
  }

  /// Calls `body` with each like character of a row until it gives false.
  private func forEach(_ scalar: UInt32, _ body: (UInt32, Kind) -> Bool) {
    guard scalar < 0x10000, !rows.isEmpty, rows[Int(scalar)] != 0 else { return }
    let bytes = bytes
    let span = bytes.span
    var at = Int(rows[Int(scalar)])
    var kind: UInt8 = 0
    while at < span.count, span[at] != 0x0A {
      let lead = span[at]
      if lead == 0x09 {
        kind += 1
        at += 1
      } else if lead >= 0xE0, lead < 0xF0, at + 2 < span.count {
        let other = UInt32(lead & 0x0F) << 12 | UInt32(span[at + 1] & 0x3F) << 6 | UInt32(span[at + 2] & 0x3F)
        guard let kind = Kind(rawValue: kind), body(other, kind) else { return }
        at += 3
      } else {
        at += 1
      }
    }
  }
}
