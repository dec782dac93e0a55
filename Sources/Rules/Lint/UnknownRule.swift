import Linting
import TextModel

/// A comment that names a rule that does not exist.
struct UnknownRule: DocumentRule {
  static let description = RuleDescription(
    id: "lint/unknown-rule",
    summary: Localized("注释中的规则名不存在", en: "a comment names a rule that does not exist"),
    rationale: Localized(
      "写错的规则名什么也压不下去，作者却以为已经压下。消息给出最接近的规则名。",
      en: "A mistyped name silences nothing, though its author believes it does. The message gives the nearest name."),
    source: "README：保留原文",
    severity: .warning,
    examples: [])

  init(_ options: RuleOptions) {}

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {}
}
