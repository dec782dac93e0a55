import Linting

/// An entry of a list option of the form `key=value`, or `key=value:a|b|c` with more words behind a colon.
struct OptionPair: Sendable {
  var key: String
  var value: String
  var words: [String]

  /// Reads the entries of an option; one without `=` says nothing and is left out.
  static func read(_ options: RuleOptions, _ name: String) -> [OptionPair] {
    options.strings(name).compactMap { entry in
      guard let sign = entry.firstIndex(of: "="), sign != entry.startIndex else { return nil }
      let rest = entry[entry.index(after: sign)...].split(separator: ":", maxSplits: 1)
      guard let value = rest.first else { return nil }
      let words = rest.count > 1 ? rest[1].split(separator: "|").map(String.init) : []
      return OptionPair(key: String(entry[..<sign]), value: String(value), words: words)
    }
  }
}
