import Lexicon
import Linting

extension Paragraph {
  /// Mentions of set expressions (提法), in order, those inside a longer one left out. Common wording that holds one
  /// (党的二十大精神) does not hide it.
  func setExpressions() -> [Mention] {
    let lexicon = context.lexicon
    let bit = UInt8(1) << TableKind.phrases.bit
    var found: [Mention] = []
    for hit in hits {
      let traits = lexicon.formTraits[Int(hit.form)]
      guard traits & bit != 0 else { continue }
      let mention = Mention(range: hit.range, form: Int(hit.form), traits: traits)
      guard entries(mention, .phrases).contains(where: { QuotedFormula.category($0.entry, lexicon) != .common }) else { continue }
      if let last = found.last, last.range.upperBound >= mention.range.upperBound { continue }
      while let last = found.last, last.range.lowerBound == mention.range.lowerBound { found.removeLast() }
      found.append(mention)
    }
    return found
  }
}
