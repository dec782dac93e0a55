import TextModel

/// The YAML of rule files of prh and Vale: maps and lists of plain or quoted scalars, one a line. What goes beyond that is an
/// error that names the line, never a wrong reading.
enum FlatYAML {
  /// What replaces what.
  struct Replacement: Hashable {
    var wrong: String
    var right: String
  }

  /// Rules of prh: `expected`, and `pattern` or `patterns`. A rule without a pattern only fixes the spelling of `expected`
  /// itself and is left out; so is one whose pattern is a regular expression, which no row can say.
  static func prh(_ text: String) throws(KeepingError) -> [Replacement] {
    var result: [Replacement] = []
    var rule = (expected: "", patterns: [String]())
    var isInPatterns = false
    var indentation: Int?
    for (number, line) in lines(text) {
      let depth = line.prefix { $0 == " " }.count
      var rest = line[...].dropFirst(depth)
      let isItem = rest.hasPrefix("- ") || rest == "-"
      if isItem {
        if depth <= indentation ?? depth {
          // The members of a rule stand in any order: it is complete only where the next one begins.
          for wrong in rule.patterns { add(wrong, rule.expected, &result) }
          rule = ("", [])
          indentation = depth
          isInPatterns = false
        }
        rest = rest.dropFirst().drop { $0 == " " }
      }
      if let (key, value) = member(rest) {
        isInPatterns = false
        switch key {
        case "expected": rule.expected = try scalar(value, number)
        case "pattern", "patterns":
          if value.isEmpty {
            isInPatterns = true
          } else if value.hasPrefix("[") {
            throw KeepingError("第 \(number) 行：列表请写成一行一项", en: "line \(number): write the list with one item a line")
          } else {
            rule.patterns.append(try scalar(value, number))
          }
        default: break
        }
      } else if isItem, isInPatterns {
        rule.patterns.append(try scalar(String(rest), number))
      }
    }
    for wrong in rule.patterns { add(wrong, rule.expected, &result) }
    return result
  }

  private static func add(_ wrong: String, _ right: String, _ result: inout [Replacement]) {
    guard !wrong.isEmpty, !right.isEmpty, !(wrong.hasPrefix("/") && wrong.dropFirst().contains("/")) else { return }
    result.append(Replacement(wrong: wrong, right: right))
  }

  /// The `swap` of a substitution of Vale; keys that are real regular expressions are left out.
  static func vale(_ text: String) throws(KeepingError) -> [Replacement] {
    var result: [Replacement] = []
    var isInSwap = false
    for (number, line) in lines(text) {
      if !line.hasPrefix(" ") {
        isInSwap = line.hasPrefix("swap:")
        continue
      }
      guard isInSwap else { continue }
      guard let (key, value) = member(line[...].drop { $0 == " " }) else {
        throw KeepingError("第 \(number) 行：应为“误写: 正写”", en: "line \(number): expected “wrong: right”")
      }
      guard let wrong = literal(pattern: key) else { continue }
      result.append(Replacement(wrong: wrong, right: try scalar(value, number)))
    }
    return result
  }

  /// The text that a pattern without operators stands for; nil when it has some.
  private static func literal(pattern: String) -> String? {
    var out = ""
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        if character.isLetter || character.isNumber { return nil }
        out.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if "()[]{}|?*+.^$".contains(character) {
        return nil
      } else {
        out.append(character)
      }
    }
    return isEscaped ? nil : out
  }

  /// A text as a pattern of Vale.
  static func escapedPattern(_ text: String) -> String {
    let special = "()[]{}|?*+.^$\\".utf8
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    return text.map { "()[]{}|?*+.^$\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// A scalar in double quotation marks.
  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) else { return "\"" + text + "\"" }
    return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }

  private static func lines(_ text: String) -> [(Int, String)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap { index, line in
      let content = line.drop { $0 == " " }
      return content.isEmpty || content.hasPrefix("#") || content.hasPrefix("---") ? nil : (index + 1, String(line))
    }
  }

  /// `key: value`, the key plain or quoted and given as it reads, the value as it stands.
  private static func member(_ text: Substring) -> (String, String)? {
    if let mark = text.first, mark == "\"" || mark == "'" {
      guard let end = closing(mark, text) else { return nil }
      let after = text[text.index(after: end)...].drop { $0 == " " }
      guard after.first == ":" else { return nil }
      let key = unquoted(text[text.index(after: text.startIndex)..<end], mark)
      return (key, String(after.dropFirst().drop { $0 == " " }))
    }
    // A colon ends a key only before a blank or at the end of the line.
    var colon = text.firstIndex(of: ":")
    while let at = colon {
      let after = text[text.index(after: at)...]
      if after.isEmpty || after.first == " " {
        return (CellText.cleaned(String(text[..<at])), String(after.drop { $0 == " " }))
      }
      colon = after.firstIndex(of: ":")
    }
    return nil
  }

  private static func scalar(_ text: String, _ number: Int) throws(KeepingError) -> String {
    guard let mark = text.first, mark == "\"" || mark == "'" else {
      if text.hasPrefix("|") || text.hasPrefix(">") || text.hasPrefix("&") || text.hasPrefix("*") {
        throw KeepingError("第 \(number) 行：不支持这种 YAML 写法", en: "line \(number): this form of YAML is not read")
      }
      var plain = text[...]
      if let comment = Self.comment(in: plain) { plain = plain[..<comment] }
      return CellText.cleaned(String(plain))
    }
    guard let end = closing(mark, text[...]) else {
      throw KeepingError("第 \(number) 行：引号没有配对", en: "line \(number): the quotation mark is not closed")
    }
    return unquoted(text[text.index(after: text.startIndex)..<end], mark)
  }

  /// Where a comment begins: at a `#` after a blank.
  private static func comment(in text: Substring) -> String.Index? {
    var previous: Character = "x"
    for index in text.indices {
      if text[index] == "#", previous == " " { return index }
      previous = text[index]
    }
    return nil
  }

  private static func closing(_ mark: Character, _ text: Substring) -> String.Index? {
    var at = text.index(after: text.startIndex)
    while at < text.endIndex {
      let next = text.index(after: at)
      if mark == "\"", text[at] == "\\" {
        at = next < text.endIndex ? text.index(after: next) : next
      } else if text[at] == mark {
        guard mark == "'", next < text.endIndex, text[next] == mark else { return at }
        at = text.index(after: next)
      } else {
        at = next
      }
    }
    return nil
  }

  private static func unquoted(_ text: Substring, _ mark: Character) -> String {
    var out = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        out.append(mark == "'" ? "'" : character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
      } else if character == (mark == "'" ? "'" : "\\") {
        isEscaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
