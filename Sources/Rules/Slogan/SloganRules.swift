import Linting

/// The rules of category `slogan`.
enum SloganRules {
  static let all: [any Rule.Type] = [
    SloganNearMiss.self, ExpansionMismatch.self, CountMismatch.self, MissingQuotes.self, QuoteScope.self, ObsoleteFormula.self,
    AnachronisticFormula.self, WrongVerb.self, FormulaOrder.self, LeaderReference.self, CongressForm.self, PlanPeriod.self,
    ActionYear.self,
  ]
}
