import Lexicon
public import TextModel

/// `*`, `category/*`, `category` or a rule's identifier.
public enum RuleSelector {
  /// Why a selector names nothing, with the nearest name; nil when it names a rule, a category or all.
  public static func fault(_ selector: String, rules: [RuleDescription]) -> Localized? {
    if selector == "*" || rules.contains(where: { $0.id == selector }) { return nil }
    let categories = rules.reduce(into: [String]()) { if $0.last != $1.category { $0.append($1.category) } }
    let isCategory = selector.hasSuffix("/*")
    if isCategory, categories.contains(String(selector.dropLast(2))) { return nil }
    let names = isCategory ? categories.map { $0 + "/*" } : rules.map(\.id) + categories.map { $0 + "/*" }
    let nearest = Spelling.nearest(to: selector, among: names) ?? nearestByName(selector, rules)
    return Localized(
      "没有规则“\(selector)”" + (nearest.map { "；是不是“\($0)”？" } ?? "；zhubi rules 列出全部规则"),
      en: "there is no rule “\(selector)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "; `zhubi rules` lists them all"))
  }

  /// A selector as a command line may write it: a bare category means all of it.
  public static func normalized(_ selector: String, rules: [RuleDescription]) -> String {
    rules.contains { $0.category == selector } ? selector + "/*" : selector
  }

  /// The right name behind a wrong category, such as `number/unbalanced`.
  private static func nearestByName(_ selector: String, _ rules: [RuleDescription]) -> String? {
    guard let slash = selector.lastIndex(of: "/") else {
      return rules.first { $0.id.hasSuffix("/" + selector) }?.id
    }
    return rules.first { $0.id.hasSuffix(selector[slash...]) }?.id
  }
}
