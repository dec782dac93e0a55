import Lexicon
import Linting
import Rules
import Synchronization

/// Rule sets by configuration, profile and lexicon, each made once.
final class RuleSets: Sendable {
  private struct Key: Hashable, Sendable {
    var rules: [Configuration.RuleClause]
    var profile: Profile
    var lexicon: ObjectIdentifier
  }
  private let known = Mutex<[Key: Linter]>([:])

  /// The linter of a configuration.
  func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter {
    let key = Key(rules: configuration.rules, profile: profile, lexicon: ObjectIdentifier(lexicon))
    if let linter = known.withLock({ $0[key] }) { return linter }
    let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) {
      configuration.setting(of: $0, profile: profile)
    }
    let linter = Linter(rules: rules)
    known.withLock { $0[key] = linter }
    return linter
  }
}
