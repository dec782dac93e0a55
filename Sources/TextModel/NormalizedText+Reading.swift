extension NormalizedText {
  /// What reading depends on besides the bytes.
  public struct Reading: Hashable, Sendable {
    /// Fold characters that are standard ones too (於 → 于): right in a document written in Traditional characters.
    public var foldsAmbiguous = false
    /// Read `(de)` after a Han character as residue although it bears no tone: right where residue abounds.
    public var acceptsTonelessResidue = false
    /// The document ends its lines with CR LF: what a fix that breaks a line writes.
    public var endsLinesWithCRLF = false
    /// Creates the reading of a plain Simplified document.
    public init() {}
  }

  /// Reads a block of `text` into this view, replacing what it held. O(bytes).
  public mutating func read(
    _ block: ProseBlock, of text: borrowing SourceText, _ table: borrowing CharacterTable, _ reading: Reading
  ) {
    scalars.removeAll(keepingCapacity: true)
    classBytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    oddities.removeAll(keepingCapacity: true)
    presentClasses = 0
    presentOddities = 0
    range = block.range
    var at = Int(block.range.start)
    let end = min(Int(block.range.end), text.count)
    for splice in block.splices {
      let start = min(max(Int(splice.range.start), at), end)
      read(at, start, limit: end, text, table, reading)
      let after = min(max(Int(splice.range.end), start), end)
      if after > start {
        if let last = scalars.indices.last, gaps.last?.index != UInt32(last) {
          gaps.append(Gap(index: UInt32(last), end: UInt32(start), isMarkup: true))
        }
        switch splice.reading {
        case .nothing: break
        case .object: append(0xFFFC, .object, at: start)
        case .scalars(let read):
          for scalar in read { append(table.folded(scalar), table.characterClass(table.folded(scalar)), at: start) }
        }
      }
      at = after
    }
    read(at, end, limit: end, text, table, reading)
    starts.append(UInt32(truncatingIfNeeded: end))
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ characterClass: CharacterClass, at offset: Int) {
    scalars.append(scalar)
    classBytes.append(characterClass.rawValue)
    starts.append(UInt32(truncatingIfNeeded: offset))
    presentClasses |= 1 << UInt32(characterClass.rawValue)
  }

  private mutating func note(_ kind: Oddity.Kind, _ scalar: UInt32, _ start: Int, _ end: Int, index: Int) {
    presentOddities |= 1 << UInt32(kind.rawValue)
    oddities.append(Oddity(kind: kind, scalar: scalar, range: ByteRange(start, end), index: UInt32(truncatingIfNeeded: index)))
  }

  /// Something between the last scalar and the next is not read.
  private mutating func skipInvisible(from start: Int) {
    guard let last = scalars.indices.last else { return }
    if gaps.last?.index != UInt32(last) { gaps.append(Gap(index: UInt32(last), end: UInt32(start), isMarkup: false)) }
  }

  private mutating func read(
    _ from: Int, _ to: Int, limit: Int, _ text: borrowing SourceText, _ table: borrowing CharacterTable, _ reading: Reading
  ) {
    let bytes = text.storage.span
    var i = from
    while i < to {
      readRun(&i, to, text, table)
      guard i < to else { return }
      let lead = bytes[i]
      if lead >= 0xF0 {
        readAstral(text.scalar(at: i, limit: to), at: i, table)
        i += 4
      } else {
        let scalar = text.scalar(at: i, limit: to)
        i = readSpecial(
          scalar, table.words[Int(scalar)], i, i + SourceText.sequenceLength(lead), limit: limit, text, table, reading)
      }
    }
  }

  /// Where ``readPlain(_:_:_:_:_:)`` puts what it reads, a portion at a time: memory that is written without a check for each append.
  struct Room: Sendable {
    static let size = 128
    var scalars = [UInt32](repeating: 0, count: size)
    var classBytes = [UInt8](repeating: 0, count: size)
    var starts = [UInt32](repeating: 0, count: size)
  }

  /// Reads characters that are read as they stand, up to the first that is not, and moves `i` there.
  private mutating func readRun(_ i: inout Int, _ to: Int, _ text: borrowing SourceText, _ table: borrowing CharacterTable) {
    while i < to {
      let count = Self.readPlain(&i, to, text, table, &room, &presentClasses)
      scalars.append(contentsOf: room.scalars[..<count])
      classBytes.append(contentsOf: room.classBytes[..<count])
      starts.append(contentsOf: room.starts[..<count])
      if count < Room.size { return }
    }
  }

  /// Reads as many characters as the room holds, or fewer where one that is not read as it stands follows; returns their number.
  ///
  /// This is the innermost loop of the whole program.
  private static func readPlain(
    _ i: inout Int, _ to: Int, _ text: borrowing SourceText, _ table: borrowing CharacterTable, _ room: inout Room,
    _ present: inout UInt32
  ) -> Int {
    let bytes = text.storage.span
    let glances = table.glances.span
    return fill(&i, to, bytes, glances, &room.scalars, &room.classBytes, &room.starts, &present)
  }

  private static func fill(
    _ i: inout Int, _ to: Int, _ bytes: Span<UInt8>, _ glances: Span<UInt8>, _ scalars: inout [UInt32],
    _ classBytes: inout [UInt8], _ starts: inout [UInt32], _ present: inout UInt32
  ) -> Int {
    var scalarsOut = scalars.mutableSpan
    var classesOut = classBytes.mutableSpan
    var startsOut = starts.mutableSpan
    var next = i
    var at = 0
    var classes: UInt32 = 0
    // SAFETY: next is before the end of the text, behind which there is padding; a scalar of three bytes or fewer has a glance; and
    // there is room for as many scalars as `Room.size`.
    while next < to, at < Room.size {
      let lead = unsafe bytes[unchecked: next]
      let scalar: UInt32
      let length: Int
      if lead >= 0xE0 {
        if lead >= 0xF0 { break }
        let second = unsafe bytes[unchecked: next &+ 1]
        let third = unsafe bytes[unchecked: next &+ 2]
        scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        length = 3
      } else if lead < 0x80 {
        scalar = UInt32(lead)
        length = 1
      } else {
        let second = unsafe bytes[unchecked: next &+ 1]
        scalar = UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F)
        length = 2
      }
      let glance = unsafe glances[unchecked: Int(scalar)]
      if glance & CharacterTable.attentionBit != 0 { break }
      unsafe scalarsOut[unchecked: at] = scalar
      unsafe classesOut[unchecked: at] = glance
      unsafe startsOut[unchecked: at] = UInt32(truncatingIfNeeded: next)
      classes |= 1 &<< UInt32(glance)
      at &+= 1
      next &+= length
    }
    i = next
    present |= classes
    return at
  }

  private mutating func readAstral(_ scalar: UInt32, at i: Int, _ table: borrowing CharacterTable) {
    if CharacterClass.isInvisible(scalar) {
      note(.invisible, scalar, i, i + 4, index: count)
      skipInvisible(from: i)
      return
    }
    let folded = table.folded(scalar)
    if folded != scalar { note(.compatibility, scalar, i, i + 4, index: count) }
    let characterClass = table.characterClass(folded)
    if characterClass == .privateUse { note(.privateUse, scalar, i, i + 4, index: count) }
    if characterClass == .han, folded == scalar, !table.astralStandard.isEmpty, !table.astralStandard.contains(scalar) {
      note(.unlisted, scalar, i, i + 4, index: count)
    }
    append(folded, characterClass, at: i)
  }

  /// Reads one character that is not read as it stands; returns the offset after it.
  private mutating func readSpecial(
    _ scalar: UInt32, _ word: UInt32, _ start: Int, _ end: Int, limit: Int, _ text: borrowing SourceText,
    _ table: borrowing CharacterTable, _ reading: Reading
  ) -> Int {
    let flags = CharacterTable.Flags(rawValue: UInt8(word >> 24))
    let characterClass = CharacterClass(rawValue: UInt8(word >> 16 & 0x1F)) ?? .other
    if flags.contains(.invisible) {
      note(.invisible, scalar, start, end, index: count)
      skipInvisible(from: start)
      return end
    }
    if flags.contains(.special) { return readMark(scalar, characterClass, start, end, limit: limit, text, table, reading) }
    if flags.contains(.ambiguous) {
      note(.ambiguousTraditional, scalar, start, end, index: count)
      append(reading.foldsAmbiguous ? word & 0xFFFF : scalar, reading.foldsAmbiguous ? characterClass : .han, at: start)
      return end
    }
    let kind: Oddity.Kind? =
      flags.contains(.traditional)
      ? .traditional
      : flags.contains(.compatibility)
        ? .compatibility
        : flags.contains(.fullwidth)
          ? .fullwidth
          : characterClass == .wideSpace
            ? .wideSpace
            : characterClass == .privateUse
              ? .privateUse
              : characterClass == .replacement
                ? .replacement : characterClass == .control ? .control : flags.contains(.unlisted) ? .unlisted : nil
    if let kind { note(kind, scalar, start, end, index: count) }
    append(word & 0xFFFF, characterClass, at: start)
    return end
  }

  private mutating func readMark(
    _ scalar: UInt32, _ characterClass: CharacterClass, _ start: Int, _ end: Int, limit: Int, _ text: borrowing SourceText,
    _ table: borrowing CharacterTable, _ reading: Reading
  ) -> Int {
    let previous = scalars.last ?? 0
    let previousClass = characterClassOfLast
    if scalar == 0x8457 {
      let next = table.folded(text.scalar(at: end, limit: limit))
      if Self.keepsZhu(before: previous, after: next) {
        append(scalar, .han, at: start)
      } else {
        note(.zhuForZhe, scalar, start, end, index: count)
        append(0x7740, .han, at: start)
      }
      return end
    }
    if scalar == 0x28 || scalar == 0xFF08 {
      if previousClass.isHan, gaps.last?.index != UInt32(truncatingIfNeeded: count - 1) || gaps.isEmpty,
        let close = text.endOfPinyinAnnotation(
          at: end, limit: limit, acceptsToneless: reading.acceptsTonelessResidue, behind: previous)
      {
        note(.pinyinResidue, scalar, start, close, index: count)
        return close
      }
      if scalar == 0xFF08 {
        append(scalar, characterClass, at: start)
        return end
      }
    }
    let next = text.scalar(at: end, limit: limit)
    let nextClass = table.characterClass(next)
    let betweenDigits = previousClass == .digit && nextClass == .digit
    let besideHan = previousClass.isHan || nextClass.isHan || Self.isWide(previous) || Self.isWide(next)
    if besideHan && !betweenDigits {
      note(.widened, scalar, start, end, index: count)
      append(scalar + 0xFEE0, characterClass, at: start)
    } else {
      append(scalar, characterClass, at: start)
    }
    return end
  }

  private var characterClassOfLast: CharacterClass { characterClass(count - 1) }

  /// Full-width punctuation: CJK symbols, full-width forms, curly quotes.
  private static func isWide(_ c: UInt32) -> Bool {
    c >= 0x3001 && c <= 0x301F || c >= 0xFF01 && c <= 0xFF0F || c >= 0xFF1A && c <= 0xFF20 || c >= 0x2018 && c <= 0x201D
  }

  /// Whether 著 between two Simplified characters is the 著 of 著名 or 显著 and not the particle 着.
  static func keepsZhu(before previous: UInt32, after next: UInt32) -> Bool {
    if zhuEnds.contains(previous) { return true }
    // 随着、沿着, and 着力、着眼 after whatever else.
    if zheEnds.contains(previous) || zheBegins.contains(next) { return false }
    return zhuAfter.contains(previous) || zhuBefore.contains(next)
  }
  private static let zhuEnds = Set("显卓昭名论编专原巨遗译知".unicodeScalars.map(\.value))
  private static let zhuAfter = Set("合土拙新所".unicodeScalars.map(\.value))
  private static let zhuBefore = Set("名作者述称录书有文译".unicodeScalars.map(\.value))
  private static let zheEnds = Set("随沿朝向顺冒盯围跟带本凭靠接指看".unicodeScalars.map(\.value))
  private static let zheBegins = Set("力眼重手装陆想急火".unicodeScalars.map(\.value))
}

