public import TextModel

extension WordDocument {
  /// The bytes of the file with edits made.
  ///
  /// A replacement is cut down to what differs and written into the run of the first character that it replaces; where as many
  /// characters come as go, each goes into the run of its predecessor, so that formatting stays where it was. A line end in a
  /// replacement becomes a manual line break. All other parts, and all other bytes of the part, stay as they were.
  ///
  /// - Parameter edits: Edits of ``text``; one that overlaps an earlier one is left out.
  /// - Throws: When an edit reaches over the end of a paragraph or takes out something that is not text.
  public func applyEdits(_ edits: [TextEdit]) throws(FormatError) -> [UInt8] {
    var patches = [WordPatches](repeating: WordPatches(), count: stories.count)
    var end = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      guard Int(edit.range.start) >= end, Int(edit.range.end) <= text.count else { continue }
      end = Int(edit.range.end)
      for part in refined(edit) { try write(part, &patches) }
    }
    return try rewritten(patches)
  }

  /// Whether ``applyEdits(_:)`` can make these edits.
  func accepts(_ edits: [TextEdit]) -> Bool {
    var patches = [WordPatches](repeating: WordPatches(), count: stories.count)
    return edits.allSatisfy { edit in
      refined(edit).allSatisfy { part in
        do throws(FormatError) {
          try write(part, &patches)
          return true
        } catch {
          return false
        }
      }
    }
  }

  /// The file with patches of its stories applied, and other parts replaced or added.
  func rewritten(_ patches: [WordPatches], _ others: [(name: String, bytes: [UInt8])] = []) throws(FormatError) -> [UInt8] {
    var parts = others
    for (story, original) in zip(stories, patches) where !original.isEmpty {
      var patches = original
      // Old programs read the copy of a text box, so it is mended too.
      for box in story.doubledTextBoxes where original.touches(box.read) {
        patches.replace(box.copy, original.apply(to: story.form.text, within: box.read))
      }
      parts.append((story.part, try story.form.encoded(SourceText(validUTF8: patches.apply(to: story.form.text)))))
    }
    if parts.isEmpty { return package.archive.bytes }
    return try package.archive.replacing(parts)
  }

  /// An edit without what stays the same, cut into edits of one character where as many come as go.
  private func refined(_ edit: TextEdit) -> [TextEdit] {
    let old = Array(text.string(edit.range).unicodeScalars)
    let new = Array(edit.replacement.unicodeScalars)
    func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + $1.utf8.count } }
    func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
    if old.count == new.count {
      var at = Int(edit.range.start)
      var edits: [TextEdit] = []
      for (a, b) in zip(old, new) {
        if a != b { edits.append(TextEdit(ByteRange(at, at + a.utf8.count), String(b))) }
        at += a.utf8.count
      }
      return edits
    }
    var prefix = 0
    while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    let start = Int(edit.range.start) + width(old[..<prefix])
    let end = Int(edit.range.end) - width(old[(old.count - suffix)...])
    return [TextEdit(ByteRange(start, end), string(new[prefix..<(new.count - suffix)]))]
  }

  private func write(_ edit: TextEdit, _ patches: inout [WordPatches]) throws(FormatError) {
    let start = Int(edit.range.start)
    let end = Int(edit.range.end)
    guard let index = paragraphIndex(at: start), end <= Int(paragraphs[index].range.end) else {
      throw .impossibleEdit("修改跨越了段落", "the edit reaches over the end of a paragraph", edit.range)
    }
    let place = places[index]
    let story = stories[place.story]
    let paragraph = story.paragraphs[place.paragraph]
    let from = start - paragraph.base
    let to = end - paragraph.base
    if from == to {
      guard insert(edit.replacement, at: from, story, paragraph, &patches[place.story]) else {
        throw .impossibleEdit(
          "两个图片或注号之间、域代码之中不能插入文字", "no text can be put between two pictures or note marks, or into the code of a field", edit.range)
      }
      return
    }
    var isWritten = edit.replacement.isEmpty
    let touched = paragraph.pieces.indices(overlapping: from..<to)
    let firstText = touched.first { story.elements[paragraph.pieces[$0].element].isText }
    for number in touched {
      let piece = paragraph.pieces[number]
      let element = story.elements[piece.element]
      guard !piece.isObject else {
        throw .impossibleEdit("修改会删去图片、公式或注号", "the edit would take out a picture, a formula or a note mark", edit.range)
      }
      var bytes = ""
      if !isWritten, firstText == nil || firstText == number {
        bytes = element.isText ? Self.content(edit.replacement, element.prefix) : Self.element(edit.replacement, element.prefix)
        isWritten = true
      }
      if piece.isVerbatim {
        let low = piece.xml.lowerBound + max(0, from - piece.text.lowerBound)
        let high = piece.xml.upperBound - max(0, piece.text.upperBound - to)
        patches[place.story].replace(low..<high, piece.outsideSection(bytes))
      } else {
        patches[place.story].replace(piece.xml, bytes)
      }
      patches[place.story].keepSpace(piece.element, element)
    }
  }

  private func insert(
    _ string: String, at offset: Int, _ story: WordStory, _ paragraph: WordStory.Paragraph, _ patches: inout WordPatches
  ) -> Bool {
    guard !string.isEmpty else { return true }
    // What is inserted belongs to the run before it, as when one types it there.
    let before = paragraph.pieces.indices(overlapping: (offset - 1)..<offset).last
    let after = paragraph.pieces.indices(overlapping: offset..<(offset + 1)).first
    for number in [before, after].compactMap({ $0 }) {
      let piece = paragraph.pieces[number]
      let element = story.elements[piece.element]
      guard element.isText else { continue }
      let isInside = piece.isVerbatim && offset > piece.text.lowerBound && offset < piece.text.upperBound
      let at =
        isInside
        ? piece.xml.lowerBound + offset - piece.text.lowerBound
        : offset >= piece.text.upperBound ? piece.xml.upperBound : piece.xml.lowerBound
      patches.insert(piece.outsideSection(Self.content(string, element.prefix)), at: at)
      patches.keepSpace(piece.element, element)
      return true
    }
    let prefix = story.prefix(of: paragraph)
    let made = "<\(prefix)r>" + Self.element(string, prefix) + "</\(prefix)r>"
    guard let before else {
      guard !paragraph.beginsInInstruction else { return false }
      patches.insertAtStart(made, of: paragraph, prefix, story)
      return true
    }
    let piece = paragraph.pieces[before]
    let element = story.elements[piece.element]
    if !piece.isObject {
      // A tab or a line break: the text goes behind it, into its run.
      patches.insert(Self.element(string, element.prefix), at: element.whole.upperBound)
    } else if element.run < 0 {
      patches.insert(made, at: element.whole.upperBound)
    } else if story.runs[element.run].lastPiece == before {
      patches.insert(made, at: story.runs[element.run].end)
    } else if let after, !paragraph.pieces[after].isObject {
      patches.insert(Self.element(string, element.prefix), at: story.elements[paragraph.pieces[after].element].whole.lowerBound)
    } else {
      return false
    }
    return true
  }

  /// Text for the inside of a `w:t`.
  static func content(_ string: String, _ prefix: String) -> String {
    var out = ""
    var run = String.UnicodeScalarView()
    func flush() {
      out += WordPatches.escaped(String(run))
      run.removeAll()
    }
    var previous: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\u{0B}"
      if isBreak || scalar == "\t" {
        if scalar != "\n" || previous != "\r" {
          flush()
          out += "</\(prefix)t><\(prefix)\(isBreak ? "br" : "tab")/><\(prefix)t xml:space=\"preserve\">"
        }
      } else {
        run.append(scalar)
      }
      previous = scalar
    }
    flush()
    return out
  }

  /// A `w:t` of a text.
  static func element(_ string: String, _ prefix: String) -> String {
    string.isEmpty ? "" : "<\(prefix)t xml:space=\"preserve\">" + content(string, prefix) + "</\(prefix)t>"
  }
}

