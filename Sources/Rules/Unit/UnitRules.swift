import Linting

/// The rules of category `unit`.
enum UnitRules {
  static let all: [any Rule.Type] = [
    UnitSymbolCase.self,
    NonLegalUnit.self,
    MixedUnitStyle.self,
    UnitShorthand.self,
  ]
}
