import Linting

/// The rules of category `name`.
enum NameRules {
  static let all: [any Rule.Type] = []
}
