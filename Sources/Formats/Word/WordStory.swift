import TextModel

/// One XML part of a Word document as it was read: its paragraphs and what each of their characters is in the XML.
struct WordStory {
  /// A run, `w:r`.
  struct Run {
    /// Offset of its start tag.
    var start: Int
    var tag: Range<Int>
    /// Its properties, `w:rPr`.
    var properties: Range<Int> = 0..<0
    /// Offset after its end tag.
    var end = 0
    var firstPiece = Int.max
    var lastPiece = -1
  }

  /// An element in a run that makes text: `w:t`, `w:tab`, `w:br`…
  struct Element {
    var whole: Range<Int>
    var tag: Range<Int>
    /// The qualified name's prefix, colon included.
    var prefix: String
    var run: Int
    /// Whether it is `w:t`.
    var isText: Bool
    /// Whether `xml:space="preserve"` stands in its tag.
    var keepsSpace: Bool
    /// Blanks at its ends that are not shown.
    var trimmed: [Range<Int>] = []
  }

  /// A stretch of text and the bytes that it comes from.
  struct Piece {
    /// Offsets in the text of the paragraph, later in that of the document.
    var text: Range<Int>
    var xml: Range<Int>
    var element: Int
    /// Whether text and XML are the same bytes; else the stretch is one thing.
    var isVerbatim: Bool
    /// Whether it is something that is not text, such as a picture.
    var isObject: Bool
    /// Whether it is the content of a CDATA section, which markup must not be put into.
    var isSection = false
  }

  /// The inside of a text box in alternate content, which holds it once for new programs and once more for old ones.
  struct TextBox {
    /// Which alternate content.
    var alternate: Int
    /// Whether it is the one that is not read.
    var isCopy: Bool
    var inside: Range<Int>
  }

  struct Paragraph {
    var number: Int
    /// The paragraph that holds the text box it stands in; −1 when it stands in none.
    var outer: Int
    var tag: Range<Int>
    var isEmptyTag: Bool
    /// Offset after the paragraph's properties.
    var contentStart: Int
    var text: [UInt8] = []
    var pieces: [Piece] = []
    var style = ""
    var outline: Int?
    var isNumbered = false
    var cell: WordParagraph.Cell?
    var note: Int?
    var isInTextBox: Bool
    /// Whether it begins within the instruction of a field, of which nothing is shown.
    var beginsInInstruction: Bool
    var isInTable: Bool { cell != nil }
    /// Offset of the text in the document.
    var base = 0
  }

  var story: WordParagraph.Story
  var part: String
  /// The part's text, and how it is written back.
  var form: DecodedText
  var paragraphs: [Paragraph] = []
  var runs: [Run] = []
  var elements: [Element] = []
  var textBoxes: [TextBox] = []
  /// Greatest id of a comment that the part refers to.
  var greatestCommentID = -1

  /// Text boxes that stand twice with the same bytes: where each is read, and where its copy is.
  var doubledTextBoxes: [(read: Range<Int>, copy: Range<Int>)] {
    var pairs: [(read: Range<Int>, copy: Range<Int>)] = []
    for (_, boxes) in Dictionary(grouping: textBoxes, by: \.alternate) {
      let read = boxes.filter { !$0.isCopy }
      let copies = boxes.filter(\.isCopy)
      guard read.count == copies.count else { continue }
      for (one, other) in zip(read, copies) where form.text.storage[one.inside] == form.text.storage[other.inside] {
        pairs.append((one.inside, other.inside))
      }
    }
    return pairs
  }
}
