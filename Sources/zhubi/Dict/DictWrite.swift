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
    let label = name == "import" ? Localized("导入", en: "importing") : Localized("检查", en: "checking")
    var progress = Progress(label, of: 8, locale: context.locale)
    defer { progress.end() }
    let asked = Asked(values: values, rows: name == "import" ? try DictExchange.rows(context) : [])
    if !isDryRun { try create(own) }
    guard File.exists(own) else { return try apply(own, asked, &progress, isDryRun: true) }
    let outcome: Result<Int32, KeepingError>
    do throws(SystemError) {
      outcome = try FileLock.holding(folder: own, waiting: Self.patience) { () throws(KeepingError) in
        try finish(own)
        return try apply(own, asked, &progress, isDryRun: isDryRun)
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

  private func apply(_ own: String, _ asked: Asked, _ progress: inout Progress, isDryRun: Bool)
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

  // MARK: - Questions

  /// The values of the new row: from the command line, else asked for on a terminal.
  private func answers() throws(KeepingError) -> [String: String] {
    let table = context.invocation.operand(0) ?? ""
    guard let kind = TableKind(fileName: table + ".tsv") else { return [:] }
    let given = Array(context.invocation.operands.dropFirst())
    guard given.isEmpty else { return try Assignment.values(given, of: kind) }
    guard Terminal.isTerminal(.input), Terminal.isTerminal(.error) else {
      throw KeepingError(
        "请给出 \(kind.nameColumn)=… 等各列的值；在终端里不带值运行会逐项询问",
        en: "give \(kind.nameColumn)=… and other columns; on a terminal they are asked for one by one")
    }
    var values: [String: String] = [:]
    for column in kind.columns {
      let label = TableKind.label(ofColumn: column.name).text(context.locale)
      while true {
        Console.writeError(Array("\(label) [\(column.name)]\(Self.hint(column).text(context.locale))：".utf8))
        guard let answer = readLine() else { return values }
        let problem = Self.problem(answer, column)
        if let problem {
          Console.writeError(Array((problem.text(context.locale) + "\n").utf8))
          continue
        }
        if !answer.isEmpty { values[column.name] = answer }
        break
      }
    }
    return values
  }

  private static func hint(_ column: TableKind.Column) -> Localized {
    switch column.form {
    case .required: Localized("（必填）", en: " (required)")
    case .list: Localized("（几个用 | 隔开）", en: " (several: a|b)")
    case .date: Localized("（如 2023-01-28）", en: " (as 2023-01-28)")
    case .dateList: Localized("（如 2023-01-28|2024）", en: " (as 2023-01-28|2024)")
    case .integer: Localized("（数字）", en: " (a number)")
    case .choice(let choices): Localized("（\(choices.joined(separator: "/"))）", en: " (\(choices.joined(separator: "/")))")
    case .text: Localized("", en: "")
    }
  }

  private static func problem(_ answer: String, _ column: TableKind.Column) -> Localized? {
    if answer.isEmpty {
      if case .required = column.form { return Localized("这一项必填", en: "this is required") }
      return nil
    }
    switch column.form {
    case .date: return PartialDate(Array(answer.utf8)) == nil ? Localized("不是日期", en: "no date") : nil
    case .dateList:
      let isDate = answer.split(separator: "|").allSatisfy { PartialDate(Array($0.utf8)) != nil }
      return isDate ? nil : Localized("不是日期", en: "no date")
    case .integer: return Int(answer) == nil ? Localized("不是数字", en: "no number") : nil
    case .choice(let choices): return choices.contains(answer) ? nil : Localized("不在可选值中", en: "not one of these")
    case .text, .required, .list: return nil
    }
  }
}
