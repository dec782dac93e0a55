import TextModel

/// A format that Zhubi reads.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// One paragraph a line.
  case plainText = "plain"
  /// CommonMark with the tables, task lists, strikethrough and footnotes of GitHub.
  case markdown = "markdown"
  /// HTML.
  case html = "html"
  /// Office Open XML, WordprocessingML (ISO/IEC 29500).
  case docx = "docx"

  /// The format that a file name suggests: ``plainText`` for anything unknown.
  ///
  /// - Throws: For formats that Zhubi knows it cannot read, with the command that converts them.
  public init(name: String) throws(FormatError) {
    let suffix = Self.fileExtension(of: name)
    if let format = Self.formats[suffix] {
      self = format
    } else if let conversion = Self.conversions[suffix] {
      throw .unsupportedFormat(suffix, name: name, conversion)
    } else {
      self = .plainText
    }
  }

  /// The format of a file. What the first bytes say goes before the name: a `.doc` may be a web page, a `.docx` a PDF.
  ///
  /// - Throws: For formats that Zhubi cannot read, with the command that converts them.
  public init(name: String, bytes: [UInt8]) throws(FormatError) {
    let suffix = Self.fileExtension(of: name)
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      if let conversion = Self.conversions[suffix] { throw .unsupportedFormat(suffix, name: name, conversion) }
      self = .docx
      return
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      if Self.formats[suffix] == .docx { throw .encryptedOrOld(name: name) }
      throw .unsupportedFormat(Self.conversions[suffix] == nil ? "doc" : suffix, name: name, Self.conversions[suffix] ?? .word)
    }
    for signature in Self.signatures where bytes.starts(with: signature.bytes) {
      throw .unsupportedFormat(signature.name, name: name, signature.conversion)
    }
    let isPage = Self.beginsAsPage(bytes)
    if let format = Self.formats[suffix] {
      self = format == .docx ? isPage ? .html : .plainText : format
      if format == .docx, !isPage { throw .notAnArchive(name: name) }
    } else if let conversion = Self.conversions[suffix] {
      guard isPage, conversion == .word else { throw .unsupportedFormat(suffix, name: name, conversion) }
      self = .html
    } else {
      self = isPage && !["txt", "text", "log"].contains(suffix) ? .html : .plainText
    }
  }

  /// The format of an editor's language identifier (LSP 3.17, `TextDocumentItem.languageId`); ``plainText`` when unknown.
  public init(languageID: String) {
    switch languageID.lowercased() {
    case "markdown", "md", "quarto", "rmarkdown", "rmd", "gfm": self = .markdown
    case "html", "xhtml", "htm": self = .html
    default: self = .plainText
    }
  }

  /// What converts a format that is not read.
  enum Conversion {
    case word
    case sheet
    case slides
    case pdf
    case picture
    case archive
  }

  private static let formats: [String: DocumentFormat] = [
    "txt": .plainText, "text": .plainText, "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown,
    "mkdn": .markdown, "mdx": .markdown, "qmd": .markdown, "rmd": .markdown, "html": .html, "htm": .html, "xhtml": .html,
    "shtml": .html, "docx": .docx, "docm": .docx, "dotx": .docx, "dotm": .docx,
  ]

  private static let conversions: [String: Conversion] = [
    "doc": .word, "dot": .word, "wps": .word, "wpt": .word, "rtf": .word, "odt": .word, "ott": .word, "fodt": .word, "uot": .word,
    "uof": .word, "pages": .word, "mht": .word, "mhtml": .word, "epub": .word, "xls": .sheet, "xlsx": .sheet, "xlsm": .sheet,
    "et": .sheet, "ods": .sheet, "ppt": .slides, "pptx": .slides, "dps": .slides, "odp": .slides, "pdf": .pdf, "ofd": .pdf,
    "caj": .pdf, "jpg": .picture, "jpeg": .picture, "png": .picture, "gif": .picture, "bmp": .picture, "tif": .picture,
    "tiff": .picture, "webp": .picture, "zip": .archive, "rar": .archive, "7z": .archive, "gz": .archive, "tar": .archive,
  ]

  private struct Signature {
    let bytes: [UInt8]
    let name: String
    let conversion: Conversion
  }

  private static let signatures: [Signature] = [
    Signature(bytes: Array("%PDF-".utf8), name: "pdf", conversion: .pdf),
    Signature(bytes: Array("{\\rtf".utf8), name: "rtf", conversion: .word),
    Signature(bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], name: "png", conversion: .picture),
    Signature(bytes: [0xFF, 0xD8, 0xFF], name: "jpg", conversion: .picture),
    Signature(bytes: Array("GIF8".utf8), name: "gif", conversion: .picture),
    Signature(bytes: Array("Rar!".utf8), name: "rar", conversion: .archive),
    Signature(bytes: [0x1F, 0x8B, 0x08], name: "gz", conversion: .archive),
    Signature(bytes: [0x37, 0x7A, 0xBC, 0xAF], name: "7z", conversion: .archive),
  ]

  /// What follows the last full stop of the last path component, in lower case; empty when there is none.
  static func fileExtension(of name: String) -> String {
    guard let component = name.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }).last,
      let dot = component.lastIndex(of: UInt8(ascii: ".")), dot != component.startIndex
    else { return "" }
    return String(Substring(component[component.index(after: dot)...])).lowercased()
  }

  private static func beginsAsPage(_ bytes: [UInt8]) -> Bool {
    var rest = bytes.prefix(512)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 <= 0x20 }
    let start = String(decoding: rest.prefix(15), as: UTF8.self).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }
}

