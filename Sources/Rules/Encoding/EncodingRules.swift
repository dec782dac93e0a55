import Linting

/// The rules of category `encoding`.
enum EncodingRules {
  static let all: [any Rule.Type] = [ReplacementCharacter.self]
}
