import Keeping
import Lexicon
import System
import TextModel

/// Asks for a new row, column by column, on a terminal. A wrong answer is told at once and asked for again.
struct DictQuestions {
  private let context: DictContext
  private let kind: TableKind

  init(_ context: DictContext, _ kind: TableKind) { (self.context, self.kind) = (context, kind) }

  /// The answers, empty ones left out. Where the answers end before the questions do, nothing is meant.
  func ask() throws(KeepingError) -> [String: String] {
    guard Terminal.isTerminal(.input), Terminal.isTerminal(.error) else {
      throw KeepingError(
        "请给出 \(kind.nameColumn)=… 等各列的值；在终端里不带值运行会逐项询问",
        en: "give \(kind.nameColumn)=… and other columns; on a terminal they are asked for one by one")
    }
    context.note(
      Localized(
        "逐项填写\(kind.label.zh)；不填的直接按回车，按 Ctrl+C 放弃",
        en: "A new \(kind.label.en), column by column: Enter leaves one empty, Ctrl-C gives up"))
    var values: [String: String] = [:]
    for column in kind.columns {
      if let answer = try answer(column, values) { values[column.name] = answer }
    }
    return values
  }

  private func answer(_ column: TableKind.Column, _ values: [String: String]) throws(KeepingError) -> String? {
    let label = TableKind.label(ofColumn: column.name).text(context.locale)
    while true {
      Console.writeError(Array("\(label) [\(column.name)]\(hint(column).text(context.locale))：".utf8))
      guard let line = readLine() else {
        Console.writeError([0x0A])
        throw KeepingError("输入到此为止，没有写入", en: "the answers end here; nothing was written")
      }
      // A full-width bar is easily typed for the half-width one.
      let answer = line.replacing("｜", with: "|")
      guard let problem = problem(answer, column, values) else { return answer.isEmpty ? nil : answer }
      Console.writeError(Array(("  " + problem.text(context.locale) + "\n").utf8))
    }
  }

  private func hint(_ column: TableKind.Column) -> Localized {
    if isTermKind(column) { return Localized("（空着即 typo）", en: " (typo if empty)") }
    return switch column.form {
    case .required: Localized("（必填）", en: " (required)")
    case .list: Localized("（几个用 | 隔开）", en: " (several: a|b)")
    case .date: Localized("（如 2023-01-28）", en: " (as 2023-01-28)")
    case .dateList: Localized("（如 2023-01-28|2024）", en: " (as 2023-01-28|2024)")
    case .integer: Localized("（数字）", en: " (a number)")
    case .choice(let choices): Localized("（\(choices.joined(separator: "/"))）", en: " (\(choices.joined(separator: "/")))")
    case .text: Localized("", en: "")
    }
  }

  private func isTermKind(_ column: TableKind.Column) -> Bool { kind == .terms && column.name == "kind" }

  private func problem(_ answer: String, _ column: TableKind.Column, _ values: [String: String]) -> Localized? {
    if answer.isEmpty {
      if case .required = column.form { return Localized("这一项必填", en: "this is required") }
      return nil
    }
    if isTermKind(column) { return Self.notOneOf(answer, DictionaryCheck.termKinds) }
    switch column.form {
    case .date:
      guard let date = PartialDate(Array(answer.utf8)) else { return Self.notDate }
      guard column.name == "until", let since = values["since"].flatMap({ PartialDate(Array($0.utf8)) }),
        since.earliest > date.latest
      else { return nil }
      return Localized("早于起始 \(since.text)", en: "before it begins in \(since.text)")
    case .dateList: return answer.split(separator: "|").allSatisfy { PartialDate(Array($0.utf8)) != nil } ? nil : Self.notDate
    case .integer: return Int(answer) == nil ? Localized("不是数字", en: "no number") : nil
    case .choice(let choices): return Self.notOneOf(answer, choices)
    case .text, .required, .list: return nil
    }
  }

  private static let notDate = Localized("不是日期，应为 2023、2023-01 或 2023-01-28", en: "no date; write 2023, 2023-01 or 2023-01-28")

  private static func notOneOf(_ answer: String, _ choices: [String]) -> Localized? {
    if choices.contains(answer) { return nil }
    let all = choices.joined(separator: ", ")
    let nearest = Spelling.nearest(to: answer, among: choices)
    return Localized(
      "可填：\(all)" + (nearest.map { "；是不是 \($0)？" } ?? ""), en: "one of \(all)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
