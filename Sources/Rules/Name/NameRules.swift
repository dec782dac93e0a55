import Linting

/// The rules of category `name`.
enum NameRules {
  static let all: [any Rule.Type] = [
    NameInconsistent.self, NameNearMiss.self, ListDuplicate.self, ListSeparator.self, ListSpacing.self,
    StrokeOrder.self,
  ]
}
