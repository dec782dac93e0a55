import TextModel

/// The lines of a Markdown text before which nothing was open, so that reading can begin there, and what had been read by then.
struct MarkdownRests {
  /// One such line.
  private struct Rest {
    var line: Int
    /// Blocks, comments, definitions before it.
    var blocks: Int
    var comments: Int
    var definitions: Int
  }

  private var rests: [Rest] = []
  private var definitions: Set<[UInt8]> = []
  private var footnotes: Set<[UInt8]> = []

  /// Reads a whole text.
  static func read(_ text: SourceText) -> (DocumentStructure, MarkdownRests) {
    var memory = MarkdownRests()
    let head = FrontMatter(text)
    var (structure, rests, pass) = memory.read(text, firstLine: MarkdownReader.firstLine(after: head, of: text)) { _ in false }
    structure.frontMatter = head
    memory.rests = rests
    memory.definitions = pass.definitions
    memory.footnotes = pass.footnotes
    return (structure, memory)
  }

  /// Reads from a line at rest; the last rest is that at which `stop` was true, if it ever was.
  private func read(_ text: SourceText, firstLine: Int, stop: (_ line: Int) -> Bool)
    -> (DocumentStructure, rests: [Rest], MarkdownBlocks)
  {
    var rests: [Rest] = []
    // Until the leaves are read, the number of leaves stands for the number of blocks.
    let pass = MarkdownBlocks(text, firstLine: firstLine) { line, pass in
      rests.append(Rest(line: line, blocks: pass.leaves.count, comments: 0, definitions: pass.definitionCount))
      return stop(line)
    }
    var next = 0
    let all = self.definitions
    let structure = MarkdownReader.read(
      pass, definitions: all.isEmpty ? pass.definitions : all, footnotes: footnotes.isEmpty ? pass.footnotes : footnotes
    ) { leaf, blocks, comments in
      while next < rests.count, rests[next].blocks == leaf {
        (rests[next].blocks, rests[next].comments) = (blocks, comments)
        next += 1
      }
    }
    return (structure, rests, pass)
  }

  /// Brings a structure up to date; nil when the whole text has to be read.
  mutating func update(_ structure: inout DocumentStructure, _ old: SourceText, _ new: SourceText, _ change: TextChange)
    -> BlockAlignment?
  {
    let first = new.line(at: max(0, change.start - 1))
    guard let from = lastRest(atOrBefore: first) else { return nil }
    let begin = rests[from]
    let lineDelta = new.lineStarts.count - old.lineStarts.count
    let behind = new.line(at: change.newEnd)
    // The rests behind the change, met again in the new text, end the reading.
    var to = from
    let (part, read, pass) = self.read(new, firstLine: begin.line) { line in
      guard line > behind else { return false }
      while to < rests.count, rests[to].line + lineDelta < line { to += 1 }
      return to < rests.count && rests[to].line + lineDelta == line
    }
    let isToEnd = read.last.map { to >= rests.count || $0.line != rests[to].line + lineDelta || $0.line <= behind } ?? true
    let end =
      isToEnd
      ? Rest(
        line: 0, blocks: structure.blocks.count, comments: structure.comments.count, definitions: rests.last?.definitions ?? 0)
      : rests[to]
    // What a link means is told by definitions anywhere in the text. The last rest does not count those behind it.
    guard pass.definitionCount == 0, end.definitions == begin.definitions, part.dateCandidates.isEmpty,
      !isToEnd || definitions.isEmpty && footnotes.isEmpty
    else { return nil }

    let suffix = structure.blocks.count - end.blocks
    let blockDelta = part.blocks.count - (end.blocks - begin.blocks)
    let commentDelta = part.comments.count - (end.comments - begin.comments)
    structure.blocks.replaceSubrange(begin.blocks..<end.blocks, with: part.blocks)
    structure.shiftBlocks(from: begin.blocks + part.blocks.count, by: change.delta)
    structure.comments.replaceSubrange(begin.comments..<end.comments, with: part.comments)
    structure.shiftComments(from: begin.comments + part.comments.count, by: change.delta)

    let stop = isToEnd ? rests.count : to
    for i in stop..<rests.count {
      rests[i].line += lineDelta
      rests[i].blocks += blockDelta
      rests[i].comments += commentDelta
    }
    let fresh = (isToEnd ? read[...] : read.dropLast()).map {
      Rest(
        line: $0.line, blocks: $0.blocks + begin.blocks, comments: $0.comments + begin.comments,
        definitions: $0.definitions + begin.definitions)
    }
    rests.replaceSubrange(from..<stop, with: fresh)
    return BlockAlignment(prefix: begin.blocks, suffix: suffix)
  }

  private func lastRest(atOrBefore line: Int) -> Int? {
    var low = 0
    var high = rests.count
    while low < high {
      let middle = (low + high) / 2
      if rests[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
