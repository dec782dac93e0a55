import Linting

/// The rules of category `style`.
enum StyleRules {
  static let all: [any Rule.Type] = []
}
