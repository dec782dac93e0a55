import Lexicon
import TextModel

extension DictionaryCheck {
  /// Checks what a row says by itself: dates, lists, characters, source, examples.
  mutating func checkRows() {
    for layer in lexicon.layers {
      for table in layer.tables {
        for row in table.rows.indices { checkRow(table, row, layer.manifest) }
      }
    }
  }

  private mutating func checkRow(_ table: DictionaryTable, _ row: Int, _ manifest: DictionaryManifest) {
    for (index, column) in table.kind.columns.enumerated() where table.positions[index] >= 0 {
      let cell = table.cell(row, index)
      if cell.isEmpty { continue }
      switch column.form {
      case .list, .dateList: checkList(table, row, column.name, cell)
      default: break
      }
      // What is wrong may be wrong by its characters.
      if !["wrong", "bad", "exceptions", "unless-before", "unless-after", "note", "source"].contains(column.name) {
        checkCharacters(table, row, column.name, cell)
      }
    }
    checkDates(table, row)
    checkSource(table, row, manifest)
    if table.kind == .terms {
      checkKind(table, row)
      checkExamples(table, row)
    }
  }

  /// Kinds of wrong forms, each of which some rule reports or another table's comment explains.
  private static let termKinds = [
    "typo", "idiom", "official", "policy", "usage", "caution", "forbidden", "preferred", "regional", "variant", "institution",
    "jiezhi",
    "leader", "phrase", "collocation", "grammar", "redundant",
  ]

  private mutating func checkKind(_ table: DictionaryTable, _ row: Int) {
    guard let name = table.column("wrong"), table.bytes[table.cell(row, name)].first != 0x21 else { return }
    let kind = table.column("kind").map { table.text(row, $0) } ?? ""
    if Self.termKinds.contains(kind) { return }
    let nearest = kind.isEmpty ? "typo" : Spelling.nearest(to: kind, among: Self.termKinds) ?? "typo"
    report(
      .missingKind, table, row, kind.isEmpty ? "wrong" : "kind", severity: .warning,
      kind.isEmpty
        ? Localized("没有 kind，没有规则会报它", en: "without a kind no rule reports it")
        : Localized("没有“\(kind)”这种 kind，没有规则会报它", en: "no rule knows the kind “\(kind)”"),
      remedy: Localized("在 kind 一格写 \(nearest)", en: "write “\(nearest)” under “kind”"))
  }

  private mutating func checkList(_ table: DictionaryTable, _ row: Int, _ column: String, _ cell: Range<Int>) {
    guard table.bytes[cell].contains(0x7C) else { return }
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

  private mutating func checkCharacters(_ table: DictionaryTable, _ row: Int, _ column: String, _ cell: Range<Int>) {
    var i = cell.lowerBound
    let end = cell.upperBound
    while i < end {
      let lead = table.bytes[i]
      if lead < 0x80 {
        i += 1
        continue
      }
      let size = min(SourceText.sequenceLength(lead), end - i)
      // Two bytes are Latin and Greek; E4–E9 are unified ideographs: neither needs a second look.
      if size == 3 && (lead < 0xE4 || lead > 0xE9) || size == 4 || lead == 0xC2 || lead == 0xCC || lead == 0xCD {
        checkScalar(table, row, column, Array(table.bytes[i..<i + size]))
      }
      i += size
    }
  }

  private mutating func checkScalar(_ table: DictionaryTable, _ row: Int, _ column: String, _ bytes: [UInt8]) {
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

  private mutating func checkDates(_ table: DictionaryTable, _ row: Int) {
    guard let since = date(table, row, "since"), let until = date(table, row, "until"), since.earliest > until.latest else {
      return
    }
    report(
      .dateOrder, table, row, "until",
      Localized("止于 \(until.text)，早于起始 \(since.text)", en: "it ends in \(until.text), before it begins in \(since.text)"),
      remedy: Localized("核对 since 和 until", en: "verify “since” and “until”"))
  }

  func date(_ table: DictionaryTable, _ row: Int, _ column: String) -> PartialDate? {
    guard let index = table.column(column) else { return nil }
    let cell = table.cell(row, index)
    return cell.isEmpty ? nil : PartialDate(table.bytes[cell])
  }

  private mutating func checkSource(_ table: DictionaryTable, _ row: Int, _ manifest: DictionaryManifest) {
    guard let index = table.column("source"), let name = table.column(table.kind.nameColumn) else { return }
    // A row that only switches something off needs no source.
    if table.bytes[table.cell(row, name)].first == 0x21 { return }
    let cell = table.cell(row, index)
    guard !cell.isEmpty else {
      report(
        .missingSource, table, row, "source", severity: .warning, Localized("没有来源", en: "no source"),
        remedy: Localized(
          "在 source 一格写明依据：文号、网址或 dictionary.json 里的短名", en: "name a document number, an address or a key of dictionary.json"))
      return
    }
    for key in table.bytes[cell].split(separator: 0x7C)
    where key.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }) {
      let key = String(decoding: key, as: UTF8.self)
      if manifest.sources[key] != nil { continue }
      let nearest = Spelling.nearest(to: key, among: manifest.sources.keys.sorted())
      report(
        .unknownSource, table, row, "source", severity: .warning,
        Localized("dictionary.json 的 sources 里没有“\(key)”", en: "dictionary.json declares no source “\(key)”"),
        remedy: nearest.map { Localized("是不是“\($0)”？", en: "did you mean “\($0)”?") }
          ?? Localized("在 sources 里说明它", en: "explain it in “sources”"))
    }
  }
}

extension Unicode.Scalar.Properties {
  /// Whether the scalar is a letter or a digit.
  var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
