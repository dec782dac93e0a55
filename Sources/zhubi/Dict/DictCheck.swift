import Arguments
import JSON
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict check`: every fault of the dictionaries, all layers together.
struct DictCheck {
  /// How many faults of one kind in one file are listed.
  static let defaultLimit = 200

  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  func run() throws(KeepingError) -> Int32 {
    let operands = context.operands
    let progress = Progress(Localized("检查", en: "checking"), of: 8, locale: context.locale)
    progress.show(0)
    let stack = try operands.isEmpty ? DictionaryStack(context.readNames) : DictionaryStack(operands, below: context.readNames)
    let (lexicon, issues) = stack.lexicon()
    // Faults of what a dictionary builds upon are its own keeper's, unless there is nothing else.
    let shown = stack.layers.filter {
      $0.isNamed && ($0.folder != nil || !stack.layers.contains { $0.folder != nil && $0.isNamed })
    }
    let limit = context.invocation.integer("limit") ?? Self.defaultLimit
    let empty = FaultCollection(limit: limit == 0 ? .max : limit, paths: Set(shown.flatMap { $0.files.map(\.path) }))
    var found = DictionaryCheck.collect(in: lexicon, issues: issues, into: empty) { done, _ in progress.show(done + 1) }
    progress.show(7)
    for layer in shown {
      for file in layer.files {
        guard let kind = TableKind(fileName: file.name),
          let fault = DictionaryCheck.canonicalFault(path: file.path, kind: kind, bytes: file.bytes)
        else { continue }
        found.add(fault)
      }
    }
    progress.end()
    let rows = lexicon.layers.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows.count } }
    report(found, rows: rows)
    return found.isUnreadable
      ? DictContext.Status.failure : found.count == 0 ? DictContext.Status.done : DictContext.Status.findings
  }

  private func report(_ found: FaultCollection, rows: Int) {
    if context.isJSON {
      context.writeJSON { writer in
        writer.member("rows", rows)
        Self.writeFaults(found, context.locale, &writer)
      }
      return
    }
    context.write(found.kept.map { $0.text(context.locale) + "\n" }.joined())
    Self.noteOmitted(found, context)
    let count = found.count
    context.note(Localized("\(rows) 条，\(count) 处问题", en: "\(rows) rows, \(count) fault\(count == 1 ? "" : "s")"))
  }

  /// Tells how many faults are not listed.
  static func noteOmitted(_ found: FaultCollection, _ context: DictContext) {
    let advice =
      context.invocation.commandNames.last == "check"
      ? Localized("；--limit 0 全列", en: "; list all with --limit 0") : Localized("", en: "")
    for group in found.groups where group.count > group.kept {
      let more = group.count - group.kept
      context.note(
        Localized(
          "\(group.path)：还有 \(more) 处 [\(group.kind.rawValue)] 没有列出\(advice.zh)",
          en: "\(group.path): \(more) more [\(group.kind.rawValue)] not listed\(advice.en)"))
    }
  }

  /// Writes faults, one a line or as JSON.
  static func report(_ faults: [DictionaryFault], _ context: DictContext) {
    guard context.isJSON else {
      context.write(faults.map { $0.text(context.locale) + "\n" }.joined())
      return
    }
    context.writeJSON { writer in writeFaults(faults, context.locale, &writer) }
  }

  /// Writes faults as members of a JSON object: how many there are by file and kind, and those that are kept.
  static func writeFaults(_ found: FaultCollection, _ locale: MessageLocale, _ writer: inout JSONWriter) {
    writer.member("count", found.count)
    writer.key("counts")
    writer.array(found.groups) { (writer: inout JSONWriter, group: FaultCollection.Group) in
      writer.object { (writer: inout JSONWriter) in
        writer.member("path", group.path)
        writer.member("kind", group.kind.rawValue)
        writer.member("count", group.count)
        writer.member("errors", group.errors)
        writer.member("listed", group.kept)
      }
    }
    writeFaults(found.kept, locale, &writer)
  }

  private static func writeFaults(_ faults: [DictionaryFault], _ locale: MessageLocale, _ writer: inout JSONWriter) {
    writer.key("faults")
    writer.array(faults) { (writer: inout JSONWriter, fault: DictionaryFault) in
      writer.object { (writer: inout JSONWriter) in
        writer.member("kind", fault.kind.rawValue)
        writer.member("severity", fault.severity == .error ? "error" : "warning")
        writer.member("path", fault.path)
        writer.member("line", fault.line)
        writer.member("column", fault.column)
        writer.member("message", fault.message.text(locale))
        writer.member("remedy", fault.remedy.text(locale))
      }
    }
  }
}