extension WordStory.Piece {
  /// Markup to be put into this piece: a CDATA section is closed before it and opened again after it.
  func outsideSection(_ markup: String) -> String { isSection && !markup.isEmpty ? "]]>" + markup + "<![CDATA[" : markup }
}

extension WordStory {
  /// The prefix of a paragraph's elements, colon included.
  func prefix(of paragraph: Paragraph) -> String {
    let name = form.text.storage[paragraph.tag].dropFirst().prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: name[...colon], as: UTF8.self)
  }
}

extension WordPatches {
  /// Puts markup before the first run of a paragraph.
  mutating func insertAtStart(_ markup: String, of paragraph: WordStory.Paragraph, _ prefix: String, _ story: WordStory) {
    if paragraph.isEmptyTag {
      // `<w:p/>` has no inside yet.
      fill((paragraph.tag.upperBound - 2)..<paragraph.tag.upperBound, markup, end: "</\(prefix)p>")
    } else {
      insert(markup, at: paragraph.contentStart)
    }
  }
}

extension [WordStory.Piece] {
  /// The positions of the pieces whose text shares a byte with a range. O(log n + result).
  func indices(overlapping range: Range<Int>) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].text.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, self[end].text.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }
}

extension FormatError {
  static func impossibleEdit(_ zh: String, _ en: String, _ range: ByteRange) -> FormatError {
    FormatError(.impossibleEdit, Localized(zh, en: en), offset: Int(range.start))
  }
}
