import Arguments
import Keeping
import Lexicon
import System
import TextModel

/// `zhubi dict export` and `zhubi dict import`.
struct DictExchange {
  private let context: DictContext

  init(_ context: DictContext) { self.context = context }

  /// Writes entries in another program's form, to a file or to standard output.
  func export() throws(KeepingError) -> Int32 {
    guard let form = context.invocation.value("to").flatMap({ Exchange.ExportForm(rawValue: $0) }) else {
      throw KeepingError("请用 --to 指明格式", en: "say the form with --to")
    }
    let stack =
      try context.operands.isEmpty
      ? DictionaryStack(context.readNames) : DictionaryStack(context.operands, below: context.readNames)
    let named = Set(stack.layers.indices.filter { stack.layers[$0].isNamed })
    let kind = context.invocation.value("table").flatMap { TableKind(rawValue: $0) }
    let bytes = try Exchange.export(stack.lexicon().lexicon, kind: kind, layers: named, to: form)
    guard let path = context.invocation.value("output") else {
      Console.write(bytes)
      return DictContext.Status.done
    }
    do throws(SystemError) { try File.replace(path, with: bytes) } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
    return DictContext.Status.done
  }

  /// The rows of the files that `import` names.
  static func rows(_ context: DictContext) throws(KeepingError) -> [EditableTable] {
    guard let kind = TableKind(fileName: (context.invocation.operand(0) ?? "") + ".tsv") else {
      let names = TableKind.allCases.map(\.rawValue)
      throw KeepingError("先写表名：\(names.joined(separator: "、"))", en: "name the table first: \(names.joined(separator: ", "))")
    }
    let forms = Exchange.ImportForm.allCases.map(\.rawValue)
    var rows: [EditableTable] = []
    for path in context.operands.dropFirst() {
      let written = context.invocation.value("from") ?? Path.fileExtension(path)
      guard let form = Exchange.ImportForm(rawValue: written) else {
        throw KeepingError(
          "\(path)：请用 --from 指明格式（\(forms.joined(separator: "、"))）",
          en: "\(path): say the form with --from (\(forms.joined(separator: ", ")))")
      }
      let raw = try DictContext.readText(path)
      let bytes = form == .xlsx ? raw : DictFormat.text(raw)
      do throws(KeepingError) {
        rows.append(try Exchange.table(bytes, from: form, kind: kind))
      } catch {
        throw KeepingError("\(path)：\(error.message.zh)", en: "\(path): \(error.message.en)")
      }
    }
    return rows
  }
}
