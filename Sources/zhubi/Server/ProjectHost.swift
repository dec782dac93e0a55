import Bundled
import Lexicon
import Linting
import Server
import System
import TextModel

/// The server's view of the disk: configurations and dictionaries through ``ProjectLoader``, documents through the walk.
struct ProjectHost: ServerHost {
  private var project = ProjectLoader()
  private var ruleSets = RuleSets()
  private let overrides = OverrideGlobs()
  private var reported = 0

  var rules: [RuleDescription] { ProjectLoader.descriptions }
  var version: String { Version.text }
  var bundledDictionaries: [String] { BundledDictionaries.names }

  let cores = min(4, ProcessorCount.available)

  func today() -> Day { LintRun.today }

  mutating func settings(forPath path: String?, client: Configuration) -> DocumentSettings {
    let found = project.configuration(for: path ?? ".", isFolder: path == nil)
    let configuration = (path.map { overrides.resolve(found, $0) } ?? found.configuration).merging(client)
    return DocumentSettings(
      configuration: configuration, lexicon: project.lexicon(configuration.dictionaries),
      folder: found.path == nil ? nil : found.folder, configurationPath: found.path)
  }

  mutating func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter {
    ruleSets.linter(configuration, profile: profile, lexicon: lexicon)
  }

  mutating func reload() {
    project = ProjectLoader()
    ruleSets = RuleSets()
    reported = 0
  }

  mutating func takeIssues() -> [Localized] {
    let issues = project.issues
    defer { reported = issues.count }
    return issues.dropFirst(reported).map(\.text)
  }

  func read(_ path: String) -> [UInt8]? { Workspaces.holds(path) ? try? File.readRegular(path, limit: 256 << 20) : nil }

  func documents(in folder: String) -> [String] {
    let found = project.configuration(for: folder, isFolder: true)
    var walk = DirectoryWalk(base: found.folder)
    walk.include = (found.configuration.include ?? LintRun.defaultIncludes).compactMap { try? Glob($0) }
    walk.exclude = (found.configuration.exclude ?? []).compactMap { try? Glob($0) }
    return walk.files(in: [folder]).files.map(\.path)
  }

  func stamp(_ path: String) -> String? {
    File.status(path).map { "\($0.stamp.inode) \($0.stamp.size) \($0.stamp.modified)" }
  }

  func names(in folder: String) -> [String] { (try? Folder.names(folder)) ?? [] }

  mutating func replace(_ path: String, with bytes: [UInt8], expecting old: [UInt8]?) -> Localized? {
    do throws(SystemError) {
      let folder = Path.parent(path)
      if !File.exists(folder) { try File.createFolder(folder, parents: true) }
      try File.replace(path, with: bytes, expecting: old.map { .content($0) } ?? .nothing)
      return nil
    } catch {
      return Localized(error.message(.zhHans), en: error.message(.en))
    }
  }

  var cacheFolder: String? {
    if let folder = Environment.variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return Path.join(folder, "zhubi") }
    return Environment.variable("HOME").flatMap { $0.hasPrefix("/") ? Path.join($0, ".cache/zhubi") : nil }
  }
}
