import Arguments
import JSON
import Keeping
import Lexicon
import TextModel

/// `zhubi dict find` and `zhubi dict show`.
struct DictFind {
  private let context: DictContext
  private let lexicon: LexiconSnapshot

  init(_ context: DictContext) throws(KeepingError) {
    self.context = context
    lexicon = try DictionaryStack(context.readNames).lexicon().lexicon
  }

  // MARK: - find

  func find() throws(KeepingError) -> Int32 {
    let limit = context.invocation.integer("limit") ?? 20
    let kind = context.invocation.value("table").flatMap { TableKind(rawValue: $0) }
    let results = EntrySearch(lexicon).find(context.operands.joined(separator: " "), kind: kind)
    if context.isJSON {
      context.writeJSON { writer in
        writer.member("total", results.count)
        writer.key("entries")
        writer.array(results.prefix(limit)) { (writer: inout JSONWriter, result: EntrySearch.Result) in
          writer.object { (writer: inout JSONWriter) in
            write(result.entry, &writer)
            writer.member("form", result.form)
            writer.member("wrong", result.isWrong)
          }
        }
      }
    } else {
      for result in results.prefix(limit) { context.write(line(result) + "\n") }
      if results.count > limit {
        context.note(Localized("共 \(results.count) 条，用 --limit 看更多", en: "\(results.count) in all; see more with --limit"))
      }
      if results.isEmpty { context.note(Localized("没有找到", en: "nothing found")) }
    }
    return results.isEmpty ? DictContext.Status.findings : DictContext.Status.done
  }

  private func write(_ entry: Entry, _ writer: inout JSONWriter) {
    let reference = lexicon.reference(entry)
    writer.member("table", entry.kind.rawValue)
    writer.member("name", lexicon.name(entry))
    writer.member("dictionary", reference.dictionary)
    writer.member("path", reference.path)
    writer.member("line", reference.line)
    writer.key("values")
    writer.object { (writer: inout JSONWriter) in
      for column in entry.kind.columns {
        let value = lexicon.text(entry, column.name)
        if !value.isEmpty { writer.member(column.name, value) }
      }
    }
  }

  private func line(_ result: EntrySearch.Result) -> String {
    let entry = result.entry
    let name = lexicon.name(entry)
    var text = "\(entry.kind.rawValue):\(name)"
    let detail: String =
      switch entry.kind {
      case .places: [lexicon.text(entry, "code"), lexicon.text(entry, "level")].filter { !$0.isEmpty }.joined(separator: " ")
      case .people: lexicon.text(entry, "organization") + lexicon.text(entry, "office")
      case .phrases: lexicon.text(entry, "category")
      case .terms: "→ " + lexicon.text(entry, "right")
      case .offices: lexicon.text(entry, "full")
      case .organizations: lexicon.text(entry, "abbreviations")
      }
    if !detail.isEmpty, detail != name { text += "  " + detail }
    if result.form != name { text += result.isWrong ? "  ✗\(result.form)" : "  =\(result.form)" }
    let since = lexicon.text(entry, "since")
    let until = lexicon.text(entry, "until")
    if !since.isEmpty || !until.isEmpty { text += "  \(since)—\(until)" }
    let reference = lexicon.reference(entry)
    return text + "  (\(reference.path):\(reference.line))"
  }

  // MARK: - show

  func show() throws(KeepingError) -> Int32 {
    let selector = try EntrySelector(context.operands.joined(separator: " "), conditions: context.invocation.values("where"))
    let entries = selector.entries(in: lexicon)
    guard !entries.isEmpty else {
      let near = EntrySearch(lexicon).find(selector.name, kind: selector.kind).prefix(5).map { lexicon.name($0.entry) }
      let unique = near.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      throw KeepingError(
        "没有“\(selector.name)”" + (unique.isEmpty ? "" : "；相近的有：" + unique.joined(separator: "、")),
        en: "there is no “\(selector.name)”" + (unique.isEmpty ? "" : "; near it: " + unique.joined(separator: ", ")))
    }
    let cards = entries.map { EntryDescription($0, in: lexicon) }
    if context.isJSON {
      context.writeJSON { writer in
        writer.key("entries")
        writer.array(zip(entries, cards)) { (writer: inout JSONWriter, pair: (Entry, EntryDescription)) in
          writer.object { (writer: inout JSONWriter) in
            write(pair.0, &writer)
            writer.member("source", pair.1.reference.source)
            writer.key("related")
            writer.array(pair.1.related) { (writer: inout JSONWriter, other: EntryDescription.Related) in
              writer.object { (writer: inout JSONWriter) in
                writer.member("relation", other.relation.rawValue)
                writer.member("name", other.name)
                writer.member("since", other.since)
                writer.member("until", other.until)
                writer.member("place", other.place)
              }
            }
          }
        }
      }
    } else {
      context.write(cards.map(text).joined(separator: "\n"))
    }
    return DictContext.Status.done
  }

  private func text(_ card: EntryDescription) -> String {
    var text = "\(card.reference.name)（\(card.kind.label.text(context.locale))）\n"
    for (column, value) in card.values where column != card.kind.nameColumn && column != "source" {
      let label = TableKind.label(ofColumn: column).text(context.locale)
      text += "  \(label) [\(column)]：\(value.split(separator: "|").joined(separator: "、"))\n"
    }
    let source = card.reference.source
    text += Localized("  来源：\(source.isEmpty ? "未注明" : source)\n", en: "  source: \(source.isEmpty ? "none" : source)\n").text(
      context.locale)
    text += Localized("  所在：", en: "  stands in: ").text(context.locale)
    text += "\(card.reference.dictionary) \(card.reference.path):\(card.reference.line)\n"
    for other in card.related.prefix(60) {
      let span = other.since.isEmpty && other.until.isEmpty ? "" : "  \(other.since)—\(other.until)"
      text += "  \(Self.label(other.relation).text(context.locale))：\(other.name)\(span)  (\(other.place))\n"
    }
    if card.related.count > 60 { text += "  … +\(card.related.count - 60)\n" }
    return text
  }

  private static func label(_ relation: EntryDescription.Related.Relation) -> Localized {
    switch relation {
    case .parent: Localized("上级", en: "parent")
    case .period: Localized("另一时期", en: "another period")
    case .successor: Localized("承接者", en: "successor")
    case .predecessor: Localized("承自", en: "predecessor")
    case .holder: Localized("任职者", en: "holder")
    case .tenure: Localized("另一任职", en: "another tenure")
    case .overridden: Localized("盖过", en: "goes over")
    }
  }
}
