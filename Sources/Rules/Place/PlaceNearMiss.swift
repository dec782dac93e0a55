import Lexicon
import Linting
import TextModel

/// A division with one character wrong: 海洲区 for 海州区.
struct PlaceNearMiss: ParagraphRule {
  static let description = RuleDescription(
    id: "place/near-miss",
    summary: Localized("地名疑有错字", en: "a place name with one wrong character"),
    rationale: Localized(
      "以市、县、区、旗结尾、词典中没有、又与某个区划只差一个字的名称：有上级地名时差任何一字都报，没有时只报音近形近的字，并要求两边都是词界。只差方位词或数字的是不同地名，不报；由普通词组成的（工业园区）不报。",
      en:
        "A name in 市, 县, 区 or 旗 that no division has, one character away from one that exists: any character where the parent stands before it, else one alike in sound or shape. Names that differ in a direction or a number are different places."
    ),
    source: "GB/T 2260",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("营口市‹鲃鱼圈区›", fixed: "营口市鲅鱼圈区"),
      .bad("阜新市‹海洲区›", fixed: "阜新市海州区"),
      .bad("盘锦市‹双苔子区›", fixed: "盘锦市双台子区"),
      .bad("‹大石侨市›发展迅速", fixed: "大石桥市发展迅速"),
      .bad("会议在‹北静市›召开", fixed: "会议在北京市召开"),
      .good("营口市鲅鱼圈区"),
      .good("阜新市海州区"),
      .good("广州市海珠区"),
      .good("盘锦市双台子区"),
      .good("哈尔滨是新中国最早的重工业基地"),
      .good("全市各县区、各园区、各景区和老旧小区"),
      .good("沈阳市城市更新和大连市北部片区"),
    ])

  static var interests: Interests { .placeSuffixes }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.placeSuffixes where !PlaceSuffix.joins(p[index], p[index + 1], p.context.lexicon.words) {
      if !checkUnderParent(index, p, &out) { checkAlone(index, p, &out) }
    }
  }

  /// A name directly behind a province or a city: any one character may be wrong.
  private func checkUnderParent(_ index: Int, _ p: borrowing Paragraph, _ out: inout FindingSink) -> Bool {
    let lexicon = p.context.lexicon
    for length in 1...5 where index - length > 0 {
      let start = index - length
      guard p.text.characterClass(start).isHan else { return false }
      guard let outer = p.place(endingAt: start), outer.level <= .prefecture, !outer.isShort || outer.level == .province else {
        continue
      }
      // The name is right, only known in short: suffix-wrong looks at it.
      if length > 1, let form = lexicon.matcher.form(p.text.scalars[start..<index]), lexicon.formTraits[form] & 1 != 0 {
        return true
      }
      guard length > 1, lexicon.words.rank(p[index - 1], p[index]) == 0 || length > 2 else { return false }
      // 沈阳市工业园区: the stem is a word.
      guard lexicon.words.rank(start..<start + 2, in: p.text) == 0 || length == 2 && !isWord(start..<index + 1, p) else {
        return false
      }
      var found: [Entry] = []
      for parent in lexicon.divisions(ofForm: outer.form, roles: [.canonical, .alias, .short]) where lexicon.level(parent) != .zone
      {
        let children = lexicon.divisions(inPlaceOf: lexicon.code(parent))
        found += children.filter {
          lexicon.isInForce($0, on: p.context.date)
            && differsInOne($0, start..<index + 1, p, needsLikeness: outer.isShort || length == 2)
        }
        if lexicon.level(parent) == .province {
          for child in children where lexicon.level(child) == .prefecture {
            found += lexicon.divisions(inPlaceOf: lexicon.code(child)).filter {
              lexicon.isInForce($0, on: p.context.date) && differsInOne($0, start..<index + 1, p, needsLikeness: true)
            }
          }
        }
      }
      guard !found.isEmpty else { return false }
      report(start..<index + 1, found, p, &out)
      return true
    }
    return false
  }

  private func isWord(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    p.context.lexicon.words.rank(range.lowerBound..<range.upperBound - 1, in: p.text) > 0
      || p.context.lexicon.words.rank(range, in: p.text) > 0
  }

  /// A name without its parent: one character alike in sound or shape.
  private func checkAlone(_ index: Int, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    // 阳三县, 两市: a count of places.
    let ending = lexicon.words.rank(p[index - 1], p[index])
    // 横琴新区, 各地州市: an ending that is a word is passed only behind a mark.
    guard p.text.characterClass(index - 1) == .han else { return }
    for length in [3, 2] where index >= length {
      let start = index - length
      guard (start..<index).allSatisfy({ p.text.characterClass($0).isHan }), isBounded(start, index, p),
        ending == 0 || ending > 6 && !p.text.characterClass(start - 1).isHan
      else { continue }
      let likeness = lexicon.likeness
      var found: [Entry] = []
      var name = Array(p.text.scalars[start..<index + 1])
      for position in 0..<length {
        let written = name[position]
        for other in likeness.alike(written)
        where !(PlaceWords.directions.contains(written) && PlaceWords.directions.contains(other)) {
          name[position] = other
          lexicon.forEachDivision(named: name) { division in
            if lexicon.level(division) != .zone, lexicon.isInForce(division, on: p.context.date) { found.append(division) }
          }
        }
        name[position] = written
      }
      guard !found.isEmpty else { continue }
      report(start..<index + 1, found, p, &out)
      return
    }
  }

  /// Whether a stretch stands on its own: no word runs across its start, and it is no word itself.
  private func isBounded(_ start: Int, _ index: Int, _ p: borrowing Paragraph) -> Bool {
    let words = p.context.lexicon.words
    if p.text.characterClass(start - 1).isHan, words.rank(p[start - 1], p[start]) > 0 { return false }
    if index - start > 2 { return words.rank(start..<index, in: p.text) == 0 && p.place(covering: start) == nil }
    if words.rank(start..<start + 2, in: p.text) > 0 || words.rank(start..<index, in: p.text) > 0 { return false }
    if words.rank(start..<index + 1, in: p.text) > 0 || words.rank(start + 1..<index, in: p.text) > 0 { return false }
    // A stretch that overlaps a place is part of it: 本溪明山市.
    return p.place(covering: start) == nil && p.place(covering: index - 1) == nil
  }

  private func differsInOne(_ entry: Entry, _ range: Range<Int>, _ p: borrowing Paragraph, needsLikeness: Bool) -> Bool {
    let lexicon = p.context.lexicon
    let name = lexicon.name(entry).unicodeScalars.map(\.value)
    guard name.count == range.count else { return false }
    var different = 0
    var isAlike = true
    for (i, scalar) in name.enumerated() where scalar != p[range.lowerBound + i] {
      let written = p[range.lowerBound + i]
      if PlaceWords.directions.contains(scalar) && PlaceWords.directions.contains(written) { return false }
      different += 1
      isAlike = isAlike && lexicon.likeness.kind(scalar, written) != nil
      if i == name.count - 1 { return false }
    }
    return different == 1 && (isAlike || !needsLikeness)
  }

  private func report(_ range: Range<Int>, _ entries: [Entry], _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let written = p.text.scalars[range]
    // The likeliest: by sound before shape, a larger place before a smaller one.
    let ranked = entries.sorted { a, b in
      let x = rank(a, written, lexicon)
      let y = rank(b, written, lexicon)
      return x != y ? x < y : a.id < b.id
    }
    guard let best = ranked.first else { return }
    let others = Set(entries.map { lexicon.name($0) })
    let reference = lexicon.reference(best)
    out.report(
      range, in: p,
      zh:
        "地名“\(p.text.string(range))”疑为“\(lexicon.name(best))”（\(PlaceWords.fullName(best, lexicon))）之误\(PlaceWords.ground(reference, english: false))",
      en:
        "“\(p.text.string(range))”: did you mean \(lexicon.name(best)) (\(PlaceWords.fullName(best, lexicon)))?\(PlaceWords.ground(reference, english: true))",
      severity: others.count > 3 ? .warning : nil,
      fixes: ranked.prefix(3).map { p.replace(range, with: lexicon.name($0), .unsafe) },
      reference: reference)
  }

  private func rank(_ entry: Entry, _ written: ArraySlice<UInt32>, _ lexicon: LexiconSnapshot) -> Int {
    var likeness = 3
    for (a, b) in zip(lexicon.name(entry).unicodeScalars.map(\.value), written) where a != b {
      likeness = Int(lexicon.likeness.kind(a, b)?.rawValue ?? 3)
    }
    // Sound 0, shape 1, near sound 2.
    let order = [0, 2, 1, 3][likeness]
    return order * 8 + Int(lexicon.level(entry)?.rawValue ?? 7)
  }
}
