import TextModel

/// The characters of a paragraph by 16 bits each, four of which are compared at once; 0 beyond the Basic Multilingual Plane, where no
/// unit has characters. There is room on either side, so that what is near an edge needs no care.
struct NearMissText: Sendable {
  private(set) var characters: [UInt16] = []
  /// Whether one lies beyond the Basic Multilingual Plane.
  private(set) var hasOthers = false

  /// Places before the first character.
  static let before = 8
  /// Places behind the last one.
  static let behind = 80

  /// Takes the characters of a text. O(text).
  mutating func read(_ text: Span<UInt32>) {
    let most = Self.before &+ text.count &+ Self.behind
    if characters.count < most { characters = [UInt16](repeating: 0, count: most + most / 2) }
    hasOthers = Self.copy(text, to: &characters)
    guard hasOthers else { return }
    for place in text.indices where text[place] >= 0x10000 { characters[Self.before &+ place] = 0 }
  }

  /// Copies the lower halves of a text's characters, and says whether any is larger.
  private static func copy(_ text: Span<UInt32>, to characters: inout [UInt16]) -> Bool {
    var characters = characters.mutableSpan
    var all: UInt32 = 0
    // SAFETY: there is room for the text, what stands before it and what stands behind it.
    for place in text.indices {
      let scalar = unsafe text[unchecked: place]
      all |= scalar
      unsafe characters[unchecked: before &+ place] = UInt16(truncatingIfNeeded: scalar)
    }
    for place in text.count..<text.count &+ behind { unsafe characters[unchecked: before &+ place] = 0 }
    return all >= 0x10000
  }

  /// The places among 64 from `start` on, inside the text, whose character lies in the Basic Multilingual Plane.
  func known(from start: Int) -> UInt64 {
    guard hasOthers else { return .max }
    return (0..<64).reduce(0) { characters[Self.before &+ start &+ $1] == 0 ? $0 : $0 | 1 << UInt64($1) }
  }
}

/// Four characters side by side.
extension Span<UInt16> {
  /// Those from a place of the text on, the first one lowest. The place is at least -``NearMissText/before``, and at most
  /// ``NearMissText/behind`` - 4 past the end of the text.
  @inline(__always)
  func four(from place: Int) -> UInt64 {
    // SAFETY: see above.
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* (NearMissText.before &+ place), as: UInt64.self)
  }
}
