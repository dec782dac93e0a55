import Lexicon
import Linting
import TextModel

/// A row of a `terms` table that a stretch of text matches, its guards passed.
struct TermRow {
  /// View indices of the wrong form.
  let range: Range<Int>
  /// The wrong form.
  let wrong: String
  /// The right form; empty when the row has none.
  let right: String
  /// What kind of fault it is, see the comment of the tables.
  let kind: String
  /// How safe the replacement is; nil when there is none.
  let safety: Fix.Safety?
  /// The row.
  let entry: Entry

  /// The rows of these kinds that the paragraph matches, in order.
  static func rows(_ kinds: Set<String>, in paragraph: borrowing Paragraph) -> [TermRow] {
    let lexicon = paragraph.context.lexicon
    var rows: [TermRow] = []
    for form in paragraph.wrongForms {
      guard !paragraph.isMasked(form.range) else { continue }
      for meaning in lexicon.meanings(ofForm: form.form) where meaning.owner == .entry {
        let entry = lexicon.entries[Int(meaning.id)]
        guard entry.kind == .terms else { continue }
        let kind = lexicon.text(entry, "kind")
        guard kinds.contains(kind), isOpen(entry, form.range, in: paragraph) else { continue }
        let right = lexicon.text(entry, "right")
        let fix = lexicon.text(entry, "fix")
        rows.append(
          TermRow(
            range: form.range, wrong: lexicon.name(entry), right: right, kind: kind,
            safety: right.isEmpty || fix == "none" ? nil : fix == "safe" ? .safe : .unsafe, entry: entry))
        break
      }
    }
    return rows
  }

  /// The replacement.
  func fix(in paragraph: borrowing Paragraph) -> [Fix?] {
    safety.map { [paragraph.replace(range, with: right, $0)] } ?? []
  }

  /// Whether the guards of a row let it speak here: its neighbours, its exceptions, its dates, and titles of works, which are
  /// quoted as they are.
  static func isOpen(_ entry: Entry, _ range: Range<Int>, in paragraph: borrowing Paragraph) -> Bool {
    let lexicon = paragraph.context.lexicon
    if let date = paragraph.context.date {
      switch entry.validity.status(on: date) {
      case .before, .after: return false
      case .inForce, .uncertain: break
      }
    }
    if paragraph.isEnclosed(range.lowerBound, by: .title, .innerTitle) { return false }
    for guardText in lexicon.list(entry, "unless-before") {
      let scalars = lexicon.characters.folded(guardText)
      if paragraph.text.holds(scalars, at: range.lowerBound - scalars.count) { return false }
    }
    for guardText in lexicon.list(entry, "unless-after") {
      if paragraph.text.holds(lexicon.characters.folded(guardText), at: range.upperBound) { return false }
    }
    for exception in lexicon.list(entry, "exceptions") {
      let scalars = lexicon.characters.folded(exception)
      guard scalars.count >= range.count else { continue }
      for start in range.upperBound - scalars.count...range.lowerBound where paragraph.text.holds(scalars, at: start) {
        return false
      }
    }
    return true
  }
}

extension NormalizedText {
  /// Whether the view has these scalars at an index.
  func holds(_ literal: [UInt32], at index: Int) -> Bool {
    guard index >= 0, index + literal.count <= count else { return false }
    for (offset, scalar) in literal.enumerated() where scalars[index + offset] != scalar { return false }
    return true
  }

  /// The index after the nearest mark that ends a clause (，；：。！？ or a line end) before an index.
  func clauseStart(before index: Int, crossingCommas: Bool = false) -> Int {
    var i = index
    while i > 0, index - i < Paragraph.reach, !Self.ends(scalars[i - 1], crossingCommas: crossingCommas) { i -= 1 }
    return i
  }

  /// The index of the nearest mark that ends a clause at or after an index.
  func clauseEnd(from index: Int, crossingCommas: Bool = false) -> Int {
    var i = max(0, index)
    while i < count, i - index < Paragraph.reach, !Self.ends(scalars[i], crossingCommas: crossingCommas) { i += 1 }
    return i
  }

  private static func ends(_ scalar: UInt32, crossingCommas: Bool) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x0A: true
    case 0xFF0C, 0xFF1A: !crossingCommas
    default: false
    }
  }
}

extension Paragraph {
  /// Whether a range stands in direct speech: between quotation marks more than twelve characters apart, a sentence mark within.
  func isInDirectSpeech(_ range: Range<Int>) -> Bool {
    enclosures(around: range.lowerBound).contains { pair in
      guard pair.kind == .doubleQuote || pair.kind == .cornerQuote, pair.close >= range.upperBound, pair.content.count > 12 else {
        return false
      }
      return marks(in: pair.content).contains { $0.characterClass == .stop && $0.scalar != 0x3001 }
    }
  }
}
