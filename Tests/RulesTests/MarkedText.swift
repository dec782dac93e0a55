import Linting
import TextModel

/// A text with `‹…›` around the stretches that are expected to be reported.
struct MarkedText {
  var text: String
  var ranges: [ByteRange]

  init(_ marked: String) {
    text = ""
    ranges = []
    var opens: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "‹": opens.append(text.utf8.count)
      case "›": if let open = opens.popLast() { ranges.append(ByteRange(open, text.utf8.count)) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    ranges.sort()
  }

  /// The marked form of findings, for failure messages.
  static func marking(_ text: SourceText, _ findings: [Finding]) -> String {
    var edits: [TextEdit] = []
    for finding in findings {
      edits.append(TextEdit(ByteRange(finding.range.start, finding.range.start), "‹"))
      edits.append(TextEdit(ByteRange(finding.range.end, finding.range.end), "›"))
    }
    return text.applying(edits).string
  }
}
