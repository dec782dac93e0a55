import TextModel

/// Replacements of bytes of one XML part, gathered in any order.
struct WordPatches {
  private var patches: [(range: Range<Int>, bytes: [UInt8], order: Int)] = []
  private var keeping: Set<Int> = []

  /// Whether nothing is to be changed.
  var isEmpty: Bool { patches.isEmpty }

  /// Puts bytes in the place of others; what is put at one place comes in the order of the calls.
  mutating func replace(_ range: Range<Int>, _ bytes: [UInt8]) { patches.append((range, bytes, patches.count)) }

  mutating func replace(_ range: Range<Int>, _ string: String) { replace(range, Array(string.utf8)) }

  mutating func insert(_ string: String, at offset: Int) { replace(offset..<offset, string) }

  /// Gives an empty tag, whose `/>` stands at a range, content and an end tag; content given later goes after it.
  mutating func fill(_ range: Range<Int>, _ content: String, end: String) {
    if let index = patches.firstIndex(where: { $0.range == range }) {
      patches[index].bytes.insert(contentsOf: content.utf8, at: max(0, patches[index].bytes.count - end.utf8.count))
    } else {
      replace(range, ">" + content + end)
    }
  }

  /// Makes sure that the blanks at the ends of a text element are kept; those that were not shown before are taken out.
  mutating func keepSpace(_ index: Int, _ element: WordStory.Element) {
    guard element.isText, !element.keepsSpace, keeping.insert(index).inserted else { return }
    let isEmpty = element.tag == element.whole
    insert(" xml:space=\"preserve\"", at: element.tag.upperBound - (isEmpty ? 2 : 1))
    for blanks in element.trimmed { replace(blanks, []) }
  }

  /// The part's bytes with the replacements made.
  func apply(to text: SourceText) -> [UInt8] { apply(to: text, within: 0..<text.count) }

  /// The bytes of a stretch of the part with the replacements made that lie in it.
  func apply(to text: SourceText, within range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count + 4_096)
    var at = range.lowerBound
    for patch in sorted(within: range) {
      if patch.range.lowerBound > at { out += text.storage[at..<patch.range.lowerBound] }
      out += patch.bytes
      at = max(at, patch.range.upperBound)
    }
    out += text.storage[at..<range.upperBound]
    return out
  }

  /// Whether anything is to be changed in a stretch.
  func touches(_ range: Range<Int>) -> Bool { !sorted(within: range).isEmpty }

  private func sorted(within range: Range<Int>) -> [(range: Range<Int>, bytes: [UInt8], order: Int)] {
    patches.filter { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }
      .sorted { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
  }

  /// Text as the content of an element: escaped, without characters that XML 1.0 cannot hold.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      default:
        if scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\t" || scalar == "\n" {
          out.append(scalar)
        }
      }
    }
    return String(out)
  }
}
