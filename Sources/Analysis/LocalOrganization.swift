import Lexicon
import Linting
import TextModel

/// An institution that a place and a generic name make together: 沈阳市 and `{place}市财政局`.
struct LocalOrganization {
  /// View indices of the whole.
  let range: Range<Int>
  /// The form of the generic part.
  let form: Int

  /// The institution that begins with a mentioned place; nil where the place stands for itself.
  ///
  /// The generic part begins within the place's name: 省财政厅 in 辽宁省财政厅. Behind a short name (营口市财政局) the mention chosen
  /// is the longer 营口市 in any case.
  init?(_ place: Mention, in paragraph: borrowing Paragraph) {
    guard place.names(.places) else { return nil }
    let hits = paragraph.hits
    // Hits are in order of start.
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[middle].start) <= place.range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let lexicon = paragraph.context.lexicon
    var best: FormMatcher.Hit?
    while low < hits.count, Int(hits[low].start) < place.range.upperBound {
      let hit = hits[low]
      low += 1
      guard Int(hit.end) > place.range.upperBound, hit.end > best?.end ?? 0 else { continue }
      let isGeneric = lexicon.meanings(ofForm: Int(hit.form)).contains {
        $0.owner == .entry && $0.role == .pattern && lexicon.entries[Int($0.id)].kind == .organizations
      }
      if isGeneric { best = hit }
    }
    guard let best else { return nil }
    range = place.range.lowerBound..<Int(best.end)
    form = Int(best.form)
  }
}
