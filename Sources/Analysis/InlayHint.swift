import Lexicon
import Linting
public import TextModel

/// Something short that is shown in the text without being part of it.
public struct InlayHint: Sendable, Hashable {
  /// Byte offset behind which it is shown.
  public var offset: Int
  /// What is shown.
  public var label: String
  /// What it means, for people.
  public var tooltip: Localized
}

/// Hints in a stretch of a document: how many items followed an announced count, which institution a short name stands for.
extension OpenDocument {
  /// How many blocks an announcement looks ahead for its items.
  private static let lookAhead = 400

  /// The hints of the blocks that touch a range of source bytes, by position.
  public func inlayHints(in range: ByteRange) -> [InlayHint] {
    var hints: [InlayHint] = []
    for block in blocks.indices where blocks[block].range.start <= range.end && range.start <= blocks[block].range.end {
      let paragraph = scan(block: block)
      hints += Self.names(paragraph)
      if let count = itemCount(paragraph, block) { hints.append(count) }
    }
    return hints.filter { $0.offset >= range.start && $0.offset <= range.end }.sorted { $0.offset < $1.offset }
  }

  /// The full names behind the short names of institutions.
  private static func names(_ paragraph: borrowing Paragraph) -> [InlayHint] {
    let lexicon = paragraph.context.lexicon
    var hints: [InlayHint] = []
    for mention in paragraph.mentions where mention.names(.organizations) && !mention.isWrong {
      let meanings = paragraph.entries(mention, .organizations)
      // A name that is also somebody's full name needs no explanation.
      guard let first = meanings.first, meanings.allSatisfy({ $0.role == .alias }) else { continue }
      let name = lexicon.name(first.entry)
      // Of a generic name, {place}发展和改革委员会, what stands behind the placeholder.
      let full = name.lastIndex(of: "}").map { String(name[name.index(after: $0)...]) } ?? name
      guard full != paragraph.text.string(mention.range), !full.isEmpty else { continue }
      hints.append(
        InlayHint(
          offset: Int(paragraph.text.sourceRange(mention.range).end), label: "〔\(full)〕",
          tooltip: Localized("全称：\(full)", en: "full name: \(full)")))
    }
    return hints
  }

  /// The measures with which items are announced.
  private static let measures: Set<UInt32> = Set("个项条点大类种方".unicodeScalars.map(\.value))

  /// The number of items behind the count that announces them: 做好三方面工作： and then 一是…, 二是….
  private func itemCount(_ paragraph: Paragraph, _ block: Int) -> InlayHint? {
    let inline = paragraph.ordinals.filter { !$0.isAtLineStart }
    let end = inline.first { $0.value == 1 }?.range.lowerBound ?? paragraph.text.count
    guard let number = Self.announcement(paragraph, before: end), let value = number.value?.integer, value >= 2, value <= 50 else {
      return nil
    }
    var count = 0
    if let first = inline.first(where: { $0.value == 1 }) {
      for ordinal in inline where ordinal.family == first.family && ordinal.range.lowerBound >= first.range.lowerBound {
        guard ordinal.value == count + 1 else { break }
        count += 1
      }
    }
    // The items may be paragraphs of their own, or go on in them.
    let family = inline.first { $0.value == 1 }?.family
    count = itemsBehind(block, family, count)
    guard count > 0 else { return nil }
    return InlayHint(
      offset: Int(paragraph.text.sourceRange(number.range).end), label: "〔\(count)/\(value)〕",
      tooltip: Localized("宣布 \(value) 项，列出 \(count) 项", en: "\(value) announced, \(count) listed"))
  }

  /// The last count with a measure word in the clause that ends at an index with ： or 。.
  private static func announcement(_ paragraph: Paragraph, before end: Int) -> NumberFact? {
    var stop = end
    while stop > 0, paragraph.text.characterClass(stop - 1).isBlank { stop -= 1 }
    guard stop > 2, paragraph[stop - 1] == 0xFF1A || paragraph[stop - 1] == 0x3002 else { return nil }
    return paragraph.numbers.last {
      $0.range.upperBound < stop && stop - $0.range.upperBound <= 24 && measures.contains(paragraph[$0.range.upperBound])
        && !$0.isOrdinal
    }
  }

  private func itemsBehind(_ block: Int, _ family: OrdinalFact.Family?, _ counted: Int) -> Int {
    var count = counted
    var family = family
    for index in block + 1..<max(block + 1, min(blocks.count, block + Self.lookAhead)) {
      let paragraph = scan(block: index)
      guard let opening = paragraph.ordinals.first, opening.isAtLineStart else {
        // Text may follow an item, but not stand between the announcement and the first.
        if count == 0, paragraph.text.count > 0 { break }
        continue
      }
      let wanted = family ?? opening.family
      guard opening.family == wanted else {
        // A heading of a higher level ends the series; what is below it does not.
        if let level = opening.family.headingLevel, let own = wanted.headingLevel, level > own { continue }
        if wanted.headingLevel == nil, opening.family.isWord { continue }
        break
      }
      guard opening.value == count + 1 else { break }
      family = wanted
      count += 1
    }
    return count
  }
}
