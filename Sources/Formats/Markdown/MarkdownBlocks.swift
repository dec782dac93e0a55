import TextModel

/// The first pass over Markdown (CommonMark 0.31, GitHub tables and footnotes): which lines make which block.
///
/// Line by line, in linear time: containers nest no deeper than ``deepest``; markers beyond that are text.
struct MarkdownBlocks {
  /// A block without children.
  struct Leaf {
    enum Content {
      case prose
      case html
    }
    var content: Content
    var kind: ProseBlock.Kind
    var level: Int
    /// Its lines, in ``MarkdownBlocks/lines``.
    var lines: Range<Int>
  }

  enum Container {
    case quote
    /// An item of a list whose content is indented by so many columns. One that is bare, with nothing after its marker, ends
    /// at a blank line.
    case item(Int, isBare: Bool)
    case footnote
  }

  enum Open {
    case none
    case paragraph(Int)
    case fence(UInt8, length: Int)
    case html(HTMLBlockEnd, Int)
    case table(columns: Int)
  }

  static let deepest = 100

  let text: SourceText
  private(set) var leaves: [Leaf] = []
  /// Content ranges of lines, or of table cells.
  private(set) var lines: [ByteRange] = []
  /// Labels of link definitions.
  private(set) var definitions: Set<[UInt8]> = []
  private(set) var footnotes: Set<[UInt8]> = []
  /// How many definitions and footnotes were read, repeated ones too.
  private(set) var definitionCount = 0
  private var containers: [Container] = []
  private var open = Open.none
  private var nextLine: Int
  /// Whether all lines were read that are to be read.
  private(set) var isDone = false

  /// Takes a text that is to be read from a line on.
  init(_ text: SourceText, firstLine: Int) {
    self.text = text
    nextLine = max(0, firstLine)
  }

  /// Where the reading stands when nothing is open.
  struct Rest {
    /// The line that comes next.
    var line: Int
    var leaves: Int
    var definitions: Int
  }

  /// Reads about `bytes` bytes of lines, until `stop` says so.
  ///
  /// - Parameter stop: Is asked before each line that begins where nothing is open: what is read from there on does not depend
  ///   on what was read before, link definitions and footnotes aside.
  mutating func read(bytes: Int = .max, stop: (Rest) -> Bool = { _ in false }) {
    var left = bytes
    while !isDone, left > 0 {
      guard nextLine < text.lineStarts.count else {
        close()
        isDone = true
        return
      }
      if isAtRest, stop(Rest(line: nextLine, leaves: leaves.count, definitions: definitionCount)) {
        isDone = true
        return
      }
      let line = text.contentRange(ofLine: nextLine)
      read(MarkdownLine(text, line))
      nextLine += 1
      left -= line.count + 1
    }
  }

  private var isAtRest: Bool {
    guard containers.isEmpty, case .none = open else { return false }
    return true
  }

  private var quoteDepth: Int { containers.count { if case .quote = $0 { true } else { false } } }
  private var listDepth: Int { containers.count { if case .item = $0 { true } else { false } } }

  private mutating func read(_ start: MarkdownLine) {
    var line = start
    let matched = match(&line)
    let isInside = matched == containers.count
    if isInside, readVerbatim(line) { return }
    if !isInside {
      switch open {
      case .fence, .html, .table: close()
      default: break
      }
    }
    var isNew = false
    var depth = matched
    while depth < Self.deepest {
      if line.indentation >= 4 || line.isBlank { break }
      var probe = line
      probe.skipBlanks()
      if probe.peek() == UInt8(ascii: ">") {
        probe.skip(1)
        if probe.indentation > 0 { probe.skipColumns(1) }
        enter(.quote, at: depth)
      } else if let item = item(line, interrupts: isParagraph && depth == containers.count && !isNew) {
        probe = item.rest
        enter(.item(item.width, isBare: probe.isBlank), at: depth)
      } else if let label = footnoteLabel(probe) {
        footnotes.insert(label)
        definitionCount += 1
        probe.skip(label.count + 4)
        enter(.footnote, at: depth)
      } else {
        break
      }
      isNew = true
      depth += 1
      line = probe
    }
    if readBlockStart(&line, depth: depth, isNew: isNew) { return }
    readText(line, depth: depth, isNew: isNew)
  }

