import Lexicon
import TextModel

extension DictionaryCheck {
  /// Checks what a row says by itself: dates, lists, characters, source, examples.
  func checkRows() {
    for layer in lexicon.layers {
      for table in layer.tables {
        var plan = RowPlan(table, layer.manifest)
        var cells: [Range<Int>] = []
        for row in table.rows.indices {
          table.findCells(row, &cells)
          checkRow(table, row, cells, &plan)
        }
      }
    }
  }

  /// What there is to check in the rows of one table.
  private struct RowPlan {
    /// Schema columns that hold several values.
    var lists: [Int] = []
    /// Schema columns that hold right forms. What is wrong may be wrong by its characters.
    var texts: [Int] = []
    let name: Int
    let since: Int?
    let until: Int?
    let source: Int?
    let manifest: DictionaryManifest
    /// Sources that were found to be in order: a table has few.
    var goodSources = KeyIndex()

    private static let free = ["wrong", "bad", "exceptions", "unless-before", "unless-after", "note", "source"]

    init(_ table: DictionaryTable, _ manifest: DictionaryManifest) {
      self.manifest = manifest
      func column(_ name: String) -> Int? { table.column(name).flatMap { table.positions[$0] >= 0 ? $0 : nil } }
      name = table.column(table.kind.nameColumn) ?? 0
      (since, until, source) = (column("since"), column("until"), table.column("source"))
      for (index, column) in table.kind.columns.enumerated() where table.positions[index] >= 0 {
        switch column.form {
        case .list, .dateList: lists.append(index)
        default: break
        }
        if !Self.free.contains(column.name) { texts.append(index) }
      }
    }
  }

  private func checkRow(_ table: DictionaryTable, _ row: Int, _ cells: [Range<Int>], _ plan: inout RowPlan) {
    for column in plan.lists where !cells[column].isEmpty { checkList(table, row, column, cells[column]) }
    for column in plan.texts where !cells[column].isEmpty { checkCharacters(table, row, column, cells[column]) }
    if let since = plan.since, let until = plan.until, !cells[since].isEmpty, !cells[until].isEmpty {
      checkDates(table, row, cells[since], cells[until])
    }
    // A row that only switches something off needs no source, no kind, no example.
    if !cells[plan.name].isEmpty, table.bytes[cells[plan.name].lowerBound] == 0x21 { return }
    checkSource(table, row, plan.source.map { cells[$0] }, &plan)
    if table.kind == .terms {
      checkKind(table, row, cells)
      checkExamples(table, row, cells)
    }
  }

  /// Kinds of wrong forms, each of which some rule reports or another table's comment explains.
  public static let termKinds = [
    "typo", "idiom", "official", "policy", "usage", "caution", "forbidden", "preferred", "regional", "variant", "institution",
    "jiezhi",
    "leader", "phrase", "collocation", "grammar", "redundant",
  ]
  private static let termKindKeys = Set(termKinds.map { FNV1a.hash($0) })
  private static let kindColumn = TableKind.terms.columnIndex("kind") ?? 0

  private func checkKind(_ table: DictionaryTable, _ row: Int, _ cells: [Range<Int>]) {
    let cell = cells[Self.kindColumn]
    if Self.termKindKeys.contains(FNV1a.hash(table.bytes, cell)) { return }
    func kind() -> String { String(decoding: table.bytes[cell], as: UTF8.self) }
    func nearest() -> String { cell.isEmpty ? "typo" : Spelling.nearest(to: kind(), among: Self.termKinds) ?? "typo" }
    report(
      .missingKind, table, row, cell.isEmpty ? "wrong" : "kind", severity: .warning,
      cell.isEmpty
        ? Localized("没有 kind，没有规则会报它", en: "without a kind no rule reports it")
        : Localized("没有“\(kind())”这种 kind，没有规则会报它", en: "no rule knows the kind “\(kind())”"),
      remedy: Localized("在 kind 一格写 \(nearest())", en: "write “\(nearest())” under “kind”"))
  }

  private func checkList(_ table: DictionaryTable, _ row: Int, _ index: Int, _ cell: Range<Int>) {
    guard table.bytes[cell].contains(0x7C) else { return }
    let column = table.kind.columns[index].name
    let values = table.bytes[cell].split(separator: 0x7C, omittingEmptySubsequences: false)
    if values.contains(where: \.isEmpty) {
      report(
        .listValue, table, row, column, Localized("“\(column)”里有空值", en: "an empty value in “\(column)”"),
        remedy: Localized("去掉多余的 |，或运行 zhubi dict fmt", en: "take the stray | away, or run zhubi dict fmt"))
    }
    if Set(values).count != values.count {
      report(
        .listValue, table, row, column, Localized("“\(column)”里有重复的值", en: "a value stands twice in “\(column)”"),
        remedy: Localized("留一个，或运行 zhubi dict fmt", en: "keep one, or run zhubi dict fmt"))
    }
  }

