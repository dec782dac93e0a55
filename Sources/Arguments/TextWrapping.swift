internal import TextModel

/// Lines no wider than a terminal, in text that mixes Chinese, which breaks almost anywhere, and words, which do not.
enum TextWrapping {
  /// Breaks text into lines of at most `width` cells; a word wider than that stands alone. A line feed always breaks.
  static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrap($0, width) }
  }

  private static func wrap(_ text: Substring, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var cells = 0
    for piece in pieces(text) {
      let size = CellWidth.of(piece)
      // Blanks at the end of a line are not seen and may stick out.
      let visible = CellWidth.of(trimmed(piece))
      if cells > 0, cells + visible > width {
        lines.append(trimmed(line))
        line = ""
        cells = 0
      }
      line += piece
      cells += size
    }
    return lines + [trimmed(line)]
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Pieces between which a line may be broken: a word with the blank behind it, or a wide character. Closing punctuation stays
  /// with what precedes it, opening punctuation with what follows (GB/T 15834—2011 5.1).
  static func pieces(_ text: Substring) -> [String] {
    var pieces: [String] = []
    var sticks = false
    for character in text {
      let isWide = character.unicodeScalars.contains { CellWidth.of($0) == 2 } || "“”‘’…—".contains(character)
      let isAfterBlank = pieces.last?.last == " "
      let joins =
        character == " " || sticks || (!isAfterBlank && (closing.contains(character) || (!isWide && continuesWord(pieces.last))))
      if joins, !pieces.isEmpty { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
      sticks = opening.contains(character)
    }
    return pieces
  }

  private static func continuesWord(_ piece: String?) -> Bool {
    guard let last = piece?.unicodeScalars.last else { return false }
    return CellWidth.of(last) < 2 && !"“”‘’…—".unicodeScalars.contains(last)
  }

  private static let closing = Set<Character>("，。、；：？！）》】」』”’…—%,.;:?!)]}>")
  private static let opening = Set<Character>("（《【「『“‘([{<")
}
