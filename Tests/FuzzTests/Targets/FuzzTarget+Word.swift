import Formats
import TextModel

extension FuzzTarget {
  /// Word: any archive and any document part is read or refused; what is read is sound, and an edit of it is read back.
  ///
  /// The first byte says whether the rest is an archive or the content of a body, which is then packed into one.
  static let word = FuzzTarget(
    name: "word",
    seeds: [
      "<w:p><w:r><w:t>会议</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 强调</w:t></w:r></w:p><w:p/>",
      "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"0\"/><w:numPr/></w:pPr><w:r><w:t>题&amp;&#20250;</w:t><w:br/><w:tab/></w:r></w:p>",
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>",
      "<w:p><w:r><w:drawing/><w:footnoteReference/><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><!-- c --><?pi x?>",
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback/></mc:AlternateContent></w:p>",
    ].flatMap { body in [[1] + Array(body.utf8), [0] + StoredArchive.document(Array(body.utf8))] } + [[0, 0x50, 0x4B, 5, 6]]
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let isArchive = choices.byte() % 2 == 0
    let file = isArchive ? choices.rest : StoredArchive.document(choices.rest)
    var limits = FormatLimits()
    limits.partBytes = 1 << 22
    limits.archiveBytes = 1 << 23
    guard let document = try? FormattedDocument.open(bytes: file, as: .docx, limits: limits) else { return }
    try checkSound(document)
    let untouched = try? document.rewritten(edits: [])
    try demand(untouched == file, "a file without edits is not written back as it was")
    var at = 0
    for block in document.blocks.prefix(6) where Int(block.range.start) >= at {
      at = Int(block.range.end)
      let edit = TextEdit(ByteRange(block.range.start, block.range.start), "改")
      guard let written = try? document.rewritten(edits: [edit]) else { continue }
      guard let again = try? FormattedDocument.open(bytes: written, as: .docx, limits: limits) else {
        throw Fault(description: "an edited document cannot be opened")
      }
      let expected = document.text.applying([edit])
      try demand(again.text.storage == expected.storage, "“\(document.text.string)” with \(edit) became “\(again.text.string)”")
    }
  }
}

/// Packs parts into an archive without compressing them, so that the fuzzer sees and changes what matters.
enum StoredArchive {
  /// A Word document whose body holds this XML.
  static func document(_ body: [UInt8]) -> [UInt8] {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let head = "<w:document xmlns:w=\"\(word)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
    return pack([
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      (
        "_rels/.rels",
        Array(
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"\(relationship)\" Target=\"word/document.xml\"/></Relationships>"
            .utf8)
      ),
      ("word/document.xml", Array(head.utf8) + body + Array("</w:body></w:document>".utf8)),
    ])
  }

  /// The archive (APPNOTE 6.3.3: local headers with data, central directory, its end).
  static func pack(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    func append(_ value: Int, _ width: Int, _ bytes: inout [UInt8]) {
      for i in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
    }
    for part in parts {
      let offset = out.count
      var common: [UInt8] = []
      for value in [20, 0, 0, 0, 0x5A21] { append(value, 2, &common) }
      append(Int(checksum(part.bytes)), 4, &common)
      append(part.bytes.count, 4, &common)
      append(part.bytes.count, 4, &common)
      append(part.name.utf8.count, 2, &common)
      append(0, 2, &common)
      append(0x0403_4B50, 4, &out)
      out += common + Array(part.name.utf8) + part.bytes
      append(0x0201_4B50, 4, &directory)
      append(20, 2, &directory)
      directory += common
      for width in [2, 2, 2, 4] { append(0, width, &directory) }
      append(offset, 4, &directory)
      directory += Array(part.name.utf8)
    }
    let start = out.count
    out += directory
    append(0x0605_4B50, 4, &out)
    append(0, 4, &out)
    append(parts.count, 2, &out)
    append(parts.count, 2, &out)
    append(directory.count, 4, &out)
    append(start, 4, &out)
    append(0, 2, &out)
    return out
  }

  /// CRC-32 (ISO 3309), bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
