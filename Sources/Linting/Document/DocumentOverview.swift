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

  init(_ source: SourceText, _ characters: CharacterTable) {
    let words = characters.words.span
    let bytes = source.storage.span
    let end = min(source.count, Self.reach)
    var i = 0
    while i < end {
      let lead = bytes[i]
      if lead < 0x80 {
        if lead == 0x28 { countAnnotation(source, i + 1) }
        i += 1
      } else if lead < 0xE0 {
        i += 2
      } else if lead < 0xF0 {
        let scalar = UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
        if lead >= 0xE4 && lead <= 0xE9 {
          han += 1
          traditional += Int(words[Int(scalar)] >> 24 & 1)
        }
        i += 3
      } else {
        i += 4
      }
    }
  }

  private mutating func countAnnotation(_ source: SourceText, _ start: Int) {
    var i = start
    var toned = false
    while i < min(start + 10, source.count) {
      let scalar = source.scalar(at: i, limit: source.count)
      if scalar == 0x29 {
        if toned { annotations += 1 }
        return
      }
      if let base = PinyinTone.base(of: scalar) { toned = toned || base.isToned } else if scalar < 0x61 || scalar > 0x7A { return }
      i += SourceText.sequenceLength(source.storage[i])
    }
  }
}
