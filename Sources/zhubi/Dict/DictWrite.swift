import Arguments
import JSON
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict add`, `retire`, `rename`, `remove`: change the project's own dictionary.
///
/// The folder is locked from reading to replacing, the merged dictionaries are checked before anything is written, and each
/// file is replaced whole.
struct DictWrite {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  func run() throws(KeepingError) -> Int32 {
    let own = try context.ownName()
    let isDryRun = context.invocation.has("dry-run")
    let name = context.invocation.commandNames.last
    let values = name == "add" ? try answers() : [:]
    if name == "import" { _ = try DictionaryEditor.kind(of: context.operands.first ?? "") }
    let label = name == "import" ? Localized("导入", en: "importing") : Localized("检查", en: "checking")
    let progress = Progress(label, of: 8, locale: context.locale)
    defer { progress.end() }
    let asked = Asked(values: values, rows: name == "import" ? try DictExchange.rows(context) : [])
    if !isDryRun { try create(own) }
    guard File.exists(own) else { return try apply(own, asked, progress, isDryRun: true) }
    let outcome: Result<Int32, KeepingError>
    do throws(SystemError) {
      outcome = try FileLock.holding(folder: own, waiting: Self.patience) { () throws(KeepingError) in
        try finish(own)
        return try apply(own, asked, progress, isDryRun: isDryRun)
      }
    } catch {
      guard error.isTimeout else { throw KeepingError(error.message(.zhHans), en: error.message(.en)) }
      throw KeepingError(
        "\(own)：等了 \(Self.patience / 1000) 秒，另一个 zhubi dict 一直在写这部词典；请稍后再试，没有写入任何东西",
        en:
          "\(own): another zhubi dict has been writing this dictionary for \(Self.patience / 1000) s; try again, nothing was written"
      )
    }
    return try outcome.get()
  }

  /// What to write, where the command line does not say it all: the answers of the user, the rows of other files.
  private struct Asked {
    var values: [String: String]
    var rows: [EditableTable]
  }

  /// How long to wait for another writer, in milliseconds.
  private static let patience = 20_000

  private func finish(_ own: String) throws(KeepingError) {
    do throws(SystemError) { try ChangeSet.finish(in: own) } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
  }

  private func apply(_ own: String, _ asked: Asked, _ progress: Progress, isDryRun: Bool)
    throws(KeepingError) -> Int32
  {
    progress.show(1)
    let stack = try context.stack(writing: own)
    let files = stack.layers.last?.files ?? []
    var editor = DictionaryEditor(files: files, inherited: stack.base)
    try edit(&editor, asked)
    progress.show(2)
    let changes = editor.changes
    // What changes nothing makes nothing wrong.
    if changes.isEmpty {
      progress.end()
      if context.isJSON { writeJSON(own, [], FaultCollection(), isWritten: false) }
      if context.invocation.commandNames.last != "import" {
        context.note(Localized("没有改动：已经是这样", en: "nothing to change: it is so already"))
      }
      return DictContext.Status.done
    }
    var replaced: [String: [UInt8]] = [:]
    for change in changes { replaced[Path.normalize(Path.join(own, change.name))] = change.new }
    let fresh = DictionaryCheck.newFaults(
      in: stack.lexicon(replacing: replaced), limit: DictCheck.defaultLimit, step: { done, _ in progress.show(done + 2) }
    ) {
      stack.lexicon()
    }
    progress.end()
    let isRefused = fresh.groups.contains { $0.errors > 0 }
    if context.isJSON {
      writeJSON(own, changes, fresh, isWritten: !isDryRun && !isRefused && !changes.isEmpty)
    } else {
      Console.writeError(Array(fresh.kept.map { $0.text(context.locale) + "\n" }.joined().utf8))
      DictCheck.noteOmitted(fresh, context)
    }
    guard !isRefused else {
      context.note(Localized("没有写入：先解决上面的问题", en: "nothing was written: mend the faults above first"))
      if context.invocation.commandNames.last == "add" { noteAgain(asked.values) }
      return DictContext.Status.findings
    }
    if !context.isJSON { for change in changes { show(change, own, isWhole: isDryRun) } }
    if isDryRun { return DictContext.Status.done }
    do throws(SystemError) { try ChangeSet.write(changes, in: own) } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
    return DictContext.Status.done
  }

  /// How many lines of a diff are shown of what is written anyway.
  private static let mostLines = 400

  /// Shows what changes in a file; of what is written, only the beginning when it is long.
  private func show(_ change: DictionaryEditor.Change, _ own: String, isWhole: Bool) {
    let diff = Self.diff(change, own)
    let lines = diff.count { $0 == 0x0A }
    guard !isWhole, lines > Self.mostLines else { return Console.write(diff) }
    var left = Self.mostLines
    let end = diff.firstIndex { byte in
      if byte == 0x0A { left -= 1 }
      return left == 0
    }
    Console.write(Array(diff[...(end ?? diff.count - 1)]))
    let more = lines - Self.mostLines
    context.note(
      Localized("\(change.name)：还有 \(more) 行改动没有列出", en: "\(change.name): \(more) more lines of changes not shown"))
  }

  private static func diff(_ change: DictionaryEditor.Change, _ own: String) -> [UInt8] {
    let path = Path.join(own, change.name)
    return UnifiedDiff.diff(
      change.old ?? [], change.new, oldName: change.old == nil ? "/dev/null" : "a/" + path, newName: "b/" + path)
  }

  private func writeJSON(_ own: String, _ changes: [DictionaryEditor.Change], _ faults: FaultCollection, isWritten: Bool) {
    context.writeJSON { writer in
      writer.member("written", isWritten)
      writer.key("changes")
      writer.array(changes) { (writer: inout JSONWriter, change: DictionaryEditor.Change) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("path", Path.join(own, change.name))
          writer.member("new", change.old == nil)
          writer.member("diff", String(decoding: Self.diff(change, own), as: UTF8.self))
        }
      }
      DictCheck.writeFaults(faults, context.locale, &writer)
    }
  }

  private func edit(_ editor: inout DictionaryEditor, _ asked: Asked) throws(KeepingError) {
    let invocation = context.invocation
    let operand = invocation.operands.first ?? ""
    switch invocation.commandNames.last {
    case "add": try editor.add(operand, asked.values)
    case "import":
      let (added, skipped) = try editor.add(operand, all: asked.rows, source: invocation.value("source"))
      context.note(
        Localized(
          "导入 \(added) 条，跳过已有的 \(skipped) 条", en: "\(added) rows taken, \(skipped) passed over that are there already"))
    case "retire":
      try editor.retire(try selector(operand), until: invocation.value("until") ?? "", successor: invocation.value("successor"))
    case "rename":
      try editor.rename(
        try selector(operand), to: invocation.operand(1) ?? "", keepsAlias: invocation.has("keep-alias"))
    default: try editor.remove(try selector(operand))
    }
  }

  private func selector(_ text: String) throws(KeepingError) -> EntrySelector {
    try EntrySelector(text, conditions: context.invocation.values("where"))
  }

  /// Makes the folder and its manifest, if they are not there; another writer may be doing the same.
  private func create(_ folder: String) throws(KeepingError) {
    let manifestPath = Path.join(folder, "dictionary.json")
    if File.exists(folder), (try? Folder.names(folder).isEmpty) != true { return }
    let manifest = """
      {
        "name": "\(Path.name(folder))",
        "version": "1",
        "description": "",
        "licence": "",
        "sources": {}
      }

      """
    do throws(SystemError) {
      try File.createFolder(folder, parents: true)
      try File.create(manifestPath, with: Array(manifest.utf8))
    } catch {
      if error.isAlreadyThere { return }
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
    context.note(
      Localized(
        "新建词典 \(folder)。要让校对用上它，在 zhubi.json 的 dictionaries 里写上它的路径",
        en: "made the dictionary \(folder); to have documents checked by it, name it under “dictionaries” in zhubi.json"))
  }

  /// The values of the new row: from the command line, else asked for on a terminal.
  private func answers() throws(KeepingError) -> [String: String] {
    let table = context.invocation.operand(0) ?? ""
    let kind = try DictionaryEditor.kind(of: table)
    let given = Array(context.invocation.operands.dropFirst())
    let values = try given.isEmpty ? DictQuestions(context, kind).ask() : Assignment.values(given, of: kind)
    guard let name = values[kind.nameColumn], !name.isEmpty else {
      throw KeepingError("缺少 \(kind.nameColumn)=…", en: "\(kind.nameColumn)=… is missing")
    }
    return values
  }

  /// The command that gives the answers again, for somebody who was asked for them one by one.
  private func noteAgain(_ values: [String: String]) {
    guard context.invocation.operands.count == 1, let kind = try? DictionaryEditor.kind(of: context.operands[0]) else { return }
    let parts = kind.columns.compactMap { column in values[column.name].map { "\(column.name)=\($0)" } }
    let words = ([context.operands[0]] + parts + context.invocation.values("dictionary").flatMap { ["--dictionary", $0] }).map {
      $0.contains { " |;&<>()$`\"'\\*?!#".contains($0) } ? "'" + $0.replacing("'", with: "'\\''") + "'" : $0
    }
    let command = "zhubi dict add " + words.joined(separator: " ")
    context.note(
      Localized("不必重新回答，改一改这一行再运行：\n  \(command)", en: "no need to answer again; mend this line and run it:\n  \(command)"))
  }
}
