import TextModel

/// Pairs the quotation marks and brackets of a paragraph. The arrays are reused from paragraph to paragraph.
///
/// Each kind is paired on its own, so that one lost mark does not unsettle the others. Brackets are a stack for each kind. Curly
/// quotation marks hardly ever nest in their own kind, and writers forget or turn them: where the stack does not come out,
/// the nearest explanation is taken, a turned mark where that mends two marks at once, a lost one otherwise.
struct MarkPairing: Sendable {
  private enum Side { case opening, closing, either }
  private struct Quote { var index: Int; var side: Side }

  private var quotes: [Quote] = []
  /// View indices of the open marks of each kind.
  private var open = [[Int]](repeating: [], count: Enclosure.Kind.allCases.count)
  /// For each of ``quotes`` that opens, the position of the mark that closes it with its inner pairs closed; -1 when none does.
  private var balance: [Int] = []

  mutating func pair(
    _ marks: [Mark], _ text: borrowing NormalizedText, _ enclosures: inout [Enclosure], _ strays: inout [StrayMark]
  ) {
    enclosures.removeAll(keepingCapacity: true)
    strays.removeAll(keepingCapacity: true)
    let wanted = UInt32(1) << UInt32(CharacterClass.quote.rawValue) | 1 << UInt32(CharacterClass.bracket.rawValue)
    guard text.presentClasses & wanted != 0 else { return }
    if text.presentClasses >> UInt32(CharacterClass.bracket.rawValue) & 1 != 0 { brackets(marks, text, &enclosures, &strays) }
    if text.presentClasses >> UInt32(CharacterClass.quote.rawValue) & 1 != 0 {
      corners(marks, &enclosures, &strays)
      collect(marks, text, 0x201C, 0x201D, 0x22)
      curly(.doubleQuote, .straightDouble, text, &enclosures, &strays)
      collect(marks, text, 0x2018, 0x2019, 0x27)
      curly(.singleQuote, .straightSingle, text, &enclosures, &strays)
    }
    enclosures.sort { ($0.open, $0.close) < ($1.open, $1.close) }
    strays.sort { $0.index < $1.index }
  }

  // MARK: - Brackets

  private mutating func brackets(
    _ marks: [Mark], _ text: borrowing NormalizedText, _ enclosures: inout [Enclosure], _ strays: inout [StrayMark]
  ) {
    for mark in marks where mark.characterClass == .bracket {
      guard let (kind, opens) = Self.bracket(mark.scalar) else { continue }
      step(kind, opens, Int(mark.index), &enclosures, &strays)
    }
    leaveOpen(&strays)
  }

  private mutating func corners(_ marks: [Mark], _ enclosures: inout [Enclosure], _ strays: inout [StrayMark]) {
    for mark in marks where mark.characterClass == .quote {
      switch mark.scalar {
      case 0x300C: step(.cornerQuote, true, Int(mark.index), &enclosures, &strays)
      case 0x300D: step(.cornerQuote, false, Int(mark.index), &enclosures, &strays)
      case 0x300E: step(.whiteCornerQuote, true, Int(mark.index), &enclosures, &strays)
      case 0x300F: step(.whiteCornerQuote, false, Int(mark.index), &enclosures, &strays)
      default: break
      }
    }
    leaveOpen(&strays)
  }

  private mutating func step(
    _ kind: Enclosure.Kind, _ opens: Bool, _ index: Int, _ enclosures: inout [Enclosure], _ strays: inout [StrayMark]
  ) {
    let own = Int(kind.rawValue)
    if opens {
      open[own].append(index)
    } else if let start = open[own].popLast() {
      enclosures.append(Enclosure(kind: kind, open: start, close: index, depth: open[own].count))
    } else {
      strays.append(StrayMark(kind: kind, index: index, fault: .unopened, partner: index))
    }
  }

  /// What is still open has no partner.
  private mutating func leaveOpen(_ strays: inout [StrayMark]) {
    for kind in Enclosure.Kind.allCases where !open[Int(kind.rawValue)].isEmpty {
      for index in open[Int(kind.rawValue)] {
        strays.append(StrayMark(kind: kind, index: index, fault: .unclosed, partner: index))
      }
      open[Int(kind.rawValue)].removeAll(keepingCapacity: true)
    }
  }

  private static func bracket(_ scalar: UInt32) -> (Enclosure.Kind, Bool)? {
    switch scalar {
    case 0xFF08, 0x28: (.parenthesis, true)
    case 0xFF09, 0x29: (.parenthesis, false)
    case 0x300A: (.title, true)
    case 0x300B: (.title, false)
    case 0x3008: (.innerTitle, true)
    case 0x3009: (.innerTitle, false)
    case 0x3014: (.tortoiseShell, true)
    case 0x3015: (.tortoiseShell, false)
    case 0x3010: (.lenticular, true)
    case 0x3011: (.lenticular, false)
    case 0x5B, 0xFF3B: (.square, true)
    case 0x5D, 0xFF3D: (.square, false)
    case 0x7B, 0xFF5B: (.brace, true)
    case 0x7D, 0xFF5D: (.brace, false)
    case 0x301D: (.prime, true)
    case 0x301E, 0x301F: (.prime, false)
    default: nil
    }
  }

  // MARK: - Quotation marks

  private mutating func collect(
    _ marks: [Mark], _ text: borrowing NormalizedText, _ opening: UInt32, _ closing: UInt32, _ straight: UInt32
  ) {
    quotes.removeAll(keepingCapacity: true)
    for mark in marks where mark.characterClass == .quote {
      let i = Int(mark.index)
      if mark.scalar == opening {
        quotes.append(Quote(index: i, side: .opening))
      } else if mark.scalar == closing {
        // An apostrophe (O’Neil, it’s) or the mark of a cut year (’23年) closes nothing.
        if closing == 0x2019, Self.isApostrophe(i, text) { continue }
        quotes.append(Quote(index: i, side: .closing))
      } else if mark.scalar == straight {
        if straight == 0x27, Self.isApostrophe(i, text) { continue }
        quotes.append(Quote(index: i, side: .either))
      }
    }
  }

