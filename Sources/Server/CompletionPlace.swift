import Analysis
import TextModel

/// Where a completion would go: the run of word characters before the cursor and what stands behind it.
struct CompletionPlace {
  /// Bytes of the run, up to the cursor.
  let run: ByteRange
  let text: SourceText
  /// End of the block.
  let limit: Int
  /// The run as written.
  let typed: String

  init(run: ByteRange, text: SourceText, limit: Int) {
    (self.run, self.text, self.limit) = (run, text, limit)
    typed = text.string(run)
  }

  /// What stands in the run before the stretch that a completion replaces.
  func kept(before replaced: ByteRange) -> String {
    replaced.start <= run.start ? "" : text.string(ByteRange(run.start, replaced.start))
  }

  /// End of what a completion may replace: behind the cursor as far as the text goes on as the completion does.
  func end(covering completion: Completion) -> Int {
    let cursor = Int(run.end)
    let name = Array(completion.text.utf8)
    let written = Array(text.storage[completion.typed.indices])
    guard name.starts(with: written) else { return cursor }
    var length = 0
    while written.count + length < name.count, cursor + length < limit,
      text.storage[cursor + length] == name[written.count + length]
    {
      length += 1
    }
    return text.characterStart(at: cursor + length)
  }
}
