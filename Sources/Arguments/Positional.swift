public import TextModel

/// An argument known by its place.
public struct Positional: Sendable {
  /// How many words it takes.
  public enum Arity: Sendable, Hashable {
    case one
    case atMostOne
    /// Any number; only the last positional can be of this kind.
    case any
    case atLeastOne
  }

  public let syntax: ValueSyntax
  public let arity: Arity
  /// What it is, in one sentence without a full stop.
  public let summary: Localized

  public init(_ syntax: ValueSyntax, _ arity: Arity = .one, _ summary: Localized) {
    self.syntax = syntax
    self.arity = arity
    self.summary = summary
  }

  var takesSeveral: Bool { arity == .any || arity == .atLeastOne }
  var isRequired: Bool { arity == .one || arity == .atLeastOne }

  /// `<路径>`, `[路径]`, `[路径…]`, `<路径…>`.
  func notation(_ locale: MessageLocale) -> String {
    let name = syntax.name.text(locale) + (takesSeveral ? "…" : "")
    return isRequired ? "<\(name)>" : "[\(name)]"
  }
}
