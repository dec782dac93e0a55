import Linting

/// The rules of category `residue`.
enum ResidueRules {
  static let all: [any Rule.Type] = []
}
