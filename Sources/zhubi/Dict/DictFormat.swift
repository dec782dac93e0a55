import Arguments
import Formats
import JSON
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict fmt`: puts tables into canonical form.
struct DictFormat {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  func run() throws(KeepingError) -> Int32 {
    let isCheck = context.invocation.has("check")
    let isDryRun = context.invocation.has("dry-run")
    var changed: [String] = []
    let operands = try context.operands.isEmpty ? [context.ownName()] : context.operands
    for path in try files(operands) {
      guard let kind = TableKind(fileName: Path.name(path)) else { continue }
      do throws(SystemError) {
        let outcome: Result<Bool, SystemError> = try FileLock.holding(folder: Path.parent(path)) { () throws(SystemError) in
          let old = try File.readRegular(path)
          let new = EditableTable(path: path, kind: kind, bytes: Self.text(old)).canonicalBytes()
          guard new != old else { return false }
          if isDryRun {
            Console.write(UnifiedDiff.diff(old, new, oldName: "a/" + path, newName: "b/" + path))
          } else if !isCheck {
            try File.replace(path, with: new, expecting: .content(old))
          }
          return true
        }
        if try outcome.get() { changed.append(path) }
      } catch {
        throw KeepingError(error.message(.zhHans), en: error.message(.en))
      }
    }
    report(changed, isPlan: isCheck || isDryRun)
    return isCheck && !changed.isEmpty ? DictContext.Status.findings : DictContext.Status.done
  }

  /// The table as UTF-8: a spreadsheet may have saved it as UTF-16 or GB 18030.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    if UTF8Validation.firstInvalidOffset(bytes) == nil { return bytes }
    guard let document = try? FormattedDocument.open(bytes: bytes, as: .plainText) else { return bytes }
    return Array(document.text.storage.prefix(document.text.count))
  }

  private func files(_ operands: [String]) throws(KeepingError) -> [String] {
    var files: [String] = []
    for operand in operands {
      guard File.status(operand)?.kind == .folder else {
        guard TableKind(fileName: Path.name(operand)) != nil else {
          let names = TableKind.allCases.map { $0.rawValue + ".tsv" }.joined(separator: ", ")
          throw KeepingError(
            "\(operand) 不是词典表；表名应为 \(names)，或在名字后加“-说明”",
            en: "\(operand) is no dictionary table; tables are \(names), or with “-anything” after the name")
        }
        files.append(operand)
        continue
      }
      do throws(SystemError) {
        files += try Folder.names(operand).filter { TableKind(fileName: $0) != nil }.map { Path.join(operand, $0) }
      } catch {
        throw KeepingError(error.message(.zhHans), en: error.message(.en))
      }
    }
    return files
  }

  private func report(_ changed: [String], isPlan: Bool) {
    if context.isJSON {
      context.writeJSON { writer in
        writer.key("changed")
        writer.array(changed) { (writer: inout JSONWriter, path: String) in writer.string(path) }
      }
      return
    }
    for path in changed {
      context.note(
        isPlan
          ? Localized("\(path)：不是规范形式", en: "\(path): not in canonical form") : Localized("\(path)：已整理", en: "\(path): formatted"))
    }
  }
}
