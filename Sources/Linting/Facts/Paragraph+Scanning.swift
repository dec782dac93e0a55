import Lexicon
public import TextModel

extension Paragraph {
  /// Reads a block and finds its facts. Everything that rules judge is found here, once.
  public mutating func scan(_ block: ProseBlock, role: BlockRole, of source: SourceText, _ reading: NormalizedText.Reading) {
    self.block = block
    self.role = role
    marks.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    documentNumbers.removeAll(keepingCapacity: true)
    ordinals.removeAll(keepingCapacity: true)
    persons.removeAll(keepingCapacity: true)
    offices.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    placeSuffixes.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    masks.removeAll(keepingCapacity: true)
    self.reading = reading
    text.read(block, of: source, context.lexicon.characters, reading)
    present = Interests(rawValue: UInt64(text.presentClasses) | UInt64(text.presentOddities) << 32)
    if text.count > 0 {
      present.insert(.everything)
      if text.count <= Interests.shortLength { present.insert(.shortText) }
      if role != .body { present.insert(.specialRoles) }
    }
    Self.findMarks(text, &marks)
    Self.look(at: marks, &enumerations, &markFilter)
    if mayHold(mark: 0xFF1A) { present.insert(.colons) }
    if mayHold(mark: 0xFF01) || mayHold(mark: 0xFF1F) || mayHold(mark: 0x21) || mayHold(mark: 0x3F) {
      present.insert(.exclamations)
    }
    present.formUnion(Self.innerBlanks(text))
    OrdinalReader.find(text, marks, &ordinals)
    if !ordinals.isEmpty { present.insert(.ordinals) }
    pairing.pair(marks, text, &enclosures, &strays)
    findEnclosureParents()
    RepeatFact.find(text, &repeats)
    DocumentNumberScanner.scan(text, marks, &documentNumbers)
    MaskScanner.scan(text, documentNumbers, &masks)
    NumberScanner.scan(text, masks, &numbers, &dates, &times)
    if !numbers.isEmpty { present.insert(.numbers) }
    if numbers.contains(where: { $0.form != .han }) { present.insert(.digitNumbers) }
    if !dates.isEmpty { present.insert(.dates) }
    if !times.isEmpty { present.insert(.times) }
    if !documentNumbers.isEmpty { present.insert(.documentNumbers) }
    context.lexicon.matcher.matches(in: text, 0..<text.count, &matchScratch, into: &hits)
    resolveMentions()
    findSetExpressions()
    findWrongForms()
    findPlaces()
    findOffices()
    findPersons()
    nearMisses.removeAll(keepingCapacity: true)
    if wanted.contains(.nearMisses), text.count > 1 {
      context.lexicon.nearMisses.search(
        in: text, hits: hits, lexicon: context.lexicon, scratch: &nearMissScratch, into: &nearMisses)
      if !nearMisses.isEmpty { present.insert(.nearMisses) }
    }
  }

  /// Sets the document that the next blocks belong to, and what its rules are interested in.
  mutating func begin(_ source: SourceText, _ context: LintContext, wanting interests: Interests = []) {
    wanted = interests
    self.source = source
    self.context = context
    words = context.lexicon.words
  }

  /// Lets the document go.
  mutating func end() { source = SourceText("") }

  private static let markClasses: UInt32 =
    1 << UInt32(CharacterClass.stop.rawValue) | 1 << UInt32(CharacterClass.quote.rawValue) | 1
    << UInt32(CharacterClass.bracket.rawValue)
    | 1 << UInt32(CharacterClass.connector.rawValue) | 1 << UInt32(CharacterClass.percent.rawValue)

  /// Which blanks stand between other characters: the indent of a paragraph concerns few rules.
  private static func innerBlanks(_ text: borrowing NormalizedText) -> Interests {
    let (space, wideSpace) = (CharacterClass.space.rawValue, CharacterClass.wideSpace.rawValue)
    guard text.presentClasses >> UInt32(space) & 3 != 0 else { return [] }
    let classes = text.classBytes.span
    var low = 0
    var high = classes.count
    while low < high, classes[low] &- space <= 1 { low &+= 1 }
    while high > low, classes[high &- 1] &- space <= 1 { high &-= 1 }
    let first = unsafe classes.bytes.firstOffset(between: space, and: wideSpace, from: low)
    guard first < high else { return [] }
    let isWritten = text.presentOddities >> UInt32(Oddity.Kind.wideSpace.rawValue) & 1 != 0
    let hasWide = unsafe isWritten && classes.bytes.firstOffset(of: wideSpace, from: first) < high
    return hasWide ? [.innerBlanks, .innerWideBlanks] : .innerBlanks
  }

  private static func look(at marks: [Mark], _ enumerations: inout [Int32], _ filter: inout UInt64) {
    filter = 0
    enumerations.removeAll(keepingCapacity: true)
    enumerations.append(contentsOf: repeatElement(0, count: marks.count))
    var count = 0
    do {
      var out = enumerations.mutableSpan
      let marks = marks.span
      for i in marks.indices {
        filter |= 1 &<< filterBit(marks[i].scalar)
        // Written in any case and kept only where it is one: which marks are, nobody can guess.
        out[count] = Int32(truncatingIfNeeded: marks[i].index)
        count &+= Int(bitPattern: UInt(((marks[i].scalar ^ 0x3001) &- 1) >> 31))
      }
    }
    enumerations.removeLast(enumerations.count - count)
  }

  private static func findMarks(_ text: borrowing NormalizedText, _ marks: inout [Mark]) {
    guard text.presentClasses & markClasses != 0 else { return }
    let classes = text.classBytes.span
    let scalars = text.scalars.span
    let wanted = markClasses
    unsafe classes.bytes.forEachOffset(above: CharacterClass.hanUnit.rawValue) { i in
      guard wanted &>> UInt32(classes[i]) & 1 != 0 else { return }
      marks.append(Mark(scalar: scalars[i], index: UInt32(truncatingIfNeeded: i), characterClass: text.characterClass(i)))
    }
  }
}
