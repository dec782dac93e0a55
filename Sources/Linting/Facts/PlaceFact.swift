public import Lexicon
import TextModel

/// A province, prefecture or county (or a functional zone) as written, chosen among overlapping ones.
///
/// Short names of counties and of townships are no facts: too many are ordinary words.
public struct PlaceFact: Hashable, Sendable {
  /// View indices.
  public let range: Range<Int>
  /// Index of the form in ``LexiconSnapshot/matcher``.
  public let form: Int
  /// The highest level of the places that the form can mean.
  public let level: PlaceLevel
  /// Whether it is written in short (辽宁 for 辽宁省).
  public let isShort: Bool
}

extension Paragraph {
  private static let suffixes = ScalarSet("市县区旗")

  /// Finds places among ``hits``: left to right, the longest at each place.
  mutating func findPlaces() {
    let lexicon = context.lexicon
    let traits = lexicon.formTraits
    var covered = 0
    var h = 0
    while h < hits.count {
      let start = Int(hits[h].start)
      var best: PlaceFact?
      while h < hits.count, Int(hits[h].start) == start {
        let hit = hits[h]
        h += 1
        guard traits[Int(hit.form)] & 1 != 0, start >= covered else { continue }
        var level: PlaceLevel?
        var isFull = false
        var isTownship = false
        for meaning in lexicon.meanings(ofForm: Int(hit.form)) where meaning.owner == .entry {
          let entry = lexicon.entries[Int(meaning.id)]
          guard entry.kind == .places, let own = lexicon.level(entry) else { continue }
          if own == .township {
            isTownship = true
            continue
          }
          let full = meaning.role != .short
          if !full, own != .province, own != .prefecture { continue }
          if full && !isFull { level = own } else if full == isFull { level = level.map { min($0, own) } ?? own }
          isFull = isFull || full
        }
        if hit.range.count == 2, isFull, !isBounded(start) { continue }
        if let level {
          if !isFull, words.rank(self[Int(hit.end) - 1], self[Int(hit.end)]) > 0, !isPlaceSuffix(Int(hit.end)) { continue }
          best = PlaceFact(range: hit.range, form: Int(hit.form), level: level, isShort: !isFull)
        } else if isTownship, hit.range.count > 2 {
          best = nil
          covered = max(covered, Int(hit.end))
        }
      }
      guard let best, best.range.upperBound > covered else { continue }
      places.append(best)
      covered = best.range.upperBound
    }
    Self.findPlaceSuffixes(text, places, &placeSuffixes)
    if !places.isEmpty { present.insert(.placeNames) }
    if !placeSuffixes.isEmpty { present.insert(.placeSuffixes) }
    if !places.isEmpty || !placeSuffixes.isEmpty { present.insert(.places) }
  }

  /// Finds 市, 县, 区, 旗 that could end the name of a division but end none that is known.
  private static func findPlaceSuffixes(_ text: borrowing NormalizedText, _ places: [PlaceFact], _ found: inout [Int]) {
    var next = 0
    let scalars = text.scalars.span
    var i = 2
    // Up to here some suffix stands.
    var looked = 0
    while i < scalars.count {
      if i >= looked, i &+ 8 <= scalars.count {
        guard unsafe haveSuffix(scalars.bytes, i) else {
          i &+= 8
          continue
        }
        looked = i &+ 8
      }
      guard suffixes.contains(scalars[i]) else {
        i += 1
        continue
      }
      while next < places.count, places[next].range.upperBound <= i { next += 1 }
      let isCovered = next < places.count && places[next].range.contains(i)
      if !isCovered, text.characterClass(i - 1).isHan, text.characterClass(i - 2).isHan { found.append(i) }
      i += 1
    }
  }

  /// Whether 市, 县, 区 or 旗 is among the eight characters from an index on, which are inside the text.
  @inline(__always)
  private static func haveSuffix(_ scalars: RawSpan, _ i: Int) -> Bool {
    // SAFETY: eight scalars from the index on are inside, and every bit pattern is one of them.
    let eight = unsafe scalars.unsafeLoadUnaligned(fromUncheckedByteOffset: i &* 4, as: SIMD8<UInt32>.self)
    // Vector beside vector: a number beside a vector is compared lane by lane.
    func are(_ scalar: UInt32) -> SIMDMask<SIMD8<Int32>> { eight .== SIMD8<UInt32>(repeating: scalar) }
    return any(are(0x5E02) .| are(0x53BF) .| are(0x533A) .| are(0x65D7))
  }

  private static let leads = ScalarSet("在到于由从赴为与和及给往经距据对该省市区县州盟自的将原向去")

  /// Whether a name of two characters can begin at a view index: 义县, but neither 孝南县 nor a 市区 that is only a word.
  private func isBounded(_ start: Int) -> Bool {
    if places.last?.range.upperBound == start { return true }
    if self[start + 1] == 0x533A { return false }
    return !text.characterClass(start - 1).isHan || Self.leads.contains(self[start - 1])
      || words.rank(self[start - 2], self[start - 1]) > 0 && words.rank(self[start - 1], self[start]) == 0
  }

  /// Whether a division's generic name stands at a view index.
  func isPlaceSuffix(_ index: Int) -> Bool {
    let scalar = self[index]
    return Self.suffixes.contains(scalar) || scalar == 0x7701 || scalar == 0x5DDE
  }

  /// The place that ends exactly at a view index.
  public func place(endingAt index: Int) -> PlaceFact? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range.upperBound < index { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].range.upperBound == index ? places[low] : nil
  }

  /// The place that covers a view index.
  public func place(covering index: Int) -> PlaceFact? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].range.contains(index) ? places[low] : nil
  }
}
