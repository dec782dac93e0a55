import Keeping
import System
import TextModel

/// The documents that the user names, folders opened as `zhubi lint` opens them.
enum DocumentFiles {
  static func named(_ operands: [String]) throws(KeepingError) -> [String] {
    var walk = DirectoryWalk(base: Environment.workingFolder)
    walk.include = LintRun.defaultIncludes.compactMap { try? Glob($0) }
    let outcome = walk.files(in: operands)
    if let problem = outcome.problems.first { throw KeepingError(problem.message(.zhHans), en: problem.message(.en)) }
    return outcome.files.map(\.path)
  }
}
