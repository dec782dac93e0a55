import TextModel

/// Reads the structure of Markdown: blocks first, then what is markup inside them.
enum MarkdownReader {
  static func read(_ text: SourceText) -> DocumentStructure {
    let head = FrontMatter(text)
    let pass = MarkdownBlocks(text, firstLine: firstLine(after: head, of: text))
    var structure = read(pass, definitions: pass.definitions, footnotes: pass.footnotes) { _, _, _ in }
    structure.frontMatter = head
    return structure
  }

  /// The line on which the text begins.
  static func firstLine(after head: FrontMatter?, of text: SourceText) -> Int {
    guard let head else { return 0 }
    return Int(head.range.end) < text.count ? text.line(at: Int(head.range.end)) : text.lineStarts.count
  }

  /// Reads what stands inside the blocks of a first pass.
  ///
  /// - Parameter mark: Is told before each leaf how many blocks and comments stand before it.
  static func read(
    _ pass: MarkdownBlocks, definitions: Set<[UInt8]>, footnotes: Set<[UInt8]>,
    mark: (_ leaf: Int, _ blocks: Int, _ comments: Int) -> Void
  ) -> DocumentStructure {
    let text = pass.text
    var assembler = BlockAssembler(text)
    var structure = DocumentStructure(blocks: [])
    for (index, leaf) in pass.leaves.enumerated() {
      mark(index, assembler.blocks.count, structure.comments.count)
      switch leaf.content {
      case .prose: readProse(leaf, pass, definitions, footnotes, text, &assembler, &structure.comments)
      case .html: readHTML(leaf, pass, text, &assembler, &structure)
      }
    }
    mark(pass.leaves.count, assembler.blocks.count, structure.comments.count)
    structure.blocks = assembler.blocks
    return structure
  }

  private static func readProse(
    _ leaf: MarkdownBlocks.Leaf, _ pass: MarkdownBlocks, _ definitions: Set<[UInt8]>, _ footnotes: Set<[UInt8]>,
    _ text: SourceText, _ assembler: inout BlockAssembler, _ comments: inout [DocumentComment]
  ) {
    var gathered = GatheredText(pass.lines[leaf.lines], of: text)
    let inlines = MarkdownInlines(gathered.bytes, definitions: definitions, footnotes: footnotes)
    var at = 0
    for mark in inlines.marks where mark.start >= at {
      plain(at, mark.start, &gathered, &assembler)
      switch mark.reading {
      case .splice(let reading): assembler.splice(gathered.source(mark.start), gathered.source(mark.end), reading)
      case .lineEnd: assembler.endBlock(leaf.kind, level: leaf.level)
      }
      at = mark.end
    }
    plain(at, gathered.bytes.count, &gathered, &assembler)
    assembler.endBlock(leaf.kind, level: leaf.level)
    for comment in inlines.comments {
      let range = ByteRange(gathered.source(comment.lowerBound), gathered.source(comment.upperBound))
      comments.append(DocumentComment(range, text.string(ByteRange(range.start + 4, max(range.start + 4, range.end - 3)))))
    }
  }

  /// Text without markup, its line ends collapsed.
  private static func plain(_ from: Int, _ to: Int, _ gathered: inout GatheredText, _ assembler: inout BlockAssembler) {
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

  private static func readHTML(
    _ leaf: MarkdownBlocks.Leaf, _ pass: MarkdownBlocks, _ text: SourceText, _ assembler: inout BlockAssembler,
    _ structure: inout DocumentStructure
  ) {
    guard let first = pass.lines[leaf.lines].first, let last = pass.lines[leaf.lines].last else { return }
    // Inside a quotation every line has its own marker, so that lines are read one by one.
    let ranges = leaf.kind == .quotation ? Array(pass.lines[leaf.lines]) : [ByteRange(first.start, last.end)]
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
