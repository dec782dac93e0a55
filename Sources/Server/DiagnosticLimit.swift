import JSON
import Linting
import TextModel

/// How many findings of one document a client is told of.
///
/// The protocol sends all diagnostics of a document with every keystroke, and an editor draws all of them anew. Of thousands a
/// writer can look at few: the gravest are told, the first in the text before the last, and one diagnostic says how many more
/// there are. VS Code shows no more than a thousand of one document either.
struct DiagnosticLimit: Hashable {
  /// The most that are told; `Int.max` for all.
  private(set) var most = 1000

  init() {}

  /// Reads the setting `maxDiagnostics`: a whole number, 0 for all; nil when it is no such number.
  init?(_ setting: JSONValue) {
    guard let number = setting.intValue, number >= 0 else { return nil }
    most = number == 0 ? .max : number
  }

  /// The findings that are told, in their order, and how many are left untold.
  func selection(of findings: [Finding]) -> (told: [Finding], untold: Int) {
    guard findings.count > most else { return (findings, 0) }
    var counts = [Int](repeating: 0, count: Severity.allCases.count)
    for finding in findings { counts[Int(finding.severity.rawValue)] += 1 }
    // What is graver than `last` is told whole, and of `last` as many as there is room for.
    var room = most
    var last = Severity.error
    for severity in Severity.allCases.reversed() {
      last = severity
      if counts[Int(severity.rawValue)] >= room { break }
      room -= counts[Int(severity.rawValue)]
    }
    var told: [Finding] = []
    told.reserveCapacity(most)
    for finding in findings where finding.severity >= last {
      if finding.severity == last {
        guard room > 0 else { continue }
        room -= 1
      }
      told.append(finding)
    }
    return (told, findings.count - told.count)
  }

  /// What is said of those that are left untold.
  static func remark(_ untold: Int) -> Localized {
    Localized(
      "另有 \(untold) 处发现没有列出：先列最重的，改掉一处就补上一处；设置 zhubi.maxDiagnostics 可以多列（0 为全部）",
      en: "\(untold) more findings are not listed: the gravest come first, the others as these are mended; "
        + "the setting zhubi.maxDiagnostics lists more (0: all)")
  }
}

extension Session {
  /// Takes `maxDiagnostics` out of the editor's settings: like `inlayHints` it is the editor's alone.
  func takeDiagnosticLimit(_ settings: JSONValue) -> JSONValue {
    guard var members = settings.objectValue else { return settings }
    let setting = members["maxDiagnostics"] ?? .null
    members["maxDiagnostics"] = nil
    let limit = setting.isNull ? DiagnosticLimit() : DiagnosticLimit(setting)
    if limit == nil {
      log(Localized("maxDiagnostics 应是整数，0 为全部", en: "“maxDiagnostics” is a whole number, 0 for all").text(locale), type: 2)
    }
    if let limit, limit != diagnosticLimit {
      diagnosticLimit = limit
      makeStale()
    }
    return .object(members)
  }
}
