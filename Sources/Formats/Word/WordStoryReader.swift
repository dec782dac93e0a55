import TextModel

/// Reads one part of a Word document, byte by byte in place, so that edits can be written where the text came from.
struct WordStoryReader {
  /// An open element.
  private struct Frame {
    var name: String
    var isWord: Bool
    /// Whether nothing below is prose.
    var isUnread: Bool
    /// The table, and in it the row and the cell, that hold what is below; 0 for none yet.
    var cell = WordParagraph.Cell(table: 0, row: 0, column: 0)
    var isInTable: Bool
    var isInTextBox: Bool
    /// The paragraph and the run that hold what is below; −1 for none.
    var paragraph: Int
    var run: Int
    /// Whether a choice of alternate content was taken already.
    var hasChosen = false
    /// The formula that this is; −1 for anything else.
    var formula = -1
    /// The alternate content around it, −1 for none, and whether this is the part of it that is not read.
    var alternate = -1
    var isCopy = false
    /// Where the inside of a text box begins.
    var inside = 0
    /// Whether a style, not its own property, hides the run.
    var isHiddenByStyle = false
  }

  /// Content of a text element.
  private struct Pending {
    var bytes: [UInt8]
    var xml: Range<Int>
    var isVerbatim: Bool
    var isSection = false
  }

  private var story: WordStory
  private var scanner: XMLScanner
  private var namespaces = WordNamespaces()
  private var frames: [Frame] = []
  /// Fields that are open: whether their instruction, not their result, is being read.
  private var fields: [Bool] = []
  /// How many of ``fields`` are in their instruction.
  private var instructions = 0
  /// The text element that is open: its content so far.
  private var pending: [Pending] = []
  private var pendingTag: XMLToken?
  /// Alternate contents that have begun so far.
  private var alternates = 0
  private let styles: WordStyles
  /// Tables and notes that have begun so far.
  private var tables = 0
  private var notes = 0
  /// How many paragraphs stood before the note that is being read.
  private var beforeNote = 0

  /// Reads a part.
  static func read(
    _ part: String, _ form: DecodedText, _ story: WordParagraph.Story, styles: WordStyles, limits: FormatLimits
  ) throws(FormatError) -> WordStory {
    var reader = WordStoryReader(part, form, story, styles, limits)
    while let token = try reader.scanner.next() {
      switch token.kind {
      case .startTag: reader.start(token)
      case .emptyTag:
        reader.start(token)
        reader.end(token)
      case .endTag: reader.end(token)
      case .text: reader.characters(token.start..<token.end)
      case .reference(let scalar): reader.reference(scalar, token.start..<token.end)
      case .section(let inner): reader.section(inner)
      }
    }
    return reader.story
  }

  private init(
    _ part: String, _ form: DecodedText, _ story: WordParagraph.Story, _ styles: WordStyles, _ limits: FormatLimits
  ) {
    self.styles = styles
    self.story = WordStory(story: story, part: part, form: form)
    scanner = XMLScanner(form.text, part: part, limits: limits)
  }

  private var top: Frame {
    frames.last ?? Frame(name: "", isWord: false, isUnread: false, isInTable: false, isInTextBox: false, paragraph: -1, run: -1)
  }

  private mutating func start(_ token: XMLToken) {
    namespaces.enter(token, scanner, depth: frames.count)
    let namespace = namespaces.namespace(scanner.prefix(token))
    let name = scanner.localName(token)
    let parent = top
    var frame = parent
    frame.name = name
    frame.isWord = namespace == .word
    frame.hasChosen = false
    frame.formula = -1
    frame.isHiddenByStyle = false
    switch namespace {
    case .word: startWord(token, name, parent, &frame)
    case .compatibility:
      if name == "AlternateContent", !parent.isUnread {
        frame.alternate = alternates
        alternates += 1
      }
      if name == "Choice" || name == "Fallback" {
        frame.isCopy = parent.hasChosen
        if parent.hasChosen { frame.isUnread = true } else if !frames.isEmpty { frames[frames.count - 1].hasChosen = true }
      }
    case .math:
      if name == "oMath" || name == "oMathPara", !parent.isUnread, parent.paragraph >= 0, instructions == 0 {
        object(token, parent)
        frame.formula = story.elements.count - 1
      }
      frame.isUnread = true
    case .other:
      if name == "inline", parent.name == "drawing", !parent.isUnread { object(token, parent) }
    }
    frames.append(frame)
  }

