import TextModel

extension NormalizedText {
  /// Whether the view has these scalars at an index.
  @inline(__always)
  func has(_ literal: [UInt32], at index: Int) -> Bool {
    guard index >= 0, index + literal.count <= count else { return false }
    for k in literal.indices where scalars[index + k] != literal[k] { return false }
    return true
  }

  /// Whether these scalars end just before an index.
  @inline(__always)
  func has(_ literal: [UInt32], before index: Int) -> Bool { has(literal, at: index - literal.count) }
}

extension String {
  /// The scalars as the view has them.
  var viewScalars: [UInt32] { unicodeScalars.map(\.value) }
}
