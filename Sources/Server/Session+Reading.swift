import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// What a reader asks of a place: hover, definition, references, highlights, renaming.
extension Session {
  func hover(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    let at = UInt32(clamping: offset)
    var lines: [String] = []
    var range: ByteRange?
    for finding in document.presentFindings
    where finding.range.start <= at && at <= finding.range.end && finding.range.count < 400 {
      range = range ?? finding.range
      if !lines.isEmpty { lines.append("") }
      lines.append(finding.message)
      let rule = host.rules.first { $0.id == finding.rule }?.source ?? ""
      let source = finding.reference.map { ($0.source.isEmpty ? rule : $0.source) + " · " + $0.place } ?? rule
      lines.append(
        Localized(
          "规则 \(finding.rule)" + (source.isEmpty ? "" : "，依据：\(source)"),
          en: "Rule \(finding.rule)" + (source.isEmpty ? "" : ", source: \(source)")
        ).text(locale))
    }
    if let occurrence = document.analysis?.occurrence(at: offset) {
      range = range ?? occurrence.range
      let card = card(occurrence, document)
      lines += lines.isEmpty || card.isEmpty ? card : [""] + card
    }
    guard let range, !lines.isEmpty else { return .null }
    return ["contents": Markup.content(lines, asMarkdown: client.prefersMarkdownHover), "range": json(range, in: document.text)]
  }

  private func card(_ occurrence: Occurrence, _ document: ServerDocument) -> [String] {
    guard let analysis = document.analysis else { return [] }
    switch occurrence.kind {
    case .number, .date: return ValueReading.lines(of: occurrence, locale: locale)
    case .documentNumber: return []
    default:
      let lexicon = analysis.context.lexicon
      var entries = analysis.entries(of: occurrence)
      // That a name is also a set expression says nothing new beside its own card.
      if entries.contains(where: { $0.kind != .phrases && $0.kind != .terms }) {
        entries.removeAll { $0.kind == .phrases && lexicon.text($0, "items").isEmpty }
      }
      let cards = entries.prefix(3).map {
        EntryCard($0, named: occurrence.text, in: lexicon, on: analysis.context.date, locale: locale).lines
      }
      return Array(cards.joined(separator: [""]))
    }
  }

  func definition(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    let at = UInt32(clamping: offset)
    guard let lexicon = document.settings?.lexicon else { return .null }
    // A finding leads to the row that decided it, even where the text itself is no form of that row.
    var places = document.presentFindings.filter { $0.range.start <= at && at <= $0.range.end }
      .compactMap { $0.reference.flatMap { location(of: $0) } }
    guard let occurrence = document.analysis?.occurrence(at: offset), let analysis = document.analysis else {
      return places.isEmpty ? .null : .array(places)
    }
    for entry in analysis.entries(of: occurrence) {
      if let place = location(of: lexicon.reference(entry)), !places.contains(place) { places.append(place) }
    }
    if places.isEmpty, let first = document.analysis?.references(to: occurrence).first, first.range != occurrence.range {
      places.append(["uri": .string(document.uri), "range": json(first.range, in: document.text)])
    }
    // A row of the bundled dictionaries comes last: what the document itself says of a name is nearer.
    if places.isEmpty {
      places = analysis.entries(of: occurrence).compactMap { rowLocation(of: lexicon.reference($0), in: lexicon) }
    }
    return places.isEmpty ? .null : .array(places)
  }

  func highlights(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    return .array(try mentions(params).map { ["range": json($0.range, in: document.text), "kind": 1] })
  }

  private func mentions(_ params: JSONValue) throws(ResponseError) -> [Occurrence] {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let occurrence = document.analysis?.occurrence(at: offset) else { return [] }
    return document.analysis?.references(to: occurrence) ?? []
  }

  func prepareRename(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let occurrence = document.analysis?.occurrence(at: offset), Self.isNamed(occurrence.kind) else { return .null }
    return ["range": json(occurrence.range, in: document.text), "placeholder": .string(document.text.string(occurrence.range))]
  }

  static func isNamed(_ kind: Occurrence.Kind) -> Bool { kind != .number && kind != .date && kind != .documentNumber }
}

/// Readings of numbers and dates for hovers.
enum ValueReading {
  /// Lines about a number or a date; empty when nothing is to be said.
  static func lines(of occurrence: Occurrence, locale: MessageLocale) -> [String] {
    func say(_ zh: String, _ en: String) -> String { locale == .en ? en : zh }
    let digits = occurrence.text.unicodeScalars.filter { $0 != "," && $0 != "，" }
    if occurrence.kind == .number {
      guard let value = Int64(String(String.UnicodeScalarView(digits))) ?? HanNumeral.value(ofText: occurrence.text) else {
        return []
      }
      return [
        "\(value)", say("汉字：", "In Han: ") + HanNumeral.text(value, style: .common),
        say("大写：", "Formal: ") + HanNumeral.text(value, style: .formal),
      ]
    }
    var numbers: [Int] = []
    var part = ""
    for scalar in occurrence.text.unicodeScalars {
      if "0123456789〇零一二三四五六七八九十".unicodeScalars.contains(scalar) {
        part.unicodeScalars.append(scalar)
      } else if !part.isEmpty {
        numbers.append(number(part))
        part = ""
      }
    }
    if !part.isEmpty { numbers.append(number(part)) }
    guard numbers.count == 3, let day = Day(numbers[0], numbers[1], numbers[2]) else { return [] }
    let names = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]
    let english = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return ["\(day.iso) \(say(names[day.weekday], english[day.weekday]))"]
  }

  private static func number(_ text: String) -> Int {
    if let value = Int(text) { return value }
    // A year is written digit by digit: 二〇二三.
    let digits = text.unicodeScalars.compactMap { HanNumeral.digit($0.value) }
    if digits.count == 4, !text.contains("十") { return digits.reduce(0) { $0 * 10 + $1 } }
    return HanNumeral.value(ofText: text).flatMap { Int(exactly: $0) } ?? 0
  }
}
