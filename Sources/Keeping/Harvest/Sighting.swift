import Lexicon
import Linting
import TextModel

/// One occurrence, in a document, of something that a dictionary might hold.
struct Sighting: Sendable, Hashable {
  /// What it is.
  var kind: HarvestKind
  /// Values of the row that it would be, by column, without dates and source.
  var values: [String: String]
  /// Whether one person at a time holds the office.
  var isExclusive = false
  /// Whether the name surely begins where it was taken to begin.
  var isSure = true
  /// One-based line in the document.
  var line: Int
  /// The words around it.
  var context: String

  /// What makes two sightings one candidate.
  var key: CandidateKey {
    CandidateKey(
      kind: kind, name: values[kind.table.nameColumn] ?? "",
      rest: kind == .people ? [values["organization"] ?? "", values["office"] ?? ""] : [])
  }

  init(_ kind: HarvestKind, _ values: [String: String], _ range: Range<Int>, in p: borrowing Paragraph) {
    self.kind = kind
    self.values = values.filter { !$0.value.isEmpty }
    line = p.source.line(at: Int(p.text.sourceRange(range).start)) + 1
    let margin = max(6, (40 - range.count) / 2)
    let from = max(0, range.lowerBound - margin)
    let to = min(p.count, range.upperBound + margin)
    let words = p.text.string(from..<to).split(whereSeparator: \.isNewline).joined(separator: " ")
    context = CellText.cleaned((from > 0 ? "…" : "") + words + (to < p.count ? "…" : ""))
  }
}

/// What tells candidates apart.
struct CandidateKey: Hashable, Sendable {
  var kind: HarvestKind
  var name: String
  var rest: [String]
}
