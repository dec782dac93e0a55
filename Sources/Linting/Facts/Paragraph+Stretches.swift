import TextModel

extension Paragraph {
  /// The clause around a view index: what lies between two stops, 、 not counting as one, nor do a point or a comma between
  /// digits.
  public func clause(around index: Int) -> Range<Int> {
    stretch(around: index) { isStop($0) && self[$0] != 0x3001 }
  }

  /// The sentence around a view index: what lies between two of 。！？； or the edges of the paragraph.
  public func sentence(around index: Int) -> Range<Int> {
    stretch(around: index) { self[$0] == 0x3002 || self[$0] == 0xFF01 || self[$0] == 0xFF1F || self[$0] == 0xFF1B }
  }

  private func stretch(around index: Int, _ ends: (Int) -> Bool) -> Range<Int> {
    var low = min(max(index, 0), count)
    var high = low
    while low > 0, index - low < Self.reach, !ends(low - 1), text.characterClass(low - 1) != .newline { low -= 1 }
    while high < count, high - index < Self.reach, !ends(high), text.characterClass(high) != .newline { high += 1 }
    return low..<max(low, high)
  }

  /// No sentence is longer; a paragraph without stops must not make every look-around walk through all of it.
  public static let reach = 600

  private func isStop(_ i: Int) -> Bool {
    guard text.characterClass(i) == .stop else { return false }
    return !(text.characterClass(i - 1) == .digit && text.characterClass(i + 1) == .digit && (self[i] == 0x2E || self[i] == 0x2C))
  }

  /// Whether a literal occurs in a range of the view.
  public func contains(_ literal: StaticString, in range: Range<Int>) -> Bool { firstIndex(of: literal, in: range) != nil }

  /// Where a literal first begins in a range of the view; nil when it does not lie in it as a whole.
  public func firstIndex(of literal: StaticString, in range: Range<Int>) -> Int? {
    let first = literal.firstScalar
    var i = max(0, range.lowerBound)
    let end = min(range.upperBound, count) - literal.unicodeScalarCount
    while i <= end {
      if text[i] == first, has(literal, at: i) { return i }
      i += 1
    }
    return nil
  }

  /// Indices of the numbers that begin in a range of the view.
  public func numberIndices(in range: Range<Int>) -> Range<Int> {
    let low = partition { numbers[$0].range.lowerBound < range.lowerBound }
    var high = low
    while high < numbers.count, numbers[high].range.lowerBound < range.upperBound { high += 1 }
    return low..<high
  }

  private func partition(_ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
