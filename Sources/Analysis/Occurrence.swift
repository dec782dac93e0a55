public import Lexicon
import Linting
public import TextModel

/// Something in a text that has a name or a value: what is coloured, hovered over, listed and renamed.
public struct Occurrence: Hashable, Sendable {
  /// What it is. The raw values are the indices of the legend of semantic tokens.
  public enum Kind: Int, Sendable, CaseIterable {
    case person, office, organization, place, phrase, number, date, documentNumber
    /// Its name in the legend.
    public var name: String { String(describing: self) }
  }

  /// What it is.
  public var kind: Kind
  /// Source bytes.
  public var range: ByteRange
  /// The normalised text.
  public var text: String
  /// Form of the lexicon's matcher; nil for what no dictionary knows.
  public var form: Int?
}

extension OpenDocument {
  /// What occurs in a block, in order, without overlaps.
  public func occurrences(inBlock index: Int) -> [Occurrence] {
    let paragraph = scan(block: index)
    var found: [Occurrence] = []
    func add(_ kind: Occurrence.Kind, _ range: Range<Int>, _ form: Int? = nil) {
      guard !range.isEmpty, !paragraph.text.containsMarkup(range) else { return }
      found.append(Occurrence(kind: kind, range: paragraph.text.sourceRange(range), text: paragraph.text.string(range), form: form))
    }
    for person in paragraph.persons { add(.person, person.name) }
    for number in paragraph.documentNumbers { add(.documentNumber, number.range) }
    for date in paragraph.dates { add(.date, date.range) }
    for mention in paragraph.mentions {
      if let local = LocalOrganization(mention, in: paragraph) { add(.organization, local.range, local.form) }
      guard let kind = Self.kind(of: mention, paragraph) else { continue }
      // 市委副书记、市长 is common wording, but what it says are two offices.
      let offices = kind == .phrase ? Self.offices(making: mention.range, paragraph) : []
      for office in offices { add(.office, office) }
      if offices.isEmpty { add(kind, mention.range, mention.form) }
    }
    for number in paragraph.numbers { add(.number, number.range) }
    // What was added first owns its stretch: a date is no number, a person's name no place.
    var taken: [Occurrence] = []
    for occurrence in found where !taken.contains(where: { $0.range.overlaps(occurrence.range) }) { taken.append(occurrence) }
    return taken.sorted { $0.range < $1.range }
  }

