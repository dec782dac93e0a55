import Linting
import Synchronization
import System
import TextModel

/// Tells which overrides of a configuration hold for a file; globs are compiled once.
final class OverrideGlobs: Sendable {
  private let compiled = Mutex<[String: Glob?]>([:])

  /// The configuration of one file.
  func resolve(_ found: ProjectLoader.Found, _ path: String) -> Configuration {
    guard !found.configuration.overrides.isEmpty else { return found.configuration }
    let absolute = Path.absolute(path, from: Environment.workingFolder)
    let relative = Path.relative(absolute, to: found.folder) ?? absolute
    return found.configuration.resolved { glob(($0))?.matches(relative) ?? false }
  }

  private func glob(_ pattern: String) -> Glob? {
    compiled.withLock { compiled in
      if let known = compiled[pattern] { return known }
      let glob = try? Glob(pattern)
      compiled[pattern] = glob
      return glob
    }
  }
}
