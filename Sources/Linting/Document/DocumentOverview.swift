public import TextModel

/// What is known of a document before its paragraphs are scanned: how to read it, and what each block is.
public struct DocumentOverview: Hashable, Sendable {
  /// How paragraphs are read.
  public var reading: NormalizedText.Reading
  /// What each block is.
  public var roles: [BlockRole]

  /// Looks over a document. O(bytes), a fraction of a scan.
  public init(_ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable) {
    self.init(ScriptCensus(source, characters), BlockRoleReader(source, blocks, characters).roles, source)
  }

  /// Puts an overview together from what was counted and read.
  init(_ script: ScriptCensus, _ roles: [BlockRole], _ source: SourceText) {
    reading = NormalizedText.Reading()
    reading.foldsAmbiguous = script.isTraditional
    reading.acceptsTonelessResidue = script.annotations >= 3
    if source.lineStarts.count > 1 {
      let end = Int(source.lineStarts[1])
      reading.endsLinesWithCRLF = end >= 2 && source.storage[end - 2] == 0x0D
    }
    self.roles = roles
  }
}

/// Counts of the characters that tell Traditional from Simplified text, over the first 64 KiB.
struct ScriptCensus: Sendable {
  /// How many bytes are looked at.
  static let reach = 65_536
  /// Traditional-only characters.
  var traditional = 0
  /// Han characters.
  var han = 0
  /// Parenthesised letters with a tone mark: what a scrape leaves behind Han characters.
  var annotations = 0

  /// Whether the document is written in Traditional characters as a whole.
  var isTraditional: Bool { traditional * 12 > han && traditional >= 5 }

  init(_ source: SourceText, _ characters: CharacterTable) { count(0..<Self.reach, source, characters, 1) }

  /// Takes a new version: what stands around the change is counted anew. An annotation is told by the bytes behind its first.
  mutating func update(_ old: SourceText, _ new: SourceText, _ change: TextChange, _ characters: CharacterTable) {
    let first = max(0, change.start - 64)
    guard first < Self.reach else { return }
    count(first..<max(first, min(change.oldEnd, Self.reach)), old, characters, -1)
    count(first..<max(first, min(change.newEnd, Self.reach)), new, characters, 1)
    // What the change moved across the border.
    let border = Self.reach + change.delta
    if change.oldEnd < Self.reach, border > Self.reach {
      count(max(change.newEnd, Self.reach)..<border, new, characters, -1)
    } else if change.newEnd < Self.reach, border < Self.reach {
      count(max(change.newEnd, border)..<Self.reach, new, characters, 1)
    }
  }

  /// Adds what begins in a range, `sign` times.
  private mutating func count(_ range: Range<Int>, _ source: SourceText, _ characters: CharacterTable, _ sign: Int) {
    let words = characters.words.span
    let bytes = source.storage.span
    let end = min(source.count, range.upperBound)
    var i = range.lowerBound
    while i < end, bytes[i] & 0xC0 == 0x80 { i += 1 }
    var found = (han: 0, traditional: 0)
    while i < end {
      // SAFETY: i is before the end of the text, behind which there is padding; and a scalar of three bytes has a word.
      let lead = unsafe bytes[unchecked: i]
      if lead >= 0xE0 && lead < 0xF0 {
        let isHan = lead >= 0xE4 && lead <= 0xE9 ? 1 : 0
        let scalar =
          unsafe UInt32(lead & 0x0F) << 12 | UInt32(bytes[unchecked: i &+ 1] & 0x3F) << 6
          | UInt32(bytes[unchecked: i &+ 2] & 0x3F)
        found.han &+= isHan
        found.traditional &+= unsafe isHan & Int(truncatingIfNeeded: words[unchecked: Int(scalar)] >> 24)
        i &+= 3
      } else if lead < 0x80 {
        if lead == 0x28 { countAnnotation(source, i &+ 1, sign) }
        i &+= 1
      } else {
        i &+= lead < 0xE0 ? 2 : 4
      }
    }
    han += sign * found.han
    traditional += sign * found.traditional
  }

  private mutating func countAnnotation(_ source: SourceText, _ start: Int, _ sign: Int) {
    var i = start
    var toned = false
    while i < min(start + 10, source.count) {
      let scalar = source.scalar(at: i, limit: source.count)
      if scalar == 0x29 {
        if toned { annotations += sign }
        return
      }
      if let base = PinyinTone.base(of: scalar) { toned = toned || base.isToned } else if scalar < 0x61 || scalar > 0x7A { return }
      i += SourceText.sequenceLength(source.storage[i])
    }
  }
}
