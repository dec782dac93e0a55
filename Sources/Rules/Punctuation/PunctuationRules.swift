import Linting

/// The rules of category `punct`.
enum PunctuationRules {
  static let all: [any Rule.Type] = []
}
