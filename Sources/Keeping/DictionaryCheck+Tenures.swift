import Lexicon
import TextModel

extension DictionaryCheck {
  /// Finds two people who hold an exclusive office at one time.
  mutating func checkTenures() {
    let exclusive = exclusiveOffices()
    guard !exclusive.isEmpty else { return }
    var holders: [String: [Entry]] = [:]
    for entry in lexicon.entries where entry.kind == .people {
      let office = lexicon.text(entry, "office")
      guard exclusive.contains(office) else { continue }
      holders[lexicon.text(entry, "organization") + "\t" + office, default: []].append(entry)
    }
    for key in holders.keys.sorted() {
      // Without a beginning a tenure overlaps nothing for certain.
      let tenures = holders[key, default: []].filter { $0.validity.since != nil }.sorted {
        ($0.validity.since?.earliest.number ?? 0, $0.id) < ($1.validity.since?.earliest.number ?? 0, $1.id)
      }
      for (index, later) in tenures.enumerated() {
        for earlier in tenures[..<index] where overlap(earlier, later) {
          let office = key.split(separator: "\t").joined(separator: " ")
          report(
            .overlappingTenures, later, "since",
            Localized(
              "\(lexicon.name(later))任\(office)，与\(lexicon.name(earlier))（\(place(earlier))）的任期重叠",
              en: "\(lexicon.name(later)) holds \(office) while \(lexicon.name(earlier)) does (\(place(earlier)))"),
            remedy: Localized("核对任期；前任离任请填 until", en: "verify the tenures; fill in “until” of the earlier one"))
        }
      }
    }
  }

  private func overlap(_ a: Entry, _ b: Entry) -> Bool {
    // An open end with attestations says only that nobody knows when it ended.
    lexicon.name(a) != lexicon.name(b) && !isOpen(a) && !isOpen(b) && a.validity.certainlyOverlaps(b.validity)
      || lexicon.name(a) != lexicon.name(b) && isOpen(a) && isHeld(a, when: b)
  }

  /// Whether nothing says when the tenure ended, but only when it was still held.
  private func isOpen(_ entry: Entry) -> Bool {
    entry.validity.until == nil && !lexicon.text(entry, "attested").isEmpty
  }

  /// Whether an attestation of `a` lies within the tenure of `b`, which began later.
  private func isHeld(_ a: Entry, when b: Entry) -> Bool {
    lexicon.list(a, "attested").contains { text in
      guard let date = PartialDate(Array(text.utf8)) else { return false }
      return b.validity.status(on: date.earliest) == .inForce && b.validity.status(on: date.latest) == .inForce
    }
  }

  /// Offices that one person holds at a time, wherever the dictionary names them.
  private func exclusiveOffices() -> Set<String> {
    var exclusive: Set<String> = []
    var shared: Set<String> = []
    for entry in lexicon.entries where entry.kind == .offices {
      let titles = [lexicon.name(entry)] + lexicon.list(entry, "abbreviations").filter { !$0.contains("{") }
      if lexicon.text(entry, "exclusive") == "yes" { exclusive.formUnion(titles) } else { shared.formUnion(titles) }
    }
    return exclusive.subtracting(shared)
  }
}
