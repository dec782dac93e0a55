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
    var alike: [UInt32] = []
    var near: [UInt32] = []
    alike.reserveCapacity(64)
    near.reserveCapacity(64)
    forEach(scalar) { other, kind in if kind == .nearSound { near.append(other) } else { alike.append(other) } }
    var low = 0
    var high = reversed.count
    while low < high {
      let middle = (low + high) / 2
      if reversed[middle] < UInt64(scalar) << 32 { low = middle + 1 } else { high = middle }
    }
    while low < reversed.count, reversed[low] >> 32 == UInt64(scalar) {
      let other = UInt32(truncatingIfNeeded: reversed[low])
      if !alike.contains(other) { alike.append(other) }
      low += 1
    }
    alike.append(contentsOf: near)
    return alike
  }

  /// How a row says that a character is like its own: the row is searched for the last of the three bytes of that character.
  private func look(for other: UInt32, in scalar: UInt32) -> Kind? {
    guard let start = row(scalar), other >= 0x800, other < 0x10000 else { return nil }
    let bytes = bytes
    let span = bytes.span
    let raw = unsafe span.bytes
    let end = raw.firstOffset(of: 0x0A, from: start)
    let last = UInt8(truncatingIfNeeded: 0x80 | other & 0x3F)
    var at = raw.firstOffset(of: last, from: start)
    while at < end {
      // Before the cells of a row stand its character and a tab.
      if Self.scalar(span, at - 2) == other, span[at - 2] & 0xF0 == 0xE0, span[at - 1] & 0xC0 == 0x80 {
        var kind: UInt8 = 0
        for place in start..<at where span[place] == 0x09 { kind &+= 1 }
        return Kind(rawValue: kind)
      }
      at = raw.firstOffset(of: last, from: at + 1)
    }
    return nil
  }

  /// Where a character's row has its second cell; nil when it has no row.
  private func row(_ scalar: UInt32) -> Int? {
    guard scalar < 0x10000, !rows.isEmpty, rows[Int(scalar)] != 0 else { return nil }
    return Int(rows[Int(scalar)])
  }

  /// Calls `body` with each like character of a row.
  private func forEach(_ scalar: UInt32, _ body: (UInt32, Kind) -> Void) {
    guard var at = row(scalar) else { return }
    let bytes = bytes
    let span = bytes.span
    var kind: UInt8 = 0
    while at < span.count, span[at] != 0x0A {
      let lead = span[at]
      if lead == 0x09 {
        kind &+= 1
        at += 1
      } else if lead >= 0xE0, lead < 0xF0, at + 2 < span.count {
        guard let kind = Kind(rawValue: kind) else { return }
        body(Self.scalar(span, at), kind)
        at += 3
      } else {
        at += 1
      }
    }
  }
}
