import Linting

/// The rules of category `style`.
enum StyleRules {
  static let all: [any Rule.Type] = [LongSentence.self, LongClause.self, Colloquial.self, RepeatedLead.self, AdjacentRepeat.self]
}
