import Lexicon

/// What the slogan rules need to know of a phrase's row.
enum QuotedFormula {
  /// Categories that rules treat differently.
  enum Category { case meeting, plan, other }

  /// The category of a phrase.
  static func category(_ entry: Entry, _ lexicon: LexiconSnapshot) -> Category {
    switch lexicon.text(entry, "category") {
    case "会议": .meeting
    case "规划": .plan
    default: .other
    }
  }
}
