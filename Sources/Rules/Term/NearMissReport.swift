import Lexicon
import Linting
import TextModel

/// How both near-miss rules speak of a slip.
enum NearMissReport {
  /// Reports a slip near a set expression (提法), or near anything else: common wording, institutions, offices, words.
  static func report(_ miss: NearMiss, isSetExpression: Bool, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = paragraph.context.lexicon
    let entry = miss.entry.map { lexicon.entries[Int($0)] }
    let isSet = entry.map { holdsSetExpression($0, miss.meant, lexicon) } ?? false
    guard isSet == isSetExpression, !paragraph.isMasked(miss.range),
      !paragraph.isEnclosed(miss.range.lowerBound, by: .title, .innerTitle) || miss.edit != .unlike
    else { return }
    // A blank inside the right text is the blank's own finding.
    guard !isSplitByBlank(miss, paragraph), !isListed(miss, paragraph) else { return }
    let text = paragraph.text.string(miss.range)
    let (zh, en) = reason(miss.edit)
    out.report(
      miss.range, in: paragraph, zh: "“\(text)”疑为“\(miss.meantText)”之误（\(zh)）",
      en: "“\(text)” looks like a slip for “\(miss.meantText)” (\(en))", severity: miss.edit == .unlike ? .hint : nil,
      fixes: [paragraph.replace(miss.range, with: miss.meantText, .unsafe)], reference: entry.map { lexicon.reference($0) })
  }

  /// Whether the slip is a wrong form that a table of terms lists (按排 in 作出按排), which is a finding of its own.
  private static func isListed(_ miss: NearMiss, _ paragraph: borrowing Paragraph) -> Bool {
    guard miss.range.count == miss.meant.count else { return false }
    let lexicon = paragraph.context.lexicon
    return paragraph.wrongForms.beginning(in: miss.range).contains { wrong in
      wrong.range.upperBound <= miss.range.upperBound
        && miss.range.allSatisfy { wrong.range.contains($0) || paragraph[$0] == miss.meant[$0 - miss.range.lowerBound] }
        && lexicon.meanings(ofForm: wrong.form).contains { meaning in
          guard meaning.owner == .entry else { return false }
          let entry = lexicon.entries[Int(meaning.id)]
          return entry.kind == .terms && TermRow.isOpen(entry, wrong.range, in: paragraph)
        }
    }
  }

  /// Whether only a blank keeps the text, one character further to either side at most, from what is meant.
  private static func isSplitByBlank(_ miss: NearMiss, _ paragraph: borrowing Paragraph) -> Bool {
    guard miss.range.contains(where: { paragraph.text.characterClass($0).isBlank }) else { return false }
    for low in miss.range.lowerBound - 1...miss.range.lowerBound {
      for high in miss.range.upperBound...miss.range.upperBound + 1 {
        let letters = (low..<high).filter { !paragraph.text.characterClass($0).isBlank }.map { paragraph[$0] }
        if letters == miss.meant { return true }
      }
    }
    return false
  }

  /// Whether an entry is a set expression, or common wording round one (构建人类命运共同体).
  private static func holdsSetExpression(_ entry: Entry, _ meant: [UInt32], _ lexicon: LexiconSnapshot) -> Bool {
    guard entry.kind == .phrases else { return false }
    if !entry.isCommonWording { return true }
    for start in 0..<meant.count {
      for end in stride(from: meant.count, to: start + 4, by: -1) {
        guard let form = lexicon.matcher.form(meant[start..<end]) else { continue }
        for meaning in lexicon.meanings(ofForm: form) where meaning.owner == .entry && meaning.role != .wrong {
          let inner = lexicon.entries[Int(meaning.id)]
          if inner.kind == .phrases, !inner.isCommonWording { return true }
        }
      }
    }
    return false
  }

  private static func reason(_ edit: NearMiss.Edit) -> (String, String) {
    switch edit {
    case .sameSound: ("同音", "same sound")
    case .nearSound: ("音近", "near sound")
    case .shape: ("形近", "like shape")
    case .unlike: ("一字不同", "one character differs")
    case .missing: ("漏字", "a character is missing")
    case .extra: ("多字", "a character too many")
    case .swapped: ("颠倒", "swapped")
    }
  }
}
