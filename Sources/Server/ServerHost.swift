public import Lexicon
public import Linting
public import TextModel

/// What the server needs from outside: files, configurations, dictionaries, the date. The server itself does no I/O, so that
/// it can be tested with messages alone.
public protocol ServerHost {
  /// Configuration and lexicon for a document; `path` is nil for one that is no file. `client` is what the editor's settings
  /// say; it goes over the file.
  mutating func settings(forPath path: String?, client: Configuration) -> DocumentSettings
  /// The linter of a configuration.
  mutating func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter
  /// Descriptions of all rules.
  var rules: [RuleDescription] { get }
  /// Version of Zhubi.
  var version: String { get }
  /// Today where the user is.
  func today() -> Day
  /// Forgets what was read from files: one of them changed.
  mutating func reload()
  /// Faults of configurations and dictionaries that were met since the last call.
  mutating func takeIssues() -> [Localized]
  /// The bytes of a file in the workspace; nil when it cannot be read.
  func read(_ path: String) -> [UInt8]?
  /// The documents below a folder, as `zhubi lint` would take them.
  func documents(in folder: String) -> [String]
  /// Replaces a file atomically; false when that fails.
  func write(_ path: String, _ bytes: [UInt8]) -> Bool
}

/// What holds for one document.
public struct DocumentSettings: Sendable {
  /// The configuration of the file, the editor's settings over it.
  public var configuration: Configuration
  /// The dictionaries.
  public var lexicon: LexiconSnapshot
  /// Folder of the configuration, where the sidecar of findings that stand lies; nil when there is no file.
  public var folder: String?

  /// Creates settings.
  public init(configuration: Configuration, lexicon: LexiconSnapshot, folder: String?) {
    (self.configuration, self.lexicon, self.folder) = (configuration, lexicon, folder)
  }
}
