import Linting
import TextModel

/// The kinds of official documents, and what a title says about them.
enum DocumentKind {
  /// The fifteen kinds of 党政机关公文处理工作条例, article 8; 令 and 复函 are forms of 命令 and 函.
  static let legal = scalars("决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 复函 函 纪要")
  /// Kinds that go out under a notice (以通知印发) and are kinds of their own inside their file.
  static let enclosed = scalars("方案 办法 规定 细则 要点 计划 规划 规则 规程 条例 制度 章程 总结 讲话 名单 预案 目录 清单 标准 指南 导则")

  static func scalars(_ list: String) -> [[UInt32]] { list.split(separator: " ").map { $0.unicodeScalars.map(\.value) } }

  /// The legal kind that a title ends with, of those in ``legal`` the longest; nil when it ends with none.
  static func ending(_ title: [UInt32]) -> String? {
    var best: [UInt32] = []
    for kind in legal where title.count > kind.count && title.suffix(kind.count).elementsEqual(kind) && kind.count > best.count {
      best = kind
    }
    return best.isEmpty ? nil : String(scalars: best)
  }

  /// Whether a title ends in a kind of paper that goes out under a notice.
  static func endsAsEnclosed(_ title: [UInt32]) -> Bool { enclosed.contains { title.suffix($0.count).elementsEqual($0) } }

  /// Where a word occurs in a text, as indices of its first scalar.
  static func occurrences(of word: [UInt32], in text: [UInt32]) -> [Int] {
    guard !word.isEmpty, text.count >= word.count else { return [] }
    return (0...text.count - word.count).filter { text[$0..<$0 + word.count].elementsEqual(word) }
  }
}

extension Paragraph {
  /// The view's scalars without the blanks around them, and where they start.
  func trimmedScalars() -> (scalars: [UInt32], start: Int) {
    var start = 0
    while start < count, text.characterClass(start).isBlank { start += 1 }
    let end = text.lastIndex + 1
    return start < end ? (Array(text.scalars[start..<end]), start) : ([], start)
  }
}
