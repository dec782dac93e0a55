import Arguments
import Glibc
import System
import TextModel
import Testing

/// Each script is run by its own shell; where a shell is not installed its row is left out, and the log says so.
@Suite struct CompletionTests {
  static func isInstalled(_ shell: String) -> Bool { (try? Processes.run(shell, ["-c", "exit 0"]).succeeded) == true }

  private func script(_ shell: Shell) throws -> String {
    guard case .show(let page) = try SampleProgram.root.parse(["help", "--completions", shell.rawValue]) else {
      throw CancellationError()
    }
    return page.text(.zhHans)
  }

  static let rows: [(words: [String], offers: [String])] = [
    ([""], ["lint", "dict", "rules", "help"]),
    (["l"], ["lint"]),
    (["dict", ""], ["find", "add"]),
    (["dict", "add", ""], ["people", "terms"]),
    (["dict", "add", "--d"], ["--dry-run"]),
    (["lint", "--fo"], ["--format"]),
    (["lint", "--format", "js"], ["json"]),
    (["lint", "-f", "s"], ["sarif"]),
    (["lint", "--format", "dict", "--fa"], ["--fail-on"]),
    (["--locale", "dict", "lint", "--st"], ["--statistics"]),
    (["rules", "--loc"], ["--locale"]),
    (["rules", "p"], ["punct/halfwidth"]),
    (["help", "--completions", "z"], ["zsh"]),
  ]

  @Test(.enabled(if: isInstalled("bash")), arguments: rows)
  func bashOffersWhatTheTableSays(_ words: [String], _ offers: [String]) throws {
    #expect(try bash(words) == offers)
  }

  @Test(
    .enabled(if: isInstalled("bash")),
    arguments: [
      (["lint", "--format", "=", ""], ["pretty", "json", "ndjson", "sarif"]),
      (["lint", "--format", "="], ["pretty", "json", "ndjson", "sarif"]),
      (["lint", "--format", "=", "n"], ["ndjson"]), (["lint", "--fix", "=", "u"], ["unsafe"]), (["lint", "--fix", "u"], []),
      (["lint", "--format", "=", "dict", "--fa"], ["--fail-on"]),
      (["lint", "--select", "title/holder,p"], ["title/holder,punct/halfwidth"]),
    ] as [([String], [String])])
  func bashSplitsAtEqualsSigns(_ words: [String], _ offers: [String]) throws { #expect(try bash(words) == offers) }

  private func bash(_ words: [String]) throws -> [String] {
    let line = (["zhubi"] + words).map { "'\($0)'" }.joined(separator: " ")
    let run = try script(.bash) + "\nCOMP_WORDS=(\(line)); COMP_CWORD=\(words.count); _zhubi; printf '%s\\n' \"${COMPREPLY[@]}\""
    let outcome = try Processes.run("bash", ["--norc", "-c", run])
    #expect(outcome.errors == [], "\(String(decoding: outcome.errors, as: UTF8.self))")
    return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(
    .enabled(if: isInstalled("fish")),
    arguments: rows + [
      (["lint", "--format=n"], ["--format=ndjson"]), (["lint", "--fix=u"], ["--fix=unsafe"]),
      (["lint", "--select", "title/holder,p"], ["title/holder,punct/halfwidth"]),
    ])
  func fishOffersWhatTheTableSays(_ words: [String], _ offers: [String]) throws {
    let line = (["zhubi"] + words).joined(separator: " ")
    let outcome = try Processes.run("fish", ["--no-config", "-c", try script(.fish) + "\ncomplete -C '\(line)'"])
    #expect(outcome.errors == [], "\(String(decoding: outcome.errors, as: UTF8.self))")
    let answers = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    #expect(answers.sorted() == offers.sorted())
  }

  @Test(.enabled(if: isInstalled("zsh")))
  func zshAcceptsTheScript() throws {
    let folder = "/tmp/zhubi-zsh-\(getpid())"
    try File.createFolder(folder)
    defer { _ = try? Processes.run("rm", ["-rf", folder]) }
    try File.replace(Path.join(folder, "_zhubi"), with: Array(try script(.zsh).utf8))
    let outcome = try Processes.run(
      "zsh",
      [
        "-f", "-c",
        "zsh -n \(folder)/_zhubi && fpath=(\(folder) $fpath) && autoload -Uz compinit && compinit -D -u && whence -w _zhubi && print $_comps[zhubi]",
      ])
    #expect(outcome.errors == [], "\(String(decoding: outcome.errors, as: UTF8.self))")
    #expect(String(decoding: outcome.output, as: UTF8.self) == "_zhubi: function\n_zhubi\n")
  }
}
