import Linting

/// The rules of category `docno`.
enum DocumentNumberRules {
  static let all: [any Rule.Type] = []
}
