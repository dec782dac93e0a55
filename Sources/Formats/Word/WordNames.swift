/// The XML namespaces of WordprocessingML, in both conformance classes (ISO/IEC 29500-1 and -4).
enum WordNamespace {
  case word
  case compatibility
  case math
  case other

  init(uri: String) {
    switch uri {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Self.strictWord: self = .word
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .compatibility
    case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
      self = .math
    default: self = .other
    }
  }

  static let strictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

/// The namespaces that are in force at a place of an XML document.
struct WordNamespaces {
  private var bindings: [String: [WordNamespace]] = [:]
  private var declared: [(prefix: String, depth: Int)] = []

  /// Takes the declarations of a start tag at a depth.
  mutating func enter(_ token: XMLToken, _ scanner: XMLScanner, depth: Int) {
    guard !token.attributes.isEmpty, scanner.bytes[token.attributes].count > 8 else { return }
    var i = token.attributes.lowerBound
    var isDeclaring = false
    while i + 5 <= token.attributes.upperBound {
      if scanner.bytes[i] == UInt8(ascii: "x"), scanner.bytes[i..<(i + 5)].elementsEqual("xmlns".utf8) {
        isDeclaring = true
        break
      }
      i += 1
    }
    guard isDeclaring else { return }
    for attribute in scanner.attributes(token) where attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:") {
      let prefix = attribute.name == "xmlns" ? "" : String(attribute.name.dropFirst(6))
      bindings[prefix, default: []].append(WordNamespace(uri: attribute.value))
      declared.append((prefix, depth))
    }
  }

  /// Forgets the declarations of elements at a depth and below it.
  mutating func leave(depth: Int) {
    while let last = declared.last, last.depth >= depth {
      declared.removeLast()
      _ = bindings[last.prefix]?.popLast()
    }
  }

  /// The namespace of a prefix.
  func namespace(_ prefix: String) -> WordNamespace { bindings[prefix]?.last ?? .other }
}
