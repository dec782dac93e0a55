import Linting

/// The rules of category `unit`.
enum UnitRules {
  static let all: [any Rule.Type] = []
}
