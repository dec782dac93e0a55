import Arguments
import Bundled
import JSON
import Keeping
import Lexicon
import Linting
import Rules
import System
import TextModel

/// What the commands of `zhubi dict` share: the options, the project's dictionaries, output.
struct DictContext {
  /// Exit statuses, as in `zhubi lint`.
  enum Status {
    static let done: Int32 = 0
    static let findings: Int32 = 1
    static let failure: Int32 = 2
  }

  let invocation: Invocation
  let locale: MessageLocale
  let project: ProjectLoader

  init(_ invocation: Invocation) {
    self.invocation = invocation
    locale = invocation.value("locale").flatMap { MessageLocale(languageTag: $0) } ?? Environment.locale
    project = ProjectLoader(configuration: invocation.value("config"))
  }

  var isJSON: Bool { invocation.value("format") == "json" }
  var operands: [String] { invocation.operands }

  // MARK: - Dictionaries

  /// Dictionaries to read: those of `--dictionary`, else the project's, else the bundled ones.
  var readNames: [String] {
    let named = invocation.values("dictionary")
    let configured = project.configuration(for: ".", isFolder: true).configuration.dictionaries?.map(shortened)
    return named.isEmpty ? configured ?? BundledDictionaries.names : named
  }

  /// The dictionary to write: that of `--dictionary`, else the project's own. A bundled one is an error that says what to do.
  func ownName() throws(KeepingError) -> String {
    let names = invocation.values("dictionary")
    guard
      let name = names.last
        ?? project.configuration(for: ".", isFolder: true).configuration.dictionaries?.map(shortened)
        .last(where: { !BundledDictionaries.names.contains($0) })
    else {
      throw KeepingError(
        "项目没有自己的词典（内置词典只读）。新建一部：加上 --dictionary 我的词典，文件夹会自动建立；再在 zhubi.json 里写 {\"dictionaries\": [\"liaoning\", \"./我的词典\"]}",
        en: """
          the project has no dictionary of its own, and bundled ones are read-only. To make one, add --dictionary my-words: the \
          folder is made; then write {"dictionaries": ["liaoning", "./my-words"]} in zhubi.json
          """)
    }
    guard !BundledDictionaries.names.contains(name) else {
      throw KeepingError(
        "内置词典 \(name) 只读。请写进自己的词典：--dictionary 我的词典（没有就新建），它里面的条目盖过内置的",
        en:
          "the bundled dictionary \(name) is read-only; write into your own, --dictionary my-words (made if missing): its entries go over bundled ones"
      )
    }
    return name
  }

  /// The dictionaries with the one to write last.
  func stack(writing own: String) throws(KeepingError) -> DictionaryStack {
    var names =
      project.configuration(for: ".", isFolder: true).configuration.dictionaries?.map(shortened) ?? BundledDictionaries.names
    names.removeAll { Path.normalize($0) == Path.normalize(own) }
    return try DictionaryStack(names + [own], creating: [own])
  }

  private func shortened(_ path: String) -> String {
    guard Path.isAbsolute(path) else { return path }
    return Path.relative(path, to: Environment.workingFolder) ?? path
  }

  // MARK: - Output

  func write(_ text: String) { Console.write(Array(text.utf8)) }

  func line(_ zh: String, en: String) { write((locale == .en ? en : zh) + "\n") }

  func note(_ message: Localized) { Console.writeError(Array((message.text(locale) + "\n").utf8)) }

  func writeJSON(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(indent: 2)
    writer.object { (writer: inout JSONWriter) in
      writer.member("version", 1)
      body(&writer)
    }
    writer.endLine()
    Console.write(writer.take())
  }

  /// Tells of a fault and gives the status for it.
  func fail(_ error: KeepingError) -> Int32 {
    Console.writeError(Array("zhubi: \(error.message.text(locale))\n".utf8))
    return Status.failure
  }

  /// Reads a file as UTF-8, whatever encoding an office program saved it in.
  static func readText(_ path: String) throws(KeepingError) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(path)
    } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
  }
}
