import TextModel

/// Tells slips from legitimate neighbours: weighs the text as it stands against the text as it would have been meant.
///
/// Its memory is reused from candidate to candidate of a paragraph.
struct NearMissJudge {
  let index: NearMissIndex
  let words: WordList
  let sounds: SoundTable
  let likeness: CharacterLikeness
  private var standing = LocalSegmentation()
  private var corrected = LocalSegmentation()

  init(index: NearMissIndex, likeness: CharacterLikeness) {
    self.index = index
    self.likeness = likeness
    (words, sounds) = (index.words, index.sounds)
  }

  /// Takes memory that an earlier judge had, or gives it back.
  mutating func exchangeMemory(with scratch: inout NearMissScratch) {
    swap(&standing, &scratch.standing)
    swap(&corrected, &scratch.corrected)
  }

  /// Characters of context on either side.
  private static let context = 8
  /// Particles and conjunctions that come and go without changing a phrase.
  private static let loose = ScalarSet("的地得和与及或之等了着过、，在对")
  /// Generic parts of names: another one names another thing.
  private static let generic = ScalarSet("省市县区乡镇村州盟旗部局厅委办院所站队处科室会司署东西南北中上下左右前后内外男女总")
  /// Words of one character that stand beside a phrase by chance, not in place of its first or last character.
  private static let function = ScalarSet("的地得了着过是有在为不也就都还又和与及把被将让使从向对于到各这那其该")
  /// Attributes that modify a title or a phrase: 原副总理, 新活力.
  private static let attributes = ScalarSet("原前副新老大小高好多总首再代各全")
  private static let endings = ScalarSet("力性率度感量权法制型式化业品类级期者员家")
  private static let numerals = ScalarSet("〇零一二三四五六七八九十百千万亿两0123456789")

  /// The slip, if it is likelier than the text as it stands.
  mutating func judge(
    _ candidate: NearMissCandidate, in text: borrowing NormalizedText, hits: borrowing [FormMatcher.Hit],
    lexicon: borrowing LexiconSnapshot
  ) -> NearMiss? {
    let unit = index.units[candidate.unit]
    let meant = Meant(index.tables.pool, Int(unit.start), Int(unit.count))
    let kind = unit.entry >= 0 ? lexicon.entries[Int(unit.entry)].kind : nil
    guard let (edit, price) = price(candidate, meant, kind, text) else { return nil }
    let range = candidate.range
    guard !isKnown(range, hits: hits, lexicon: lexicon), mayGain(range, Int(unit.cost) + price, text) else { return nil }
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < Self.context, text.characterClass(low - 1).isHan { low -= 1 }
    var high = range.upperBound
    while high < text.count, high - range.upperBound < Self.context, text.characterClass(high).isHan { high += 1 }
    standing.scalars.removeAll(keepingCapacity: true)
    standing.scalars.append(contentsOf: text.scalars[low..<high])
    corrected.scalars.removeAll(keepingCapacity: true)
    corrected.scalars.append(contentsOf: text.scalars[low..<range.lowerBound])
    for place in 0..<meant.count { corrected.scalars.append(meant[place]) }
    corrected.scalars.append(contentsOf: text.scalars[range.upperBound..<high])
    setEdges(candidate, meant.count, Int(unit.cost), low..<high, hits, lexicon)
    // Before the slip both readings are the same.
    let slip = range.lowerBound + candidate.at - low
    let gain = standing.cost(words) - corrected.cost(words, known: standing.best[...slip]) - price
    guard gain > 0 else { return nil }
    return NearMiss(
      range: range, meant: (0..<meant.count).map { meant[$0] }, entry: unit.entry >= 0 ? unit.entry : nil, edit: edit, gain: gain)
  }

  /// Whether the stretch, read as words of one and two characters, costs enough more than the unit. Most candidates are ordinary
  /// words that end there; reading their surroundings twice would tell no more.
  private func mayGain(_ range: Range<Int>, _ meant: Int, _ text: borrowing NormalizedText) -> Bool {
    guard range.count > 2, range.count <= 8 else { return true }
    var before = 0
    var here = 0
    for place in range {
      let scalar = text[place]
      guard text.characterClass(place).isHan, scalar < 0x10000 else { return true }
      let level = words.frequencyClass(key: UInt64(scalar))
      var next = here + (level > 0 ? LocalSegmentation.cost(ofClass: level) + LocalSegmentation.single : LocalSegmentation.unknown)
      if place > range.lowerBound {
        let pair = words.rank(text[place - 1], scalar)
        if pair > 0 { next = min(next, before + LocalSegmentation.cost(ofClass: pair)) }
      }
      (before, here) = (here, next)
    }
    return here + Self.crossing > meant
  }

  /// What words that reach over the edges of a unit can spare at most.
  private static let crossing = 120

