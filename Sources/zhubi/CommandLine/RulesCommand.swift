import JSON
import Lexicon
import Linting
import System
import TextModel

/// `zhubi rules`: the list, or one rule explained.
struct RulesCommand {
  let locale: MessageLocale
  let format: String

  /// Runs; the result is the exit status.
  func run(_ selectors: [String]) -> Int32 {
    let all = ProjectLoader.descriptions
    var chosen: [RuleDescription] = []
    for selector in selectors {
      let name = RuleSelector.normalized(selector, rules: all)
      if let fault = RuleSelector.fault(name, rules: all) {
        Console.writeError(Array("zhubi: \(fault.text(locale))\n".utf8))
        return LintRun.Status.failure
      }
      chosen += all.filter { name == "*" || $0.id == name || name == $0.category + "/*" }
    }
    let isExplaining = selectors.contains { $0.contains("/") && !$0.hasSuffix("/*") }
    if selectors.isEmpty { chosen = all }
    switch format {
    case "json": Console.write(json(chosen))
    case "markdown": Console.write(Array(chosen.map { markdown($0) }.joined(separator: "\n").utf8))
    default: Console.write(Array((isExplaining ? chosen.map { explanation($0) }.joined(separator: "\n") : list(chosen)).utf8))
    }
    return LintRun.Status.clean
  }

  private func list(_ rules: [RuleDescription]) -> String {
    var text = ""
    var category = ""
    for rule in rules {
      if rule.category != category {
        category = rule.category
        text += "\(text.isEmpty ? "" : "\n")\(category)\n"
      }
      let mark = rule.fix.map { $0 == .safe ? "✔" : "?" } ?? " "
      let name = rule.id + String(repeating: " ", count: max(1, 36 - rule.id.utf8.count))
      let level = rule.severity.name + String(repeating: " ", count: 8 - rule.severity.name.count)
      text += "  \(mark) \(name)\(level)\(rule.summary.text(locale))\n"
    }
    return text + (locale == .en ? "\n✔ safe fix  ? fix to be looked at\n" : "\n✔ 可放心自动修改  ? 修改前请看一眼\n")
  }

  private func explanation(_ rule: RuleDescription) -> String {
    func say(_ zh: String, _ en: String) -> String { locale == .en ? en : zh }
    var text = "\(rule.id)  \(rule.severity.name)\n\(rule.summary.text(locale))\n\n\(rule.rationale.text(locale))\n\n"
    text += say("依据：", "Source: ") + rule.source + "\n"
    if !rule.profiles.isEmpty {
      text +=
        say("按文体：", "By profile: ")
        + rule.profiles.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)=\($0.value.name)" }.joined(
          separator: " ") + "\n"
    }
    for option in rule.options {
      text += say("选项 ", "Option ") + "\(option.name)=\(Self.value(option.value))  \(option.summary.text(locale))\n"
    }
    text += "\n"
    for example in rule.examples {
      let shown = example.marked.replacing("\n", with: "⏎")
      text += "  \(example.isGood ? "✔" : "✘") \(shown)\n"
      if let fixed = example.fixed { text += "    → \(fixed.replacing("\n", with: "⏎"))\n" }
    }
    return text
  }

  private func markdown(_ rule: RuleDescription) -> String {
    var text =
      "## `\(rule.id)`\n\n\(rule.summary.text(locale)) (\(rule.severity.name))\n\n\(rule.rationale.text(locale))\n\n\(rule.source)\n\n"
    for example in rule.examples {
      text +=
        "- \(example.isGood ? "✔" : "✘") \(example.marked.replacing("\n", with: "⏎"))"
        + (example.fixed.map { " → \($0.replacing("\n", with: "⏎"))" } ?? "") + "\n"
    }
    return text
  }

  private static func value(_ value: RuleOption.Value) -> String {
    switch value {
    case .bool(let value): "\(value)"
    case .integer(let value, let range): "\(value) (\(range.lowerBound)…\(range.upperBound))"
    case .choice(let value, let all): "\(value) (\(all.joined(separator: "|")))"
    case .strings(let list): "[\(list.joined(separator: ", "))]"
    }
  }

  private func json(_ rules: [RuleDescription]) -> [UInt8] {
    var json = JSONWriter(indent: 2)
    json.array { json in
      for rule in rules {
        json.object { json in
          json.member("id", rule.id)
          json.member("category", rule.category)
          json.member("severity", rule.severity.name)
          json.member("fix", rule.fix?.name ?? "none")
          json.member("summary", rule.summary.text(locale))
          json.member("rationale", rule.rationale.text(locale))
          json.member("source", rule.source)
          json.key("examples")
          json.array { json in
            for example in rule.examples {
              json.object { json in
                json.member(example.isGood ? "good" : "bad", example.marked)
                if let fixed = example.fixed { json.member("fixed", fixed) }
              }
            }
          }
        }
      }
    }
    return json.take() + [0x0A]
  }
}
