import TextModel

@testable import Formats

/// Builds the bytes of docx files for tests, apart from the writer that they test.
struct DocxBytes {
  /// How entries are stored.
  enum Packing: CaseIterable {
    case stored
    case deflated
    /// Sizes after the data (bit 3 of the flags).
    case withDescriptor
    /// Sizes in ZIP64 fields.
    case zip64
  }

  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let namespaces =
    "xmlns:w=\"\(word)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:wp=\"urn:wp\" xmlns:wps=\"urn:wps\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var parts: [(name: String, bytes: [UInt8])] = []
  var packing = Packing.deflated

  /// A document with a body and other parts of the main document, by the type of their relationship.
  ///
  /// - Parameter contentTypes: Whether every part's type is told, which other programs insist on.
  init(
    body: String, _ others: [(type: String, xml: String)] = [], packing: Packing = .deflated, contentTypes: Bool = false
  ) {
    self.packing = packing
    var relationships = ""
    for (index, other) in others.enumerated() {
      relationships += "<Relationship Id=\"r\(index)\" Type=\"\(Self.types)/\(other.type)\" Target=\"\(other.type)\(index).xml\"/>"
    }
    let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    var told = "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    if contentTypes {
      told +=
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"\(wordType)document.main+xml\"/>"
      for (index, other) in others.enumerated() {
        told += "<Override PartName=\"/word/\(other.type)\(index).xml\" ContentType=\"\(wordType)\(other.type)+xml\"/>"
      }
    }
    add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\(told)</Types>")
    add(
      "_rels/.rels",
      Self.relationships("<Relationship Id=\"r1\" Type=\"\(Self.types)/officeDocument\" Target=\"word/document.xml\"/>"))
    add("word/_rels/document.xml.rels", Self.relationships(relationships))
    add(
      "word/document.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document \(Self.namespaces)><w:body>\(body)<w:sectPr/></w:body></w:document>")
    for (index, other) in others.enumerated() { add("word/\(other.type)\(index).xml", other.xml) }
  }

  static func relationships(_ content: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(content)</Relationships>"
  }

  /// A part of a type such as `w:hdr`.
  static func part(_ root: String, _ content: String) -> String { "<\(root) \(namespaces)>\(content)</\(root)>" }

  mutating func add(_ name: String, _ xml: String) { parts.append((name, Array(xml.utf8))) }

  /// The archive.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let packed = packing == .stored ? part.bytes : Deflate.pack(part.bytes) ?? part.bytes
      let method = packing == .stored ? 0 : 8
      let checksum = Int(Deflate.checksum(part.bytes[...]))
      let offset = out.count
      let isLarge = packing == .zip64
      let hasDescriptor = packing == .withDescriptor
      var extra: [UInt8] = []
      if isLarge {
        extra.appendNumber(1, 2)
        extra.appendNumber(24, 2)
        extra.appendNumber(part.bytes.count, 8)
        extra.appendNumber(packed.count, 8)
        extra.appendNumber(offset, 8)
      }
      func common(_ bytes: inout [UInt8], isLocal: Bool) {
        let isHidden = isLocal && hasDescriptor
        bytes.appendNumber(20, 2)
        bytes.appendNumber(hasDescriptor ? 8 : 0, 2)
        bytes.appendNumber(method, 2)
        bytes.appendNumber(0x5A21_6000, 4)
        bytes.appendNumber(isHidden ? 0 : checksum, 4)
        bytes.appendNumber(isLarge ? 0xFFFF_FFFF : isHidden ? 0 : packed.count, 4)
        bytes.appendNumber(isLarge ? 0xFFFF_FFFF : isHidden ? 0 : part.bytes.count, 4)
        bytes.appendNumber(part.name.utf8.count, 2)
        bytes.appendNumber(extra.count, 2)
      }
      out.appendNumber(0x0403_4B50, 4)
      common(&out, isLocal: true)
      out += Array(part.name.utf8) + extra + packed
      if hasDescriptor {
        out.appendNumber(0x0807_4B50, 4)
        for value in [checksum, packed.count, part.bytes.count] { out.appendNumber(value, 4) }
      }
      directory.appendNumber(0x0201_4B50, 4)
      directory.appendNumber(20, 2)
      common(&directory, isLocal: false)
      directory.appendNumber(0, 2)
      directory.appendNumber(0, 2)
      directory.appendNumber(0, 2)
      directory.appendNumber(0, 4)
      directory.appendNumber(isLarge ? 0xFFFF_FFFF : offset, 4)
      directory += Array(part.name.utf8) + extra
    }
    let start = out.count
    out += directory
    let size = directory.count
    if packing == .zip64 {
      let record = out.count
      out.appendNumber(0x0606_4B50, 4)
      out.appendNumber(44, 8)
      out.appendNumber(45, 2)
      out.appendNumber(45, 2)
      out.appendNumber(0, 8)
      for value in [parts.count, parts.count, size, start] { out.appendNumber(value, 8) }
      out.appendNumber(0x0706_4B50, 4)
      out.appendNumber(0, 4)
      out.appendNumber(record, 8)
      out.appendNumber(1, 4)
    }
    let isLarge = packing == .zip64
    out.appendNumber(0x0605_4B50, 4)
    out.appendNumber(0, 4)
    out.appendNumber(isLarge ? 0xFFFF : parts.count, 2)
    out.appendNumber(isLarge ? 0xFFFF : parts.count, 2)
    out.appendNumber(isLarge ? 0xFFFF_FFFF : size, 4)
    out.appendNumber(isLarge ? 0xFFFF_FFFF : start, 4)
    out.appendNumber(0, 2)
    return out
  }
}