  private func checkCharacters(_ table: DictionaryTable, _ row: Int, _ column: Int, _ cell: Range<Int>) {
    let bytes = table.bytes
    let span = bytes.span
    var i = cell.lowerBound
    let end = cell.upperBound
    while i < end {
      let lead = span[i]
      if lead < 0x80 {
        i &+= 1
        continue
      }
      // E4–E9 are unified ideographs: they need no second look.
      if lead >= 0xE4, lead <= 0xE9 {
        i &+= 3
        continue
      }
      let size = min(SourceText.sequenceLength(lead), end - i)
      // Two bytes are Latin and Greek, mostly.
      if size >= 3 || lead == 0xC2 || lead == 0xCC || lead == 0xCD {
        checkScalar(table, row, table.kind.columns[column].name, Array(bytes[i..<i + size]))
      }
      i &+= size
    }
  }

  private func checkScalar(_ table: DictionaryTable, _ row: Int, _ column: String, _ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return }
    let value = scalar.value
    let flags = lexicon.characters.flags(value)
    let code = "U+" + String(value, radix: 16, uppercase: true)
    if flags.contains(.invisible) || value == 0xA0 || value == 0x3000 {
      report(
        .notNormalized, table, row, column,
        Localized("“\(column)”里有看不见的字符 \(code)", en: "an invisible character, \(code), in “\(column)”"),
        remedy: Localized("删去它", en: "delete it"))
    } else if 0x300...0x36F ~= value {
      report(
        .notNormalized, table, row, column,
        Localized("“\(column)”里有组合用符号 \(code)", en: "a combining mark, \(code), in “\(column)”"),
        remedy: Localized("改用合成好的字符", en: "use the composed character"))
    } else if flags.contains(.compatibility)
      || flags.contains(.fullwidth) && (0xFF10...0xFF5A ~= value) && scalar.properties.isAlphanumeric
    {
      let folded = Unicode.Scalar(lexicon.characters.folded(value)).map { String($0) } ?? ""
      report(
        .notNormalized, table, row, column,
        Localized("“\(column)”里的“\(text)”（\(code)）不是通用字符", en: "“\(text)” (\(code)) in “\(column)” is not the usual character"),
        remedy: Localized("改为“\(folded)”", en: "write “\(folded)”"))
    }
  }

  private func checkDates(_ table: DictionaryTable, _ row: Int, _ sinceCell: Range<Int>, _ untilCell: Range<Int>) {
    guard let since = PartialDate(table.bytes[sinceCell]), let until = PartialDate(table.bytes[untilCell]),
      since.earliest > until.latest
    else { return }
    report(
      .dateOrder, table, row, "until",
      Localized("止于 \(until.text)，早于起始 \(since.text)", en: "it ends in \(until.text), before it begins in \(since.text)"),
      remedy: Localized("核对 since 和 until", en: "verify “since” and “until”"))
  }

  private func checkSource(_ table: DictionaryTable, _ row: Int, _ cell: Range<Int>?, _ plan: inout RowPlan) {
    guard let cell else { return }
    guard !cell.isEmpty else {
      report(
        .missingSource, table, row, "source", severity: .warning, Localized("没有来源", en: "no source"),
        remedy: Localized(
          "在 source 一格写明依据：文号、网址或 dictionary.json 里的短名", en: "name a document number, an address or a key of dictionary.json"))
      return
    }
    let whole = FNV1a.hash(table.bytes, cell)
    if plan.goodSources.number(of: whole) != nil { return }
    var isGood = true
    for key in table.bytes[cell].split(separator: 0x7C)
    where key.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }) {
      let key = String(decoding: key, as: UTF8.self)
      let sources = plan.manifest.sources
      if sources[key] != nil { continue }
      isGood = false
      func nearest() -> String? { Spelling.nearest(to: key, among: sources.keys.sorted()) }
      report(
        .unknownSource, table, row, "source", severity: .warning,
        Localized("dictionary.json 的 sources 里没有“\(key)”", en: "dictionary.json declares no source “\(key)”"),
        remedy: nearest().map { Localized("是不是“\($0)”？", en: "did you mean “\($0)”?") }
          ?? Localized("在 sources 里说明它", en: "explain it in “sources”"))
    }
    if isGood { plan.goodSources.add(whole) }
  }
}

extension Unicode.Scalar.Properties {
  /// Whether the scalar is a letter or a digit.
  var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
