public import Lexicon
public import TextModel

/// Candidates as a table for review in a spreadsheet, which `zhubi dict import` takes afterwards.
///
/// The columns of the dictionary's table come first, then those for the reviewer, whose names begin with `#`: import passes
/// them over, but for `#采用`, which leaves out a row where it says no.
public enum HarvestTable {
  /// A table with byte order mark and CR LF, as Excel and WPS want it.
  public static func csv(_ candidates: [Harvest.Candidate], _ kind: TableKind, _ locale: MessageLocale) -> [UInt8] {
    let columns = kind.columns.map(\.name)
    let notes = ReviewColumn.allCases.map { $0.title(locale) }
    var text = "\u{FEFF}" + (columns + notes).joined(separator: ",") + "\r\n"
    for candidate in candidates where candidate.kind.table == kind {
      let cells = columns.map { candidate.values[$0] ?? "" } + ReviewColumn.allCases.map { note($0, candidate, locale) }
      text += cells.map(CSV.quoted).joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  private static func note(_ column: ReviewColumn, _ candidate: Harvest.Candidate, _ locale: MessageLocale) -> String {
    switch column {
    case .take: isDoubtful(candidate) ? (locale == .en ? "no" : "否") : ""
    case .count: String(candidate.count)
    case .documents: String(candidate.documents)
    case .first: candidate.first?.iso ?? ""
    case .last: candidate.last?.iso ?? ""
    case .known: candidate.remark(locale)
    case .context: candidate.contexts.joined(separator: " ┃ ")
    }
  }

  /// Whether somebody must say yes before the row goes in.
  private static func isDoubtful(_ candidate: Harvest.Candidate) -> Bool {
    if case .related = candidate.knowledge { return false }
    return candidate.knowledge != .unknown || candidate.kind == .people && candidate.values["organization"] == nil
  }
}

extension Harvest.Candidate {
  /// What the dictionary says of it, for the reviewer.
  public func remark(_ locale: MessageLocale) -> String {
    switch knowledge {
    case .known(let place): locale == .en ? "known: \(place)" : "已有：\(place)"
    case .related(let what), .different(let what): what.text(locale)
    case .unknown:
      kind == .people && values["organization"] == nil
        ? (locale == .en ? "new; the organisation is missing" : "新；缺单位，请补上") : (locale == .en ? "new" : "新")
    }
  }
}

/// The columns for the reviewer.
enum ReviewColumn: CaseIterable {
  case take, count, documents, first, last, known, context

  func title(_ locale: MessageLocale) -> String { locale == .en ? names.en : names.zh }

  private var names: Localized {
    switch self {
    case .take: Localized("#采用", en: "#take")
    case .count: Localized("#次数", en: "#count")
    case .documents: Localized("#篇数", en: "#documents")
    case .first: Localized("#最早", en: "#first")
    case .last: Localized("#最晚", en: "#last")
    case .known: Localized("#词典", en: "#known")
    case .context: Localized("#上下文", en: "#context")
    }
  }

  /// Whether a cell of that column leaves its row out.
  static func refuses(_ title: String, _ cell: String) -> Bool {
    guard title == take.names.zh || title == take.names.en else { return false }
    return ["否", "不", "不要", "不采用", "无", "no", "n", "0", "false", "×", "x"].contains(cell.lowercased())
  }
}
