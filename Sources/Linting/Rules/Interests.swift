public import TextModel

/// What a rule wants to see in a paragraph before it is asked: classes of characters, oddities, facts.
///
/// The linter asks a rule only about paragraphs in which at least one of its interests occurs.
public struct Interests: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64
  /// Creates interests from their bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// A class of characters occurs.
  public static func characters(_ classes: CharacterClass...) -> Interests {
    Interests(rawValue: classes.reduce(0) { $0 | 1 << UInt64($1.rawValue) })
  }
  /// An oddity occurs.
  public static func oddities(_ kinds: Oddity.Kind...) -> Interests {
    Interests(rawValue: kinds.reduce(0) { $0 | 1 << UInt64(32 + $1.rawValue) })
  }
  /// Every paragraph that is not blank.
  public static let everything = Interests(rawValue: 1 << 48)
  /// A ``NumberFact``.
  public static let numbers = Interests(rawValue: 1 << 49)
  /// A ``DateFact``.
  public static let dates = Interests(rawValue: 1 << 50)
  /// An ``OrdinalFact``.
  public static let ordinals = Interests(rawValue: 1 << 51)
  /// A ``PersonFact``.
  public static let persons = Interests(rawValue: 1 << 52)
  /// A ``Mention`` of a place.
  public static let places = Interests(rawValue: 1 << 53)
  /// A mention of an organisation.
  public static let organizations = Interests(rawValue: 1 << 54)
  /// A mention of an office.
  public static let offices = Interests(rawValue: 1 << 55)
  /// A mention of a person of the dictionary.
  public static let people = Interests(rawValue: 1 << 56)
  /// A mention of a phrase.
  public static let phrases = Interests(rawValue: 1 << 57)
  /// A form that the dictionary calls wrong.
  public static let wrongForms = Interests(rawValue: 1 << 58)
  /// A ``NearMiss``. They are looked for only where a rule is interested.
  public static let nearMisses = Interests(rawValue: 1 << 62)
  /// A ``PlaceFact``.
  public static let placeNames = Interests(rawValue: 1 << 24)
  /// One of ``Paragraph/placeSuffixes``.
  public static let placeSuffixes = Interests(rawValue: 1 << 25)
  /// A full-width colon. Another mark may pass for one.
  public static let colons = Interests(rawValue: 1 << 26)
  /// An exclamation or question mark of any width. Another mark may pass for one.
  public static let exclamations = Interests(rawValue: 1 << 27)
  /// A blank of any kind between other characters.
  public static let innerBlanks = Interests(rawValue: 1 << 28)
  /// A blank other than U+0020 and the tab between other characters, written as such.
  public static let innerWideBlanks = Interests(rawValue: 1 << 29)
  /// At most ``shortLength`` characters, but one.
  public static let shortText = Interests(rawValue: 1 << 45)
  /// What ``shortText`` is, in characters of the view.
  public static let shortLength = 60
  /// The block is anything but plain body text, see ``BlockRole``.
  public static let specialRoles = Interests(rawValue: 1 << 46)
  /// A ``NumberFact`` that is written with digits, wholly or in part.
  public static let digitNumbers = Interests(rawValue: 1 << 47)
  /// Even blank paragraphs.
  public static let blankParagraphs = Interests(rawValue: 1 << 59)
  /// A ``TimeFact``.
  public static let times = Interests(rawValue: 1 << 60)
  /// A ``DocumentNumberFact``.
  public static let documentNumbers = Interests(rawValue: 1 << 61)
}
