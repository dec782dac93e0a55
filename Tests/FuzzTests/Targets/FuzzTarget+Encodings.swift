import Formats
import TextModel

extension FuzzTarget {
  /// Encodings: what can be decoded is written back to the same bytes, and an edit leaves the rest of them alone.
  static let encodings = FuzzTarget(
    name: "encodings",
    seeds: [
      Array("会议\r\n强调".utf8), [0xEF, 0xBB, 0xBF, 0xE4, 0xBC, 0x9A], [0xFF, 0xFE, 0x1A, 0x4F, 0x0A, 0x00],
      [0xFE, 0xFF, 0x4F, 0x1A, 0xD8, 0x42, 0xDF, 0xB7], [0xBB, 0xE1, 0xD2, 0xE9, 0x0A], [0xD6, 0xD0, 0x95, 0x34, 0xAF, 0x35],
      [0xA6, 0xD9, 0x41, 0x84, 0x31, 0x82, 0x36], [0xFE, 0x59, 0x82, 0x35, 0x90, 0x37], [0xC1, 0xAA, 0xCD, 0xA8],
      [0x1A, 0x4F, 0xAE, 0x8B, 0x0A, 0x00], [0x80, 0xFF, 0x81, 0x30],
    ].flatMap { bytes in [[0] + bytes, [1] + bytes] }
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let declared = choices.byte() % 2 == 1 ? "gb2312" : nil
    let file = choices.rest
    guard let form = try? DecodedText(decoding: file, declared: declared) else { return }
    let text = form.text
    try demand(UTF8Validation.firstInvalidOffset(Array(text.storage[..<text.count])) == nil, "the decoded text is not UTF-8")
    guard let written = try? form.encoded(text) else { throw Fault(description: "\(form.encoding) cannot hold its own text") }
    try demand(written == file, "\(form.encoding): \(file) is written back as \(written)")
    // An added character that every encoding has is there afterwards, and nothing else has changed.
    let added = SourceText(text.string + "改")
    guard let longer = try? form.encoded(added) else { throw Fault(description: "\(form.encoding) cannot hold 改") }
    try demand(longer.starts(with: file), "\(form.encoding): an addition at the end changes what stands before it")
  }
}
