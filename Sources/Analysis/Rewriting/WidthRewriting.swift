import TextModel

/// Letters, digits and the signs that go with them, full-width and half-width. Marks of Chinese punctuation, which are
/// full-width by right, stay.
enum WidthRewriting {
  private static let signs: Set<UInt32> = Set("%+-=<>&@#$*/~^_|\\".unicodeScalars.map(\.value))

  private static func isASCII(_ scalar: UInt32) -> Bool {
    scalar >= 0x30 && scalar <= 0x39 || scalar >= 0x41 && scalar <= 0x5A || scalar >= 0x61 && scalar <= 0x7A
      || signs.contains(scalar)
  }

  static func halfWidth(_ text: SourceText, _ range: ByteRange) -> [TextEdit] {
    CharacterRewriting.edits(text, range) { scalars, index in
      let scalar = scalars[index].value
      return scalar >= 0xFF01 && scalar <= 0xFF5E && isASCII(scalar - 0xFEE0) ? (1, [scalar - 0xFEE0]) : nil
    }
  }

  static func fullWidth(_ text: SourceText, _ range: ByteRange) -> [TextEdit] {
    CharacterRewriting.edits(text, range) { scalars, index in
      let scalar = scalars[index].value
      return isASCII(scalar) && !signs.contains(scalar) ? (1, [scalar + 0xFEE0]) : nil
    }
  }
}
