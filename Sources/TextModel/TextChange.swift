/// What lies between two versions of a text: one stretch of the old text that became one stretch of the new.
///
/// Everything before ``start`` is the same in both, and so is everything behind ``oldEnd`` and ``newEnd``.
public struct TextChange: Hashable, Sendable {
  /// Byte offset of the first byte that may differ, in both texts.
  public private(set) var start: Int
  /// Byte offset behind the last byte that may differ, in the old text.
  public private(set) var oldEnd: Int
  /// The same in the new text.
  public private(set) var newEnd: Int

  /// A replacement of old bytes `start..<oldEnd` by new bytes `start..<newEnd`.
  public init(start: Int, oldEnd: Int, newEnd: Int) {
    self.start = max(0, start)
    self.oldEnd = max(self.start, oldEnd)
    self.newEnd = max(self.start, newEnd)
  }

  /// What an edit does.
  public init(_ edit: TextEdit) {
    let start = Int(edit.range.start)
    self.init(start: start, oldEnd: Int(edit.range.end), newEnd: start + edit.replacement.utf8.count)
  }

  /// How much longer the new text is, in bytes.
  public var delta: Int { newEnd - oldEnd }

  /// This change and then another one, whose old text is this one's new text: one stretch that holds both.
  public func then(_ next: TextChange) -> TextChange {
    let oldEnd = next.oldEnd > newEnd ? self.oldEnd + next.oldEnd - newEnd : self.oldEnd
    let newEnd = max(self.newEnd, next.oldEnd) + next.delta
    return TextChange(start: min(start, next.start), oldEnd: oldEnd, newEnd: newEnd)
  }

  /// The smallest change that makes one text of another; nil when they are equal. O(bytes), eight at a time.
  public init?(from old: SourceText, to new: SourceText) {
    let limit = min(old.count, new.count)
    var prefix = 0
    let x = old.storage.span
    let y = new.storage.span
    // SAFETY: eight bytes from an offset below `limit` stay inside the storage, which is padded by eight bytes.
    let xBytes = unsafe x.bytes
    let yBytes = unsafe y.bytes
    while prefix < limit,
      unsafe xBytes.unsafeLoadUnaligned(fromByteOffset: prefix, as: UInt64.self)
        == yBytes.unsafeLoadUnaligned(fromByteOffset: prefix, as: UInt64.self)
    { prefix += 8 }
    prefix = min(prefix, limit)
    while prefix < limit, x[prefix] == y[prefix] { prefix += 1 }
    if prefix == old.count, prefix == new.count { return nil }
    var suffix = 0
    while suffix + 8 <= limit - prefix,
      unsafe xBytes.unsafeLoadUnaligned(fromByteOffset: old.count - suffix - 8, as: UInt64.self)
        == yBytes.unsafeLoadUnaligned(fromByteOffset: new.count - suffix - 8, as: UInt64.self)
    { suffix += 8 }
    while suffix < limit - prefix, x[old.count - 1 - suffix] == y[new.count - 1 - suffix] { suffix += 1 }
    self.init(start: prefix, oldEnd: old.count - suffix, newEnd: new.count - suffix)
  }
}

extension SourceText {
  /// A new text with one stretch replaced; the range is clamped to the text. The index of lines is carried over, so that
  /// this costs a copy of the bytes and no reading.
  public func replacing(_ range: ByteRange, with replacement: String) -> SourceText {
    let start = min(Int(range.start), count)
    let end = min(max(Int(range.end), start), count)
    let inserted = replacement.utf8.count
    let delta = inserted - (end - start)
    guard count + delta <= Int(UInt32.max) - Self.padding else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(storage.count + delta)
    bytes += storage[..<start]
    bytes += replacement.utf8
    bytes += storage[end...]

    // A line begins behind LF, and behind CR unless LF follows: the byte before its first one and that byte decide.
    var starts: [UInt32] = []
    let kept = firstLine(startingAt: start)
    let tail = firstLine(startingAt: end + 1)
    starts.reserveCapacity(kept + lineStarts.count - tail + 8)
    starts += lineStarts[..<kept]
    if kept == 0 { starts.append(0) }
    var i = max(start, 1)
    while i <= start + inserted {
      let previous = bytes[i - 1]
      if previous == 0x0A || previous == 0x0D && (i == bytes.count - Self.padding || bytes[i] != 0x0A) {
        starts.append(UInt32(truncatingIfNeeded: i))
      }
      i += 1
    }
    for line in lineStarts[tail...] { starts.append(UInt32(truncatingIfNeeded: Int(line) + delta)) }
    return SourceText(padded: bytes, lineStarts: starts)
  }

  /// Index of the first line that starts at an offset or behind it.
  private func firstLine(startingAt offset: Int) -> Int { lineStarts.partitionPoint { Int($0) >= offset } }
}
