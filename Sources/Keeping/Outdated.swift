public import Lexicon
import TextModel

/// An entry whose time has passed, or of which nobody has heard for long.
public struct OutdatedEntry: Sendable {
  /// Why it is told.
  public enum Reason: String, Sendable, CaseIterable {
    /// Its `until` has come, and nothing says what took its place.
    case ended
    /// The last attestation is old, and nothing says when the tenure ended.
    case stale
  }

  /// The entry.
  public let entry: Entry
  /// Why it is told.
  public let reason: Reason
  /// The date that has passed.
  public let date: PartialDate

  /// Tenures and phrases past their dates without a successor, and attestations older than `months`, the oldest first.
  public static func find(in lexicon: LexiconSnapshot, today: Day, months: Int) -> [OutdatedEntry] {
    var found: [OutdatedEntry] = []
    let limit = Self.day(today, monthsBefore: months)
    for entry in lexicon.entries where entry.kind == .people || entry.kind == .phrases || entry.kind == .organizations {
      if let until = entry.validity.until {
        guard until.latest <= today, !isFollowed(entry, lexicon) else { continue }
        found.append(OutdatedEntry(entry: entry, reason: .ended, date: until))
      } else if entry.kind == .people {
        let dates = lexicon.list(entry, "attested").compactMap { PartialDate(Array($0.utf8)) }
        guard let last = dates.max(by: { $0.latest < $1.latest }), last.latest < limit else { continue }
        found.append(OutdatedEntry(entry: entry, reason: .stale, date: last))
      }
    }
    return found.sorted { ($0.date.latest, $0.entry.id) < ($1.date.latest, $1.entry.id) }
  }

  /// Whether the dictionary says what came after.
  private static func isFollowed(_ entry: Entry, _ lexicon: LexiconSnapshot) -> Bool {
    switch entry.kind {
    case .phrases: return !lexicon.text(entry, "successor").isEmpty
    case .organizations: return !lexicon.text(entry, "successors").isEmpty
    default:
      let organization = lexicon.text(entry, "organization")
      let office = lexicon.text(entry, "office")
      guard !organization.isEmpty else { return false }
      return lexicon.tenures(ofOrganization: organization).contains { other in
        guard other.id != entry.id, lexicon.text(other, "office") == office, let until = entry.validity.until else { return false }
        return other.validity.until == nil || (other.validity.until?.latest ?? until.latest) > until.latest
      }
    }
  }

  private static func day(_ day: Day, monthsBefore months: Int) -> Day {
    let count = day.year * 12 + day.month - 1 - max(0, months)
    return Day(clamping: count / 12, count % 12 + 1, day.day)
  }
}
