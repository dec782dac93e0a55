/// The language of messages for people.
public enum MessageLocale: String, Sendable, CaseIterable {
  /// Simplified Chinese, the default.
  case zhHans = "zh-Hans"
  /// English.
  case en = "en"

  /// The nearest supported locale of a language tag such as `zh_CN.UTF-8`, `en-GB` or `zh-Hant`; nil when neither.
  public init?(languageTag: String) {
    let tag = languageTag.lowercased()
    if tag.hasPrefix("zh") {
      self = .zhHans
    } else if tag.hasPrefix("en") {
      self = .en
    } else {
      return nil
    }
  }
}

/// A text for people in the languages that Zhubi speaks.
public struct Localized: Hashable, Sendable {
  /// Simplified Chinese.
  public let zh: String
  /// English.
  public let en: String

  /// Creates a text.
  public init(_ zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in `locale`.
  public func text(_ locale: MessageLocale) -> String { locale == .en ? en : zh }
}
