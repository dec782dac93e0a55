import System
import TextModel

/// The lines that git says have changed since a revision.
enum ChangedLines {
  /// One-based line ranges by absolute path; nil lines when no revision is asked for.
  static func since(_ revision: String?, locale: MessageLocale) -> (lines: [String: [ClosedRange<Int>]]?, fault: Localized?) {
    guard let revision else { return (nil, nil) }
    // What begins with a dash would be an option to git.
    guard !revision.hasPrefix("-") else {
      return ([:], Localized("“\(revision)”不是版本", en: "“\(revision)” is no revision"))
    }
    do {
      let top = try git(["rev-parse", "--show-toplevel"])
      let root = String(decoding: top.split(separator: 0x0A).first ?? [], as: UTF8.self)
      let diff = try git([
        "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "diff", "--unified=0",
        "--no-color", "--no-ext-diff", "--no-renames",
        revision, "--",
      ])
      var lines = parse(diff, root: root)
      for name in try git(["ls-files", "-z", "--others", "--exclude-standard", "--full-name", root]).split(separator: 0) {
        lines[Path.join(root, String(decoding: name, as: UTF8.self))] = [1...Int.max]
      }
      return (lines, nil)
    } catch {
      return ([:], error.message)
    }
  }

  private static func git(_ arguments: [String]) throws(Fault) -> [UInt8] {
    do {
      let outcome = try Processes.run("git", arguments)
      guard case .exited(0) = outcome.ending else {
        let said = String(decoding: outcome.errors.prefix(400), as: UTF8.self)
        throw Fault(Localized("git 失败：\(said)", en: "git failed: \(said)"))
      }
      return outcome.output
    } catch let error as SystemError {
      throw Fault(Localized(error.message(.zhHans), en: error.message(.en)))
    } catch let error as Fault {
      throw error
    } catch {
      throw Fault(Localized("git 失败", en: "git failed"))
    }
  }

  struct Fault: Error {
    var message: Localized
    init(_ message: Localized) { self.message = message }
  }

  /// Reads `+++ b/PATH` and `@@ -a,b +c,d @@`.
  static func parse(_ diff: [UInt8], root: String) -> [String: [ClosedRange<Int>]] {
    var lines: [String: [ClosedRange<Int>]] = [:]
    var path: String?
    for line in diff.split(separator: 0x0A) {
      if line.starts(with: Array("+++ ".utf8)) {
        let name = String(decoding: line.dropFirst(4), as: UTF8.self)
        path = name.hasPrefix("b/") ? Path.join(root, String(name.dropFirst(2).prefix { $0 != "\t" })) : nil
      } else if line.starts(with: Array("@@ ".utf8)), let path, let plus = line.firstIndex(of: 0x2B) {
        let numbers = String(decoding: line[line.index(after: plus)...].prefix { $0 != 0x20 }, as: UTF8.self).split(separator: ",")
          .compactMap { Int($0) }
        guard let start = numbers.first else { continue }
        let count = numbers.count > 1 ? numbers[1] : 1
        if count > 0, start > 0 { lines[path, default: []].append(start...(start + count - 1)) }
      }
    }
    return lines
  }
}
