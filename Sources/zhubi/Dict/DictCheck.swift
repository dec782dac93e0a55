import JSON
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict check`: every fault of the dictionaries, all layers together.
struct DictCheck {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  func run() throws(KeepingError) -> Int32 {
    let operands = context.operands
    let stack = try operands.isEmpty ? DictionaryStack(context.readNames) : DictionaryStack(operands, below: context.readNames)
    let (lexicon, issues) = stack.lexicon()
    // Faults of what a dictionary builds upon are its own keeper's, unless there is nothing else.
    let shown = stack.layers.filter {
      $0.isNamed && ($0.folder != nil || !stack.layers.contains { $0.folder != nil && $0.isNamed })
    }
    let paths = Set(shown.flatMap { $0.files.map(\.path) })
    var faults = DictionaryCheck.faults(in: lexicon, issues: issues).filter { paths.contains($0.path) }
    for layer in shown {
      for file in layer.files {
        guard let kind = TableKind(fileName: file.name),
          let fault = DictionaryCheck.canonicalFault(path: file.path, kind: kind, bytes: file.bytes)
        else { continue }
        faults.append(fault)
      }
    }
    faults.sort { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
    let rows = lexicon.layers.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows.count } }
    Self.report(faults, context)
    if !context.isJSON {
      context.note(
        Localized("\(rows) 条，\(faults.count) 处问题", en: "\(rows) rows, \(faults.count) fault\(faults.count == 1 ? "" : "s")"))
    }
    let isUnreadable = faults.contains { $0.kind == .format && $0.severity == .error }
    return isUnreadable ? DictContext.Status.failure : faults.isEmpty ? DictContext.Status.done : DictContext.Status.findings
  }

  /// Writes faults, one a line or as JSON.
  static func report(_ faults: [DictionaryFault], _ context: DictContext) {
    guard context.isJSON else {
      context.write(faults.map { $0.text(context.locale) + "\n" }.joined())
      return
    }
    context.writeJSON { writer in writeFaults(faults, context.locale, &writer) }
  }

  /// Writes faults as a member of a JSON object.
  static func writeFaults(_ faults: [DictionaryFault], _ locale: MessageLocale, _ writer: inout JSONWriter) {
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
