import Lexicon
import TextModel

/// The dates of short lines that are labelled or stand alone: those that may be the document's date wherever they stand.
struct LateDates: Sendable {
  /// One of them.
  struct Found: Sendable, Hashable {
    var block: Int
    /// Bytes from the start of the block.
    var offset: Int
    /// Length in bytes.
    var length: Int
    var day: Day
    /// Whether 发布时间： or the like stands before it; else it stands alone.
    var isLabelled: Bool
  }

  /// By block; at most one a block.
  var dates: [Found] = []
}
