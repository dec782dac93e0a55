public import Lexicon
import Linting
public import TextModel

/// Reads documents for what a dictionary might hold. One reader for a thread; its memory is reused.
public struct HarvestReader {
  private let lexicon: LexiconSnapshot
  private let kinds: Set<HarvestKind>
  private let placeBase: String
  private let people: OfficeHolders
  private var paragraph: Paragraph

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - kinds: What to look for.
  ///   - placeBase: The place that 市委 and 全市 speak of where a document names none; empty when unknown.
  public init(_ lexicon: LexiconSnapshot, kinds: Set<HarvestKind> = Set(HarvestKind.allCases), placeBase: String = "") {
    (self.lexicon, self.kinds, self.placeBase) = (lexicon, kinds, placeBase)
    people = OfficeHolders(lexicon)
    paragraph = Paragraph(context: LintContext(lexicon: lexicon))
  }

  /// Reads one document.
  ///
  /// - Parameter date: The day that the document itself tells; nil when it tells none.
  public mutating func read(_ name: String, _ source: SourceText, blocks: [ProseBlock], date: Day?) -> HarvestedDocument {
    var sightings: [Sighting] = []
    var home = HomePlace(lexicon, base: placeBase)
    var pending: [OfficeHolders.Holding] = []
    let context = LintContext(lexicon: lexicon, date: date)
    paragraph.read(source, blocks: blocks, context: context) { p in
      home.count(p)
      if kinds.contains(.people) { people.find(in: p, &pending) }
      if kinds.contains(.organizations) {
        OrganizationScan.find(in: p) { range, isSure in
          var sighting = Sighting(.organizations, ["name": p.text.string(range)], range, in: p)
          sighting.isSure = isSure
          sightings.append(sighting)
        }
      }
      if kinds.contains(.zones) { ZoneScan.find(in: p, on: date, &sightings) }
      if kinds.contains(.phrases) || kinds.contains(.formulas) { QuotedScan.find(in: p, kinds, &sightings) }
    }
    for holding in pending { sightings.append(holding.sighting(home)) }
    return HarvestedDocument(name: name, date: date, sightings: sightings)
  }
}

/// What was seen in one document.
public struct HarvestedDocument: Sendable {
  let name: String
  let date: Day?
  let sightings: [Sighting]
}
