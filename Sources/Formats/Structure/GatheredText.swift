import TextModel

/// The content lines of one block without the markers in front of them, joined by LF; and the way back to the source.
struct GatheredText {
  /// The bytes.
  private(set) var bytes: [UInt8] = []
  private var stretches: [(start: Int, source: Int)] = []
  private var cursor = 0

  /// Gathers the ranges of a text, in order.
  init(_ ranges: ArraySlice<ByteRange>, of text: SourceText) {
    for range in ranges {
      if !stretches.isEmpty { bytes.append(0x0A) }
      stretches.append((bytes.count, Int(range.start)))
      bytes += text.storage[range.indices]
    }
  }

  /// The source byte offset of an offset. That of a joining LF is the end of its line, that of the offset after it the start
  /// of the next. O(1) for ascending offsets.
  mutating func source(_ offset: Int) -> Int {
    if stretches.isEmpty { return 0 }
    if stretches[cursor].start > offset { cursor = 0 }
    while cursor + 1 < stretches.count, stretches[cursor + 1].start <= offset { cursor += 1 }
    return stretches[cursor].source + offset - stretches[cursor].start
  }
}
