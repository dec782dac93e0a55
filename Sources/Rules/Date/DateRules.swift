import Linting

/// The rules of category `date`.
enum DateRules {
  static let all: [any Rule.Type] = []
}
