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

  /// A whole text that is being read in steps.
  struct Reading {
    private let head: FrontMatter?
    private var part: PartReading

    init(_ text: SourceText) {
      head = FrontMatter(text)
      part = PartReading(text, firstLine: MarkdownReader.firstLine(after: head, of: text))
    }

    /// Reads about `bytes` bytes; nil when there is more to read.
    mutating func advance(bytes: Int) -> (DocumentStructure, MarkdownRests)? {
      guard part.advance(bytes: bytes) else { return nil }
      var memory = MarkdownRests()
      memory.rests = part.rests
      memory.definitions = part.pass.definitions
      memory.footnotes = part.pass.footnotes
      var structure = part.structure
      structure.frontMatter = head
      return (structure, memory)
    }
  }

  /// What is read from a line at rest on; the last rest is that at which `stop` was true, if it ever was.
  private struct PartReading {
    private(set) var pass: MarkdownBlocks
    private(set) var rests: [Rest] = []
    private var reader: MarkdownReader
    private var nextLeaf = 0
    private var nextRest = 0
    /// Of the whole text, where they are known.
    private let definitions: Set<[UInt8]>
    private let footnotes: Set<[UInt8]>

    init(_ text: SourceText, firstLine: Int, definitions: Set<[UInt8]> = [], footnotes: Set<[UInt8]> = []) {
      pass = MarkdownBlocks(text, firstLine: firstLine)
      reader = MarkdownReader(text)
      (self.definitions, self.footnotes) = (definitions, footnotes)
    }

    /// The structure, when all is read.
    var structure: DocumentStructure { reader.finish() }

    /// Reads about `bytes` bytes; whether all is read.
    mutating func advance(bytes: Int = .max, stop: (_ line: Int) -> Bool = { _ in false }) -> Bool {
      if !pass.isDone {
        var rests: [Rest] = []
        swap(&rests, &self.rests)
        // Until the leaves are read, the number of leaves stands for the number of blocks.
        pass.read(bytes: bytes) { rest in
          rests.append(Rest(line: rest.line, blocks: rest.leaves, comments: 0, definitions: rest.definitions))
          return stop(rest.line)
        }
        swap(&rests, &self.rests)
        guard pass.isDone, bytes == .max else { return false }
      }
      let definitions = definitions.isEmpty ? pass.definitions : definitions
      let footnotes = footnotes.isEmpty ? pass.footnotes : footnotes
      var left = bytes
      while nextLeaf < pass.leaves.count, left > 0 {
        count()
        let leaf = pass.leaves[nextLeaf]
        reader.read(leaf, of: pass, definitions: definitions, footnotes: footnotes)
        left -= pass.lines[leaf.lines].reduce(1) { $0 + $1.count }
        nextLeaf += 1
      }
      guard nextLeaf == pass.leaves.count else { return false }
      count()
      return true
    }

    /// Puts the blocks and comments before the next leaf down to the rests before it.
    private mutating func count() {
      while nextRest < rests.count, rests[nextRest].blocks == nextLeaf {
        (rests[nextRest].blocks, rests[nextRest].comments) = reader.counts
        nextRest += 1
      }
    }
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
    var reading = PartReading(new, firstLine: begin.line, definitions: definitions, footnotes: footnotes)
    _ = reading.advance { line in
      guard line > behind else { return false }
      while to < rests.count, rests[to].line + lineDelta < line { to += 1 }
      return to < rests.count && rests[to].line + lineDelta == line
    }
    let (part, read) = (reading.structure, reading.rests)
    let isToEnd = read.last.map { to >= rests.count || $0.line != rests[to].line + lineDelta || $0.line <= behind } ?? true
    let end =
      isToEnd
      ? Rest(
        line: 0, blocks: structure.blocks.count, comments: structure.comments.count, definitions: rests.last?.definitions ?? 0)
      : rests[to]
    // What a link means is told by definitions anywhere in the text. The last rest does not count those behind it.
    guard reading.pass.definitionCount == 0, end.definitions == begin.definitions, part.dateCandidates.isEmpty,
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
