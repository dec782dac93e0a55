import System
import TextModel

/// `zhubi init`: a configuration with comments, the skeleton of a project's own dictionary, and a CI file on request.
struct ProjectInitialisation {
  let locale: MessageLocale
  let writesCI: Bool

  /// Runs; the result is the exit status. Nothing that stands is overwritten.
  func run() -> Int32 {
    var status = LintRun.Status.clean
    var files = [("zhubi.json", Self.configuration)]
    for (name, text) in Self.dictionary { files.append(("词典/" + name, text)) }
    if writesCI { files.append(ciFile()) }
    for (path, text) in files where !create(path, text) { status = LintRun.Status.failure }
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

  private func ciFile() -> (String, String) {
    File.exists(".gitlab-ci.yml") || File.exists(".gitlab")
      ? (".gitlab/zhubi.gitlab-ci.yml", Self.gitlab) : (".github/workflows/zhubi.yml", Self.github)
  }

  private static let configuration = """
    // 朱笔的配置。注释可以保留；每个键都可以删去，删去即用默认值。
    {
      // 词典：内置的按名称，自己的按文件夹。后面的优先。
      "dictionaries": ["language", "national", "liaoning", "词典"],
      // 文体：gongwen 公文，report 工作报告，news 政务新闻，web 网页抓取。不写则按文稿判断。
      // "profile": "news",
      // 按哪一天判断职务和地名；不写则看文中日期，没有则按今天。
      // "asOf": "2026-11-21",
      // 不检查的文件。
      "exclude": ["归档/**"],
      // 规则的级别和选项；zhubi rules 列出全部规则。
      "rules": {
        // "punct/space-mixed": "off",
      },
    }

    """

  private static let dictionary: [(String, String)] = [
    (
      "dictionary.json",
      """
      {
        "name": "project",
        "version": "1",
        "description": "本单位词典",
        "description_en": "Our own dictionary",
        "licence": "",
        "extends": ["national"]
      }

      """
    ),
    ("people.tsv", "name\torganization\toffice\tsince\tuntil\tattested\torder\tpinyin\tsource\n"),
    ("phrases.tsv", "phrase\tcategory\titems\tordered\taliases\tquotes\twrong\tsince\tuntil\tsuccessor\tpinyin\tsource\tnote\n"),
    ("terms.tsv", "wrong\tright\tkind\tunless-before\tunless-after\texceptions\tfix\tbad\tgood\tsince\tuntil\tsource\n"),
  ]

  private static let github = """
    name: zhubi
    on: [push, pull_request]
    permissions:
      contents: read
    jobs:
      lint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          # zhubi 应在 PATH 上：可由上一步从制品库下载，或用自建镜像。
          - run: zhubi lint --format github --fail-on error .

    """

  private static let gitlab = """
    zhubi:
      script:
        - zhubi lint --format gitlab --output gl-code-quality.json --format pretty --fail-on error .
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality.json

    """
}
