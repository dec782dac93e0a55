public import TextModel

/// What a value looks like: its name in help, what is accepted, what a shell offers.
public struct ValueSyntax: Sendable {
  public enum Kind: Sendable {
    /// Any text.
    case text
    /// One of these.
    case choice([String])
    /// Any text; a shell offers these.
    case suggestion([String])
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A file; whether it is there is not looked at.
    case file
    case folder
    /// Text that passes a check; `expected` says what would.
    case checked(expected: Localized, _ isValid: @Sendable (String) -> Bool)
  }

  /// The placeholder: “文件”, “FILE”.
  public let name: Localized
  public let kind: Kind

  public init(_ name: Localized, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }

  /// What a shell offers, `nil` when it does not know.
  var offers: [String]? {
    switch kind {
    case .choice(let words), .suggestion(let words): words
    case .text, .integer, .file, .folder, .checked: nil
    }
  }

  /// Why a value is not acceptable; `nil` when it is.
  func problem(with value: String) -> UsageError.Reason? {
    switch kind {
    case .text, .suggestion, .file, .folder: return nil
    case .choice(let choices):
      if choices.contains(value) { return nil }
      return .notAChoice(value: value, choices: choices)
    case .integer(let range):
      if let number = Int(value), range.contains(number) { return nil }
      return .notValid(value: value, expected: Self.phrase(range))
    case .checked(let expected, let isValid): return isValid(value) ? nil : .notValid(value: value, expected: expected)
    }
  }

  private static func phrase(_ range: ClosedRange<Int>) -> Localized {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): Localized("整数", en: "a whole number")
    case (let low, .max): Localized("不小于 \(low) 的整数", en: "a whole number from \(low)")
    case (let low, let high): Localized("\(low) 到 \(high) 的整数", en: "a whole number from \(low) to \(high)")
    }
  }
}
