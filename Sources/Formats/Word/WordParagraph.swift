public import TextModel

/// Where in a Word document a paragraph stands.
public struct WordParagraph: Hashable, Sendable {
  /// A text of its own in a Word document.
  public enum Story: Hashable, Sendable {
    /// The document itself.
    case body
    /// The footnotes.
    case footnotes
    /// The endnotes.
    case endnotes
    /// A header; they are counted from 1.
    case header(Int)
    /// A footer; they are counted from 1.
    case footer(Int)
  }

  /// UTF-8 byte offsets in the document's text, half-open; a line end follows.
  public let range: ByteRange
  /// The text that it belongs to.
  public let story: Story
  /// Its number in that text, in notes in its own note, from 1; cells of tables, text boxes and empty paragraphs count.
  public let number: Int
  /// The table cell that it stands in.
  public let cell: Cell?
  /// The number of its footnote or endnote, from 1 in the order of the file; nil outside notes.
  public let note: Int?
  /// Whether it stands in a text box.
  public let isInTextBox: Bool

  /// A cell of a table, all counted from 1: tables in the order of their text, rows, cells of the row.
  public struct Cell: Hashable, Sendable {
    /// Which table of the text.
    public var table: Int
    /// Which row of the table.
    public var row: Int
    /// Which cell of the row; one that spans several columns counts as one.
    public var column: Int
  }

  /// Whether it stands in a table.
  public var isInTable: Bool { cell != nil }

  /// The place for people: 正文第 3 段, paragraph 3; 正文第 9 段（表 1 第 2 行第 3 格）; 脚注 2 第 1 段.
  public var place: Localized {
    var box = ("", "")
    if let cell {
      box = (
        "（表 \(cell.table) 第 \(cell.row) 行第 \(cell.column) 格）", " (table \(cell.table), row \(cell.row), cell \(cell.column))"
      )
    }
    if isInTextBox { box = ("（文本框）", " (text box)") }
    let noteNumber = note.map { " \($0) " } ?? ""
    let (zh, en): (String, String) =
      switch story {
      case .body: ("正文", "")
      case .footnotes: ("脚注\(noteNumber)", note.map { "footnote \($0), " } ?? "footnotes, ")
      case .endnotes: ("尾注\(noteNumber)", note.map { "endnote \($0), " } ?? "endnotes, ")
      case .header(let n): ("页眉 \(n) ", "header \(n), ")
      case .footer(let n): ("页脚 \(n) ", "footer \(n), ")
      }
    return Localized("\(zh)第 \(number) 段\(box.0)", en: "\(en)paragraph \(number)\(box.1)")
  }
}
