import Linting

/// The rules of category `structure`.
enum StructureRules {
  static let all: [any Rule.Type] = [
    HeadingLevelOrder.self, HeadingSequence.self, InlineSequence.self, AnnouncedCount.self, OrdinalPunctuation.self,
  ]
}
