import Bundled
import Lexicon
import Linting
import Rules
import Synchronization
import System
import TextModel

/// Reads what a project's folder says: configurations, found upwards from a file, and the dictionaries that they name.
///
/// Everything is read once and kept. What a configuration names must lie in its workspace (the nearest folder above it that
/// holds `.git`, else its own folder): opening somebody's folder must not make Zhubi read somebody else's files. What the
/// user names on the command line may lie anywhere.
final class ProjectLoader: Sendable {
  /// A configuration with the folder that its paths and globs are relative to.
  struct Found: Sendable {
    var configuration: Configuration
    /// Absolute; the working folder where there is no file.
    var folder: String
    /// Absolute path of the file; nil where there is none.
    var path: String?
  }

  /// Descriptions of all rules.
  static let descriptions = RuleCatalogue.all.map { $0.description }
  /// Names of a configuration file, in the order in which they are looked for.
  static let fileNames = ["zhubi.json", ".zhubi.json"]

  private struct State: Sendable {
    var byFolder: [String: Found] = [:]
    var byPath: [String: Found] = [:]
    var lexicons: [[String]: LexiconSnapshot] = [:]
    /// Workspaces of the dictionaries that configurations name, by absolute path: they must not lead out of them. One that
    /// is not here was named by the user.
    var workspaces: [String: String] = [:]
    var issues: [ProjectIssue] = []
  }

  private let state = Mutex(State())
  private let explicitConfiguration: String?
  private let isWithoutConfiguration: Bool

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - configuration: The file of `--config`, used for every document.
  ///   - isWithoutConfiguration: `--no-config`.
  init(configuration: String? = nil, isWithoutConfiguration: Bool = false) {
    explicitConfiguration = configuration
    self.isWithoutConfiguration = isWithoutConfiguration
  }

  /// Everything that went wrong so far, each once, in order.
  var issues: [ProjectIssue] { state.withLock { $0.issues } }

  // MARK: - Configurations

  /// The configuration that holds for a file or a folder.
  func configuration(for path: String, isFolder: Bool = false) -> Found {
    let nothing = Found(configuration: Configuration(), folder: Environment.workingFolder, path: nil)
    if let explicitConfiguration { return load(Path.absolute(explicitConfiguration, from: Environment.workingFolder)) }
    if isWithoutConfiguration { return nothing }
    let absolute = Path.absolute(path, from: Environment.workingFolder)
    return nearest(to: isFolder ? absolute : Path.parent(absolute)) ?? nothing
  }

  private func nearest(to folder: String) -> Found? {
    if let known = state.withLock({ $0.byFolder[folder] }) { return known.path == nil ? nil : known }
    var found: Found?
    for name in Self.fileNames {
      let path = Path.join(folder, name)
      if File.status(path)?.kind == .file {
        // A link that leads out of the workspace would have its target's content told in messages.
        if File.linkStatus(path)?.kind == .symbolicLink, inside(Workspaces.root(of: folder), path, written: name, in: path) == nil {
          continue
        }
        found = load(path)
        break
      }
    }
    let parent = Path.parent(folder)
    if found == nil, parent != folder { found = nearest(to: parent) }
    let result = found ?? Found(configuration: Configuration(), folder: folder, path: nil)
    state.withLock { $0.byFolder[folder] = result }
    return found
  }

  private func load(_ path: String) -> Found {
    if let known = state.withLock({ $0.byPath[path] }) { return known }
    var chain: [String] = []
    let configuration = read(path, workspace: Workspaces.root(of: Path.parent(path)), chain: &chain)
    let found = Found(configuration: configuration, folder: Path.parent(path), path: path)
    state.withLock { $0.byPath[path] = found }
    return found
  }

