import Lexicon

extension Paragraph {
  /// Lists the set expressions (提法) among ``hits``, in order, those inside a longer one left out. Common wording that holds one
  /// (党的二十大精神) does not hide it.
  mutating func findSetExpressions() {
    setExpressions.removeAll(keepingCapacity: true)
    let lexicon = context.lexicon
    let bit = UInt8(1) << TableKind.phrases.bit
    for hit in hits {
      let traits = lexicon.formTraits[Int(hit.form)]
      guard traits & bit != 0, lexicon.isSetExpression(form: Int(hit.form)) else { continue }
      if let last = setExpressions.last, last.range.upperBound >= Int(hit.end) { continue }
      while let last = setExpressions.last, last.range.lowerBound == Int(hit.start) { setExpressions.removeLast() }
      setExpressions.append(Mention(range: hit.range, form: Int(hit.form), traits: traits))
    }
  }
}

extension LexiconSnapshot {
  /// Whether a form names a phrase that is more than common wording.
  func isSetExpression(form: Int) -> Bool {
    for m in Int(meaningStarts[form])..<Int(meaningStarts[form + 1]) where meanings[m].owner == .entry && meanings[m].role != .wrong
    {
      let id = Int(meanings[m].id)
      if entries[id].kind == .phrases, !entries[id].isCommonWording { return true }
    }
    return false
  }
}