  private mutating func startWord(_ token: XMLToken, _ name: String, _ parent: Frame, _ frame: inout Frame) {
    switch name {
    case "p":
      frame.run = -1
      // In a run a paragraph stands in a text box only, which has ended the run; elsewhere Word does not open the file.
      if parent.run >= 0 { frame.isUnread = true } else if !parent.isUnread { frame.paragraph = beginParagraph(token, parent) }
    case "pStyle", "outlineLvl", "numId", "numPr":
      if !parent.isUnread, parent.paragraph >= 0 { property(name, token, parent.paragraph) }
    case "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange":
      frame.isUnread = true
    case "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "rubyPr", "instrText", "delText", "delInstrText": frame.isUnread = true
    case "r":
      if !parent.isUnread, parent.paragraph >= 0 {
        frame.run = story.runs.count
        story.runs.append(WordStory.Run(start: token.start, tag: token.start..<token.end))
        frame.isHiddenByStyle = styles.isHidden(story.paragraphs[parent.paragraph].style)
        frame.isUnread = frame.isHiddenByStyle
      }
    case "rPr":
      if parent.name == "r", parent.run >= 0 { story.runs[parent.run].properties = token.start..<token.end }
    case "vanish":
      hide(isOn(token), byStyle: false, parent)
    case "rStyle":
      if styles.isHidden(scanner.attribute("val", of: token) ?? "") { hide(true, byStyle: true, parent) }
    case "t":
      if !parent.isUnread, parent.run >= 0, parent.name == "r", instructions == 0 {
        pendingTag = token
        pending = []
      }
    case "tab", "ptab": if parent.name == "r" { mark([0x09], token, parent) }
    case "br":
      let kind = scanner.attribute("type", of: token)
      if parent.name == "r" { mark([kind == nil || kind == "textWrapping" ? 0x0B : 0x0C], token, parent) }
    case "cr": if parent.name == "r" { mark([0x0B], token, parent) }
    case "noBreakHyphen": if parent.name == "r" { mark(Array("\u{2011}".utf8), token, parent) }
    case "softHyphen": if parent.name == "r" { mark(Array("\u{AD}".utf8), token, parent) }
    case "sym", "pict", "object", "footnoteReference", "endnoteReference", "contentPart":
      if !parent.isUnread, parent.name == "r" || name == "pict" { object(token, parent) }
    case "fldChar": if !parent.isUnread { field(scanner.attribute("fldCharType", of: token)) }
    case "tbl":
      if !parent.isUnread { tables += 1 }
      frame.cell = WordParagraph.Cell(table: tables, row: 0, column: 0)
    case "tr": countCell(of: "tbl", \.row, &frame)
    case "tc":
      frame.isInTable = true
      countCell(of: "tr", \.column, &frame)
    case "txbxContent":
      frame.isInTable = false
      frame.isInTextBox = true
      frame.inside = token.end
      frame.run = -1
    case "footnote", "endnote":
      if let type = scanner.attribute("type", of: token), type != "normal" {
        frame.isUnread = true
      } else {
        notes += 1
        beforeNote = story.paragraphs.count
      }
    case "commentReference", "commentRangeStart":
      if let id = scanner.attribute("id", of: token).flatMap({ Int($0) }) {
        story.greatestCommentID = max(story.greatestCommentID, id)
      }
    default: break
    }
  }

  private mutating func end(_ token: XMLToken) {
    guard let frame = frames.popLast() else { return }
    namespaces.leave(depth: frames.count)
    if frame.formula >= 0 {
      let start = story.elements[frame.formula].whole.lowerBound
      story.elements[frame.formula].whole = start..<max(start, token.end)
    }
    guard frame.isWord else { return }
    switch frame.name {
    case "t": endText(token)
    case "txbxContent":
      if frame.alternate >= 0, !top.isInTextBox {
        story.textBoxes.append(
          WordStory.TextBox(alternate: frame.alternate, isCopy: frame.isCopy, inside: frame.inside..<max(frame.inside, token.start))
        )
      }
    case "r": if frame.run >= 0 { story.runs[frame.run].end = token.end }
    case "rPr":
      if frame.run >= 0, top.name == "r" {
        let start = story.runs[frame.run].properties.lowerBound
        story.runs[frame.run].properties = start..<max(start, token.end)
      }
    case "pPr":
      // Not of a paragraph that is not read: its frame still names the one around it.
      if frame.paragraph >= 0, top.name == "p", !frame.isUnread { story.paragraphs[frame.paragraph].contentStart = token.end }
    default: break
    }
  }
}

