import TextModel

/// Tells the roles of a document's blocks. O(bytes): it reads the start and the end of long blocks, short ones whole.
struct BlockRoleReader {
  private var glance = BlockGlance()
  private(set) var roles: [BlockRole] = []
  private var sawTitle = false
  private var title: [UInt32] = []
  private var sawBody = false
  private var isAfterTitle = false
  /// Blocks that are nothing but a date.
  private var dates: [Int] = []
  private var firstAttachment: Int? = nil

  init(_ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable) {
    roles.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      glance.read(block, of: source, characters)
      let role = read(block, index)
      roles.append(role)
      switch role {
      case .title:
        if title.isEmpty { title = glance.scalars }
        (sawTitle, isAfterTitle) = (true, true)
      case .metadata, .blank: break
      // The `title` or `alt` text of a page stands beside the text: the heading after it is the title all the same.
      case .body where block.kind == .caption: break
      case .body:
        (sawTitle, isAfterTitle, sawBody) = (true, false, true)
      default: isAfterTitle = false
      }
    }
    settleDates(blocks, source, characters)
  }

  private mutating func read(_ block: ProseBlock, _ index: Int) -> BlockRole {
    guard glance.count > 0 else { return .blank }
    if block.kind == .tableCell { return .tableRow }
    if let opening = OrdinalReader.read(glance.scalars, 0, isAtLineStart: true), let role = Self.role(of: opening, glance) {
      return role
    }
    if let role = readAttachment() {
      if role == .attachmentHeading, firstAttachment == nil { firstAttachment = index }
      return role
    }
    if glance.isWhole {
      if LineShapes.isCopyLine(glance) { return .copyLine }
      if LineShapes.isPrintLine(glance) { return .printLine }
      if LineShapes.isDate(glance) {
        dates.append(index)
        return .metadata
      }
      if LineShapes.isMetadata(glance) { return .metadata }
      if LineShapes.isTableRow(glance) { return .tableRow }
      if LineShapes.isNameList(glance) { return .nameList }
    }
    if block.kind == .heading { return sawTitle || block.level > 1 ? .heading : .title }
    if !sawTitle {
      let isTitle = block.kind == .paragraph && block.range.count <= 150 && !LineShapes.endsSentence(glance.last)
      return isTitle ? .title : .body
    }
    guard isAfterTitle, !sawBody else { return .body }
    // A page often repeats the title, broken into lines.
    if glance.isWhole, glance.count >= 4, contains(title, glance.scalars) { return .title }
    if LineShapes.isRecipient(glance) { return .recipient }
    return .body
  }

  private static func role(of opening: OrdinalFact, _ glance: BlockGlance) -> BlockRole? {
    switch opening.family {
    case .hanStop: .heading1
    case .hanBracket: .heading2
    case .digitPoint: .heading3
    case .digitBracket:
      // （83）国函字187号 is a document number.
      glance.isWhole && glance.last == 0x53F7 ? .metadata : .heading4
    case .circled, .shi, .yao, .di, .qi, .step: .item
    case .adverb: opening.value == 1 ? .item : nil
    case .article: .article
    case .chapter, .section, .part: .chapter
    }
  }

  private func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  private func readAttachment() -> BlockRole? {
    guard glance[0] == 0x9644, glance[1] == 0x4EF6 else { return nil }  // 附件
    var i = 2
    while OrdinalReader.isBlank(glance[i]) { i += 1 }
    while glance[i] >= 0x30 && glance[i] <= 0x39 || OrdinalNumeral.digit(glance[i]) != nil { i += 1 }
    if glance.isWhole, i == glance.count || i + 1 == glance.count && glance[i] == 0xFF1A { return .attachmentHeading }
    if glance[i] == 0xFF1A || i > 2 && OrdinalReader.isBlank(glance[i]) { return .attachmentNote }
    // 附件 任务分解表, 附件1.任务分解表: the colon was forgotten.
    let isBare = i > 2 && (OrdinalReader.isBlank(glance[i - 1]) || glance[i] == 0x2E)
    return isBare && glance.isWhole && glance.count <= 40 && !LineShapes.endsSentence(glance.last) ? .attachmentNote : nil
  }

  /// The last date that stands alone before the attachments, with no text after it, is that of the signature.
  private mutating func settleDates(_ blocks: [ProseBlock], _ source: SourceText, _ characters: CharacterTable) {
    let end = firstAttachment ?? roles.count
    guard let date = dates.last(where: { $0 < end }) else { return }
    for i in date + 1..<max(end, date + 1) {
      switch roles[i] {
      case .blank, .metadata, .copyLine, .printLine, .attachmentNote, .signatureDate: continue
      default: return
      }
    }
    roles[date] = .signatureDate
    var above = date - 1
    while above >= 0, roles[above] == .blank { above -= 1 }
    guard above >= 0, roles[above] == .body else { return }
    glance.read(blocks[above], of: source, characters)
    if LineShapes.isOrgan(glance) { roles[above] = .signatureOrgan }
  }
}
