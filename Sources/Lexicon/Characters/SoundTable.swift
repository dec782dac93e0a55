import TextModel

/// How characters sound: the readings of `pinyin.tsv`, without tones, exactly and roughly.
///
/// Roughly alike are what input methods and dialects confuse: zh and z, ch and c, sh and s, n and l and r before the vowel, n
/// and ng behind it.
public final class SoundTable: Sendable {
  /// How two characters sound to each other.
  public enum Relation: UInt8, Sendable, Comparable {
    case same, near, different
    public static func < (a: Relation, b: Relation) -> Bool { a.rawValue < b.rawValue }
  }

  /// Number of the usual reading of each character of the Basic Multilingual Plane, from 1; 0 when unknown.
  private let main: [UInt16]
  /// Rough class of the usual reading, from 1; below 512.
  let rough: [UInt16]
  /// Rough class of each exact reading.
  private let roughOfReading: [UInt16]
  /// Other readings, rare ones not.
  private let others: [UInt32: [UInt16]]
  /// A bit for each rough class of a character's readings, modulo 32: characters without a common bit do not sound alike.
  private let folds: [UInt32]
  /// Characters that have other readings.
  private let manyReadings: ScalarSet

  /// Reads a table of readings; an empty one when there is no file.
  init(_ file: DictionaryFile?) {
    var main = [UInt16](repeating: 0, count: 0x10000)
    var rough = main
    var others: [UInt32: [UInt16]] = [:]
    var readings: [String: UInt16] = [:]
    var classes: [String: UInt16] = [:]
    var roughOfReading: [UInt16] = [0]
    func number(_ reading: some StringProtocol) -> UInt16 {
      let reading = String(reading)
      if let known = readings[reading] { return known }
      let simplified = Self.simplified(reading)
      let fold = classes[simplified] ?? UInt16(truncatingIfNeeded: classes.count + 1)
      classes[simplified] = fold
      roughOfReading.append(fold)
      let number = UInt16(truncatingIfNeeded: roughOfReading.count - 1)
      readings[reading] = number
      return number
    }
    if let file {
      CharacterFile(file.bytes).forEachRow { cells in
        guard let scalar = cells.scalar(0), scalar < 0x10000 else { return }
        let reading = number(cells.text(1))
        main[Int(scalar)] = reading
        rough[Int(scalar)] = roughOfReading[Int(reading)]
        let rest = cells.text(2)
        if !rest.isEmpty { others[scalar] = rest.split(separator: "|").map { number($0) } }
      }
    }
    var folds = rough.map { $0 == 0 ? 0 : UInt32(1) << UInt32($0 & 31) }
    for (scalar, readings) in others {
      for reading in readings { folds[Int(scalar)] |= 1 << UInt32(roughOfReading[Int(reading)] & 31) }
    }
    (self.main, self.rough, self.roughOfReading, self.others) = (main, rough, roughOfReading, others)
    self.folds = folds
    manyReadings = ScalarSet(others.keys)
  }

  /// How two characters sound to each other, by any of their readings that are not rare.
  public func relation(_ a: UInt32, _ b: UInt32) -> Relation {
    guard mayBeAlike(a, b) else { return .different }
    let x = main[Int(a)]
    let y = main[Int(b)]
    guard x != 0, y != 0 else { return .different }
    var best = relation(ofReading: x, y)
    guard best != .same, manyReadings.contains(a) || manyReadings.contains(b) else { return best }
    let mine = others[a] ?? []
    let theirs = others[b] ?? []
    for other in mine { best = min(best, relation(ofReading: other, y)) }
    for other in theirs { best = min(best, relation(ofReading: x, other)) }
    for one in mine {
      for other in theirs { best = min(best, relation(ofReading: one, other)) }
    }
    return best
  }

  /// Whether two characters share a rough class, modulo 32: false is certain, and costs two reads.
  @inline(__always)
  func mayBeAlike(_ a: UInt32, _ b: UInt32) -> Bool { a | b < 0x10000 && folds[Int(a)] & folds[Int(b)] != 0 }

  private func relation(ofReading x: UInt16, _ y: UInt16) -> Relation {
    x == y ? .same : roughOfReading[Int(x)] == roughOfReading[Int(y)] ? .near : .different
  }

  private static func simplified(_ reading: String) -> String {
    var letters = Array(reading.utf8)
    if letters.last == 0x67 { letters.removeLast() }
    if letters.count > 1, letters[1] == 0x68, letters[0] == 0x7A || letters[0] == 0x63 || letters[0] == 0x73 {
      letters.remove(at: 1)
    }
    if letters.count > 1, letters[0] == 0x6E || letters[0] == 0x72 { letters[0] = 0x6C }
    return String(decoding: letters, as: UTF8.self)
  }
}