  private func read(_ path: String, workspace: String, chain: inout [String]) -> Configuration {
    guard !chain.contains(path), chain.count < 32 else {
      report(
        path,
        Localized(
          "extends 成环：\((chain + [path]).joined(separator: " → "))",
          en: "“extends” goes in a circle: \((chain + [path]).joined(separator: " → "))"))
      return Configuration()
    }
    chain.append(path)
    defer { chain.removeLast() }
    let bytes: [UInt8]
    do {
      bytes = try File.readRegular(path, limit: 16 << 20)
    } catch {
      report(path, Localized(error.message(.zhHans), en: error.message(.en)))
      return Configuration()
    }
    var reader = ConfigurationReader(path: path, bytes: bytes, rules: Self.descriptions)
    var configuration = reader.read()
    for issue in reader.issues { report(ProjectIssue(text: Localized(issue.text(.zhHans), en: issue.text(.en)))) }
    let folder = Path.parent(path)
    // Paths are made absolute here: a file that extends this one may stand in another folder.
    configuration.dictionaries = configuration.dictionaries?.compactMap { name in
      if BundledDictionaries.names.contains(name) { return name }
      guard let dictionary = inside(workspace, Path.absolute(name, from: folder), written: name, in: path) else { return nil }
      state.withLock { $0.workspaces[dictionary] = workspace }
      return dictionary
    }
    var base = Configuration()
    for name in configuration.extends {
      guard let other = inside(workspace, Path.absolute(name, from: folder), written: name, in: path) else { continue }
      base = base.merging(read(other, workspace: workspace, chain: &chain))
    }
    return base.merging(configuration)
  }

  /// The path, if it lies in the workspace with all links followed; else an issue.
  private func inside(_ workspace: String, _ path: String, written: String, in file: String) -> String? {
    let real = File.realPath(path) ?? path
    let root = File.realPath(workspace) ?? workspace
    if real == root || real.hasPrefix(root.hasSuffix("/") ? root : root + "/") { return path }
    report(
      file,
      Localized(
        "“\(written)”在工作区 \(root) 之外，不予读取；确需使用请在命令行用 --dictionary 或 --config 指明",
        en:
          "“\(written)” lies outside the workspace \(root) and is not read; name it on the command line with --dictionary or --config"
      ))
    return nil
  }

  // MARK: - Dictionaries

  /// The lexicon of some dictionaries, by name or absolute path; the bundled ones when nil.
  func lexicon(_ names: [String]?) -> LexiconSnapshot {
    let names = names ?? BundledDictionaries.names
    if let known = state.withLock({ $0.lexicons[names] }) { return known }
    var order: [String] = []
    var layers: [DictionaryLayer] = []
    for name in names { add(name, &order, &layers, depth: 0) }
    // Every document will ask for the near-miss index: its parts are made beside the lexicon, and the rest while rules and files
    // are read.
    let read = layers
    let language = MadeOnce { LanguageFacts(layers: read) }
    ParallelMap.prepare { language.get().prepareNearMisses() }
    let lexicon = LexiconSnapshot(layers: layers, cues: Self.cues, language: language.get())
    ParallelMap.prepare { _ = lexicon.nearMisses }
    state.withLock { $0.lexicons[names] = lexicon }
    return lexicon
  }

  private static let cues = RuleSet.cues(of: RuleCatalogue.all)

  /// Adds a dictionary after those that it extends.
  private func add(_ name: String, _ order: inout [String], _ layers: inout [DictionaryLayer], depth: Int) {
    guard !order.contains(name), depth < 16 else { return }
    order.append(name)
    let layer: DictionaryLayer
    if BundledDictionaries.names.contains(name) {
      layer = BundledDictionaries.layers([name])[0]
    } else if let loaded = load(dictionary: Path.absolute(name, from: Environment.workingFolder), name) {
      layer = loaded
    } else {
      return
    }
    for base in layer.manifest.extends {
      if BundledDictionaries.names.contains(base) {
        add(base, &order, &layers, depth: depth + 1)
        continue
      }
      let other = Path.absolute(base, from: name)
      if let workspace = state.withLock({ $0.workspaces[name] }) {
        guard inside(workspace, other, written: base, in: Path.join(name, "dictionary.json")) != nil else { continue }
        state.withLock { $0.workspaces[other] = workspace }
      }
      add(other, &order, &layers, depth: depth + 1)
    }
    layers.append(layer)
  }