  private var isParagraph: Bool { if case .paragraph = open { true } else { false } }

  /// How many containers the line continues; the position moves past their markers.
  private mutating func match(_ line: inout MarkdownLine) -> Int {
    var count = 0
    for index in containers.indices {
      switch containers[index] {
      case .quote:
        guard line.indentation <= 3 else { return count }
        var probe = line
        probe.skipBlanks()
        guard probe.peek() == UInt8(ascii: ">") else { return count }
        probe.skip(1)
        if probe.indentation > 0 { probe.skipColumns(1) }
        line = probe
      case .item(let width, let isBare):
        if line.isBlank {
          if isBare { return count }
          break
        }
        guard line.indentation >= width else { return count }
        line.skipColumns(width)
        if isBare { containers[index] = .item(width, isBare: false) }
      case .footnote:
        if line.isBlank { break }
        guard line.indentation >= 4 else { return count }
        line.skipColumns(4)
      }
      count += 1
    }
    return count
  }

  private mutating func enter(_ container: Container, at depth: Int) {
    close()
    containers.removeSubrange(min(depth, containers.count)...)
    containers.append(container)
  }

  /// Lines of code and HTML, and the end of them.
  private mutating func readVerbatim(_ line: MarkdownLine) -> Bool {
    switch open {
    case .fence(let mark, let length):
      if line.indentation <= 3, let end = MarkdownSyntax.fence(line), end.mark == mark, end.length >= length, end.isBare {
        open = .none
      }
      return true
    case .html(let end, _):
      if end == .blankLine, line.isBlank {
        close()
        return true
      }
      lines.append(ByteRange(line.position, line.end))
      if end.isMet(line) { close() }
      return true
    default:
      return false
    }
  }
}

extension MarkdownBlocks {
  /// Blocks that one line begins; false when the line is text or blank.
  private mutating func readBlockStart(_ line: inout MarkdownLine, depth: Int, isNew: Bool) -> Bool {
    let indentation = line.indentation
    if line.isBlank { return false }
    let isContinuation = isParagraph && !isNew
    if indentation >= 4 {
      // Code, unless a paragraph goes on.
      if isContinuation { return false }
      leave(depth)
      return true
    }
    var probe = line
    probe.skipBlanks()
    if let heading = MarkdownSyntax.heading(probe) {
      leave(depth)
      add([heading.content], .heading, level: heading.level)
    } else if let fence = MarkdownSyntax.fence(probe), fence.opens {
      leave(depth)
      open = .fence(fence.mark, length: fence.length)
    } else if let end = HTMLBlockEnd(probe, interruptsParagraph: isContinuation) {
      leave(depth)
      open = .html(end, lines.count)
      lines.append(ByteRange(line.position, line.end))
      if end.isMet(probe) { close() }
    } else if isContinuation, depth == containers.count, let level = MarkdownSyntax.underline(probe), closeAsHeading(level) {
      return true
    } else if MarkdownSyntax.isThematicBreak(probe) {
      leave(depth)
    } else {
      return false
    }
    return true
  }

  private mutating func readText(_ line: MarkdownLine, depth: Int, isNew: Bool) {
    var line = line
    if line.isBlank {
      switch open {
      case .paragraph, .table: close()
      default: break
      }
      if depth < containers.count { containers.removeSubrange(depth...) }
      return
    }
    line.skipBlanks()
    let content = ByteRange(line.position, line.end)
    if case .table(let columns) = open, depth == containers.count {
      addRow(content, columns: columns)
      return
    }
    if case .paragraph(let first) = open, !isNew {
      if depth == containers.count, let columns = MarkdownSyntax.delimiterRow(line), lines.count > first, let header = lines.last,
        MarkdownSyntax.cells(header, of: text).count == columns
      {
        lines.removeLast()
        close()
        open = .table(columns: columns)
        addRow(header, columns: columns)
        return
      }
      lines.append(content)
      return
    }
    leave(depth)
    open = .paragraph(lines.count)
    lines.append(content)
  }

