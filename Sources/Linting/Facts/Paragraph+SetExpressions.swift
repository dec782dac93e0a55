import Lexicon

extension Paragraph {
  /// Lists the set expressions (提法) among ``hits``, in order, those inside a longer one left out. Common wording that holds one
  /// (党的二十大精神) does not hide it.
  mutating func findSetExpressions() {
    setExpressions.removeAll(keepingCapacity: true)
    let lexicon = context.lexicon
    for hit in hits {
      let traits = lexicon.formTraits[Int(hit.form)]
      guard traits & FormTrait.setExpression != 0 else { continue }
      if let last = setExpressions.last, last.range.upperBound >= Int(hit.end) { continue }
      while let last = setExpressions.last, last.range.lowerBound == Int(hit.start) { setExpressions.removeLast() }
      setExpressions.append(Mention(range: hit.range, form: Int(hit.form), traits: traits))
    }
  }
}
