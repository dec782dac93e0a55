import TextModel

/// Tells the roles of a document's blocks. O(bytes): it reads the start and the end of long blocks, short ones whole.
///
/// After an edit only the blocks that changed are read again. What a block is depends on what stood before it only until the
/// title and the first paragraph of text have been seen; up to there everything is read anew.
struct BlockRoleReader: Sendable {
  private var glance = BlockGlance()
  private(set) var roles: [BlockRole] = []
  private var sawTitle = false
  private var title: [UInt32] = []
  private var sawBody = false
  private var isAfterTitle = false
  /// How many blocks were read before title and text had been seen; `Int.max` when they never were.
  private var opening = Int.max
  /// Blocks that are nothing but a date.
  private var dates: [Int] = []
  /// First lines of attachments.
  private var attachments: [Int] = []
  /// What ``settleDates(_:_:_:)`` made another role of, with the role that it was.
  private var settled: [(index: Int, role: BlockRole)] = []

  /// Takes a document of which no block is read yet.
  init() {}

  init(_ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable) {
    advance(to: blocks.count, source, blocks, characters)
  }

  /// Reads the blocks before `end` that were not read yet, for the first time.
  mutating func advance(to end: Int, _ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable) {
    roles.reserveCapacity(blocks.count)
    var at = roles.count
    while at < end { readNext(&at, source, blocks, characters) }
    if end == blocks.count { settleDates(blocks, source, characters) }
  }

  /// Takes a new version of the document, of which `alignment` tells what is as it was.
  mutating func update(
    _ source: SourceText, _ blocks: [ProseBlock], _ alignment: BlockAlignment, _ characters: CharacterTable
  ) {
    for change in settled { roles[change.index] = change.role }
    settled.removeAll()
    let old = self
    let delta = blocks.count - old.roles.count
    let tail = blocks.count - alignment.suffix
    let keepsState = old.opening <= alignment.prefix
    let first = keepsState ? alignment.prefix : 0
    if !keepsState { (sawTitle, title, sawBody, isAfterTitle, opening) = (false, [], false, false, .max) }
    roles.removeSubrange(first...)
    dates.removeAll { $0 >= first }
    attachments.removeAll { $0 >= first }
    var at = first
    while at < blocks.count {
      // From here on every block is as it was, and was read in the same state.
      if at >= tail, opening <= at, old.opening <= at - delta { break }
      readNext(&at, source, blocks, characters)
    }
    roles += old.roles[(at - delta)...]
    dates += old.dates.lazy.filter { $0 >= at - delta }.map { $0 + delta }
    attachments += old.attachments.lazy.filter { $0 >= at - delta }.map { $0 + delta }
    settleDates(blocks, source, characters)
  }

  private mutating func readNext(
    _ index: inout Int, _ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable
  ) {
    let block = blocks[index]
    glance.read(block, of: source, characters)
    let role = read(block, index)
    roles.append(role)
    index += 1
    switch role {
    case .title:
      if title.isEmpty { title = glance.scalars }
      (sawTitle, isAfterTitle) = (true, true)
    case .metadata, .blank: break
    // The `title` or `alt` text of a page stands beside the text: the heading after it is the title all the same.
    case .body where block.kind == .caption: break
    case .body:
      (sawTitle, isAfterTitle, sawBody) = (true, false, true)
      opening = min(opening, index)
    default: isAfterTitle = false
    }
  }

  private mutating func read(_ block: ProseBlock, _ index: Int) -> BlockRole {
    guard glance.count > 0 else { return .blank }
    if block.kind == .tableCell { return .tableRow }
    if let opening = OrdinalReader.read(glance.scalars, 0, isAtLineStart: true), let role = Self.role(of: opening, glance) {
      return role
    }
    if let role = readAttachment() {
      if role == .attachmentHeading { attachments.append(index) }
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
    let end = attachments.first ?? roles.count
    guard let date = dates.last(where: { $0 < end }) else { return }
    for i in date + 1..<max(end, date + 1) {
      switch roles[i] {
      case .blank, .metadata, .copyLine, .printLine, .attachmentNote, .signatureDate: continue
      default: return
      }
    }
    settle(date, .signatureDate)
    var above = date - 1
    while above >= 0, roles[above] == .blank { above -= 1 }
    guard above >= 0, roles[above] == .body else { return }
    glance.read(blocks[above], of: source, characters)
    if LineShapes.isOrgan(glance) { settle(above, .signatureOrgan) }
  }

  private mutating func settle(_ index: Int, _ role: BlockRole) {
    settled.append((index, roles[index]))
    roles[index] = role
  }
}
