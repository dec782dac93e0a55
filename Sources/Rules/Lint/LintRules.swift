import Linting

/// The rules of category `lint`: about the checking itself. ``DirectivePass`` and the command line find what they name; here
/// they describe themselves, so that they are listed, explained and set like any other.
enum LintRules {
  static let all: [any Rule.Type] = [UnusedStet.self, UnknownRule.self, NotUTF8.self]
}
