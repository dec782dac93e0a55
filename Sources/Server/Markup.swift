import JSON

/// Texts for a person in a client's window.
enum Markup {
  /// Lines as `MarkupContent`, plain where the client does not take Markdown. An empty line parts what is about different things;
  /// a name between `**` at the start of a line is bold, and nothing else is markup.
  static func content(_ lines: [String], asMarkdown: Bool) -> JSONValue {
    let value = lines.split(separator: "").map { paragraph in
      // A break and not a paragraph for each line: a card of six lines must not fill the window.
      paragraph.map { line(bold: $0, asMarkdown: asMarkdown) }.joined(separator: asMarkdown ? "  \n" : "\n")
    }
    return ["kind": asMarkdown ? "markdown" : "plaintext", "value": .string(value.joined(separator: "\n\n"))]
  }

  private static func line(bold line: String, asMarkdown: Bool) -> String {
    let clean = asMarkdown ? escaped : { $0 }
    guard line.hasPrefix("**"), let end = line.dropFirst(2).firstRange(of: "**") else { return clean(line) }
    let name = clean(String(line[..<end.lowerBound].dropFirst(2)))
    return (asMarkdown ? "**\(name)**" : name) + clean(String(line[end.upperBound...]))
  }

  /// A draft's own words, quoted in a message, are no Markdown.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_<&~".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
