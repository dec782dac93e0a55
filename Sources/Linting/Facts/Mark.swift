public import TextModel

/// A mark of punctuation.
@frozen
public struct Mark: Hashable, Sendable {
  /// The mark in the view: widened where it stands beside Han text. ``Paragraph/rawScalar(_:)`` has it as written.
  public let scalar: UInt32
  /// View index.
  public let index: UInt32
  /// `stop`, `quote`, `bracket`, `connector` or `percent`.
  public let characterClass: CharacterClass

  /// Creates a mark.
  @inlinable
  public init(scalar: UInt32, index: UInt32, characterClass: CharacterClass) {
    (self.scalar, self.index, self.characterClass) = (scalar, index, characterClass)
  }
}
