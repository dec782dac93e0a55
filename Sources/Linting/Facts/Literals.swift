import TextModel

/// Some literals that are looked for together. Made once, kept in a `static let`.
public struct Literals: Sendable, ExpressibleByArrayLiteral {
  private let literals: [[UInt32]]
  /// A bit for each first and for each last scalar, by its lower bits: most places are told by that.
  private let firsts: UInt64
  private let lasts: UInt64

  /// Creates the list of some literals of at least one scalar, in the order in which they are tried.
  public init(arrayLiteral literals: String...) {
    self.literals = literals.map(\.viewScalars)
    firsts = self.literals.reduce(0) { $0 | Self.bit($1.first ?? 0) }
    lasts = self.literals.reduce(0) { $0 | Self.bit($1.last ?? 0) }
  }

  @inline(__always)
  private static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64((scalar ^ scalar >> 6) & 63) }

  /// Length of the first literal of the list that the view has at an index; nil when it has none.
  func length(in text: borrowing NormalizedText, at index: Int) -> Int? {
    guard firsts & Self.bit(text[index]) != 0 else { return nil }
    for literal in literals where text.has(literal, at: index) { return literal.count }
    return nil
  }

  /// Length of the first literal of the list that ends just before an index; nil when none does.
  func length(in text: borrowing NormalizedText, before index: Int) -> Int? {
    guard lasts & Self.bit(text[index - 1]) != 0 else { return nil }
    for literal in literals where text.has(literal, before: index) { return literal.count }
    return nil
  }

  /// Whether one of the literals lies in a range of the view as a whole.
  func occur(in text: borrowing NormalizedText, _ range: Range<Int>) -> Bool {
    let end = min(range.upperBound, text.count)
    var i = max(0, range.lowerBound)
    while i < end {
      if firsts & Self.bit(text[i]) != 0 {
        for literal in literals where i + literal.count <= end && text.has(literal, at: i) { return true }
      }
      i += 1
    }
    return false
  }
}

extension Paragraph {
  /// Length of the first of some literals that the view has at an index; nil when it has none.
  public func length(of literals: Literals, at index: Int) -> Int? { literals.length(in: text, at: index) }

  /// Length of the first of some literals that ends just before an index; nil when none does.
  public func length(of literals: Literals, before index: Int) -> Int? { literals.length(in: text, before: index) }

  /// Whether the view has one of some literals at an index.
  public func has(_ literals: Literals, at index: Int) -> Bool { literals.length(in: text, at: index) != nil }

  /// Whether one of some literals ends just before an index.
  public func has(_ literals: Literals, before index: Int) -> Bool { literals.length(in: text, before: index) != nil }

  /// Whether one of some literals lies in a range of the view as a whole.
  public func contains(_ literals: Literals, in range: Range<Int>) -> Bool { literals.occur(in: text, range) }
}
