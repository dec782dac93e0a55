import TextModel

/// Reads the structure of Markdown: blocks first, then what is markup inside them.
struct MarkdownReader {
  private let text: SourceText
  private var assembler: BlockAssembler
  private var structure = DocumentStructure(blocks: [])

  /// Takes a text of whose leaves none is read yet.
  init(_ text: SourceText) {
    self.text = text
    assembler = BlockAssembler(text)
  }

  static func read(_ text: SourceText) -> DocumentStructure {
    let head = FrontMatter(text)
    var pass = MarkdownBlocks(text, firstLine: firstLine(after: head, of: text))
    pass.read()
    var reader = MarkdownReader(text)
    for leaf in pass.leaves { reader.read(leaf, of: pass, definitions: pass.definitions, footnotes: pass.footnotes) }
    var structure = reader.finish()
    structure.frontMatter = head
    return structure
  }

  /// The line on which the text begins.
  static func firstLine(after head: FrontMatter?, of text: SourceText) -> Int {
    guard let head else { return 0 }
    return Int(head.range.end) < text.count ? text.line(at: Int(head.range.end)) : text.lineStarts.count
  }

  /// How many blocks and comments were read so far.
  var counts: (blocks: Int, comments: Int) { (assembler.blocks.count, structure.comments.count) }

  /// Reads what stands inside the next leaf of the first pass.
  mutating func read(
    _ leaf: MarkdownBlocks.Leaf, of pass: borrowing MarkdownBlocks, definitions: Set<[UInt8]>, footnotes: Set<[UInt8]>
  ) {
    switch leaf.content {
    case .prose: readProse(leaf, pass.lines[leaf.lines], definitions, footnotes)
    case .html: readHTML(leaf, pass.lines[leaf.lines])
    }
  }

  /// The structure, when all leaves are read.
  consuming func finish() -> DocumentStructure {
    structure.blocks = assembler.blocks
    return structure
  }

  private mutating func readProse(
    _ leaf: MarkdownBlocks.Leaf, _ lines: ArraySlice<ByteRange>, _ definitions: Set<[UInt8]>, _ footnotes: Set<[UInt8]>
  ) {
    if !MarkdownInlines.mayHoldMarkup(lines, of: text) {
      for (index, line) in zip(lines.indices, lines) {
        var end = Int(line.end)
        let next = index + 1 < lines.endIndex ? Int(lines[index + 1].start) : nil
        if next != nil { while end > Int(line.start), MarkdownSyntax.isBlank(text.storage[end - 1]) { end -= 1 } }
        assembler.literal(Int(line.start), end)
        if let next { assembler.space(end, next) }
      }
      assembler.endBlock(leaf.kind, level: leaf.level)
      return
    }
    var gathered = GatheredText(lines, of: text)
    let inlines = MarkdownInlines(gathered.bytes, definitions: definitions, footnotes: footnotes)
    var at = 0
    for mark in inlines.marks where mark.start >= at {
      plain(at, mark.start, &gathered)
      switch mark.reading {
      case .splice(let reading): assembler.splice(gathered.source(mark.start), gathered.source(mark.end), reading)
      case .lineEnd: assembler.endBlock(leaf.kind, level: leaf.level)
      }
      at = mark.end
    }
    plain(at, gathered.bytes.count, &gathered)
    assembler.endBlock(leaf.kind, level: leaf.level)
    for comment in inlines.comments {
      let range = ByteRange(gathered.source(comment.lowerBound), gathered.source(comment.upperBound))
      let content = ByteRange(range.start + 4, max(range.start + 4, range.end - 3))
      structure.comments.append(DocumentComment(range, text.string(content)))
    }
  }

  /// Text without markup, its line ends collapsed.
  private mutating func plain(_ from: Int, _ to: Int, _ gathered: inout GatheredText) {
    var at = from
    var i = from
    while i < to {
      guard gathered.bytes[i] == 0x0A else {
        i += 1
        continue
      }
      var start = i
      while start > at, MarkdownSyntax.isBlank(gathered.bytes[start - 1]) { start -= 1 }
      assembler.literal(gathered.source(at), gathered.source(start))
      assembler.space(gathered.source(start), gathered.source(i + 1))
      i += 1
      at = i
    }
    assembler.literal(gathered.source(at), gathered.source(to))
  }

  private mutating func readHTML(_ leaf: MarkdownBlocks.Leaf, _ lines: ArraySlice<ByteRange>) {
    guard let first = lines.first, let last = lines.last else { return }
    // Inside a quotation every line has its own marker, so that lines are read one by one.
    let ranges = leaf.kind == .quotation ? Array(lines) : [ByteRange(first.start, last.end)]
    for range in ranges {
      let page = HTMLReader.read(text, range)
      for var block in page.blocks {
        if leaf.kind == .quotation, block.kind != .caption { block.kind = .quotation }
        assembler.append(block)
      }
      structure.comments += page.comments
      structure.dateCandidates += page.dateCandidates
    }
  }
}
