import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// Writes diagnostics (LSP 3.17, `Diagnostic`) as JSON, straight into the bytes of a message: a large document has thousands,
/// and they go out with every keystroke.
struct DiagnosticEncoder {
  private let text: SourceText
  private let encoding: PositionEncoding
  private let uri: [UInt8]
  private let hasRelated: Bool
  private let hasTags: Bool
  private let hasData: Bool
  private let explanation: ((_ rule: String) -> String?)?
  private let row: (EntryReference) -> (message: String, location: JSONValue?)
  private let elsewhere: (RelatedPlace) -> JSONValue?
  private(set) var bytes: [UInt8] = []
  /// The line numbers of the diagnostic that is being written.
  private var numbers: [EncodedDiagnostics.LineNumber] = []
  /// The members that tell rule and explanation, by rule.
  private var codes: [String: [UInt8]] = [:]
  /// The last position that was written: the next one is mostly a little further on.
  private var lastOffset = 0
  private var lastLine = 0
  private var lastColumn = 0

  /// - Parameters:
  ///   - explanation: Where a rule is explained.
  ///   - row: What is said of a dictionary row and where it is; it is told at the finding itself where it is in no file.
  ///   - elsewhere: Related information about a place outside the document.
  init(
    _ document: ServerDocument, encoding: PositionEncoding, takes client: ClientCapabilities,
    explanation: @escaping (_ rule: String) -> String?,
    row: @escaping (EntryReference) -> (message: String, location: JSONValue?),
    elsewhere: @escaping (RelatedPlace) -> JSONValue?
  ) {
    text = document.text
    self.encoding = encoding
    uri = Self.quoted(document.uri)
    hasRelated = client.hasRelatedInformation
    hasTags = client.hasDiagnosticTags
    hasData = client.hasDiagnosticData
    self.explanation = client.hasCodeDescription ? explanation : nil
    self.row = row
    self.elsewhere = elsewhere
  }

  /// Makes room for bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// The bytes; none are left.
  mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  /// Writes an array. `remark` is a last diagnostic, about those that are not told.
  mutating func array(_ findings: [Finding], remark: String?) {
    bytes.append(UInt8(ascii: "["))
    for finding in findings {
      diagnostic(finding)
      bytes.append(UInt8(ascii: ","))
    }
    if let remark { element(remark: remark) }
    if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a diagnostic of no rule, at the start of the text, and a comma.
  mutating func element(remark: String) {
    write(Self.range)
    range(ByteRange(0, 0))
    write(Self.severity)
    bytes.append(0x30 + Self.number(of: .info))
    write(Self.source)
    write(Self.message)
    string(remark)
    write("},".utf8)
  }

  /// Writes one diagnostic and a comma, and notes where its line numbers stand.
  mutating func element(_ finding: Finding, lines: inout [EncodedDiagnostics.LineNumber]) {
    numbers.removeAll(keepingCapacity: true)
    diagnostic(finding)
    bytes.append(UInt8(ascii: ","))
    lines += numbers
  }

  /// Writes a number.
  mutating func decimal(_ number: Int) { JSONText.appendDecimal(number, to: &bytes) }

  /// Writes one diagnostic.
  mutating func diagnostic(_ finding: Finding) {
    write(Self.range)
    range(finding.range)
    write(Self.severity)
    bytes.append(0x30 + Self.number(of: finding.severity))
    code(finding.rule)
    write(Self.message)
    string(finding.message)
    if hasData, let safety = finding.safety {
      write(Self.data)
      string(safety.name)
      bytes.append(UInt8(ascii: "}"))
    }
    if let tag = finding.tag, hasTags {
      write(Self.tags)
      bytes.append(0x30 + tag.rawValue)
      bytes.append(UInt8(ascii: "]"))
    }
    if hasRelated, !finding.related.isEmpty || finding.reference != nil { related(finding) }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func related(_ finding: Finding) {
    var isFirst = true
    func separator(_ bytes: inout [UInt8]) {
      bytes += isFirst ? Self.related : [UInt8(ascii: ",")]
      isFirst = false
    }
    for place in finding.related {
      if place.path == nil {
        separator(&bytes)
        here(place.range, place.message)
      } else if let other = elsewhere(place) {
        separator(&bytes)
        write(other.serialized())
      }
    }
    if let reference = finding.reference {
      let (message, location) = row(reference)
      separator(&bytes)
      if let location {
        let json: JSONValue = ["location": location, "message": .string(message)]
        write(json.serialized())
      } else {
        here(finding.range, message)
      }
    }
    if !isFirst { bytes.append(UInt8(ascii: "]")) }
  }

  /// Related information about a place in the document.
  private mutating func here(_ place: ByteRange, _ message: String) {
    write(Self.location)
    bytes += uri
    bytes.append(UInt8(ascii: ","))
    write(Self.range.dropFirst())
    range(place)
    write(Self.locationEnd)
    string(message)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func code(_ rule: String) {
    if let known = codes[rule] { return write(known) }
    let start = bytes.count
    write(Self.code)
    string(rule)
    if let target = explanation?(rule) {
      write(Self.description)
      string(target)
      bytes.append(UInt8(ascii: "}"))
    }
    codes[rule] = Array(bytes[start...])
  }

  /// Writes bytes that are JSON already.
  mutating func write(_ json: some Collection<UInt8>) { bytes.append(contentsOf: json) }

  /// Writes a string with its quotation marks.
  mutating func string(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    JSONText.append(string, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func range(_ range: ByteRange) {
    write(Self.start)
    position(Int(range.start))
    write(Self.end)
    position(Int(range.end))
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func position(_ offset: Int) {
    let offset = text.characterStart(at: offset)
    let isOnward = offset >= lastOffset && (lastLine + 1 >= text.lineStarts.count || offset < Int(text.lineStarts[lastLine + 1]))
    if !isOnward {
      let next = lastLine + 1
      let isNext =
        next < text.lineStarts.count && offset >= Int(text.lineStarts[next])
        && (next + 1 >= text.lineStarts.count || offset < Int(text.lineStarts[next + 1]))
      lastLine = isNext ? next : text.line(at: offset)
      (lastOffset, lastColumn) = (Int(text.lineStarts[lastLine]), 0)
    }
    lastColumn += text.length(ByteRange(lastOffset, offset), in: encoding)
    lastOffset = offset
    write(Self.line)
    numbers.append(EncodedDiagnostics.LineNumber(at: bytes.count, line: lastLine))
    JSONText.appendDecimal(lastLine, to: &bytes)
    write(Self.character)
    JSONText.appendDecimal(lastColumn, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private static func number(of severity: Severity) -> UInt8 {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    case .hint, .off: 4
    }
  }

  private static func quoted(_ string: String) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    JSONText.append(string, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }

  private static let range = Array("{\"range\":".utf8)
  private static let start = Array("{\"start\":".utf8)
  private static let end = Array(",\"end\":".utf8)
  private static let line = Array("{\"line\":".utf8)
  private static let character = Array(",\"character\":".utf8)
  private static let severity = Array(",\"severity\":".utf8)
  private static let source = Array(",\"source\":\"zhubi\"".utf8)
  private static let code = source + Array(",\"code\":".utf8)
  private static let message = Array(",\"message\":".utf8)
  private static let description = Array(",\"codeDescription\":{\"href\":".utf8)
  private static let data = Array(",\"data\":{\"fix\":".utf8)
  private static let tags = Array(",\"tags\":[".utf8)
  private static let related = Array(",\"relatedInformation\":[".utf8)
  private static let location = Array("{\"location\":{\"uri\":".utf8)
  private static let locationEnd = Array("},\"message\":".utf8)
}
