import Synchronization
import System
import TextModel

/// How far a long command has come, on a terminal only: standard error, one line that goes away again. A command that is done
/// within a moment shows none.
///
/// The line is drawn by a thread of its own, so that one long document moves it too, and so that work in many threads only counts.
final class Progress: Sendable {
  /// What the line needs, apart from the count.
  private struct Line {
    /// Whether it stands on the terminal.
    var isShown = false
    var isOver = false
  }

  private let label: String
  private let all: Int
  private let locale: MessageLocale
  private let began = Clock.nanoseconds()
  private let done = Atomic<Int>(0)
  private let line = Mutex(Line())

  /// Begins to show how many of `all` are done, unless `isQuiet`.
  init(_ label: Localized, of all: Int, locale: MessageLocale, isQuiet: Bool = false) {
    self.label = label.text(locale)
    self.all = all
    self.locale = locale
    guard !isQuiet, all > 0, Terminal.isTerminal(.error) else { return }
    Ticker.start(after: 300_000_000, every: 100_000_000) { [weak self] in self?.draw() ?? false }
  }

  deinit { end() }

  /// Sets how many are done.
  func show(_ done: Int) { self.done.store(done, ordering: .relaxed) }

  /// Counts one more. From any thread.
  func step() { done.add(1, ordering: .relaxed) }

  /// Takes the line away, so that something else can be written; it comes again.
  func clear() { line.withLock { Self.clear(&$0) } }

  /// Takes the line away for good.
  func end() {
    line.withLock {
      $0.isOver = true
      Self.clear(&$0)
    }
  }

  private static func clear(_ line: inout Line) {
    guard line.isShown else { return }
    line.isShown = false
    Console.writeError(Array("\r\u{1B}[K".utf8))
  }

  /// Whether it is to be drawn again.
  private func draw() -> Bool {
    let seconds = (Clock.nanoseconds() - began) / 1_000_000_000
    let time = seconds < 2 ? "" : Localized("，\(seconds) 秒", en: ", \(seconds) s").text(locale)
    let text = "\r\(label) \(done.load(ordering: .relaxed))/\(all)\(time)\u{1B}[K"
    return line.withLock {
      guard !$0.isOver else { return false }
      $0.isShown = true
      Console.writeError(Array(text.utf8))
      return true
    }
  }
}
