import System
import TextModel

/// `zhubi init`: a configuration with comments, the skeleton of a project's own dictionary, and a CI file on request.
struct ProjectInitialisation {
  let locale: MessageLocale
  let writesCI: Bool

  /// Runs; the result is the exit status. Nothing that stands is overwritten.
  func run() -> Int32 {
    var status = LintRun.Status.clean
    var files = [("zhubi.json", ProjectTemplates.configuration)]
    for (name, text) in ProjectTemplates.dictionary { files.append(("词典/" + name, text)) }
    if writesCI {
      let found = Self.platforms
      files += found.map(Self.ciFile)
      if found.isEmpty {
        let problem = Localized(
          "看不出用哪个平台（没有 .github、.gitlab-ci.yml，也没有相应的远程仓库），没有写 CI 文件；先建 .github 文件夹或 .gitlab-ci.yml 再运行。",
          en: "no .github, no .gitlab-ci.yml and no remote of either: no CI file was written; make one of them and run this again.")
        Console.writeError(Array("zhubi: \(problem.text(locale))\n".utf8))
        status = LintRun.Status.failure
      }
    }
    for (path, text) in files where !create(path, text) { status = LintRun.Status.failure }
    if files.contains(where: { $0.0 == Self.gitlabFile }) {
      let hint = Localized(
        "请在 .gitlab-ci.yml 的 include 里加上：- local: \(Self.gitlabFile)\n",
        en: "Add to include in .gitlab-ci.yml: - local: \(Self.gitlabFile)\n")
      Console.write(Array(hint.text(locale).utf8))
    }
    return status
  }

  private func create(_ path: String, _ text: String) -> Bool {
    do throws(SystemError) {
      let folder = Path.parent(path)
      if !folder.isEmpty, folder != ".", !File.exists(folder) { try File.createFolder(folder, parents: true) }
      if File.exists(path) {
        Console.write(Array(Localized("已有，未动：\(path)\n", en: "exists, left alone: \(path)\n").text(locale).utf8))
        return true
      }
      try File.create(path, with: Array(text.utf8))
      Console.write(Array(Localized("写出：\(path)\n", en: "written: \(path)\n").text(locale).utf8))
      return true
    } catch {
      Console.writeError(Array("zhubi: \(path): \(error.message(locale))\n".utf8))
      return false
    }
  }

  private enum Platform { case github, gitlab }

  private static let gitlabFile = ".gitlab/zhubi.gitlab-ci.yml"

  /// What the folder says of itself: the platforms' own files, else the remotes of the repository.
  private static var platforms: [Platform] {
    var found: [Platform] = []
    if File.exists(".github") { found.append(.github) }
    if File.exists(".gitlab-ci.yml") || File.exists(".gitlab") { found.append(.gitlab) }
    if found.isEmpty, let bytes = try? File.read(".git/config", limit: 1 << 20) {
      let remotes = String(decoding: bytes, as: UTF8.self)
      if remotes.contains("github") { found.append(.github) }
      if remotes.contains("gitlab") { found.append(.gitlab) }
    }
    return found
  }

  private static func ciFile(_ platform: Platform) -> (String, String) {
    switch platform {
    case .github: (".github/workflows/zhubi.yml", ProjectTemplates.github)
    case .gitlab: (gitlabFile, ProjectTemplates.gitlab)
    }
  }
}
