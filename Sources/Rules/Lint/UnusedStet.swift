import Linting
import TextModel

/// A comment, or a row of the sidecar table, that lets nothing stand any more.
struct UnusedStet: DocumentRule {
  static let description = RuleDescription(
    id: "lint/unused-stet",
    summary: Localized("“保留原文”的标注已不起作用", en: "something that lets a finding stand no longer does"),
    rationale: Localized(
      "留着无用的标注，日后会把新的错误一并放过。由命令行和语言服务器在检查之后报告；只启用一条规则检查时不必理会。",
      en: "A leftover would one day let a new mistake pass. Told by the command line and the server after the checks."),
    source: "README：保留原文",
    severity: .info,
    fix: .unsafe,
    examples: [])

  init(_ options: RuleOptions) {}

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {}
}
