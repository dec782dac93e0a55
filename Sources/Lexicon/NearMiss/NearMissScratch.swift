/// Memory of near-miss searches, reused from paragraph to paragraph.
public struct NearMissScratch: Sendable {
  typealias Answer = (posting: UInt32, index: UInt32)

  /// Keys and classes of the words of two characters, see ``WordPairs/levels(in:_:_:_:into:)``.
  var mixed: [UInt32] = []
  var levels: [UInt8] = []
  /// What was read only to have it near; it means nothing.
  var touched: UInt64 = 0
  /// Room for all questions of a chunk and one more.
  var questions: [NearMissTables.Question] = []
  /// For each question what stands where its key would stand first.
  var homes: [NearMissTables.Slot] = []
  /// Postings that answer, from 0, with the view index of their question.
  var answers: [Answer] = []
  /// The first posting of each answer.
  var heads: [NearMissTables.Posting] = []
  /// What aligns.
  var candidates: [NearMissCandidate] = []
  /// The text as it stands and as it may have been meant.
  var standing = LocalSegmentation()
  var corrected = LocalSegmentation()

  /// Creates empty memory.
  public init() {}

  mutating func makeRoom(for characters: Int) {
    let most = characters * 5 + 1
    guard questions.count < most else { return }
    questions = [NearMissTables.Question](repeating: NearMissTables.Question(hash: 0, rest: 0), count: most)
    mixed = [UInt32](repeating: 0, count: characters + 3)
    levels = [UInt8](repeating: 0, count: characters + 3)
    homes = [NearMissTables.Slot](repeating: NearMissTables.Slot(), count: most)
  }
}
