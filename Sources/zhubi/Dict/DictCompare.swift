import Arguments
import Bundled
import JSON
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict diff` and `zhubi dict merge`.
struct DictCompare {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  // MARK: - diff

  func diff() throws(KeepingError) -> Int32 {
    let differences = EntryDifference.between(try files(context.operands[0]), try files(context.operands[1]))
    if context.isJSON { writeJSON(differences) } else { write(differences) }
    return differences.isEmpty ? DictContext.Status.done : DictContext.Status.findings
  }

  private func files(_ operand: String) throws(KeepingError) -> [DictionaryFile] {
    if File.status(operand)?.kind == .file || operand == "-" {
      return [DictionaryFile(path: operand, name: Path.name(operand), bytes: DictFormat.text(try DictContext.readText(operand)))]
    }
    if BundledDictionaries.names.contains(operand), !File.exists(operand) { return BundledDictionaries.files(of: operand) }
    do throws(SystemError) {
      var files: [DictionaryFile] = []
      for name in try Folder.names(operand) where TableKind(fileName: name) != nil {
        let path = Path.join(operand, name)
        files.append(DictionaryFile(path: path, name: name, bytes: DictFormat.text(try File.readRegular(path))))
      }
      return files
    } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
  }

  private func write(_ differences: [EntryDifference]) {
    for difference in differences {
      let label = "\(difference.kind.rawValue):\(difference.name)" + (difference.key.isEmpty ? "" : " (\(difference.key))")
      switch difference.change {
      case .added: context.write("+ \(label)\n")
      case .removed: context.write("- \(label)\n")
      case .changed(let cells):
        context.write("~ \(label)\n")
        for cell in cells {
          context.write("    \(cell.column): \(cell.old.isEmpty ? "∅" : cell.old) → \(cell.new.isEmpty ? "∅" : cell.new)\n")
        }
      }
    }
    func count(_ isCounted: (EntryDifference.Change) -> Bool) -> Int { differences.count { isCounted($0.change) } }
    let added = count { $0 == .added }
    let removed = count { $0 == .removed }
    let changed = differences.count - added - removed
    context.note(
      Localized(
        "新增 \(added) 条，删去 \(removed) 条，改动 \(changed) 条", en: "\(added) added, \(removed) removed, \(changed) changed"))
  }

  private func writeJSON(_ differences: [EntryDifference]) {
    context.writeJSON { writer in
      writer.key("entries")
      writer.array(differences) { (writer: inout JSONWriter, difference: EntryDifference) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("table", difference.kind.rawValue)
          writer.member("name", difference.name)
          var cells: [EntryDifference.Cell] = []
          switch difference.change {
          case .added: writer.member("change", "added")
          case .removed: writer.member("change", "removed")
          case .changed(let changed):
            writer.member("change", "changed")
            cells = changed
          }
          writer.key("values")
          writer.object { (writer: inout JSONWriter) in
            for column in difference.kind.columns {
              if let value = difference.values[column.name] { writer.member(column.name, value) }
            }
          }
          writer.key("cells")
          writer.array(cells) { (writer: inout JSONWriter, cell: EntryDifference.Cell) in
            writer.object { (writer: inout JSONWriter) in
              writer.member("column", cell.column)
              writer.member("old", cell.old)
              writer.member("new", cell.new)
            }
          }
        }
      }
    }
  }

  // MARK: - merge

  /// Writes the merge of three tables in the place of ours; as git wants it of a merge driver, 1 tells that somebody must look.
  func merge() throws(KeepingError) -> Int32 {
    let operands = context.operands
    let path = context.invocation.value("path") ?? operands[1]
    guard let kind = TableKind(fileName: Path.name(path)) else {
      throw KeepingError(
        "\(path) 不是词典表；作 git 合并驱动时请写 --path %P", en: "\(path) is no dictionary table; as a git merge driver, give --path %P")
    }
    var tables: [EditableTable] = []
    for operand in operands {
      let bytes = try DictContext.readText(operand)
      tables.append(EditableTable(path: operand, kind: kind, bytes: bytes))
    }
    let merge = TableMerge(base: tables[0], ours: tables[1], theirs: tables[2])
    let isDryRun = context.invocation.has("dry-run")
    do throws(SystemError) {
      let old = tables[1].bytes
      let new = merge.table.bytes
      if isDryRun {
        Console.write(UnifiedDiff.diff(old, new, oldName: "a/" + path, newName: "b/" + path))
      } else if old != new {
        try File.replace(operands[1], with: new)
      }
      if context.isJSON, !isDryRun { writeJSON(merge.conflicts) }
      if !merge.conflicts.isEmpty {
        let report = Path.join(Path.parent(path), "conflicts.tsv")
        if !isDryRun { try File.replace(report, with: TableMerge.report(merge.conflicts, path: path)) }
        for conflict in merge.conflicts where !context.isJSON { context.note(Self.text(conflict)) }
        context.note(
          Localized(
            "\(path)：\(merge.conflicts.count) 处冲突，文件里留的是我方的内容，另见 \(report)",
            en: "\(path): \(merge.conflicts.count) conflicts; the file keeps ours, see \(report)"))
        return DictContext.Status.findings
      }
    } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
    return DictContext.Status.done
  }

  private func writeJSON(_ conflicts: [TableMerge.Conflict]) {
    context.writeJSON { writer in
      writer.key("conflicts")
      writer.array(conflicts) { (writer: inout JSONWriter, conflict: TableMerge.Conflict) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("entry", conflict.name)
          writer.member("key", conflict.key)
          writer.member("column", conflict.column)
          writer.member("base", conflict.base)
          writer.member("ours", conflict.ours)
          writer.member("theirs", conflict.theirs)
        }
      }
    }
  }

  private static func text(_ conflict: TableMerge.Conflict) -> Localized {
    let entry = conflict.key.isEmpty ? conflict.name : "\(conflict.name) (\(conflict.key))"
    guard !conflict.column.isEmpty else {
      return Localized(
        conflict.ours.isEmpty ? "\(entry)：我方删去，对方改动，已留下" : "\(entry)：对方删去，我方改动，已留下",
        en: conflict.ours.isEmpty
          ? "\(entry): removed by us, changed by them; kept" : "\(entry): changed by us, removed by them; kept")
    }
    return Localized(
      "\(entry)：\(conflict.column) 我方“\(conflict.ours)”，对方“\(conflict.theirs)”",
      en: "\(entry): \(conflict.column) is “\(conflict.ours)” in ours and “\(conflict.theirs)” in theirs")
  }
}
