import Lexicon
import Linting
import TextModel

/// A run of items between marks of enumeration most of which are names.
struct NameList {
  /// View indices of each item: a name, or what could not be read as one.
  var items: [Range<Int>]

  /// Runs of at least `minimum` items of two to six Han characters, four in five of them names, in all of a paragraph or in a part.
  static func all(in p: borrowing Paragraph, _ part: Range<Int>? = nil, minimum: Int) -> [NameList] {
    var lists: [NameList] = []
    var next = 0
    let low = part.map { part in p.enumerations.partitionPoint { Int($0) >= part.lowerBound } } ?? 0
    for number in low..<max(low, p.enumerations.count - (minimum - 2)) where Int(p.enumerations[number]) >= next {
      let start = Int(p.enumerations[number])
      if let part, start >= part.upperBound { break }
      // From mark to mark of a run there are eight characters at most.
      guard Int(p.enumerations[number + minimum - 2]) - start <= 8 * (minimum - 2) else { continue }
      let run = run(from: start, in: p)
      guard run.marks + 1 >= minimum else {
        next = run.end
        continue
      }
      var items: [Range<Int>] = []
      // The first item: back from the first mark to what begins a name.
      if let first = name(endingAt: start, in: p) { items.append(first) }
      var at = start
      while p[at] == 0x3001 {
        var end = at + 1
        while end < p.count, p.text.characterClass(end).isHan, end - at <= 7 { end += 1 }
        if p[end] != 0x3001 {
          // The last item: a name with whatever follows it.
          if p[at + 2] == 0x67D0 {
            items.append(at + 1..<at + 3)
          } else if let last = p.name(at: at + 1, strict: false) {
            items.append(last)
          } else if end - at - 1 >= 2, end - at - 1 <= 4 {
            items.append(at + 1..<end)
          }
          at = end
          break
        }
        items.append(at + 1..<end)
        at = end
      }
      next = max(at, start + 1)
      guard items.count >= minimum else { continue }
      let names = items.reduce(0) { isName($1, p) ? $0 + 1 : $0 }
      if names * 5 >= items.count * 4 { lists.append(NameList(items: items)) }
    }
    return lists
  }

  /// How many marks stand from a first one on with at most seven Han characters behind each, and where that ends.
  private static func run(from start: Int, in p: borrowing Paragraph) -> (marks: Int, end: Int) {
    var marks = 0
    var at = start
    while p[at] == 0x3001 {
      marks += 1
      var end = at + 1
      while end < p.count, p.text.characterClass(end).isHan, end - at <= 7 { end += 1 }
      at = end
    }
    return (marks, at)
  }

  /// Whether an item can be a name: two or three characters behind a surname, or a placeholder.
  static func isName(_ item: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    if item.count == 2, p[item.lowerBound + 1] == 0x67D0 { return true }
    let surnames = p.context.lexicon.surnames
    let isCompound = surnames.isCompound(p[item.lowerBound], p[item.lowerBound + 1])
    guard isCompound || surnames.rank(p[item.lowerBound]) > 0, !isCommonWord(item, p) else { return false }
    return isCompound ? item.count >= 3 && item.count <= 4 : item.count <= 3 && item.count >= 2
  }

  /// Whether a stretch is a word that is no rarity: a few names are rare words too.
  static func isCommonWord(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let rank = p.context.lexicon.words.rank(range, in: p.text)
    return rank > 0 && rank <= 7
  }

  private static func name(endingAt end: Int, in p: borrowing Paragraph) -> Range<Int>? {
    if let person = p.persons.ending(at: end) { return person.name }
    var start = end
    while start > 0, p.text.characterClass(start - 1).isHan, end - start < 5 { start -= 1 }
    if end - start >= 2, end - start <= 4 { return start..<end }
    return nil
  }
}
