import Linting

/// The rules of category `title`.
enum TitleRules {
  static let all: [any Rule.Type] = []
}
