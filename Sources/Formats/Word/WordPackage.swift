import TextModel

/// The parts of a Word file and how they hang together (ISO/IEC 29500-2, Open Packaging Conventions).
struct WordPackage {
  struct Relationship {
    var id: String
    var type: String
    /// Part name, resolved.
    var target: String
  }

  let archive: ZipArchive
  /// Name of the main document part.
  let mainPart: String
  /// What the main part refers to, in order.
  let relationships: [Relationship]
  let limits: FormatLimits
  private var budget: Int

  init(_ bytes: [UInt8], limits: FormatLimits) throws(FormatError) {
    archive = try ZipArchive(bytes, limits: limits)
    self.limits = limits
    budget = limits.archiveBytes
    let root = try Self.relationships("_rels/.rels", folder: "", archive, &budget, limits)
    guard let main = root.first(where: { $0.type.hasSuffix("/officeDocument") })?.target,
      main.lowercased().contains("word") || archive.position(of: "word/document.xml") != nil,
      archive.position(of: main) != nil
    else { throw .notWord(archive) }
    mainPart = main
    relationships = try Self.relationships(
      Self.relationshipsPart(of: main), folder: Self.folder(of: main), archive, &budget, limits)
  }

  /// Unpacks and decodes a part; nil when the archive does not have it.
  mutating func part(_ name: String) throws(FormatError) -> DecodedText? {
    try Self.part(name, archive, &budget, limits)
  }

  /// Targets of the relationships of a type, by the last component of its name; each part once.
  func targets(_ type: String) -> [String] {
    var targets: [String] = []
    for relationship in relationships where relationship.type.hasSuffix("/" + type) && !targets.contains(relationship.target) {
      targets.append(relationship.target)
    }
    return targets
  }

  static func relationshipsPart(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
  }

  /// The folder of a part, slash included.
  static func folder(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "" }
    return String(part[...slash])
  }

  static func part(
    _ name: String, _ archive: ZipArchive, _ budget: inout Int, _ limits: FormatLimits
  ) throws(FormatError) -> DecodedText? {
    guard let position = archive.position(of: name) else { return nil }
    let bytes = try archive.unpack(position, budget: &budget)
    do {
      return try DecodedText(decoding: bytes, declared: HTMLReader.declaredEncoding(Array(bytes.prefix(200))), limits: limits)
    } catch {
      throw FormatError(
        .damagedXML, Localized("\(name)：\(error.message.zh)", en: "\(name): \(error.message.en)"), offset: error.offset,
        line: error.line,
        part: name)
    }
  }

  static func relationships(
    _ name: String, folder: String, _ archive: ZipArchive, _ budget: inout Int, _ limits: FormatLimits
  ) throws(FormatError) -> [Relationship] {
    guard let text = try part(name, archive, &budget, limits)?.text else { return [] }
    var scanner = XMLScanner(text, part: name, limits: limits)
    var relationships: [Relationship] = []
    while let token = try scanner.next() {
      switch token.kind {
      case .startTag, .emptyTag: break
      default: continue
      }
      guard scanner.localName(token) == "Relationship", scanner.attribute("TargetMode", of: token) != "External" else { continue }
      guard let type = scanner.attribute("Type", of: token), let target = scanner.attribute("Target", of: token) else { continue }
      relationships.append(
        Relationship(id: scanner.attribute("Id", of: token) ?? "", type: type, target: resolved(target, folder: folder)))
    }
    return relationships
  }

  /// The part name of a relationship's target.
  private static func resolved(_ target: String, folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var components: [Substring] = []
    for component in (folder + target).split(separator: "/") {
      switch component {
      case ".": break
      case "..": _ = components.popLast()
      default: components.append(component)
      }
    }
    return components.joined(separator: "/")
  }
}

extension FormatError {
  static func notWord(_ archive: ZipArchive) -> FormatError {
    let kind =
      archive.position(of: "xl/workbook.xml") != nil
      ? "xlsx"
      : archive.position(of: "ppt/presentation.xml") != nil ? "pptx" : archive.position(of: "content.xml") != nil ? "odt" : "zip"
    return FormatError(
      .unsupportedFormat,
      kind == "zip"
        ? Localized("压缩包里没有 Word 文档（缺少 word/document.xml）", en: "the archive holds no Word document (no word/document.xml)")
        : Localized(
          "内容是 \(kind)，不是 docx；请先转换：soffice --headless --convert-to \(kind == "odt" ? "docx" : "html")",
          en: "this is \(kind), not docx; convert it first: soffice --headless --convert-to \(kind == "odt" ? "docx" : "html")"))
  }
}
