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
  /// Names of the dictionaries that are in the binary, and so cannot be written.
  var bundledDictionaries: [String] { get }
  /// Today where the user is.
  func today() -> Day
  /// Forgets what was read from files: one of them changed.
  mutating func reload()
  /// Faults of configurations and dictionaries that were met since the last call.
  mutating func takeIssues() -> [Localized]
  /// The bytes of a file in the workspace; nil when it cannot be read.
  func read(_ path: String) -> [UInt8]?
  /// Something that differs when a file differs; nil when there is none. Hosts whose files do not change need not tell.
  func stamp(_ path: String) -> String?
  /// The names of what lies in a folder; empty when it cannot be read.
  func names(in folder: String) -> [String]
  /// The documents below a folder, as `zhubi lint` would take them.
  func documents(in folder: String) -> [String]
  /// Replaces a file atomically, making its folder where it is missing. `old` is what the file must still hold, nil that there
  /// is none: two writers lose nothing. The result says why it failed; nil when it did not.
  mutating func replace(_ path: String, with bytes: [UInt8], expecting old: [UInt8]?) -> Localized?
  /// How many cores the analysis of a long document may use.
  var cores: Int { get }
  /// A folder of the user's for files that can be made again; nil when there is none.
  var cacheFolder: String? { get }
}

extension ServerHost {
  /// One thing at a time.
  public var cores: Int { 1 }
  /// Nothing ever changes.
  public func stamp(_ path: String) -> String? { nil }
}

/// What holds for one document.
public struct DocumentSettings: Sendable {
  /// The configuration of the file, the editor's settings over it.
  public var configuration: Configuration
  /// The dictionaries.
  public var lexicon: LexiconSnapshot
  /// Folder of the configuration, where the sidecar of findings that stand lies; nil when there is no file.
  public var folder: String?
  /// The configuration file; nil when there is none.
  public var configurationPath: String?

  /// Creates settings.
  public init(
    configuration: Configuration, lexicon: LexiconSnapshot, folder: String?, configurationPath: String? = nil
  ) {
    (self.configuration, self.lexicon, self.folder) = (configuration, lexicon, folder)
    self.configurationPath = configurationPath
  }
}
