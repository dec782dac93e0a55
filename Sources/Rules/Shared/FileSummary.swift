import Linting
import TextModel

/// Reports the hits of a document one by one, or, where nearly every candidate is hit, once for the whole document with one
/// fix for all: a page that writes every comma half-width must not drown its reader (`summaryThreshold`).
struct FileSummary {
  /// A text in both languages.
  typealias Words = (zh: String, en: String)

  /// Share of the candidates, in percent, above which one finding speaks for all.
  static let threshold = 80

  /// The hits: `range` is reported, `text` stands there after the fix, `extra` further bytes are replaced with it, and
  /// `value` is 1 where no fix is offered.
  var hits: [DocumentFact]
  /// How many places could have been hit; the hits included.
  var candidates: Int
  /// Fewer hits than this are always reported one by one.
  var minimum = 12
  /// Whether the fixes may be applied without asking.
  var safety: Fix.Safety? = .safe
  /// Severity of the findings, where it is not the rule's own.
  var severity: Severity?

  /// Whether one finding speaks for all.
  var isWhole: Bool { hits.count >= minimum && hits.count * 100 > candidates * Self.threshold }

  /// Reports. `one` words a single finding, `whole` the finding for the document.
  func report(_ out: inout FindingSink, one: (DocumentFact) -> Words, whole: (Int) -> Words) {
    guard let first = hits.first else { return }
    guard isWhole else {
      for hit in hits {
        let words = one(hit)
        out.report(source: hit.range, zh: words.zh, en: words.en, severity: severity, fixes: [fix(hit, out)])
      }
      return
    }
    let words = whole(hits.count)
    let edits = hits.filter { $0.value == 0 }.map(edit)
    let count = edits.count
    let all = safety.flatMap { safety in
      count == 0
        ? nil : Fix(title: out.text(zh: "改正全文 \(count) 处", en: "Mend all \(count) places"), safety: safety, edits: edits)
    }
    out.report(source: place ?? first.range, zh: words.zh, en: words.en, severity: severity, fixes: [all])
  }

  /// Where the finding for the whole document stands: the first hit of the paragraph that has most of them. The very first
  /// one often stands in a line of navigation, whose own finding would cover it.
  private var place: ByteRange? {
    var counts: [Int: Int] = [:]
    for hit in hits { counts[hit.block, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return hits.first { counts[$0.block] == most && $0.detail != "residue" }?.range
  }

  private func edit(_ hit: DocumentFact) -> TextEdit {
    TextEdit(ByteRange(hit.range.start, hit.range.end + UInt32(clamping: hit.extra)), hit.text)
  }

  private func fix(_ hit: DocumentFact, _ out: FindingSink) -> Fix? {
    guard hit.value == 0, let safety else { return nil }
    // What is put in marks of its own needs no second pair.
    let text = hit.text.hasPrefix("“") || hit.text.hasPrefix("‘") ? hit.text : "“\(hit.text)”"
    let title = hit.text.isEmpty ? out.text(zh: "删去", en: "Delete") : out.text(zh: "改为\(text)", en: "Change to \(text)")
    return Fix(title: title, safety: safety, edits: [edit(hit)])
  }
}
