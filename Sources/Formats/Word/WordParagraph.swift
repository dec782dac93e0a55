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
  /// Its number in that text, from 1; cells of tables, text boxes and empty paragraphs count.
  public let number: Int
  /// Whether it stands in a table.
  public let isInTable: Bool
  /// Whether it stands in a text box.
  public let isInTextBox: Bool

  /// The place for people: 正文第 3 段, paragraph 3.
  public var place: Localized {
    let box = isInTextBox ? ("（文本框）", " (text box)") : isInTable ? ("（表格）", " (table)") : ("", "")
    let (zh, en): (String, String) =
      switch story {
      case .body: ("正文", "")
      case .footnotes: ("脚注", "footnotes, ")
      case .endnotes: ("尾注", "endnotes, ")
      case .header(let n): ("页眉 \(n) ", "header \(n), ")
      case .footer(let n): ("页脚 \(n) ", "footer \(n), ")
      }
    return Localized("\(zh)第 \(number) 段\(box.0)", en: "\(en)paragraph \(number)\(box.1)")
  }
}
