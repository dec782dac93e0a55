import Linting

/// The rules of category `script`.
enum ScriptRules {
  static let all: [any Rule.Type] = []
}