extension SourceText {
  /// The scalar that starts at a byte offset; 0 at or past `limit`.
  @inlinable
  public func scalar(at i: Int, limit: Int) -> UInt32 {
    guard i >= 0, i < min(limit, count) else { return 0 }
    let lead = storage[i]
    if lead < 0x80 { return UInt32(lead) }
    if lead < 0xE0 { return UInt32(lead & 0x1F) << 6 | UInt32(storage[i + 1] & 0x3F) }
    if lead < 0xF0 { return UInt32(lead & 0x0F) << 12 | UInt32(storage[i + 1] & 0x3F) << 6 | UInt32(storage[i + 2] & 0x3F) }
    return UInt32(lead & 0x07) << 18 | UInt32(storage[i + 1] & 0x3F) << 12 | UInt32(storage[i + 2] & 0x3F) << 6
      | UInt32(storage[i + 3] & 0x3F)
  }

  /// The offset after the closing parenthesis when `lǐng)` (a legal syllable with one tone mark) stands at `start`.
  /// Behind a particle, its toneless syllable will do: 的(de).
  func endOfPinyinAnnotation(at start: Int, limit: Int, acceptsToneless: Bool, behind: UInt32) -> Int? {
    var letters: [UInt8] = []
    var toned = 0
    var i = start
    while i < limit, letters.count <= 6 {
      let scalar = scalar(at: i, limit: limit)
      let length = Self.sequenceLength(storage[i])
      if scalar == 0x29 || scalar == 0xFF09 {
        guard toned == 1 || toned == 0 && (acceptsToneless || Self.isNeutral(letters, behind)), PinyinSyllables.contains(letters)
        else { return nil }
        return i + length
      }
      if scalar >= 0x61 && scalar <= 0x7A {
        letters.append(UInt8(scalar))
      } else if let plain = PinyinTone.base(of: scalar) {
        letters.append(plain.letter)
        toned += plain.isToned ? 1 : 0
      } else {
        return nil
      }
      i += length
    }
    return nil
  }

  /// Whether a syllable is the neutral reading of a particle.
  private static func isNeutral(_ letters: [UInt8], _ scalar: UInt32) -> Bool {
    let syllable: StaticString
    switch scalar {
    case 0x7684, 0x5730, 0x5F97: syllable = "de"
    case 0x4E86: syllable = "le"
    case 0x7740: syllable = "zhe"
    case 0x5417: syllable = "ma"
    case 0x5462: syllable = "ne"
    case 0x5427: syllable = "ba"
    case 0x4E48: syllable = "me"
    case 0x4EEC: syllable = "men"
    default: return false
    }
    // SAFETY: a static string's bytes live as long as the program.
    return unsafe letters.elementsEqual(UnsafeBufferPointer(start: syllable.utf8Start, count: syllable.utf8CodeUnitCount))
  }
}