extension WordStoryReader {
  private mutating func beginParagraph(_ token: XMLToken, _ parent: Frame) -> Int {
    var isEmpty = false
    if case .emptyTag = token.kind { isEmpty = true }
    story.paragraphs.append(
      WordStory.Paragraph(
        number: story.paragraphs.count + 1 - beforeNote, outer: parent.paragraph, tag: token.start..<token.end, isEmptyTag: isEmpty,
        contentStart: token.end, cell: parent.isInTable ? parent.cell : nil, note: notes > 0 ? notes : nil,
        isInTextBox: parent.isInTextBox, beginsInInstruction: instructions > 0))
    return story.paragraphs.count - 1
  }

  /// Counts a row in its table or a cell in its row. Content controls may stand between the two.
  private mutating func countCell(of holder: String, _ count: WritableKeyPath<WordParagraph.Cell, Int>, _ frame: inout Frame) {
    guard !frame.isUnread, let index = frames.lastIndex(where: { $0.name == holder && $0.isWord }) else { return }
    frames[index].cell[keyPath: count] += 1
    frame.cell = frames[index].cell
  }

  private mutating func property(_ name: String, _ token: XMLToken, _ paragraph: Int) {
    let value = scanner.attribute("val", of: token) ?? ""
    switch name {
    case "pStyle": story.paragraphs[paragraph].style = value
    case "outlineLvl": story.paragraphs[paragraph].outline = Int(value)
    case "numId": story.paragraphs[paragraph].isNumbered = value != "0"
    default: break
    }
  }

  /// Hides the run whose properties are being read, or shows one again that only a style hides.
  private mutating func hide(_ isHidden: Bool, byStyle: Bool, _ parent: Frame) {
    guard parent.name == "rPr", parent.run >= 0, let run = frames.lastIndex(where: { $0.name == "r" && $0.isWord }),
      isHidden || frames[run].isHiddenByStyle
    else { return }
    guard !frames[run].isUnread || frames[run].isHiddenByStyle else { return }
    for index in run..<frames.count { frames[index].isUnread = isHidden }
    frames[run].isHiddenByStyle = isHidden && byStyle
  }

  private func isOn(_ token: XMLToken) -> Bool {
    switch scanner.attribute("val", of: token) {
    case "0", "false", "off": false
    default: true
    }
  }

  private mutating func field(_ type: String?) {
    switch type {
    case "begin":
      fields.append(true)
      instructions += 1
    case "separate":
      if fields.last == true {
        fields[fields.count - 1] = false
        instructions -= 1
      }
    case "end": if fields.popLast() == true { instructions -= 1 }
    default: break
    }
  }

  private mutating func object(_ token: XMLToken, _ parent: Frame) {
    guard parent.paragraph >= 0, instructions == 0 else { return }
    add(
      Array("\u{FFFC}".utf8), element(token, parent, isText: false), token.start..<token.end, isVerbatim: false, isObject: true,
      parent.paragraph)
  }

  /// An element of a run that stands for a character.
  private mutating func mark(_ bytes: [UInt8], _ token: XMLToken, _ parent: Frame) {
    guard !parent.isUnread, parent.run >= 0, instructions == 0 else { return }
    add(bytes, element(token, parent, isText: false), token.start..<token.end, isVerbatim: false, isObject: false, parent.paragraph)
  }

  private mutating func element(_ token: XMLToken, _ parent: Frame, isText: Bool) -> Int {
    let prefix = String(decoding: scanner.bytes[token.name.prefix(token.prefixLength)], as: UTF8.self)
    story.elements.append(
      WordStory.Element(
        whole: token.start..<token.end, tag: token.start..<token.end, prefix: prefix, run: parent.run, isText: isText,
        keepsSpace: false))
    return story.elements.count - 1
  }

