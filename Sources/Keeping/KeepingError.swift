public import TextModel

/// A change or a question that cannot be carried out as asked.
public struct KeepingError: Error, Hashable, Sendable {
  /// What is wrong and what to do, in a sentence or several lines.
  public let message: Localized
  /// Creates an error.
  public init(_ message: Localized) { self.message = message }
  /// Creates an error from both texts.
  public init(_ zh: String, en: String) { message = Localized(zh, en: en) }
}
