import Linting

/// The rules of category `slogan`.
enum SloganRules {
  static let all: [any Rule.Type] = []
}