  private mutating func add(
    _ bytes: [UInt8], _ element: Int, _ xml: Range<Int>, isVerbatim: Bool, isObject: Bool, isSection: Bool = false, _ paragraph: Int
  ) {
    let start = story.paragraphs[paragraph].text.count
    story.paragraphs[paragraph].text += bytes
    let run = story.elements[element].run
    if run >= 0 {
      let number = story.paragraphs[paragraph].pieces.count
      story.runs[run].firstPiece = min(story.runs[run].firstPiece, number)
      story.runs[run].lastPiece = number
    }
    story.paragraphs[paragraph].pieces.append(
      WordStory.Piece(
        text: start..<(start + bytes.count), xml: xml, element: element, isVerbatim: isVerbatim, isObject: isObject,
        isSection: isSection))
  }

  private mutating func characters(_ range: Range<Int>) {
    guard pendingTag != nil else { return }
    // A line end in the XML is a blank: the text has one line a paragraph.
    var at = range.lowerBound
    for i in range where scanner.bytes[i] == 0x0A || scanner.bytes[i] == 0x0D {
      if i > at { pending.append(Pending(bytes: Array(scanner.bytes[at..<i]), xml: at..<i, isVerbatim: true)) }
      pending.append(Pending(bytes: [0x20], xml: i..<(i + 1), isVerbatim: false))
      at = i + 1
    }
    if at < range.upperBound {
      pending.append(Pending(bytes: Array(scanner.bytes[at..<range.upperBound]), xml: at..<range.upperBound, isVerbatim: true))
    }
  }

  private mutating func reference(_ scalar: UInt32, _ range: Range<Int>) {
    guard pendingTag != nil else { return }
    var bytes: [UInt8] = []
    GB18030.appendUTF8(scalar == 0x0A || scalar == 0x0D ? 0x20 : scalar, to: &bytes)
    pending.append(Pending(bytes: bytes, xml: range, isVerbatim: false))
  }

  private mutating func section(_ inner: Range<Int>) {
    guard pendingTag != nil, !inner.isEmpty else { return }
    let bytes = scanner.bytes[inner].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    pending.append(Pending(bytes: bytes, xml: inner, isVerbatim: true, isSection: true))
  }

  private mutating func endText(_ token: XMLToken) {
    guard let tag = pendingTag else { return }
    pendingTag = nil
    let parent = top
    guard parent.paragraph >= 0, !pending.isEmpty else { return }
    let element = element(tag, parent, isText: true)
    story.elements[element].whole = tag.start..<token.end
    let keepsSpace = scanner.attributes(tag).contains { $0.name == "xml:space" && $0.value == "preserve" }
    story.elements[element].keepsSpace = keepsSpace
    if !keepsSpace { trim(element) }
    for piece in pending where !piece.bytes.isEmpty {
      add(
        piece.bytes, element, piece.xml, isVerbatim: piece.isVerbatim, isObject: false, isSection: piece.isSection, parent.paragraph
      )
    }
  }

  /// Takes blanks off both ends: without `xml:space="preserve"` Word does not show them.
  private mutating func trim(_ element: Int) {
    func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
    while let first = pending.first {
      let kept = first.bytes.drop(while: isBlank)
      let dropped = first.bytes.count - kept.count
      if dropped == 0 { break }
      let end = kept.isEmpty ? first.xml.upperBound : first.xml.lowerBound + dropped
      guard first.isVerbatim || kept.isEmpty else { break }
      story.elements[element].trimmed.append(first.xml.lowerBound..<end)
      if kept.isEmpty {
        pending.removeFirst()
      } else {
        pending[0].bytes = Array(kept)
        pending[0].xml = end..<first.xml.upperBound
        break
      }
    }
    while let last = pending.last {
      var count = last.bytes.count
      while count > 0, isBlank(last.bytes[count - 1]) { count -= 1 }
      if count == last.bytes.count { break }
      guard last.isVerbatim || count == 0 else { break }
      let start = count == 0 ? last.xml.lowerBound : last.xml.lowerBound + count
      story.elements[element].trimmed.append(start..<last.xml.upperBound)
      if count == 0 {
        pending.removeLast()
      } else {
        pending[pending.count - 1].bytes = Array(last.bytes[..<count])
        pending[pending.count - 1].xml = last.xml.lowerBound..<start
        break
      }
    }
  }
}
