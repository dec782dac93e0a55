import Linting

/// The rules of category `term`.
enum TermRules {
  static let all: [any Rule.Type] = []
}
