import Synchronization
import TextModel

/// Paragraphs to scan into, lent to one check of a document after the other: each has memory that grows with what is scanned, and
/// a tree of short files would begin anew with every one of them.
public final class ParagraphPool: Sendable {
  private let free = Mutex<[Paragraph]>([])
  /// One that was used for a longer paragraph than so many scalars is not kept.
  private static let most = 1 << 16

  /// Creates an empty pool.
  public init() {}

  /// Lends a paragraph to a closure. Any number of threads may borrow at the same time.
  public func lend<Result>(for context: LintContext, _ body: (inout Paragraph) -> Result) -> Result {
    var own = free.withLock { $0.popLast() } ?? Paragraph(context: context)
    let result = body(&own)
    own.end()
    let done = own
    if done.text.scalars.capacity <= Self.most { free.withLock { $0.append(done) } }
    return result
  }
}
