import TextModel

/// The cells of a spreadsheet file of Excel, WPS or LibreOffice (Office Open XML, ISO/IEC 29500-1 clause 18), as text.
///
/// Only values are read: of a formula its last result. A number that its format shows as a date becomes `2023-01-28`, or
/// `2023-01` where the format shows no day.
public struct Workbook: Sendable {
  /// Rows of the first visible sheet, from its first row on; shorter rows are not filled up.
  public let rows: [[String]]

  /// Columns that a sheet can have at most (ISO/IEC 29500-1 18.3.1.4 allows XFD).
  private static let widest = 16_384

  /// Reads a file. Throws where it is no workbook, damaged, or larger than `limits` allow.
  public init(_ bytes: [UInt8], limits: FormatLimits = FormatLimits()) throws(FormatError) {
    let archive = try ZipArchive(bytes, limits: limits)
    var budget = limits.archiveBytes
    let root = try WordPackage.relationships("_rels/.rels", folder: "", archive, &budget, limits)
    guard let main = root.first(where: { $0.type.hasSuffix("/officeDocument") })?.target,
      let book = try WordPackage.part(main, archive, &budget, limits)?.text, main.lowercased().contains("workbook")
    else {
      throw FormatError(.unsupportedFormat, Localized("不是 xlsx 表格文件", en: "this is no xlsx workbook"))
    }
    let links = try WordPackage.relationships(
      WordPackage.relationshipsPart(of: main), folder: WordPackage.folder(of: main), archive, &budget, limits)
    let contents = try Self.contents(of: book, main, limits)
    guard let sheet = links.first(where: { $0.id == contents.sheet })?.target,
      let text = try WordPackage.part(sheet, archive, &budget, limits)?.text
    else {
      throw FormatError(.damagedArchive, Localized("表格文件里没有工作表", en: "the workbook has no sheet"))
    }
    var reader = SheetReader(usesEpoch1904: contents.usesEpoch1904, limits: limits)
    if let part = links.first(where: { $0.type.hasSuffix("/sharedStrings") })?.target,
      let strings = try WordPackage.part(part, archive, &budget, limits)?.text
    {
      try reader.readStrings(strings, part)
    }
    if let part = links.first(where: { $0.type.hasSuffix("/styles") })?.target,
      let styles = try WordPackage.part(part, archive, &budget, limits)?.text
    {
      try reader.readStyles(styles, part)
    }
    rows = try reader.rows(text, sheet, widest: Self.widest)
  }

  /// The relationship of the first sheet that is shown, and how days are counted.
  private static func contents(of book: SourceText, _ part: String, _ limits: FormatLimits) throws(FormatError)
    -> (sheet: String, usesEpoch1904: Bool)
  {
    var scanner = XMLScanner(book, part: part, limits: limits)
    var sheet: String?
    var usesEpoch1904 = false
    while let token = try scanner.next() {
      guard token.isStart else { continue }
      switch scanner.localName(token) {
      case "workbookPr": usesEpoch1904 = ["1", "true"].contains(scanner.attribute("date1904", of: token))
      case "sheet":
        let isHidden = scanner.attribute("state", of: token).map { $0 != "visible" } ?? false
        // `r:id`, not `sheetId`.
        if sheet == nil, !isHidden { sheet = scanner.attributes(token).first { $0.name.hasSuffix(":id") }?.value }
      default: break
      }
    }
    return (sheet ?? "", usesEpoch1904)
  }
}

extension XMLToken {
  /// Whether it begins an element, with content or without.
  var isStart: Bool {
    switch kind {
    case .startTag, .emptyTag: true
    default: false
    }
  }

  /// Whether it ends an element that has content.
  var isEnd: Bool { if case .endTag = kind { true } else { false } }

  /// Whether it begins an element that has content.
  var isOpening: Bool { if case .startTag = kind { true } else { false } }
}
