import TextModel

/// Han text of one to four characters that is written twice in a row: 的的, 推进推进.
public struct RepeatFact: Hashable, Sendable {
  /// View index of the first time.
  public let start: Int
  /// How long one time is.
  public let length: Int

  /// View indices of both times.
  public var range: Range<Int> { start..<start + 2 * length }

  /// Finds repeats, the longest at each place, in order.
  static func find(_ text: borrowing NormalizedText, _ repeats: inout [RepeatFact]) {
    repeats.removeAll(keepingCapacity: true)
    let t = text.scalars.span
    let n = t.count
    guard n >= 2 else { return }
    var i = 0
    while i + 1 < n {
      let c = t[i]
      // SAFETY: i + 4 is inside the text.
      if i &+ 4 < n,
        unsafe (c ^ t[unchecked: i &+ 1] != 0 && c ^ t[unchecked: i &+ 2] != 0 && c ^ t[unchecked: i &+ 3] != 0
          && c ^ t[unchecked: i &+ 4] != 0)
      {
        i &+= 1
        continue
      }
      // One comparison for each length decides nearly always.
      let one = c == t[i + 1]
      let two = i + 3 < n && c == t[i + 2] && t[i + 1] == t[i + 3]
      let three = i + 5 < n && c == t[i + 3] && t[i + 1] == t[i + 4] && t[i + 2] == t[i + 5]
      let four = i + 7 < n && c == t[i + 4] && t[i + 1] == t[i + 5] && t[i + 2] == t[i + 6] && t[i + 3] == t[i + 7]
      guard one || two || three || four else {
        i += 1
        continue
      }
      let length = one ? 1 : two ? 2 : three ? 3 : 4
      if (0..<length).allSatisfy({ text.characterClass(i + $0).isHan }) { repeats.append(RepeatFact(start: i, length: length)) }
      i += 1
    }
  }
}
