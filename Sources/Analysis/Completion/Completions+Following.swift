import Lexicon
import TextModel

/// What follows from the words before the place, whether something of it was typed or not.
extension Completions {
  private static let rank = 1 << 12

  func following(in text: SourceText, at offset: Int, date: Day?, blockStart: Int, run: Int) -> [Completion] {
    var start = offset
    // Six characters or one name in letters may have been typed behind the word that decides.
    for step in 0...24 {
      if step > 0 {
        guard start > run else { return [] }
        start = text.characterStart(at: start - 1)
        if step > 6, !Self.isLatin(text.scalar(at: start, limit: offset)) { return [] }
      }
      let found = following(text, ByteRange(start, offset), date, blockStart)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func following(_ text: SourceText, _ typed: ByteRange, _ date: Day?, _ blockStart: Int) -> [Completion] {
    let before = scalars(text, endingAt: Int(typed.start), from: blockStart)
    guard before.count >= 2 else { return [] }
    let string = text.string(typed)
    if let found = people(before, typed, string, date) { return found }
    return items(before, typed, string) ?? divisions(before, typed, string, date) ?? []
  }

  /// The holders of the office that ends here.
  private func people(_ before: [UInt32], _ typed: ByteRange, _ string: String, _ date: Day?) -> [Completion]? {
    let all = holders.holders(before: before, on: date, lexicon)
    guard !all.isEmpty else { return nil }
    var seen: Set<String> = []
    var found: [Completion] = []
    for (place, entry) in all.prefix(12).enumerated() {
      let name = lexicon.name(entry)
      guard isNamed(name, by: string), seen.insert(name).inserted else { continue }
      found.append(Completion(text: name, typed: typed, entry: entry.id, rank: Self.rank - place))
    }
    return found
  }

  /// The items of the formula that ends here, its closing quotation mark aside: in brackets right behind it, bare behind a
  /// colon, a bracket or 即.
  private func items(_ before: [UInt32], _ typed: ByteRange, _ string: String) -> [Completion]? {
    var name = before[...]
    var isBare = false
    if let last = name.last, last == 0xFF1A || last == 0xFF08 || last == 0x5373 {
      isBare = true
      name = name.dropLast()
      if last == 0x5373, name.last == 0xFF0C { name = name.dropLast() }
    }
    let inner = name.last == 0x201D ? name.dropLast() : name
    guard
      let entry = entry(endingIn: inner, .phrases, where: { !lexicon.text($0, "items").isEmpty })
        ?? entry(endingIn: name, .phrases, where: { !lexicon.text($0, "items").isEmpty })
    else { return nil }
    let list = lexicon.list(entry, "items").joined(separator: "、")
    let whole = isBare ? list : "（" + list + "）"
    guard string.isEmpty || isNamed(list, by: string) else { return nil }
    return [Completion(text: whole, typed: typed, entry: entry.id, rank: Self.rank)]
  }

  /// The divisions of the place that ends here.
  private func divisions(_ before: [UInt32], _ typed: ByteRange, _ string: String, _ date: Day?) -> [Completion]? {
    guard let place = entry(endingIn: before[...], .places, where: { lexicon.code($0) != 0 && lexicon.level($0) != .township })
    else {
      return nil
    }
    var found: [Completion] = []
    for division in lexicon.divisions(inPlaceOf: lexicon.code(place)) where lexicon.isInForce(division, on: date) {
      let name = lexicon.name(division)
      if isNamed(name, by: string) {
        // With nothing typed a district is a guess; with something typed it is what is meant.
        found.append(
          Completion(
            text: name, typed: typed, entry: division.id, rank: (string.isEmpty ? Self.rank / 8 : Self.rank / 2) - found.count))
      }
    }
    return found.isEmpty ? nil : found
  }

  private func isNamed(_ name: String, by typed: String) -> Bool {
    if typed.isEmpty { return true }
    return typed != name && index.score(typed.unicodeScalars, name.unicodeScalars.map(\.value)) != nil
  }

  /// The entry of a kind whose longest form ends here.
  private func entry(endingIn text: ArraySlice<UInt32>, _ kind: TableKind, where isMeant: (Entry) -> Bool) -> Entry? {
    for length in stride(from: min(text.count, 24), to: 1, by: -1) {
      guard let form = lexicon.matcher.form(text.suffix(length)), lexicon.formTraits[form] >> UInt8(kind.bit) & 1 != 0 else {
        continue
      }
      let entries = lexicon.meanings(ofForm: form).compactMap { meaning -> Entry? in
        guard meaning.owner == .entry, meaning.role == .canonical || meaning.role == .alias else { return nil }
        let entry = lexicon.entries[Int(meaning.id)]
        return entry.kind == kind && isMeant(entry) ? entry : nil
      }
      // Of namesakes the one that has not ended.
      if let entry = entries.first(where: { $0.validity.until == nil }) ?? entries.first { return entry }
    }
    return nil
  }

  /// The last characters before an offset, folded.
  private func scalars(_ text: SourceText, endingAt offset: Int, from limit: Int) -> [UInt32] {
    var found: [UInt32] = []
    var at = offset
    while at > limit, found.count < OfficeHolders.reach {
      let previous = text.characterStart(at: at - 1)
      found.append(lexicon.characters.folded(text.scalar(at: previous, limit: at)))
      at = previous
    }
    return found.reversed()
  }
}
