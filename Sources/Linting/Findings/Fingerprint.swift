public import TextModel

/// Names a finding so that edits elsewhere, and paragraphs that are filled anew, do not change the name.
///
/// Made of the rule, the text found, up to eight characters of its own sentence on either side (blanks and line ends left
/// out), and a count among findings that agree in all of that. A heading has no full stop: an empty line, and the end of a line
/// that is too short to have been filled, end it too.
public enum Fingerprint {
  private static let context = 8

  /// Fingerprints of all findings of a document, in their order.
  public static func fingerprints(of findings: [Finding], in text: SourceText) -> [String] {
    hashes(of: findings, in: text).map(name)
  }

  /// The same as numbers, which take little memory; ``name(_:)`` writes them.
  public static func hashes(of findings: [Finding], in text: SourceText) -> [UInt64] {
    var seen: [UInt64: Int] = [:]
    return findings.map { finding in
      var hash = FNV1a()
      hash.add(finding.rule.utf8)
      hash.add(text.storage[clamp(finding.range, text)])
      addBefore(Int(finding.range.start), text, &hash)
      addAfter(Int(finding.range.end), text, &hash)
      let count = seen[hash.value, default: 0]
      seen[hash.value] = count + 1
      if count > 0 { hash.add(String(count).utf8) }
      return hash.value
    }
  }

  /// A fingerprint as it stands in reports and tables.
  public static func name(_ hash: UInt64) -> String { FNV1a.hexadecimal(hash) }

  private static func clamp(_ range: ByteRange, _ text: SourceText) -> Range<Int> {
    let start = min(Int(range.start), text.count)
    return start..<max(start, min(Int(range.end), text.count))
  }

  private static func addBefore(_ end: Int, _ text: SourceText, _ hash: inout FNV1a) {
    let end = min(end, text.count)
    var first = end
    var taken = 0
    var i = end
    while i > 0, taken < context {
      let start = text.characterStart(at: i - 1)
      let scalar = text.scalar(at: start, limit: i)
      if endsSentence(scalar) || isLineEnd(scalar) && endsParagraph(start, text) { break }
      if !isBlank(scalar) {
        first = start
        taken += 1
      }
      i = start
    }
    while first < end {
      let next = min(first + SourceText.sequenceLength(text.storage[first]), end)
      if !isBlank(text.scalar(at: first, limit: next)) { add(first..<next, text, &hash) }
      first = next
    }
    hash.add(0xFF)
  }

  private static func addAfter(_ start: Int, _ text: SourceText, _ hash: inout FNV1a) {
    var taken = 0
    var i = min(start, text.count)
    while i < text.count, taken < context {
      let end = min(i + SourceText.sequenceLength(text.storage[i]), text.count)
      let scalar = text.scalar(at: i, limit: end)
      if isLineEnd(scalar), endsParagraph(i, text) { break }
      if !isBlank(scalar) {
        add(i..<end, text, &hash)
        taken += 1
      }
      if endsSentence(scalar) { break }
      i = end
    }
    hash.add(0xFF)
  }

  private static func add(_ range: Range<Int>, _ text: SourceText, _ hash: inout FNV1a) {
    for i in range { hash.add(text.storage[i]) }
  }

  /// What stands in the next sentence is another matter.
  private static func endsSentence(_ scalar: UInt32) -> Bool { scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F }

  private static func isLineEnd(_ scalar: UInt32) -> Bool { scalar == 0x0A || scalar == 0x0D }

  /// Characters that a line holds at least when a paragraph was filled.
  private static let filled = 16

  /// Whether the line end at an offset is that of a paragraph: the line behind it is empty, or the line before it is short and
  /// does not break off within a sentence.
  private static func endsParagraph(_ offset: Int, _ text: SourceText) -> Bool {
    var offset = offset
    if offset > 0, text.storage[offset] == 0x0A, text.storage[offset - 1] == 0x0D { offset -= 1 }
    var i = offset
    var characters = 0
    while i > 0, characters < filled {
      let start = text.characterStart(at: i - 1)
      if isLineEnd(text.storage[start]) { break }
      if characters == 0, [0xFF0C, 0x3001, 0xFF1B].contains(text.scalar(at: start, limit: i)) { characters = filled }
      characters += 1
      i = start
    }
    // ， 、 and ； go on, as where each clause has a line of its own.
    if characters < filled { return true }
    i = offset + 1
    if i < text.count, text.storage[offset] == 0x0D, text.storage[i] == 0x0A { i += 1 }
    while i < text.count, text.storage[i] == 0x20 || text.storage[i] == 0x09 { i += 1 }
    return i >= text.count || isLineEnd(text.storage[i])
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar >= 0x09 && scalar <= 0x0D || scalar == 0xA0
  }
}
