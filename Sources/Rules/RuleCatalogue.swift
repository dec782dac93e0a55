public import Linting

/// All built-in rules, category by category in the order in which categories own a span (see ``Linter``).
public enum RuleCatalogue {
  /// Every rule.
  public static let all: [any Rule.Type] =
    EncodingRules.all + ResidueRules.all + ScriptRules.all + TermRules.all + TitleRules.all + NameRules.all + PlaceRules.all
    + SloganRules.all + NumberRules.all + UnitRules.all + DateRules.all + DocumentNumberRules.all + StructureRules.all
    + PunctuationRules.all + StyleRules.all + LintRules.all + acrossFiles

  /// Rules of other categories that compare the files of a workspace.
  private static let acrossFiles: [any Rule.Type] = [ExpansionAcrossFiles.self, NameAcrossFiles.self]

  /// The rule of an identifier; nil when there is none.
  public static func rule(_ id: String) -> (any Rule.Type)? { all.first { $0.description.id == id } }
}
