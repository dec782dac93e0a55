import Linting

/// The rules of category `term`.
enum TermRules {
  static let all: [any Rule.Type] = [
    MisspeltWord.self, VariantWord.self, PreferredWord.self, DeadlineForUntil.self, RedundantWording.self, WrongCollocation.self,
    InconsistentName.self, TermNearMiss.self, UndefinedAbbreviation.self, AbbreviationDefinition.self, ObsoleteInstitution.self,
    NonstandardInstitution.self, ForbiddenWord.self, CautionWord.self, EthnicRegionWording.self, UnexplainedLatin.self,
  ]
}
