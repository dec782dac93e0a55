public import TextModel

extension Profile {
  /// What kind of document this looks like: for a draft whose configuration names no profile.
  ///
  /// `gongwen` when it bears the marks of GB/T 9704—2012 (a document number on its own line, a recipient line with a signature
  /// or a kind of document in the title), `report` when its title says so or it is built of numbered chapters, else `news`.
  /// Never `web`, which only a configuration can choose. O(blocks).
  public static func guess(_ source: SourceText, _ blocks: [ProseBlock], _ overview: DocumentOverview, _ characters: CharacterTable)
    -> Profile
  {
    var glance = BlockGlance()
    var title: [UInt32] = []
    var hasNumber = false
    var recipients = 0
    var signatures = 0
    var chapters = 0
    for (index, role) in overview.roles.enumerated() where index < blocks.count {
      switch role {
      case .title where title.isEmpty:
        glance.read(blocks[index], of: source, characters)
        title = glance.scalars
      case .metadata where index < 12 && !hasNumber:
        glance.read(blocks[index], of: source, characters)
        hasNumber = LineShapes.isDocumentNumber(glance)
      case .recipient: recipients += 1
      case .signatureOrgan, .copyLine, .printLine: signatures += 1
      case .heading1: chapters += 1
      default: break
      }
    }
    let isFormal = title.count > 4 && formalKinds.contains { title.suffix($0.count).elementsEqual($0) }
    if hasNumber || recipients > 0 && (signatures > 0 || isFormal) || isFormal && signatures > 0 && contains(title, about) {
      return .gongwen
    }
    if reportWords.contains(where: { contains(title, $0) }) && !LineShapes.endsSentence(title.last ?? 0) { return .report }
    return chapters >= 3 && source.count > 6000 ? .report : .news
  }

  private static func scalars(_ list: String) -> [[UInt32]] { list.split(separator: " ").map { $0.unicodeScalars.map(\.value) } }
  /// 党政机关公文处理工作条例, article 8.
  private static let formalKinds = scalars("决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要")
  private static let reportWords = scalars("工作报告 工作总结 工作要点 工作计划 工作方案 述职 调研报告 情况汇报 行动计划 实施方案 情况的报告 发展规划 规划纲要")
  private static let about = scalars("关于")[0]

  private static func contains(_ text: [UInt32], _ word: [UInt32]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { text[$0..<$0 + word.count].elementsEqual(word) }
  }
}