  /// The offices that a stretch is made of; empty when it holds anything else.
  private static func offices(making range: Range<Int>, _ paragraph: borrowing Paragraph) -> [Range<Int>] {
    let offices = paragraph.offices.map(\.whole).filter { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
    guard let first = offices.first, let last = offices.last, first.lowerBound == range.lowerBound,
      last.upperBound == range.upperBound
    else { return [] }
    return offices
  }

  private static func kind(of mention: Mention, _ paragraph: borrowing Paragraph) -> Occurrence.Kind? {
    if mention.isWrong, mention.traits & FormTrait.kinds == 0 { return nil }
    if mention.names(.organizations) { return .organization }
    if mention.names(.places) {
      // Short names below the prefectures are ordinary words too often to be coloured: 振兴, 合作, 动力. Those of counties that the
      // word list hardly knows are names: 上虞, 海州.
      let words = paragraph.context.lexicon.words
      let range = mention.range
      let rank = words.rank(range, in: paragraph.text)
      let isUnusual =
        (rank == 0 || rank == 9) && words.rank(paragraph[range.lowerBound - 1], paragraph[range.lowerBound]) == 0
        && words.rank(paragraph[range.upperBound - 1], paragraph[range.upperBound]) == 0
      let isName = paragraph.entries(mention, .places).contains { place in
        guard place.role == .short else { return true }
        let level = paragraph.context.lexicon.text(place.entry, "level")
        return level == "province" || level == "prefecture" || level == "county" && isUnusual
      }
      return isName ? .place : nil
    }
    if mention.names(.offices) { return .office }
    if mention.names(.people) { return .person }
    if mention.names(.phrases) { return .phrase }
    return nil
  }

  /// The occurrence at a byte offset; at a border the one that starts there. Inside 全国人大代表 it is 全国人大 where the
  /// offset lies in it: the name within the title is what a writer renames.
  public func occurrence(at offset: Int) -> Occurrence? {
    guard let block = block(at: offset) else { return nil }
    let all = occurrences(inBlock: block)
    let at = UInt32(clamping: offset)
    guard let found = all.first(where: { $0.range.start <= at && at < $0.range.end }) ?? all.first(where: { $0.range.end == at })
    else { return nil }
    return heads(of: found).first { $0.range.start <= at && at < $0.range.end } ?? found
  }

  /// The names of organisations that an office or a longer name begins with, the longest first.
  private func heads(of occurrence: Occurrence) -> [Occurrence] {
    guard occurrence.kind == .office || occurrence.kind == .organization || occurrence.kind == .phrase else { return [] }
    // The view and the source agree in plain text; where they do not, a part of the name cannot be placed.
    guard text.string(occurrence.range) == occurrence.text else { return [] }
    let lexicon = context.lexicon
    let scalars = occurrence.text.unicodeScalars.map(\.value)
    var heads: [Occurrence] = []
    for length in stride(from: scalars.count - 1, to: 2, by: -1) {
      guard let form = lexicon.matcher.form(scalars[..<length]), lexicon.formTraits[form] & 0b10 != 0 else { continue }
      let head = String(String.UnicodeScalarView(occurrence.text.unicodeScalars.prefix(length)))
      let start = Int(occurrence.range.start)
      heads.append(Occurrence(kind: .organization, range: ByteRange(start, start + head.utf8.count), text: head, form: form))
    }
    return heads
  }

  /// All occurrences in the document of the name at `occurrence`, those inside longer titles included.
  public func sameNames(as occurrence: Occurrence) -> [Occurrence] {
    var found: [Occurrence] = []
    for block in blocks.indices {
      for other in occurrences(inBlock: block) {
        if other.kind == occurrence.kind, other.text == occurrence.text {
          found.append(other)
        } else if let head = heads(of: other).first(where: { $0.text == occurrence.text }) {
          found.append(head)
        }
      }
    }
    return found
  }

  /// All occurrences of what stands at `occurrence`: under any accepted form of the same entry, or by the same name where no
  /// dictionary knows it.
  public func references(to occurrence: Occurrence) -> [Occurrence] {
    let entries = entryIDs(of: occurrence)
    var found = sameNames(as: occurrence)
    guard !entries.isEmpty else { return found }
    for block in blocks.indices {
      found += occurrences(inBlock: block).filter { other in
        other.kind == occurrence.kind && other.text != occurrence.text && !entries.isDisjoint(with: entryIDs(of: other))
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  private func entryIDs(of occurrence: Occurrence) -> Set<Int32> {
    // 沈阳市财政局 has the form of its generic part, 市财政局, and is not every office of that name.
    guard let form = occurrence.form, context.lexicon.matcher.form(context.lexicon.characters.folded(occurrence.text)) == form
    else { return [] }
    return Set(
      context.lexicon.meanings(ofForm: form).filter { $0.owner == .entry && $0.role != .wrong && $0.role != .pattern }.map(\.id))
  }

  /// Entries that an occurrence may stand for, those of its own kind first.
  public func entries(of occurrence: Occurrence) -> [Entry] {
    let lexicon = context.lexicon
    guard let form = occurrence.form ?? lexicon.matcher.form(lexicon.characters.folded(occurrence.text)) else { return [] }
    var seen: Set<Int32> = []
    return lexicon.meanings(ofForm: form).compactMap { meaning in
      guard meaning.owner == .entry, meaning.role != .wrong, seen.insert(meaning.id).inserted else { return nil }
      return lexicon.entries[Int(meaning.id)]
    }
  }
}
