import Linting

/// The rules of category `number`.
enum NumberRules {
  static let all: [any Rule.Type] = [ListCount.self]
}