extension FormatError {
  static func unsupportedFormat(_ suffix: String, name: String, _ conversion: DocumentFormat.Conversion) -> FormatError {
    let file = quotedForShell(name)
    let (zh, en): (String, String) =
      switch conversion {
      case .word:
        ("请先转换：soffice --headless --convert-to docx \(file)", "convert it first: soffice --headless --convert-to docx \(file)")
      case .sheet:
        ("请先转换：soffice --headless --convert-to html \(file)", "convert it first: soffice --headless --convert-to html \(file)")
      case .slides:
        ("请先转换：soffice --headless --convert-to html \(file)", "convert it first: soffice --headless --convert-to html \(file)")
      case .pdf:
        (
          "版式文件请取其原稿，或先转换：pdftotext -layout \(file)，或 soffice --headless --infilter=writer_pdf_import --convert-to docx \(file)",
          "take the draft it was made from, or convert it: pdftotext -layout \(file), or soffice --headless --infilter=writer_pdf_import --convert-to docx \(file)"
        )
      case .picture: ("图片中没有文字可查", "a picture holds no text to check")
      case .archive: ("请先解压缩", "unpack it first")
      }
    return FormatError(.unsupportedFormat, Localized("不支持 .\(suffix) 格式；\(zh)", en: ".\(suffix) is not supported; \(en)"))
  }

  static func encryptedOrOld(name: String) -> FormatError {
    FormatError(
      .unsupportedFormat,
      Localized(
        "文件名是 docx，内容却是加密文档或旧版 .doc；请取消密码，或转换：soffice --headless --convert-to docx \(quotedForShell(name))",
        en:
          "named docx, but encrypted or an old .doc; take the password off, or convert it: soffice --headless --convert-to docx \(quotedForShell(name))"
      ))
  }

  static func notAnArchive(name: String) -> FormatError {
    FormatError(
      .damagedArchive, Localized("不是 docx 文件：缺少 ZIP 文件头", en: "not a docx file: it does not begin as a ZIP archive"), offset: 0)
  }

  private static func quotedForShell(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x80 || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2E || $0 == 0x2F || $0 == 0x5F
        || $0 == 0x2D
    }
    if isPlain { return name }
    return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
