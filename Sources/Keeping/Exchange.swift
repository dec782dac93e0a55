import JSON
public import Lexicon
import TextModel

/// Dictionaries in the forms of other programs.
public enum Exchange {
  /// What a dictionary is written as.
  public enum ExportForm: String, Sendable, CaseIterable { case csv, json, prh, vale, cspell, txt }

  /// What rows are read from.
  public enum ImportForm: String, Sendable, CaseIterable { case csv, tsv, xlsx, prh, vale, cspell }

  // MARK: - Out

  /// Entries of one table (every table for `json`, `cspell` and `txt` when `kind` is nil).
  ///
  /// `csv` begins with a byte order mark and ends lines in CR LF, as Excel wants it; `prh` and `vale` hold what replaces what;
  /// `cspell` and `txt` hold the right forms, one a line. With `layers` only entries of those dictionaries are taken.
  public static func export(_ lexicon: LexiconSnapshot, kind: TableKind?, layers: Set<Int>? = nil, to form: ExportForm)
    throws(KeepingError) -> [UInt8]
  {
    let entries = lexicon.entries.filter { (kind == nil || $0.kind == kind) && layers?.contains(Int($0.layer)) != false }
    switch form {
    case .csv:
      guard let kind else { throw KeepingError("导出 csv 请用 --table 指明一种表", en: "say which table goes into the csv: --table") }
      return csv(entries, kind, lexicon)
    case .json: return json(entries, lexicon)
    case .prh, .vale: return yaml(replacements(entries, lexicon), form)
    case .cspell, .txt:
      var seen: Set<String> = []
      let words = entries.flatMap { rightForms($0, lexicon) }.filter { !$0.contains("{") && seen.insert($0).inserted }
      return Array((words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n") + "\n").utf8)
    }
  }

  private static func csv(_ entries: [Entry], _ kind: TableKind, _ lexicon: LexiconSnapshot) -> [UInt8] {
    var text = "\u{FEFF}" + kind.columns.map(\.name).joined(separator: ",") + "\r\n"
    for entry in entries {
      text += kind.columns.map { CSV.quoted(lexicon.text(entry, $0.name)) }.joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  private static func json(_ entries: [Entry], _ lexicon: LexiconSnapshot) -> [UInt8] {
    var writer = JSONWriter(indent: 2)
    writer.object { (writer: inout JSONWriter) in
      writer.member("version", 1)
      writer.key("entries")
      writer.array(entries) { (writer: inout JSONWriter, entry: Entry) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("table", entry.kind.rawValue)
          for column in entry.kind.columns {
            let value = lexicon.text(entry, column.name)
            if !value.isEmpty { writer.member(column.name == "table" ? "table_" : column.name, value) }
          }
        }
      }
    }
    writer.endLine()
    return writer.take()
  }

  private static func replacements(_ entries: [Entry], _ lexicon: LexiconSnapshot) -> [(right: String, wrong: [String])] {
    var order: [String] = []
    var wrongs: [String: [String]] = [:]
    func add(_ right: String, _ wrong: String) {
      guard !right.isEmpty, !wrong.isEmpty, !right.contains("{"), !wrong.contains("{") else { return }
      if wrongs[right] == nil { order.append(right) }
      if wrongs[right]?.contains(wrong) != true { wrongs[right, default: []].append(wrong) }
    }
    for entry in entries {
      switch entry.kind {
      case .terms: add(lexicon.list(entry, "right").first ?? "", lexicon.name(entry))
      case .phrases, .organizations, .offices: for wrong in lexicon.list(entry, "wrong") { add(lexicon.name(entry), wrong) }
      case .places, .people: break
      }
    }
    return order.map { ($0, wrongs[$0, default: []]) }
  }

  private static func yaml(_ pairs: [(right: String, wrong: [String])], _ form: ExportForm) -> [UInt8] {
    var text = ""
    switch form {
    case .vale:
      text = "extends: substitution\nmessage: \"“%s”应为“%s”\"\nlevel: error\nnonword: true\nswap:\n"
      for pair in pairs {
        for wrong in pair.wrong { text += "  \(FlatYAML.quoted(FlatYAML.escapedPattern(wrong))): \(FlatYAML.quoted(pair.right))\n" }
      }
    default:
      text = "version: 1\nrules:\n"
      for pair in pairs {
        text += "  - expected: \(FlatYAML.quoted(pair.right))\n    patterns:\n"
        for wrong in pair.wrong { text += "      - \(FlatYAML.quoted(wrong))\n" }
      }
    }
    return Array(text.utf8)
  }

  private static func rightForms(_ entry: Entry, _ lexicon: LexiconSnapshot) -> [String] {
    switch entry.kind {
    case .terms: lexicon.list(entry, "right")
    case .organizations, .offices: [lexicon.name(entry)] + lexicon.list(entry, "abbreviations")
    case .places, .phrases: [lexicon.name(entry)] + lexicon.list(entry, "aliases")
    case .people: [lexicon.name(entry)]
    }
  }
}
