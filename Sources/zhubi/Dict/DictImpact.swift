import Arguments
import JSON
import Keeping
import Lexicon
import Linting
import Reporting
import System
import TextModel

/// `zhubi dict impact`: which findings appear and disappear over documents when a dictionary changes, by entry.
struct DictImpact {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  /// Findings that one entry, or one rule where no entry decided, makes appear or disappear.
  private struct Group {
    var appears: Bool
    var rule: String
    /// `dictionary:name`; empty where no entry decided.
    var entry: String
    var count = 0
    /// The first ones: `path:line: message`.
    var examples: [String] = []
  }

  private struct Key: Hashable {
    var appears: Bool
    var rule: String
    var entry: String
  }

  func run() throws(KeepingError) -> Int32 {
    let change = context.operands[0]
    let names = context.readNames
    // A dictionary of the same name is the one that the change would replace.
    let rest = names.filter { Path.name($0) != Path.name(change) }
    let before = rest.count == names.count || names.contains { Path.normalize($0) == Path.normalize(change) } ? rest : names
    let checkers = [checker(before), checker(rest + [change])]
    _ = try DictionaryStack(rest + [change])
    let files = try DocumentFiles.named(context.invocation.values("on"))
    var groups: [Key: Group] = [:]
    var unread = 0
    let progress = Progress(Localized("比较", en: "comparing"), of: files.count, locale: context.locale)
    // In shares, so that memory holds what differs and not the documents.
    var next = 0
    while next < files.count {
      progress.show(next)
      let share = Array(files[next..<min(next + 64, files.count)])
      let results = ParallelMap.map(share, jobs: ProcessorCount.available) { path -> [DocumentReport?] in
        guard let bytes = try? File.read(path) else { return [nil, nil] }
        return checkers.map { checker in
          guard case .checked(let document) = checker.check(bytes, name: path, isAlone: true) else { return nil }
          return document.report
        }
      }
      for reports in results {
        guard let old = reports[0], let new = reports[1] else {
          unread += 1
          continue
        }
        collect(new, unlike: old, appears: true, into: &groups)
        collect(old, unlike: new, appears: false, into: &groups)
      }
      next += share.count
    }
    progress.end()
    let sorted = groups.values.sorted {
      ($1.count, $0.entry, $0.rule, $0.appears ? 0 : 1) < ($0.count, $1.entry, $1.rule, $1.appears ? 0 : 1)
    }
    write(sorted, files: files.count, unread: unread)
    return unread > 0 ? DictContext.Status.failure : sorted.isEmpty ? DictContext.Status.done : DictContext.Status.findings
  }

  private func checker(_ names: [String]) -> DocumentChecker {
    var options = LintOptions()
    options.locale = context.locale
    options.configuration.dictionaries = names
    return DocumentChecker(
      options: options, project: context.project, ruleSets: RuleSets(), overrides: OverrideGlobs(), today: LintRun.today)
  }

  private func collect(_ report: DocumentReport, unlike other: DocumentReport, appears: Bool, into groups: inout [Key: Group]) {
    var known: [String: Int] = [:]
    func identity(_ finding: Finding) -> String { "\(finding.rule) \(finding.range.start) \(finding.range.end) \(finding.message)" }
    for finding in other.findings { known[identity(finding), default: 0] += 1 }
    for finding in report.findings {
      let count = known[identity(finding), default: 0]
      known[identity(finding)] = count - 1
      if count > 0 { continue }
      let entry = finding.reference.map { "\($0.dictionary):\($0.name)" } ?? ""
      let key = Key(appears: appears, rule: finding.rule, entry: entry)
      var group = groups[key] ?? Group(appears: appears, rule: finding.rule, entry: entry)
      group.count += 1
      if group.examples.count < 3 {
        group.examples.append("\(report.name):\(report.text.line(at: Int(finding.range.start)) + 1): \(finding.message)")
      }
      groups[key] = group
    }
  }

  private func write(_ groups: [Group], files: Int, unread: Int) {
    if context.isJSON {
      context.writeJSON { writer in
        writer.member("files", files)
        writer.member("unread", unread)
        writer.key("groups")
        writer.array(groups) { (writer: inout JSONWriter, group: Group) in
          writer.object { (writer: inout JSONWriter) in
            writer.member("change", group.appears ? "appears" : "disappears")
            writer.member("rule", group.rule)
            writer.member("entry", group.entry)
            writer.member("count", group.count)
            writer.key("examples")
            writer.array(group.examples) { (writer: inout JSONWriter, example: String) in writer.string(example) }
          }
        }
      }
      return
    }
    for group in groups {
      context.write("\(group.appears ? "+" : "-") \(group.count)  \(group.entry)  [\(group.rule)]\n")
      for example in group.examples { context.write("    \(example)\n") }
    }
    let new = groups.filter(\.appears).reduce(0) { $0 + $1.count }
    let gone = groups.filter { !$0.appears }.reduce(0) { $0 + $1.count }
    context.note(
      Localized(
        "\(files) 个文件（\(unread) 个读不了）：新增 \(new) 处，消失 \(gone) 处",
        en: "\(files) files (\(unread) unreadable): \(new) findings appear, \(gone) disappear"))
  }
}
