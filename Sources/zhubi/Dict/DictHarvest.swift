import Arguments
import Formats
import JSON
import Keeping
import Lexicon
import Linting
import Reporting
import System
import TextModel

/// `zhubi dict harvest`: proposes rows for the dictionary from documents.
struct DictHarvest {
  private let context: DictContext
  private let kinds: [HarvestKind]
  private let isAll: Bool

  init(_ context: DictContext) {
    self.context = context
    let named = context.invocation.values("kind").compactMap { HarvestKind(rawValue: $0) }
    kinds = named.isEmpty ? HarvestKind.allCases : HarvestKind.allCases.filter { named.contains($0) }
    isAll = context.invocation.has("all")
  }

  func run() throws(KeepingError) -> Int32 {
    let lexicon = try DictionaryStack(context.readNames).lexicon().lexicon
    let files = try DocumentFiles.named(context.operands)
    var harvest = Harvest()
    var problems: [(path: String, message: Localized)] = []
    let progress = Progress(Localized("采集", en: "harvesting"), of: files.count, locale: context.locale)
    // In shares, so that memory holds what was found and not the documents.
    var next = 0
    while next < files.count {
      let share = Array(files[next..<min(next + 64, files.count)])
      for (path, outcome) in zip(share, read(share, lexicon)) {
        switch outcome {
        case .success(let document): harvest.add(document)
        case .failure(let error): problems.append((path, error.message))
        }
      }
      next += share.count
      progress.show(next)
    }
    progress.end()
    let all = harvest.candidates(lexicon, atLeast: context.invocation.integer("min-count"))
    let shown = all.filter { isAll || !$0.knowledge.isKnown }
    if let folder = context.invocation.value("output") {
      try write(shown, to: folder)
    } else if context.isJSON {
      writeJSON(shown, files: files.count)
    } else {
      list(shown)
    }
    summarize(shown, all, files: files.count)
    for (path, message) in problems { Console.writeError(Array("\(path): \(message.text(context.locale))\n".utf8)) }
    return problems.isEmpty ? DictContext.Status.done : DictContext.Status.failure
  }

  private func read(_ paths: [String], _ lexicon: LexiconSnapshot) -> [Result<HarvestedDocument, KeepingError>] {
    let base = context.invocation.value("place-base")
    let wanted = Set(kinds)
    let project = context.project
    let jobs = ProcessorCount.available
    // One reader for a thread: what it learns of the dictionary is made once.
    let shares = (0..<min(jobs, paths.count)).map { first in stride(from: first, to: paths.count, by: jobs).map { paths[$0] } }
    let results = ParallelMap.map(shares, jobs: jobs) { share in
      let configuration = project.configuration(for: share[0]).configuration
      var reader = HarvestReader(lexicon, kinds: wanted, placeBase: base ?? configuration.placeBase ?? "")
      return share.map { path -> Result<HarvestedDocument, KeepingError> in
        do throws(SystemError) {
          let bytes = try File.read(path)
          do throws(FormatError) {
            let document = try FormattedDocument.open(bytes: bytes, name: path)
            let dating = Dating.of(document, given: nil, configuration, lexicon, today: LintRun.today)
            return .success(reader.read(path, document.text, blocks: document.blocks, date: dating.isAssumed ? nil : dating.day))
          } catch {
            return .failure(KeepingError(error.message.zh, en: error.message.en))
          }
        } catch {
          return .failure(KeepingError(error.message(.zhHans), en: error.message(.en)))
        }
      }
    }
    return paths.indices.map { results[$0 % results.count][$0 / results.count] }
  }

  // MARK: - Output

  private func write(_ candidates: [Harvest.Candidate], to folder: String) throws(KeepingError) {
    do throws(SystemError) {
      try File.createFolder(folder, parents: true)
      for table in TableKind.allCases where kinds.contains(where: { $0.table == table }) {
        let path = Path.join(folder, table.rawValue + ".csv")
        try File.replace(path, with: HarvestTable.csv(candidates, table, context.locale))
        let count = candidates.count { $0.kind.table == table }
        context.note(Localized("\(path)：\(count) 条", en: "\(path): \(count) rows"))
      }
    } catch {
      throw KeepingError(error.message(.zhHans), en: error.message(.en))
    }
    context.note(
      Localized(
        "请用表格软件打开，在“#采用”列写“否”或删去不要的行，再导入：zhubi dict import people \(Path.join(folder, "people.csv"))",
        en:
          "Open them in a spreadsheet, write “no” under #take or delete what you do not want, then: zhubi dict import people \(Path.join(folder, "people.csv"))"
      ))
  }

  private func list(_ candidates: [Harvest.Candidate]) {
    for kind in kinds {
      let own = candidates.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      context.write("\(kind.label.text(context.locale))（\(own.count)）\n")
      for candidate in own {
        let detail = ["organization", "office", "parent", "items"].compactMap { candidate.values[$0] }.joined(separator: " ")
        let dates = Set([candidate.first, candidate.last].compactMap { $0?.iso }).sorted().joined(separator: "—")
        let parts = [String(candidate.count), candidate.name, detail, dates, candidate.remark(context.locale)]
        context.write("  " + parts.filter { !$0.isEmpty }.joined(separator: "  ") + "\n")
        if let words = candidate.contexts.first { context.write("      \(words)\n") }
      }
    }
  }

  private func writeJSON(_ candidates: [Harvest.Candidate], files: Int) {
    context.writeJSON { writer in
      writer.member("files", files)
      writer.key("candidates")
      writer.array(candidates) { (writer: inout JSONWriter, candidate: Harvest.Candidate) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("kind", candidate.kind.rawValue)
          writer.member("table", candidate.kind.table.rawValue)
          writer.key("values")
          writer.object { (writer: inout JSONWriter) in
            for column in candidate.kind.table.columns {
              if let value = candidate.values[column.name] { writer.member(column.name, value) }
            }
          }
          writer.member("count", candidate.count)
          writer.member("documents", candidate.documents)
          if let first = candidate.first { writer.member("first", first.iso) }
          if let last = candidate.last { writer.member("last", last.iso) }
          switch candidate.knowledge {
          case .unknown: writer.member("knowledge", "unknown")
          case .known: writer.member("knowledge", "known")
          case .related: writer.member("knowledge", "related")
          case .different: writer.member("knowledge", "different")
          }
          writer.member("remark", candidate.remark(context.locale))
          writer.key("contexts")
          writer.array(candidate.contexts) { (writer: inout JSONWriter, words: String) in writer.string(words) }
        }
      }
    }
  }

  private func summarize(_ shown: [Harvest.Candidate], _ all: [Harvest.Candidate], files: Int) {
    let known = all.count { $0.knowledge.isKnown }
    let differing = shown.count { if case .different = $0.knowledge { true } else { false } }
    context.note(
      Localized(
        "\(files) 个文件：\(all.count) 条，其中词典已有 \(known) 条\(isAll ? "" : "（未列）")，与词典不一致 \(differing) 条",
        en:
          "\(files) files: \(all.count) candidates, \(known) in the dictionary already\(isAll ? "" : " (not listed)"), \(differing) unlike it"
      ))
  }
}
