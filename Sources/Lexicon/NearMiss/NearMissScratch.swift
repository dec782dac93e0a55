/// Memory of near-miss searches, reused from paragraph to paragraph.
public struct NearMissScratch: Sendable {
  /// Classes of the words of two characters, see ``WordPairs/levels(in:_:into:)``.
  var levels: [UInt8] = []
  /// Room for all questions of a chunk and one more.
  var questions: [NearMissTables.Question] = []
  /// For each question what stands where its key would stand first.
  var homes: [NearMissTables.Slot] = []
  /// Postings that answer, from 0, with the view index of their question.
  var answers: [Answer] = []
  /// The first posting of each answer.
  var heads: [NearMissTables.Posting] = []
  typealias Answer = (posting: UInt32, index: UInt32)
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
    questions = [NearMissTables.Question](repeating: NearMissTables.Question(0, 0, 0), count: most)
    homes = [NearMissTables.Slot](repeating: NearMissTables.Slot(), count: most)
  }
}
