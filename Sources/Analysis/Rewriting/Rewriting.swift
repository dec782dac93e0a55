import Linting
public import TextModel

/// Another way to write a stretch of text that the writer chose: no finding, an offer.
public struct Rewriting: Hashable, Sendable {
  /// What is written otherwise.
  public enum Kind: String, Sendable, CaseIterable {
    case numberToHan, numberToFormal, numberToArabic, dateToHan, dateToArabic, toSimplified, toTraditional, toHalfWidth
    case toFullWidth
  }

  /// What is written otherwise.
  public var kind: Kind
  /// What to call it.
  public var title: Localized
  /// The edits, in order.
  public var edits: [TextEdit]
}

extension OpenDocument {
  /// Longest selection that is rewritten, in bytes.
  private static let longest = 1 << 20

  /// What a selection can be rewritten to; an empty selection is the number or the date at the cursor.
  public func rewritings(of selection: ByteRange, _ scripts: ScriptTable) -> [Rewriting] {
    guard selection.count <= Self.longest else { return [] }
    var found: [Rewriting] = []
    func add(_ kind: Rewriting.Kind, _ edits: [TextEdit], _ zh: String, _ en: String) {
      if !edits.isEmpty { found.append(Rewriting(kind: kind, title: Localized(zh, en: en), edits: edits)) }
    }
    let values = valueRewritings(of: selection)
    for kind in [Rewriting.Kind.numberToHan, .numberToFormal, .numberToArabic, .dateToHan, .dateToArabic] {
      let edits = (values[kind] ?? []).sorted { $0.range < $1.range }
      switch kind {
      case .numberToHan:
        add(kind, edits, "数字改为汉字\(Self.preview(edits))", "Write the number in Han characters\(Self.preview(edits))")
      case .numberToFormal:
        add(kind, edits, "数字改为大写\(Self.preview(edits))", "Write the number in formal characters\(Self.preview(edits))")
      case .numberToArabic:
        add(kind, edits, "数字改为阿拉伯数字\(Self.preview(edits))", "Write the number in Arabic digits\(Self.preview(edits))")
      case .dateToHan: add(kind, edits, "日期改为汉字", "Write the date in Han characters")
      default: add(kind, edits, "日期改为“2023年1月28日”的形式", "Write the date as 2023年1月28日")
      }
    }
    guard !selection.isEmpty else { return found }
    add(.toSimplified, scripts.simplified(text, selection), "所选文字改为简体", "Write the selection in Simplified characters")
    let traditional = scripts.traditional(text, selection)
    // One character may have been several: the writer is told which to look at.
    let named = traditional.unsettled.prefix(6) + (traditional.unsettled.count > 6 ? "…" : "")
    let look = traditional.unsettled.isEmpty ? "" : "（“\(named)”请核对）"
    let check = traditional.unsettled.isEmpty ? "" : " (look at “\(named)”)"
    add(
      .toTraditional, traditional.edits, "所选文字改为繁体" + look, "Write the selection in Traditional characters" + check)
    add(.toHalfWidth, WidthRewriting.halfWidth(text, selection), "所选字母数字改为半角", "Write letters and digits half-width")
    add(.toFullWidth, WidthRewriting.fullWidth(text, selection), "所选字母数字改为全角", "Write letters and digits full-width")
    return found
  }

  private static func preview(_ edits: [TextEdit]) -> String {
    guard edits.count == 1, let text = edits.first?.replacement, text.unicodeScalars.count <= 24 else { return "" }
    return "：" + text
  }

  /// Edits that write numbers and dates otherwise, by kind.
  private func valueRewritings(of selection: ByteRange) -> [Rewriting.Kind: [TextEdit]] {
    var edits: [Rewriting.Kind: [TextEdit]] = [:]
    let touching = blocks.indices.filter {
      blocks[$0].range.start <= selection.end && selection.start <= blocks[$0].range.end
    }
    for index in touching {
      let paragraph = scan(block: index)
      func isChosen(_ range: Range<Int>) -> Bool {
        let source = paragraph.text.sourceRange(range)
        guard !paragraph.text.containsMarkup(range) else { return false }
        return selection.isEmpty
          ? source.start <= selection.start && selection.start <= source.end
          : selection.contains(source) || source.contains(selection)
      }
      for date in paragraph.dates where isChosen(date.range) {
        for (kind, replacement) in ValueRewriting.forms(of: date, in: paragraph) {
          edits[kind, default: []].append(TextEdit(paragraph.text.sourceRange(date.range), replacement))
        }
      }
      for number in paragraph.numbers where isChosen(number.range) {
        for (kind, range, replacement) in ValueRewriting.forms(of: number, in: paragraph) {
          edits[kind, default: []].append(TextEdit(paragraph.text.sourceRange(range), replacement))
        }
      }
    }
    return edits
  }
}