  /// The dictionary forms that stand in the stretch, and in the stretch as it would have been meant.
  private mutating func setEdges(
    _ candidate: NearMissCandidate, _ count: Int, _ cost: Int, _ stretch: Range<Int>, _ hits: borrowing [FormMatcher.Hit],
    _ lexicon: borrowing LexiconSnapshot
  ) {
    let range = candidate.range
    let low = stretch.lowerBound
    let delta = count - range.count
    let slip = range.lowerBound + candidate.at
    let slipEnd = slip + max(1, 1 - delta)
    standing.edges.removeAll(keepingCapacity: true)
    corrected.edges.removeAll(keepingCapacity: true)
    corrected.edges.append(.init(start: range.lowerBound - low, end: range.lowerBound - low + count, cost: cost))
    var h = firstHit(from: low, hits)
    while h < hits.count, Int(hits[h].start) < stretch.upperBound {
      let start = Int(hits[h].start)
      let end = Int(hits[h].end)
      let traits = lexicon.formTraits[Int(hits[h].form)]
      h += 1
      guard traits & FormTrait.kinds != 0, traits & FormTrait.wrong == 0, end <= stretch.upperBound else { continue }
      let cost = LocalSegmentation.cost(of: Self.kind(traits))
      standing.edges.append(.init(start: start - low, end: end - low, cost: cost))
      if end <= slip {
        corrected.edges.append(.init(start: start - low, end: end - low, cost: cost))
      } else if start >= slipEnd {
        corrected.edges.append(.init(start: start - low + delta, end: end - low + delta, cost: cost))
      }
    }
  }

  /// What the slip is and how unlikely it is, in tenths of bits; nil for differences that are no slips.
  ///
  /// Prices were set where real text of many kinds keeps quiet: official style shortens phrases (稳步增长 → 稳增长) and widens
  /// them (绿色发展 → 绿色化发展) all day long, while nobody writes another character of the same sound on purpose.
  private func price(_ c: NearMissCandidate, _ meant: Meant, _ kind: TableKind?, _ text: borrowing NormalizedText) -> (
    NearMiss.Edit, Int
  )? {
    let s = c.range.lowerBound
    let n = meant.count
    let isShortWord = n < 4 && kind == nil
    switch c.edit {
    case .substituted(1):
      let wrong = text[s + c.at]
      let right = meant[c.at]
      if Self.numerals.contains(wrong) && Self.numerals.contains(right) { return nil }
      if Self.generic.contains(wrong) && Self.generic.contains(right) { return nil }
      if Self.attributes.contains(wrong) && Self.attributes.contains(right) { return nil }
      if Self.loose.contains(wrong) && Self.loose.contains(right) { return nil }
      guard let edge = edge(c, wrong, n, text) else { return nil }
      switch sounds.relation(wrong, right) {
      case .same: return (.sameSound, edge + (n == 2 ? 285 : isShortWord ? 240 : 130))
      case .near: return (.nearSound, edge + (n == 2 ? 320 : isShortWord ? 260 : 220))
      case .different: break
      }
      if likeness.isShape(wrong, right) { return (.shape, edge + 220) }
      guard n >= (c.at > 0 && c.at < n - 1 ? 6 : 7), c.at == 0 || words.rank(text[s + c.at - 1], wrong) == 0,
        words.rank(wrong, text[s + c.at + 1]) == 0
      else { return nil }
      return (.unlike, 250)
    case .substituted: return (.sameSound, n == 4 ? 170 : 150)
    case .swapped:
      if Self.numerals.contains(text[s + c.at]), Self.numerals.contains(text[s + c.at + 1]) { return nil }
      // A name or phrase of five characters or more with two of them swapped is nothing else.
      if n >= 5, kind != nil { return (.swapped, 150) }
      return (.swapped, words.rank(text[s + c.at], text[s + c.at + 1]) > 0 ? 250 : 220)
    case .missing: return missing(c, meant, kind, text)
    case .extra: return extra(c, meant, text)
    }
  }

  /// A word that lost a character strands the other one, where it makes no word with its new neighbours; official style shortens
  /// by whole words.
  private func missing(_ c: NearMissCandidate, _ meant: Meant, _ kind: TableKind?, _ text: borrowing NormalizedText) -> (
    NearMiss.Edit, Int
  )? {
    let n = meant.count
    let right = meant[c.at]
    let isName = kind == .organizations || kind == .offices
    if Self.loose.contains(right) || Self.numerals.contains(right) || Self.generic.contains(right) && !(isName && n >= 5) {
      return nil
    }
    let s = c.range.lowerBound
    let e = c.range.upperBound
    let a = meant[c.at - 1]
    let b = meant[c.at + 1]
    // 承载能力 and 承载力: an ending that words take as well as a noun does.
    if c.at == n - 2, Self.endings.contains(b), words.rank(meant[c.at - 2 < 0 ? 0 : c.at - 2], a) > 0 { return nil }
    let isJoined = words.rank(a, b) > 0
    let strandsLeft =
      !isJoined && words.rank(a, right) > 0 && words.rank(c.at > 1 ? meant[c.at - 2] : text[s - 1], a) == 0
    let strandsRight = !isJoined && words.rank(right, b) > 0 && words.rank(b, c.at + 2 < n ? meant[c.at + 2] : text[e]) == 0
    let strands = strandsLeft || strandsRight
    let isFree = Self.attributes.contains(b) || Self.attributes.contains(right)
    let price: Int
    if kind == nil {
      price = 400
    } else if n <= 4 {
      price = strands ? 260 : 350
    } else if kind == .organizations && n >= 6 || kind == .offices {
      price = 150
    } else if strands && !isFree {
      price = n >= 6 ? 150 : 200
    } else {
      price = !isJoined && !isFree ? 260 : n < 7 ? 350 : 250
    }
    // What is left of a word at the edge can belong to what stands beside it: 其中|合作论坛 is no 中非合作论坛.
    let first = text[s - 1]
    let last = text[e]
    var edge = 0
    if c.at == 1, text.characterClass(s - 1).isHan { edge = words.rank(first, text[s]) > 0 ? 150 : beside(first) }
    if c.at == n - 2, text.characterClass(e).isHan {
      // The end of a name is no other word's beginning: 国务院办厅关于.
      edge = max(edge, words.rank(text[e - 1], last) > 0 ? 150 : isName ? 0 : beside(last))
    }
    return (.missing, price + edge)
  }

