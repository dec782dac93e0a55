import Analysis
import Formats
import Linting
import TextModel

/// Fixes that are applied together.
extension Session {
  /// Rounds after which mending gives up: one fix may lay another bare, but not for ever.
  private static let rounds = 8

  /// Edits that mend all findings that `isMeant` takes: what one pass leaves because two fixes touch is mended in the next, so
  /// that nothing is left behind that could have been mended.
  func mendingEdits(
    _ document: ServerDocument, allowing safety: Fix.Safety, where isMeant: (Finding) -> Bool
  ) -> [TextEdit] {
    guard let analysis = document.analysis, let settings = document.settings else { return [] }
    var text = document.text
    var blocks = analysis.blocks
    var findings = document.findings
    var first: [TextEdit] = []
    for round in 0..<Self.rounds {
      let plan = FixPlan(findings.filter(isMeant), allowing: safety, blocks: blocks)
      if plan.edits.isEmpty { return round <= 1 ? first : TextDifference.edits(from: document.text, to: text) }
      if round == 0 { first = plan.edits }
      text = text.applying(plan.edits)
      let structure = DocumentStructure(text, as: document.format)
      blocks = structure.blocks
      let linter = host.linter(settings.configuration, profile: analysis.context.profile, lexicon: settings.lexicon)
      let checked = OpenDocument(text, blocks: blocks, linter: linter, context: analysis.context)
      findings = directivePass(structure, text, settings.configuration, analysis.context.profile).apply(checked.findings)
    }
    return TextDifference.edits(from: document.text, to: text)
  }

  /// What a document's own comments let stand.
  func directivePass(
    _ structure: DocumentStructure, _ text: SourceText, _ configuration: Configuration, _ profile: Profile
  ) -> DirectivePass {
    DirectivePass(
      comments: structure.comments.map { ($0.range, $0.text) }, blocks: structure.blocks, text: text,
      configuration: configuration, profile: profile, rules: host.rules, locale: locale)
  }
}

/// How one text becomes another.
enum TextDifference {
  /// Edits that make `old` into `new`: line by line where the lines agree in number, else one edit from the first difference
  /// to the last.
  static func edits(from old: SourceText, to new: SourceText) -> [TextEdit] {
    guard old.lineStarts.count == new.lineStarts.count else {
      return edit(old, old.fullRange, new, new.fullRange).map { [$0] } ?? []
    }
    return old.lineStarts.indices.compactMap { line in
      edit(old, wholeLine(line, old), new, wholeLine(line, new))
    }
  }

  private static func wholeLine(_ line: Int, _ text: SourceText) -> ByteRange {
    let end = line + 1 < text.lineStarts.count ? Int(text.lineStarts[line + 1]) : text.count
    return ByteRange(Int(text.lineStarts[line]), end)
  }

  /// The edit of a stretch without what is the same at its ends; nil when all is.
  private static func edit(_ old: SourceText, _ from: ByteRange, _ new: SourceText, _ to: ByteRange) -> TextEdit? {
    var (oldStart, newStart) = (Int(from.start), Int(to.start))
    var (oldEnd, newEnd) = (Int(from.end), Int(to.end))
    while oldStart < oldEnd, newStart < newEnd, old.storage[oldStart] == new.storage[newStart] {
      oldStart += 1
      newStart += 1
    }
    if oldStart == oldEnd, newStart == newEnd { return nil }
    while oldEnd > oldStart, newEnd > newStart, old.storage[oldEnd - 1] == new.storage[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    // Neither end may lie within a character, nor between CR and LF.
    while oldStart > from.start, newStart > to.start, isInside(oldStart, old) || isInside(newStart, new) {
      oldStart -= 1
      newStart -= 1
    }
    while oldEnd < from.end, newEnd < to.end, isInside(oldEnd, old) || isInside(newEnd, new) {
      oldEnd += 1
      newEnd += 1
    }
    return TextEdit(ByteRange(oldStart, oldEnd), new.string(ByteRange(newStart, newEnd)))
  }

  private static func isInside(_ offset: Int, _ text: SourceText) -> Bool {
    guard offset > 0, offset < text.count else { return false }
    return text.storage[offset] & 0xC0 == 0x80 || text.storage[offset] == 0x0A && text.storage[offset - 1] == 0x0D
  }
}
