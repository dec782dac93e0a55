import Linting
import TextModel

/// The diagnostics of a document as they were last written, so that a keystroke writes only those that it touches: the protocol
/// has no way to send fewer, and a long draft has thousands.
///
/// A diagnostic holds lines and columns. Behind an edit the columns of other lines stay, and the lines move together; so the
/// bytes are kept with the places of their line numbers.
struct EncodedDiagnostics {
  /// A line number within ``bytes``.
  struct LineNumber {
    var at: Int
    var line: Int
  }

  private var findings: [Finding] = []
  /// The diagnostics, a comma behind each.
  private var bytes: [UInt8] = []
  /// For each finding the end of its bytes, and of its line numbers.
  private var ends: [(byte: Int, number: Int)] = []
  private var numbers: [LineNumber] = []
  /// Lines of the text that the positions count.
  private var lineCount = 0

  /// The elements of the array.
  var elements: ArraySlice<UInt8> { bytes.dropLast() }

  /// Writes the diagnostics of a new version.
  ///
  /// - Parameters:
  ///   - remark: A last diagnostic, about those that are not told; nil when there are none.
  ///   - change: What lies between the text of the last call and this one; nil when nothing does.
  ///   - encoder: Writes what cannot be taken over; its own bytes must be empty.
  mutating func update(
    _ new: [Finding], remark: String?, _ text: SourceText, _ change: TextChange?, _ encoder: inout DiagnosticEncoder
  ) {
    let shift = LineShift(text, change, lineCount)
    let old = self
    // Let go, so that they grow in place of copies.
    self = EncodedDiagnostics()
    encoder.reserve(old.bytes.count + 1024)
    ends.reserveCapacity(new.count)
    numbers.reserveCapacity(old.numbers.count + 16)
    var run = 0..<0
    var next = 0
    for finding in new {
      var isTaken = false
      if shift.keepsNew(finding.range) {
        while next < old.findings.count {
          let candidate = old.findings[next]
          guard let range = shift.map(candidate.range),
            range < finding.range || range == finding.range && candidate.rule < finding.rule
          else {
            if shift.map(candidate.range) == nil {
              next += 1
              continue
            }
            break
          }
          next += 1
        }
        isTaken = next < old.findings.count && shift.isSame(old.findings[next], finding)
      }
      if isTaken {
        if run.upperBound != next {
          copy(run, of: old, shift, &encoder)
          run = next..<next
        }
        run = run.lowerBound..<next + 1
        next += 1
      } else {
        copy(run, of: old, shift, &encoder)
        run = 0..<0
        encoder.element(finding, lines: &numbers)
        ends.append((encoder.bytes.count, numbers.count))
      }
    }
    copy(run, of: old, shift, &encoder)
    if let remark { encoder.element(remark: remark) }
    findings = new
    bytes = encoder.takeBytes()
    lineCount = text.lineStarts.count
  }

  /// Takes over the diagnostics of a run of findings.
  private mutating func copy(_ run: Range<Int>, of old: EncodedDiagnostics, _ shift: LineShift, _ encoder: inout DiagnosticEncoder)
  {
    guard let first = run.first, let last = run.last else { return }
    let start = first > 0 ? old.ends[first - 1] : (byte: 0, number: 0)
    let end = old.ends[last]
    if shift.lines == 0 {
      let (byteDelta, numberDelta) = (encoder.bytes.count - start.byte, numbers.count - start.number)
      encoder.write(old.bytes[start.byte..<end.byte])
      for number in old.numbers[start.number..<end.number] {
        numbers.append(LineNumber(at: number.at + byteDelta, line: number.line))
      }
      for index in run { ends.append((old.ends[index].byte + byteDelta, old.ends[index].number + numberDelta)) }
      return
    }
    var (at, number) = start
    for index in run {
      while number < old.ends[index].number {
        let hole = old.numbers[number]
        encoder.write(old.bytes[at..<hole.at])
        numbers.append(LineNumber(at: encoder.bytes.count, line: shift.map(line: hole.line)))
        encoder.decimal(shift.map(line: hole.line))
        at = hole.at
        while old.bytes[at] >= 0x30, old.bytes[at] <= 0x39 { at += 1 }
        number += 1
      }
      encoder.write(old.bytes[at..<old.ends[index].byte])
      at = old.ends[index].byte
      ends.append((encoder.bytes.count, numbers.count))
    }
  }
}

/// Where the lines of one version of a text are in the next.
private struct LineShift {
  /// The last line that begins before the change, and its first byte, in both texts.
  private var firstLine = Int.max
  private var start = Int.max
  /// First byte of the first line behind the change, in each text.
  private var oldNext = Int.max
  private var newNext = Int.max
  private var delta = 0
  /// How many lines more the new text has.
  private(set) var lines = 0

  init(_ text: SourceText, _ change: TextChange?, _ oldLineCount: Int) {
    guard let change else { return }
    lines = text.lineStarts.count - oldLineCount
    delta = change.delta
    // A carriage return before the change may end a line in one text and belong to a line feed in the other.
    firstLine = text.line(at: max(0, change.start - 1))
    start = Int(text.lineStarts[firstLine])
    let last = text.line(at: change.newEnd)
    if last + 1 < text.lineStarts.count {
      newNext = Int(text.lineStarts[last + 1])
      oldNext = newNext - delta
    }
  }

  /// Whether the positions of a range of the new text are known from those of the old.
  func keepsNew(_ range: ByteRange) -> Bool { Int(range.end) <= start || Int(range.start) >= newNext }

  /// Where a range of the old text is in the new; nil when it touches a line that changed.
  func map(_ range: ByteRange) -> ByteRange? {
    if Int(range.end) <= start { return range }
    return Int(range.start) >= oldNext ? range.shifted(by: delta) : nil
  }

  func map(line: Int) -> Int { line > firstLine ? line + lines : line }

  /// Whether the diagnostic of an old finding tells the new one, but for the lines.
  func isSame(_ old: Finding, _ new: Finding) -> Bool {
    guard map(old.range) == new.range, old.severity == new.severity, old.tag == new.tag else { return false }
    let isOne = old.saysTheSame(as: new)
    guard
      isOne || old.safety == new.safety && old.rule == new.rule && old.message == new.message && old.reference == new.reference,
      old.placeCount == new.placeCount
    else { return false }
    for i in 0..<old.placeCount {
      // The text of another document is not ours to know.
      guard let a = old.place(i), let b = new.place(i), map(a) == b else { return false }
    }
    return isOne || old.placeCount == 0 || zip(old.related, new.related).allSatisfy { $0.message == $1.message }
  }
}
