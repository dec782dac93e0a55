public import Lexicon
import TextModel

/// Which entry is meant: `海州区`, `people:张三`, `210902`, with further conditions such as `since=2020` where several agree.
public struct EntrySelector: Sendable {
  /// The name, or the code of a place.
  public let name: String
  /// The table; nil for any.
  public let kind: TableKind?
  /// Values that cells must have.
  public let conditions: [(column: String, value: String)]

  /// Reads a selector; `conditions` are of the form `column=value`.
  public init(_ text: String, conditions: [String] = []) throws(KeepingError) {
    var name = text
    var kind: TableKind?
    if let colon = text.firstIndex(of: ":"), let named = TableKind(rawValue: String(text[..<colon])) {
      kind = named
      name = String(text[text.index(after: colon)...])
    }
    (self.name, self.kind) = (CellText.cleaned(name), kind)
    var read: [(String, String)] = []
    for condition in conditions { read.append(try Assignment(condition).pair) }
    self.conditions = read
  }

  /// Whether a row is meant.
  public func matches(_ kind: TableKind, _ value: (String) -> String) -> Bool {
    guard self.kind == nil || self.kind == kind else { return false }
    guard value(kind.nameColumn) == name || kind == .places && !name.isEmpty && value("code") == name else { return false }
    return conditions.allSatisfy { value($0.column) == $0.value }
  }

  /// The entries of a lexicon that are meant.
  public func entries(in lexicon: LexiconSnapshot) -> [Entry] {
    lexicon.entries.filter { entry in matches(entry.kind) { lexicon.text(entry, $0) } }
  }

  /// Says which entries are meant when several are, and how to name one.
  static func ambiguity(_ name: String, _ rows: [(kind: TableKind, values: [String: String], place: String)]) -> KeepingError {
    let lines = rows.prefix(20).map { row in
      let parts = ["organization", "office", "full", "since", "until", "code"].compactMap { column in
        row.values[column].map { "\(column)=\($0)" }
      }
      return "  \(row.kind.rawValue):\(name) \(parts.joined(separator: " "))  (\(row.place))"
    }.joined(separator: "\n")
    return KeepingError(
      "“\(name)”有 \(rows.count) 条，请用“表:名称”或 --where 列=值 指明：\n\(lines)",
      en: "“\(name)” names \(rows.count) rows; say which by “table:name” or --where column=value:\n\(lines)")
  }
}

/// `column=value`, as typed.
public struct Assignment: Sendable {
  /// The two sides.
  public let pair: (column: String, value: String)

  /// Reads an assignment; a full-width `＝` is taken too.
  public init(_ text: String) throws(KeepingError) {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "＝" }), sign != text.startIndex else {
      throw KeepingError("“\(text)”应写成“列=值”", en: "“\(text)” should be “column=value”")
    }
    pair = (String(text[..<sign]), CellText.cleaned(String(text[text.index(after: sign)...])))
  }

  /// Values of a new row; unknown and repeated columns are errors.
  public static func values(_ texts: [String], of kind: TableKind) throws(KeepingError) -> [String: String] {
    var values: [String: String] = [:]
    let names = kind.columns.map(\.name)
    for text in texts {
      let (column, value) = try Assignment(text).pair
      guard names.contains(column) else {
        let nearest = Spelling.nearest(to: column, among: names)
        throw KeepingError(
          "\(kind.rawValue) 没有“\(column)”这一列" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用：\(names.joined(separator: "、"))"),
          en: "\(kind.rawValue) has no column “\(column)”"
            + (nearest.map { "; did you mean “\($0)”?" } ?? "; there are \(names.joined(separator: ", "))"))
      }
      guard values.updateValue(value, forKey: column) == nil else {
        throw KeepingError("“\(column)”给了两次；一格几个值用 | 隔开", en: "“\(column)” is given twice; separate several values by |")
      }
    }
    return values
  }
}