  private static func isApostrophe(_ i: Int, _ text: borrowing NormalizedText) -> Bool {
    let before = text.characterClass(i - 1)
    let after = text.characterClass(i + 1)
    if before == .latin || before == .latinExtended { return true }
    return after == .digit && text.characterClass(i + 2) == .digit
      && (text[i + 3] == 0x5E74 || text.characterClass(i + 3) != .digit)
      && before != .digit
  }

  /// Longest stretch between two marks that are taken for a turned pair.
  private static let reach = 40

  private mutating func curly(
    _ kind: Enclosure.Kind, _ straight: Enclosure.Kind, _ text: borrowing NormalizedText, _ enclosures: inout [Enclosure],
    _ strays: inout [StrayMark]
  ) {
    findBalance()
    var i = 0
    while i < quotes.count {
      let mark = quotes[i]
      let next = i + 1 < quotes.count ? quotes[i + 1] : nil
      switch mark.side {
      case .opening:
        if let next, next.side != .opening {
          enclosures.append(Enclosure(kind: kind, open: mark.index, close: next.index, depth: 0))
          i += 2
        } else if balance[i] >= 0 {
          let end = balance[i]
          pairNested(i, end, kind, &enclosures)
          i = end + 1
        } else if let next, isTurned(i, text) {
          strays.append(StrayMark(kind: kind, index: next.index, fault: .reversed, partner: mark.index))
          enclosures.append(Enclosure(kind: kind, open: mark.index, close: next.index, depth: 0))
          i += 2
        } else {
          strays.append(StrayMark(kind: kind, index: mark.index, fault: .unclosed, partner: mark.index))
          i += 1
        }
      case .closing:
        if let next, next.side == .closing, isNear(mark.index, next.index, text) {
          strays.append(StrayMark(kind: kind, index: mark.index, fault: .reversed, partner: next.index))
          enclosures.append(Enclosure(kind: kind, open: mark.index, close: next.index, depth: 0))
          i += 2
        } else if let next, next.side == .opening, isSwapped(i, text) {
          strays.append(StrayMark(kind: kind, index: mark.index, fault: .reversed, partner: next.index))
          strays.append(StrayMark(kind: kind, index: next.index, fault: .reversed, partner: mark.index))
          enclosures.append(Enclosure(kind: kind, open: mark.index, close: next.index, depth: 0))
          i += 2
        } else {
          strays.append(StrayMark(kind: kind, index: mark.index, fault: .unopened, partner: mark.index))
          i += 1
        }
      case .either:
        if let next, next.side != .opening {
          enclosures.append(
            Enclosure(kind: next.side == .either ? straight : kind, open: mark.index, close: next.index, depth: 0))
          i += 2
        } else {
          // An inch mark (6.1") and its like.
          if text.characterClass(mark.index - 1) != .digit {
            strays.append(StrayMark(kind: straight, index: mark.index, fault: .unclosed, partner: mark.index))
          }
          i += 1
        }
      }
    }
  }

  /// Finds which quotations close after inner ones of their own kind. A straight mark between makes it anyone's guess.
  private mutating func findBalance() {
    balance.removeAll(keepingCapacity: true)
    var waiting: [Int] = []
    for k in quotes.indices {
      balance.append(-1)
      switch quotes[k].side {
      case .opening: waiting.append(k)
      case .closing: if let start = waiting.popLast() { balance[start] = k }
      case .either: waiting.removeAll(keepingCapacity: true)
      }
    }
  }

  private func pairNested(_ first: Int, _ last: Int, _ kind: Enclosure.Kind, _ enclosures: inout [Enclosure]) {
    var open: [Int] = []
    for k in first...last {
      if quotes[k].side == .opening {
        open.append(quotes[k].index)
      } else if let start = open.popLast() {
        enclosures.append(Enclosure(kind: kind, open: start, close: quotes[k].index, depth: open.count))
      }
    }
  }

  /// “X“: the second mark closes if what follows opens again, or nothing follows.
  private func isTurned(_ i: Int, _ text: borrowing NormalizedText) -> Bool {
    guard isNear(quotes[i].index, quotes[i + 1].index, text) else { return false }
    guard i + 2 < quotes.count else { return true }
    return quotes[i + 2].side == .opening
  }

  /// ”X“: both marks are turned if nothing after them asks for an opening mark.
  private func isSwapped(_ i: Int, _ text: borrowing NormalizedText) -> Bool {
    let (a, b) = (quotes[i].index, quotes[i + 1].index)
    guard b - a > 1, b - a <= 21, isNear(a, b, text), !Self.hasStop(a + 1..<b, text) else { return false }
    guard i + 2 < quotes.count else { return true }
    return quotes[i + 2].side == .opening
  }

  private func isNear(_ a: Int, _ b: Int, _ text: borrowing NormalizedText) -> Bool {
    guard b - a > 1, b - a <= Self.reach else { return false }
    for k in a + 1..<b where text[k] == 0x3002 || text[k] == 0xFF1B { return false }
    return true
  }

  private static func hasStop(_ range: Range<Int>, _ text: borrowing NormalizedText) -> Bool {
    range.contains { text[$0] == 0xFF0C || text[$0] == 0x3002 || text[$0] == 0xFF1B || text[$0] == 0xFF1A }
  }
}