  private func load(dictionary folder: String, _ written: String) -> DictionaryLayer? {
    let names: [String]
    do {
      names = try Folder.names(folder)
    } catch {
      let nearest = Spelling.nearest(to: written, among: BundledDictionaries.names)
      report(
        written,
        Localized(
          "没有这个词典：\(error.message(.zhHans))"
            + (nearest.map { "；是不是“\($0)”？" } ?? "；内置词典有 \(BundledDictionaries.names.joined(separator: "、"))"),
          en: "no such dictionary: \(error.message(.en))"
            + (nearest.map { "; did you mean “\($0)”?" } ?? "; bundled: \(BundledDictionaries.names.joined(separator: ", "))")))
      return nil
    }
    var files: [DictionaryFile] = []
    for name in names where name.hasSuffix(".tsv") || name == "dictionary.json" {
      let path = Path.join(folder, name)
      if File.linkStatus(path)?.kind == .symbolicLink, let workspace = state.withLock({ $0.workspaces[written] }),
        inside(workspace, path, written: name, in: path) == nil
      {
        continue
      }
      do {
        files.append(DictionaryFile(path: path, name: name, bytes: try File.readRegular(path)))
      } catch {
        report(path, Localized(error.message(.zhHans), en: error.message(.en)))
      }
    }
    guard !files.isEmpty else {
      report(folder, Localized("文件夹里没有词典表（*.tsv）", en: "the folder holds no dictionary table (*.tsv)"))
      return nil
    }
    var issues: [DictionaryIssue] = []
    let layer = DictionaryLayer(name: Path.name(folder), files: files, issues: &issues)
    let errors = issues.filter { $0.severity == .error }
    for issue in errors.prefix(Self.mostIssues) { report(ProjectIssue(text: Localized(issue.text(.zhHans), en: issue.text(.en)))) }
    if errors.count > Self.mostIssues {
      let more = errors.count - Self.mostIssues
      report(
        folder,
        Localized(
          "还有 \(more) 处这样的问题；运行 zhubi dict check \(folder) 查看", en: "\(more) more such faults; see zhubi dict check \(folder)"))
    }
    return layer
  }

  // MARK: - Issues

  /// How many faults of one dictionary are told: whoever checks drafts is no keeper.
  private static let mostIssues = 20

  private func report(_ path: String, _ message: Localized) {
    report(ProjectIssue(text: Localized("\(path): \(message.zh)", en: "\(path): \(message.en)")))
  }

  private func report(_ issue: ProjectIssue) {
    state.withLock { if !$0.issues.contains(issue) { $0.issues.append(issue) } }
  }
}

/// Something wrong with a configuration or a dictionary, its place included.
struct ProjectIssue: Hashable, Sendable {
  /// One line for people.
  var text: Localized
}

/// Where a workspace begins.
enum Workspaces {
  /// Whether a file may be read because it lies beside a document: it is there, it is no pipe or device, and all links
  /// followed it lies in the workspace of its folder.
  static func holds(_ path: String) -> Bool {
    guard File.status(path)?.kind == .file else { return false }
    guard File.linkStatus(path)?.kind == .symbolicLink else { return true }
    let folder = root(of: Path.parent(path))
    guard let real = File.realPath(path), let root = File.realPath(folder) else { return false }
    return real.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  /// The nearest folder at or above `folder` that holds `.git`; `folder` itself when none does.
  static func root(of folder: String) -> String {
    var at = folder
    while true {
      if File.exists(Path.join(at, ".git")) { return at }
      let parent = Path.parent(at)
      if parent == at { return folder }
      at = parent
    }
  }
}
