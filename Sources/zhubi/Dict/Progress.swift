import System
import TextModel

/// How far a long command has come, on a terminal only: standard error, one line that goes away again. A command that is done
/// within a moment shows none.
struct Progress {
  /// The moment, in nanoseconds.
  private static let patience = 300_000_000

  private let label: String
  private let all: Int
  private let isShown: Bool
  private var hasShown = false
  private var next: Int

  init(_ label: Localized, of all: Int, locale: MessageLocale) {
    self.label = label.text(locale)
    self.all = all
    isShown = Terminal.isTerminal(.error)
    next = Clock.nanoseconds() + Self.patience
  }

  /// Shows how many are done, ten times a second at most.
  mutating func show(_ done: Int) {
    guard isShown, all > 0 else { return }
    let now = Clock.nanoseconds()
    guard now >= next else { return }
    next = now + 100_000_000
    hasShown = true
    Console.writeError(Array("\r\(label) \(done)/\(all)\u{1B}[K".utf8))
  }

  /// Takes the line away.
  mutating func end() {
    guard hasShown else { return }
    hasShown = false
    Console.writeError(Array("\r\u{1B}[K".utf8))
  }
}
