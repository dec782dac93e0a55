import Bundled
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import Rules
import Server
import TextModel

/// A host with a disk in memory: files by path, a configuration and dictionaries among them.
final class FolderHost: ServerHost {
  /// The files, by absolute path.
  var files: [String: [UInt8]]
  /// How often everything was forgotten.
  private(set) var reloads = 0
  /// Whether the next replacement meets a file that somebody else has written meanwhile.
  var disturbance: (path: String, text: String)?
  private var issues: [Localized] = []
  private var lexicons: [[String]: LexiconSnapshot] = [:]

  /// A small dictionary in the place of the bundled ones: loading those anew would take all the time of the tests.
  private static let base: [DictionaryFile] = [
    file("phrases.tsv", "phrase\tcategory\n全面振兴新突破三年行动\t规划\n"),
    file("people.tsv", "name\torganization\toffice\tsince\n李志军\t\t\t\n"),
    file("terms.tsv", "wrong\tright\tkind\tfix\n布署\t部署\ttypo\tsafe\n贯澈\t贯彻\ttypo\tsafe\n"),
  ]
  /// Characters, words and scripts: what every document is read with.
  private static let language: DictionaryLayer = {
    var faults: [DictionaryIssue] = []
    let files = BundledDictionaries.files(of: "language").filter { !$0.name.hasPrefix("terms") && !$0.name.hasPrefix("phrases") }
    return DictionaryLayer(name: "language", files: files, isTrusted: true, issues: &faults)
  }()
  private static let bundled: LexiconSnapshot = {
    var faults: [DictionaryIssue] = []
    return LexiconSnapshot(layers: [language, DictionaryLayer(name: "national", files: base, issues: &faults)], cues: cues)
  }()
  private static let cues = RuleSet.cues(of: RuleCatalogue.all)

  private static func file(_ name: String, _ text: String) -> DictionaryFile {
    DictionaryFile(path: "national/" + name, name: name, bytes: Array(text.utf8))
  }

  init(_ files: [String: String] = [:]) { self.files = files.mapValues { Array($0.utf8) } }

  func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

  var rules: [RuleDescription] { RuleCatalogue.all.map { $0.description } }
  var version: String { "test" }
  var bundledDictionaries: [String] { ["language", "national"] }
  func today() -> Day { Day(clamping: 2026, 11, 21) }

  func settings(forPath path: String?, client: Configuration) -> DocumentSettings {
    var configuration = Configuration()
    var found: String?
    if path?.hasPrefix("/w/") ?? false, let bytes = files["/w/zhubi.json"] {
      var reader = ConfigurationReader(path: "/w/zhubi.json", bytes: bytes, rules: rules)
      configuration = reader.read()
      issues += reader.issues.map { Localized($0.text(.zhHans), en: $0.text(.en)) }
      configuration.dictionaries = configuration.dictionaries?.map {
        bundledDictionaries.contains($0) ? $0 : "/w/" + ($0.hasPrefix("./") ? String($0.dropFirst(2)) : $0)
      }
      found = "/w/zhubi.json"
    }
    configuration = configuration.merging(client)
    return DocumentSettings(
      configuration: configuration, lexicon: lexicon(configuration.dictionaries ?? bundledDictionaries),
      folder: found == nil ? nil : "/w", configurationPath: found)
  }

  private func lexicon(_ names: [String]) -> LexiconSnapshot {
    if names == bundledDictionaries { return Self.bundled }
    if let known = lexicons[names] { return known }
    var faults: [DictionaryIssue] = []
    let layers = names.map { name in
      if name == "language" { return Self.language }
      let own = files.filter { $0.key.hasPrefix(name + "/") }.sorted { $0.key < $1.key }.map {
        DictionaryFile(path: $0.key, name: String($0.key.dropFirst(name.count + 1)), bytes: $0.value)
      }
      return DictionaryLayer(name: name, files: name == "national" ? Self.base : own, issues: &faults)
    }
    issues += faults.map { Localized($0.text(.zhHans), en: $0.text(.en)) }
    let lexicon = LexiconSnapshot(layers: layers, cues: Self.cues)
    lexicons[names] = lexicon
    return lexicon
  }

  func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter {
    Linter(
      rules: RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) {
        configuration.setting(of: $0, profile: profile)
      })
  }

  func reload() {
    reloads += 1
    lexicons = [:]
  }

  func takeIssues() -> [Localized] {
    defer { issues = [] }
    return issues
  }

  func read(_ path: String) -> [UInt8]? { files[path] }

  func stamp(_ path: String) -> String? { files[path].map { "\($0.count) \($0.hashValue)" } }

  func names(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }.filter { !$0.contains("/") }
  }

  func documents(in folder: String) -> [String] {
    files.keys.filter { path in path.hasPrefix(folder + "/") && [".txt", ".md", ".html"].contains { path.hasSuffix($0) } }.sorted()
  }

  func replace(_ path: String, with bytes: [UInt8], expecting old: [UInt8]?) -> Localized? {
    if let disturbance, disturbance.path == path {
      files[path] = Array(disturbance.text.utf8)
      self.disturbance = nil
    }
    guard files[path] == old else { return Localized("文件已被改动", en: "the file has changed") }
    files[path] = bytes
    return nil
  }

  var cacheFolder: String? { "/cache" }
}
