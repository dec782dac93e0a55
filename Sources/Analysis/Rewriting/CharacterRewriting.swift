import TextModel

/// Rewrites a stretch character by character.
enum CharacterRewriting {
  /// Edits for each stretch that `rewrite` gives other characters for: how many scalars, and what they become.
  static func edits(
    _ text: SourceText, _ range: ByteRange, _ rewrite: ([Unicode.Scalar], Int) -> (Int, [UInt32])?
  ) -> [TextEdit] {
    let scalars = Array(text.string(range).unicodeScalars)
    var edits: [TextEdit] = []
    var offset = Int(range.start)
    var index = 0
    while index < scalars.count {
      let found = rewrite(scalars, index)
      let count = found?.0 ?? 1
      let old = scalars[index..<index + count]
      let length = old.reduce(0) { $0 + UTF8.width($1) }
      if let new = found?.1, !old.elementsEqual(new, by: { $0.value == $1 }) {
        let string = String(String.UnicodeScalarView(new.compactMap { Unicode.Scalar($0) }))
        // Neighbours are one edit: an editor undoes and shows them as one.
        if let last = edits.last, Int(last.range.end) == offset {
          edits[edits.count - 1] = TextEdit(ByteRange(Int(last.range.start), offset + length), last.replacement + string)
        } else {
          edits.append(TextEdit(ByteRange(offset, offset + length), string))
        }
      }
      offset += length
      index += count
    }
    return edits
  }
}
