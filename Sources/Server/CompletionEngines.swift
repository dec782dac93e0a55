import Analysis
import Dispatch
import Lexicon
import Synchronization

/// The completion index of the dictionaries in use. It takes a tenth of a second to make, so it is made beside the loop before
/// anybody asks, where there is a core for it.
final class CompletionEngines: Sendable {
  private struct State: Sendable {
    var ready: (lexicon: LexiconSnapshot, engine: Completions)?
    var inWork: (lexicon: LexiconSnapshot, done: DispatchGroup)?
  }

  private let state = Mutex(State())

  /// The lexicon that was last completed from.
  var lexicon: LexiconSnapshot? { state.withLock { $0.ready?.lexicon } }

  /// Begins to make the index of a lexicon, unless it is there or being made.
  func prepare(_ lexicon: LexiconSnapshot) {
    let group = DispatchGroup()
    let isNew = state.withLock { state in
      guard state.ready?.lexicon !== lexicon, state.inWork?.lexicon !== lexicon else { return false }
      group.enter()
      state.inWork = (lexicon, group)
      return true
    }
    guard isNew else { return }
    DispatchQueue.global(qos: .utility).async {
      let engine = Completions(lexicon)
      self.state.withLock { state in
        // Another one may have been asked for meanwhile.
        guard state.inWork?.lexicon === lexicon else { return }
        state.ready = (lexicon, engine)
        state.inWork = nil
      }
      group.leave()
    }
  }

  /// The index of a lexicon; waits for one that is being made.
  func engine(_ lexicon: LexiconSnapshot) -> Completions {
    state.withLock { $0.inWork?.lexicon === lexicon ? $0.inWork?.done : nil }?.wait()
    if let ready = state.withLock({ $0.ready }), ready.lexicon === lexicon { return ready.engine }
    let engine = Completions(lexicon)
    state.withLock { $0.ready = (lexicon, engine) }
    return engine
  }

  /// Forgets the index: the dictionaries were read anew.
  func forget() { state.withLock { $0 = State() } }
}
