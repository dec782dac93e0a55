public import TextModel

/// Chinese surnames, from `surnames-single.tsv` and `surnames.tsv` (those of two characters).
public final class SurnameTable: Sendable {
  /// For each character of the basic plane, 1 for the most common surnames, 2 for common ones, 3 for rare ones or such as are
  /// mostly other words, 0 for none.
  @usableFromInline let classes: [UInt8]
  /// Those of the first two classes.
  @usableFromInline let common: ScalarSet
  /// First characters of surnames of two characters, and for each the second ones.
  private let compounds: Set<UInt32>
  private let firstOfCompounds: ScalarSet

  /// Reads both tables.
  public init(single: DictionaryFile?, compound: DictionaryFile?) {
    var classes = [UInt8](repeating: 0, count: 0x10000)
    // Filled with the rows: to look for them in the whole plane would take longer than all of a start.
    var common = ScalarSet("")
    CharacterFile(single?.bytes ?? []).forEachRow { cells in
      guard let scalar = cells.scalar(0), scalar < 0x10000, cells.byte(1) >= 0x31, cells.byte(1) <= 0x33 else { return }
      classes[Int(scalar)] = cells.byte(1) - 0x30
      if cells.byte(1) < 0x33 { common.insert(scalar) }
    }
    var compounds: Set<UInt32> = []
    CharacterFile(compound?.bytes ?? []).forEachRow { cells in
      let name = cells.text(0).unicodeScalars.map(\.value)
      if name.count == 2, name[0] < 0x10000, name[1] < 0x10000 { compounds.insert(name[0] << 16 | name[1]) }
    }
    (self.classes, self.compounds) = (classes, compounds)
    self.common = common
    firstOfCompounds = ScalarSet(compounds.lazy.map { $0 >> 16 })
  }

  /// How common a character is as a surname: 1 very, 2, 3 rarely; 0 when it is none. O(1).
  @inlinable
  public func rank(_ scalar: UInt32) -> UInt8 { scalar < 0x10000 ? classes[Int(scalar)] : 0 }

  /// Whether a character is a common surname, of rank 1 or 2. O(1), and in less memory than ``rank(_:)`` reads.
  @inlinable
  public func isCommon(_ scalar: UInt32) -> Bool { common.contains(scalar) }

  /// Whether two characters are a surname of two characters. O(1).
  public func isCompound(_ a: UInt32, _ b: UInt32) -> Bool {
    guard a < 0x10000, b < 0x10000, firstOfCompounds.contains(a) else { return false }
    return compounds.contains(a << 16 | b)
  }
}
