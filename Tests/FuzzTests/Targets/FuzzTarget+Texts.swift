import TextModel

extension FuzzTarget {
  /// Edits and positions against a naive model: an array of bytes that is spliced, and counting from the start.
  static let texts = FuzzTarget(
    name: "texts",
    seeds: ["ab\r\nc\n会议𠮷\u{301}。\r\r\n终", "", "\r\n\r\n", "一二三四五\n六七𠮷𠮷八九十"].map { [7, 3, 9, 2] + Array($0.utf8) }
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let plan = (0..<4).map { _ in choices.byte() }
    let start = SourceText(String(decoding: choices.rest, as: UTF8.self))
    var random = SplitMix(state: plan.reduce(0) { $0 << 8 | UInt64($1) })
    try checkPositions(start, &random)
    // Several edits at once, in any order, also overlapping: they go by position, and one that overlaps gives way.
    var edits: [TextEdit] = []
    for _ in 0..<Int(plan[0] % 6) {
      let a = start.characterStart(at: Int(random.next() % UInt64(start.count + 1)))
      let b = start.characterStart(at: min(start.count, a + Int(random.next() % 9)))
      edits.append(TextEdit(ByteRange(a, max(a, b)), pieces[Int(random.next() % UInt64(pieces.count))]))
    }
    let edited = start.applying(edits)
    var model = Array(start.storage[..<start.count])
    var from = Int.max
    var taken: [TextEdit] = []
    var end = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) where Int(edit.range.start) >= end {
      taken.append(edit)
      end = Int(edit.range.end)
    }
    for edit in taken.reversed() {
      try demand(Int(edit.range.end) <= from, "the model's edits overlap")
      from = Int(edit.range.start)
      model.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
    }
    try demand(Array(edited.storage[..<edited.count]) == model, "edits \(edits) of “\(start.string)” give “\(edited.string)”")
    try demand(UTF8Validation.firstInvalidOffset(model) == nil, "an edit broke a character")
    try checkPositions(edited, &random)
    try checkDiff(start, edited)
  }

  private static let pieces = ["", "会", "\n", "\r", "\r\n", "𠮷", "a", "，。", "e\u{301}"]

  private static func checkPositions(_ text: SourceText, _ random: inout SplitMix) throws(Fault) {
    let scalars = Array(text.string.unicodeScalars)
    // Every boundary with its line and the units before it on the line, by counting.
    var byte = 0
    var utf16 = 0
    var line = 0
    var lineStart = 0
    var columns = [0, 0, 0]
    var starts = [0]
    var naive: [(byte: Int, line: Int, columns: [Int], utf16: Int, isInLineEnd: Bool)] = []
    for (index, scalar) in scalars.enumerated() {
      let isSecond = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
      naive.append((byte, line, columns, utf16, isSecond))
      byte += scalar.utf8.count
      utf16 += scalar.utf16.count
      columns = [columns[0] + scalar.utf8.count, columns[1] + scalar.utf16.count, columns[2] + 1]
      let isLineEnd = scalar == "\n" || scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n")
      if isLineEnd {
        line += 1
        lineStart = byte
        columns = [0, 0, 0]
        starts.append(lineStart)
      }
    }
    naive.append((byte, line, columns, utf16, false))
    try demand(text.lineStarts.map { Int($0) } == starts, "lines begin at \(text.lineStarts), expected \(starts)")
    var cursor = PositionCursor(text)
    for _ in 0..<min(64, naive.count) {
      let place = naive[Int(random.next() % UInt64(naive.count))]
      for (number, encoding) in [PositionEncoding.utf8, .utf16, .utf32].enumerated() {
        let position = text.position(at: place.byte, encoding: encoding)
        try demand(
          position == Position(line: place.line, column: place.columns[number]), "byte \(place.byte) is \(position) in \(encoding)")
        let back = text.offset(of: position, encoding: encoding)
        // Between CR and LF no position can be named: the line ends before both.
        try demand(
          back == place.byte || place.isInLineEnd && back == place.byte - 1, "\(position) in \(encoding) is byte \(back)")
        let beyond = text.offset(of: Position(line: place.line, column: place.columns[number] + 100_000), encoding: encoding)
        try demand(beyond == Int(text.contentRange(ofLine: place.line).end), "a column past its line is not the line's end")
      }
      let counted = cursor.place(at: place.byte)
      try demand(
        counted.line == place.line + 1 && counted.column == place.columns[2] + 1 && counted.byte == place.byte
          && counted.utf16 == place.utf16, "the cursor has \(counted) for byte \(place.byte)")
      try demand(text.utf16Offset(at: place.byte) == place.utf16, "UTF-16 units before byte \(place.byte)")
    }
    try demand(text.offset(of: Position(line: starts.count, column: 0), encoding: .utf16) == text.count, "a line past the end")
    try demand(text.scalarCount == scalars.count, "number of scalars")
  }

  /// Applies the unified diff of two texts by hand.
  private static func checkDiff(_ old: SourceText, _ new: SourceText) throws(Fault) {
    let a = Array(old.storage[..<old.count])
    let b = Array(new.storage[..<new.count])
    let diff = UnifiedDiff.diff(a, b, oldName: "a", newName: "b")
    if a == b { return try demand(diff.isEmpty, "equal texts differ") }
    var removed: [[UInt8]] = []
    var added: [[UInt8]] = []
    for (index, line) in diff.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where index > 1 {
      if line.first == 0x2D { removed.append(Array(line.dropFirst())) }
      if line.first == 0x2B { added.append(Array(line.dropFirst())) }
    }
    let oldLines = a.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let newLines = b.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    try demand(removed.allSatisfy { oldLines.contains($0) }, "the diff takes away what was not there")
    try demand(added.allSatisfy { newLines.contains($0) }, "the diff adds what is not in the new text")
  }
}