  private mutating func leave(_ depth: Int) {
    close()
    if depth < containers.count { containers.removeSubrange(depth...) }
  }

  private mutating func addRow(_ row: ByteRange, columns: Int) {
    for cell in MarkdownSyntax.cells(row, of: text).prefix(columns) where !cell.isEmpty { add([cell], .tableCell) }
  }

  private mutating func add(_ content: [ByteRange], _ kind: ProseBlock.Kind, level: Int = 0) {
    let first = lines.count
    lines += content
    leaves.append(Leaf(content: .prose, kind: quoteDepth > 0 ? .quotation : kind, level: level, lines: first..<lines.count))
  }

  /// Ends the open leaf.
  private mutating func close() {
    switch open {
    case .paragraph(let first): closeParagraph(first)
    case .html(_, let first):
      leaves.append(Leaf(content: .html, kind: quoteDepth > 0 ? .quotation : .paragraph, level: 0, lines: first..<lines.count))
    default: break
    }
    open = .none
  }

  private mutating func closeParagraph(_ first: Int) {
    let first = takeDefinitions(first)
    guard first < lines.count else { return }
    let depth = listDepth
    let kind: ProseBlock.Kind = quoteDepth > 0 ? .quotation : depth > 0 ? .listItem : .paragraph
    if depth > 0, MarkdownSyntax.isTaskMark(text, lines[first]) { lines[first].start += 4 }
    leaves.append(Leaf(content: .prose, kind: kind, level: depth, lines: first..<lines.count))
  }

  /// The paragraph is the heading that a line of `=` or `-` closes; false when nothing but definitions was in it.
  private mutating func closeAsHeading(_ level: Int) -> Bool {
    guard case .paragraph(let opened) = open else { return false }
    let first = takeDefinitions(opened)
    guard first < lines.count else {
      open = .none
      return false
    }
    leaves.append(Leaf(content: .prose, kind: quoteDepth > 0 ? .quotation : .heading, level: level, lines: first..<lines.count))
    open = .none
    return true
  }

  /// Link definitions at the start of a paragraph; returns the first line after them.
  private mutating func takeDefinitions(_ first: Int) -> Int {
    var first = first
    while first < lines.count, text.storage[Int(lines[first].start)] == UInt8(ascii: "[") {
      // A definition takes at most a label, a target and a title line; a label may have some lines itself.
      let gathered = GatheredText(lines[first..<min(lines.count, first + 8)], of: text)
      guard let definition = MarkdownLinks.definition(gathered.bytes) else { break }
      definitions.insert(definition.label)
      definitionCount += 1
      first += definition.lines
    }
    return first
  }

  /// The columns that the content of a list item is indented and the line after its marker, when the line begins one.
  private func item(_ line: MarkdownLine, interrupts: Bool) -> (width: Int, rest: MarkdownLine)? {
    let before = line.indentation
    var probe = line
    probe.skipBlanks()
    guard let marker = MarkdownSyntax.listMarker(probe), !MarkdownSyntax.isThematicBreak(probe) else { return nil }
    probe.skip(marker.length)
    if probe.isBlank { return interrupts ? nil : (before + marker.length + 1, probe) }
    if interrupts, !marker.isFirst { return nil }
    let after = probe.indentation > 4 ? 1 : probe.indentation
    probe.skipColumns(after)
    return (before + marker.length + after, probe)
  }

  private func footnoteLabel(_ line: MarkdownLine) -> [UInt8]? {
    guard line.peek() == UInt8(ascii: "["), line.peek(1) == UInt8(ascii: "^") else { return nil }
    var i = line.position + 2
    while i < line.end, i - line.position < 200, line.bytes[i] != UInt8(ascii: "]"), line.bytes[i] > 0x20 { i += 1 }
    guard i > line.position + 2, i + 1 < line.end, line.bytes[i] == UInt8(ascii: "]"), line.bytes[i + 1] == UInt8(ascii: ":") else {
      return nil
    }
    return Array(line.bytes[(line.position + 2)..<i])
  }
}
