public import Lexicon
public import TextModel

/// What every check of one document shares: the dictionary, the date, the profile, the language of messages.
public struct LintContext: Sendable {
  /// The dictionary.
  public var lexicon: LexiconSnapshot
  /// The document's date, by which offices, places and phrases are judged; nil when nothing says it.
  public var date: Day?
  /// Whether the date is only the day of the check, because nothing tells the document's own: what 今年 means is unknown then.
  public var isDateAssumed = false
  /// What kind of document it is.
  public var profile: Profile
  /// Which script the document should be in.
  public var target: Target
  /// Language of messages.
  public var locale: MessageLocale
  /// The place that 全市, 我区 and unqualified district names refer to (a place name); empty when unknown.
  public var placeBase: String

  /// Which script a document should be in.
  public enum Target: String, Sendable, Hashable, CaseIterable { case hans, hant, auto }

  /// Creates a context.
  public init(
    lexicon: LexiconSnapshot, date: Day? = nil, profile: Profile = .news, target: Target = .auto, locale: MessageLocale = .zhHans,
    placeBase: String = ""
  ) {
    (self.lexicon, self.date, self.profile, self.target, self.locale, self.placeBase) = (
      lexicon, date, profile, target, locale, placeBase
    )
  }

  /// The document's date where the document or its reader says it; nil where today was only assumed. Rules that would call an
  /// old text wrong by what holds today ask for this one.
  public var statedDate: Day? { isDateAssumed ? nil : date }
}
