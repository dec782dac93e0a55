/// Memory of near-miss searches, reused from paragraph to paragraph.
public struct NearMissScratch: Sendable {
  typealias Answer = (posting: UInt32, index: UInt32)

  /// A posting that may align.
  struct Near {
    private var both: UInt32
    /// Which one of ``postings`` it is.
    var number: Int { Int(both >> 8) }
    /// See ``NearMissGlance``.
    var verdict: UInt8 { UInt8(truncatingIfNeeded: both) }

    @inline(__always)
    init(number: Int, verdict: UInt8) { both = UInt32(truncatingIfNeeded: number) << 8 | UInt32(verdict) }
  }

  /// Keys and classes of the words of two characters, see ``WordPairs/levels(in:_:_:_:into:)``.
  var mixed: [UInt32] = []
  var levels: [UInt8] = []
  /// What was read only to have it near; it means nothing.
  var touched: UInt64 = 0
  /// The characters of the paragraph.
  var text = NearMissText()
  /// What each of 64 characters gives to a hash, and then what their sounds do.
  var products: [UInt64] = []
  /// Room for all questions of a chunk and one more.
  var questions: [NearMissTables.Question] = []
  /// For each question what stands where its key would stand first.
  var homes: [NearMissTables.Slot] = []
  /// First postings of what answers, from 0, with the view index of their question.
  var answers: [Answer] = []
  /// All their postings, with the view index of the key.
  var postings: [NearMissTables.Posting] = []
  var places: [UInt32] = []
  /// What may align, and room.
  var near: [Near] = []
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
    products = [UInt64](repeating: 0, count: 128)
    mixed = [UInt32](repeating: 0, count: characters + 3)
    levels = [UInt8](repeating: 0, count: characters + 3)
    answers = [Answer](repeating: (0, 0), count: most)
    homes = [NearMissTables.Slot](repeating: NearMissTables.Slot(), count: most)
  }
}
