import TextModel

/// What paragraph styles say about the role of their paragraphs.
struct WordStyles {
  private struct Style {
    var name = ""
    var basedOn = ""
    var outline: Int?
    /// Whether its text is hidden; nil when it does not say.
    var isHidden: Bool?
  }

  private var styles: [String: Style] = [:]

  /// The styles of a document without any.
  init() {}

  /// Reads `styles.xml`.
  init(_ text: SourceText, part: String, limits: FormatLimits) throws(FormatError) {
    var scanner = XMLScanner(text, part: part, limits: limits)
    var id = ""
    while let token = try scanner.next() {
      switch token.kind {
      case .startTag, .emptyTag: break
      default: continue
      }
      switch scanner.localName(token) {
      case "style":
        id = scanner.attribute("styleId", of: token) ?? ""
        styles[id] = Style()
      case "name": styles[id]?.name = (scanner.attribute("val", of: token) ?? "").lowercased()
      case "basedOn": styles[id]?.basedOn = scanner.attribute("val", of: token) ?? ""
      case "outlineLvl": styles[id]?.outline = scanner.attribute("val", of: token).flatMap { Int($0) }
      case "vanish":
        let value = scanner.attribute("val", of: token)
        styles[id]?.isHidden = value != "0" && value != "false" && value != "off"
      default: break
      }
    }
  }

  /// Whether a style, or one that it is based on, hides its text.
  func isHidden(_ id: String) -> Bool {
    guard !id.isEmpty else { return false }
    for style in chain(id) {
      if let isHidden = style.isHidden { return isHidden }
    }
    return false
  }

  /// Heading level of a style, from 1; nil for styles of running text.
  func headingLevel(_ id: String) -> Int? {
    for style in chain(id) {
      if let outline = style.outline { return outline >= 0 && outline < 9 ? outline + 1 : nil }
      if style.name == "title" { return 1 }
      if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)) { return max(1, level) }
    }
    return nil
  }

  /// The role that a style gives a paragraph that is no heading.
  func kind(_ id: String) -> ProseBlock.Kind? {
    for style in chain(id) {
      switch style.name {
      case "quote", "intense quote", "block text": return .quotation
      case "caption": return .caption
      default: break
      }
    }
    return nil
  }

  /// A style and those it is based on.
  private func chain(_ id: String) -> [Style] {
    var chain: [Style] = []
    var id = id
    while chain.count < 20, let style = styles[id] {
      chain.append(style)
      id = style.basedOn
    }
    return chain
  }
}