  /// What a neighbour of an incomplete edge adds: a particle ends what stands there, anything else may join it.
  private func beside(_ scalar: UInt32) -> Int { Self.function.contains(scalar) || Self.loose.contains(scalar) ? 0 : 130 }

  /// What a substitution at the edge of a unit costs more where the character belongs to what stands beside it (批示|发展改革委
  /// is no 市发展改革委); nil where it is a word of its own there.
  private func edge(_ c: NearMissCandidate, _ wrong: UInt32, _ n: Int, _ text: borrowing NormalizedText) -> Int? {
    guard c.at == 0 || c.at == n - 1 else { return 0 }
    if n > 2, Self.function.contains(wrong) { return nil }
    let place = c.range.lowerBound + c.at
    let isWord = c.at == 0 ? words.rank(text[place - 1], wrong) > 0 : words.rank(wrong, text[place + 1]) > 0
    return isWord ? 150 : 0
  }

  private func extra(_ c: NearMissCandidate, _ meant: Meant, _ text: borrowing NormalizedText) -> (NearMiss.Edit, Int)? {
    let place = c.range.lowerBound + c.at
    let wrong = text[place]
    guard text.characterClass(place).isHan, !Self.loose.contains(wrong), !Self.numerals.contains(wrong),
      !Self.attributes.contains(wrong)
    else { return nil }
    // Written twice, or twice with another character of the same sound.
    if sounds.relation(wrong, text[place - 1]) == .same || sounds.relation(wrong, text[place + 1]) == .same { return (.extra, 200) }
    let n = meant.count
    guard c.at > 0, c.at < n, !(n == 4 && Self.generic.contains(wrong)) else { return nil }
    // Inside a word, and no word with either of its halves: what widens a phrase stands between its words.
    let a = meant[c.at - 1]
    let b = meant[c.at]
    let splits =
      words.rank(a, b) > 0 || c.at > 1 && isWord(meant, c.at - 2)
      || c.at + 1 < n && isWord(meant, c.at - 1)
    let joins = words.rank(a, wrong) > 0 || words.rank(wrong, b) > 0
    guard splits else { return n >= 8 ? (.extra, 450) : nil }
    if joins { return n >= 5 ? (.extra, n >= 6 ? 320 : 380) : nil }
    return (.extra, n >= 6 ? 200 : n == 5 ? 260 : 330)
  }

  /// Whether three characters of a unit are a word.
  private func isWord(_ meant: Meant, _ place: Int) -> Bool {
    words.frequencyClass(key: UInt64(meant[place]) << 32 | UInt64(meant[place + 1]) << 16 | UInt64(meant[place + 2])) > 0
  }

  /// Whether a dictionary form covers the stretch, or is it.
  private func isKnown(_ range: Range<Int>, hits: borrowing [FormMatcher.Hit], lexicon: borrowing LexiconSnapshot) -> Bool {
    var h = firstHit(from: max(0, range.lowerBound - 24), hits)
    while h < hits.count, Int(hits[h].start) <= range.lowerBound {
      if Int(hits[h].end) >= range.upperBound, lexicon.formTraits[Int(hits[h].form)] & (FormTrait.kinds | FormTrait.wrong) != 0 {
        return true
      }
      h += 1
    }
    return false
  }

  private func firstHit(from index: Int, _ hits: borrowing [FormMatcher.Hit]) -> Int {
    hits.partitionPoint { Int($0.start) >= index }
  }

  /// The characters of a unit, where the index keeps them.
  private struct Meant {
    private let pool: [UInt16]
    private let start: Int
    let count: Int
    init(_ pool: [UInt16], _ start: Int, _ count: Int) { (self.pool, self.start, self.count) = (pool, start, count) }
    subscript(_ place: Int) -> UInt32 { UInt32(pool[start + place]) }
  }

  private static func kind(_ traits: UInt8) -> TableKind {
    func has(_ kind: TableKind) -> Bool { traits &>> kind.bit & 1 != 0 }
    if has(.offices) { return .offices }
    if has(.phrases) { return .phrases }
    if has(.places) { return .places }
    return has(.organizations) ? .organizations : .people
  }
}
