import TextModel

/// What a block is in its document, as far as the ends of its lines, its position and its neighbours tell.
public enum BlockRole: UInt8, Sendable, Hashable, CaseIterable {
  /// Running text.
  case body
  /// The document's title.
  case title
  /// A blank line.
  case blank
  /// 主送机关: the organs that an official document goes to (GB/T 9704—2012 7.3.2).
  case recipient
  /// 来源：…, 发布时间：…, a document number on its own, （此件公开发布）, a date under the title.
  case metadata
  /// A line that opens with 一、. Text may follow on the same line, as with all numbered roles.
  case heading1
  /// A line that opens with （一）.
  case heading2
  /// A line that opens with 1.
  case heading3
  /// A line that opens with （1）.
  case heading4
  /// A heading by markup, without an ordinal; ``ProseBlock/level`` has its level.
  case heading
  /// A line that opens with 一是, 一要, 第一，, 首先 or ①.
  case item
  /// 第一编, 第一章, 第一节 and their titles.
  case chapter
  /// A line that opens with 第一条.
  case article
  /// 附件：… below the text (7.3.4).
  case attachmentNote
  /// 附件 or 附件1 alone: the first line of an attachment (7.3.7).
  case attachmentHeading
  /// The organ above the date at the end (7.3.5).
  case signatureOrgan
  /// The date at the end (7.3.5.4).
  case signatureDate
  /// 抄送：… (7.4.2).
  case copyLine
  /// The organ and date of printing (7.4.3).
  case printLine
  /// A row of a table.
  case tableRow
  /// Names with blanks between them.
  case nameList

  /// Level of a numbered heading (GB/T 9704—2012 7.3.3), 1…4; nil for any other role.
  public var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    default: nil
    }
  }

  /// Whether a section starts here: any heading, chapter or article, the title, an attachment.
  public var startsSection: Bool {
    switch self {
    case .title, .heading, .heading1, .heading2, .heading3, .heading4, .chapter, .article, .attachmentHeading, .attachmentNote: true
    default: false
    }
  }
}

extension BlockRole {
  /// How many of the blocks that are the same at the start and at the end of two versions have the same role as well, counted
  /// from the outside.
  static func shared(_ new: [BlockRole], _ old: [BlockRole], _ alignment: BlockAlignment) -> (prefix: Int, suffix: Int) {
    let (a, b) = (new.span, old.span)
    // Raw values: a role is compared with a role by what stands behind `RawRepresentable`, and a long draft has many thousands.
    let limit = min(alignment.prefix, a.count, b.count)
    var prefix = 0
    while prefix < limit, a[prefix].rawValue == b[prefix].rawValue { prefix += 1 }
    let most = min(alignment.suffix, a.count, b.count)
    var suffix = 0
    while suffix < most, a[a.count - 1 - suffix].rawValue == b[b.count - 1 - suffix].rawValue { suffix += 1 }
    return (prefix, suffix)
  }
}
