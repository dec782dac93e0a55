public import Linting
public import TextModel

/// What a rule says about itself, for people who meet it in an editor.
public enum RuleExplanation {
  /// All rules in one Markdown text.
  public struct Book: Sendable {
    /// The text.
    public var text: String
    /// The zero-based line on which each rule begins.
    public var lines: [String: Int]
  }

  /// Explains all rules.
  public static func book(_ rules: [RuleDescription], _ locale: MessageLocale) -> Book {
    var book = Book(text: locale == .en ? "# Zhubi: rules\n" : "# 朱笔：规则\n", lines: [:])
    var line = 1
    for rule in rules {
      let text = "\n" + markdown(rule, locale)
      book.lines[rule.id] = line + 1
      book.text += text
      line += text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
    return book
  }

  /// One rule as Markdown: heading, reason, source, options, examples.
  public static func markdown(_ rule: RuleDescription, _ locale: MessageLocale) -> String {
    func say(_ zh: String, _ en: String) -> String { locale == .en ? en : zh }
    var text = "## \(rule.summary.text(locale))\n\n`\(rule.id)` · \(rule.severity.name)\n\n\(rule.rationale.text(locale))\n\n"
    text += say("依据：", "Source: ") + rule.source + "\n"
    for option in rule.options { text += "\n- `\(option.name)` \(option.summary.text(locale))\n" }
    if !rule.examples.isEmpty { text += "\n" }
    for example in rule.examples {
      let marked = example.marked.replacing("\n", with: "⏎")
      text +=
        "- \(example.isGood ? "✔" : "✘") \(marked)" + (example.fixed.map { " → \($0.replacing("\n", with: "⏎"))" } ?? "") + "\n"
    }
    return text + "\n" + say("关闭：", "Switch off: ") + "`\"rules\": { \"\(rule.id)\": \"off\" }`\n"
  }

  /// One rule in a few lines without markup, with one wrong and one right example.
  public static func plain(_ rule: RuleDescription, _ locale: MessageLocale) -> String {
    var lines = ["\(rule.summary.text(locale))（\(rule.id)）", rule.rationale.text(locale)]
    if locale == .en { lines[0] = "\(rule.summary.text(locale)) (\(rule.id))" }
    lines.append((locale == .en ? "Source: " : "依据：") + rule.source)
    if let bad = rule.examples.first(where: { !$0.isGood }) {
      lines.append("✘ " + bad.marked.replacing("\n", with: "⏎") + (bad.fixed.map { " → " + $0.replacing("\n", with: "⏎") } ?? ""))
    }
    if let good = rule.examples.first(where: { $0.isGood }) { lines.append("✔ " + good.marked.replacing("\n", with: "⏎")) }
    return lines.joined(separator: "\n")
  }
}
