public import TextModel

/// A Word document: its text, one paragraph a line, and the way back into its XML.
///
/// A manual line break is U+000B and a page break U+000C inside its paragraph's line, as Word itself writes plain text;
/// what is no text (a picture, a footnote mark, a formula) is U+FFFC. Deleted, hidden and instruction text is left out.
public struct WordDocument: Sendable {
  /// The text that all offsets refer to.
  public let text: SourceText
  /// The prose.
  public let blocks: [ProseBlock]
  /// The paragraphs, in the order of the text: the document, footnotes, endnotes, headers, footers.
  public let paragraphs: [WordParagraph]

  let package: WordPackage
  let stories: [WordStory]
  /// For each of ``paragraphs`` its story and its place there.
  let places: [(story: Int, paragraph: Int)]

  /// Opens the bytes of a docx file.
  ///
  /// - Throws: When the archive or its XML is damaged, no Word document, or unpacks to more than the limits allow.
  public init(_ bytes: [UInt8], limits: FormatLimits = FormatLimits()) throws(FormatError) {
    var package = try WordPackage(bytes, limits: limits)
    var styles = WordStyles()
    if let name = package.targets("styles").first, let part = try package.part(name) {
      styles = try WordStyles(part.text, part: name, limits: limits)
    }
    var sources: [(String, WordParagraph.Story)] = [(package.mainPart, .body)]
    sources += package.targets("footnotes").prefix(1).map { ($0, .footnotes) }
    sources += package.targets("endnotes").prefix(1).map { ($0, .endnotes) }
    sources += package.targets("header").enumerated().map { ($1, .header($0 + 1)) }
    sources += package.targets("footer").enumerated().map { ($1, .footer($0 + 1)) }
    var stories: [WordStory] = []
    for (name, story) in sources {
      guard let form = try package.part(name) else { continue }
      stories.append(try WordStoryReader.read(name, form, story, styles: styles, limits: limits))
    }
    var assembly = Assembly(styles: styles)
    for index in stories.indices { assembly.add(&stories[index], index) }
    text = SourceText(validUTF8: assembly.bytes)
    blocks = assembly.blocks
    paragraphs = assembly.paragraphs
    places = assembly.places
    self.stories = stories
    self.package = package
  }

  /// The position in ``paragraphs`` of the one that holds a byte offset of the text. O(log n).
  public func paragraphIndex(at offset: Int) -> Int? {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(paragraphs[middle].range.end) < offset { low = middle + 1 } else { high = middle }
    }
    return low < paragraphs.count && Int(paragraphs[low].range.start) <= offset ? low : nil
  }

  /// The paragraph that holds a byte offset of the text; nil outside the text.
  public func paragraph(at offset: Int) -> WordParagraph? { paragraphIndex(at: offset).map { paragraphs[$0] } }
}

extension WordDocument {
  /// Lines the paragraphs up as one text.
  private struct Assembly {
    let styles: WordStyles
    var bytes: [UInt8] = []
    var blocks: [ProseBlock] = []
    var paragraphs: [WordParagraph] = []
    var places: [(story: Int, paragraph: Int)] = []

    mutating func add(_ story: inout WordStory, _ storyIndex: Int) {
      for index in story.paragraphs.indices {
        let base = bytes.count
        story.paragraphs[index].base = base
        let paragraph = story.paragraphs[index]
        if !paragraphs.isEmpty {
          bytes.append(0x0A)
          story.paragraphs[index].base += 1
        }
        let start = story.paragraphs[index].base
        bytes += paragraph.text
        let range = ByteRange(start, bytes.count)
        paragraphs.append(
          WordParagraph(
            range: range, story: story.story, number: paragraph.number, cell: paragraph.cell, note: paragraph.note,
            isInTextBox: paragraph.isInTextBox))
        places.append((storyIndex, index))
        addBlocks(paragraph, start)
      }
    }

    private mutating func addBlocks(_ paragraph: WordStory.Paragraph, _ base: Int) {
      var kind = styles.kind(paragraph.style) ?? (paragraph.isInTable ? .tableCell : paragraph.isNumbered ? .listItem : .paragraph)
      var level = kind == .listItem ? 1 : 0
      let outline = paragraph.outline.map { $0 >= 0 && $0 < 9 ? $0 + 1 : 0 } ?? styles.headingLevel(paragraph.style) ?? 0
      if outline > 0 { (kind, level) = (.heading, min(6, outline)) }
      let splices = paragraph.pieces.filter(\.isObject).map {
        ProseBlock.Splice(ByteRange(base + $0.text.lowerBound, base + $0.text.upperBound), .object)
      }
      var used = 0
      var start = 0
      for end in 0...paragraph.text.count
      where end == paragraph.text.count || paragraph.text[end] == 0x0B || paragraph.text[end] == 0x0C {
        let range = ByteRange(base + start, base + end)
        var own: [ProseBlock.Splice] = []
        while used < splices.count, splices[used].range.start < range.end {
          own.append(splices[used])
          used += 1
        }
        start = end + 1
        if range.isEmpty, paragraph.isInTable || paragraph.text.count > 0 { continue }
        blocks.append(ProseBlock(range, kind: kind, level: UInt8(clamping: level), splices: own))
      }
    }
  }
}
