import Testing

/// What the README promises under “Security”: somebody else's folder runs nothing, and makes Zhubi read and write nothing
/// outside it.
@Suite("An untrusted folder", .serialized)
struct SecurityTests {
  /// A workspace `w` and beside it `outside` with a dictionary and a file that nobody in the workspace may name.
  private static let prepare = #"""
    mkdir -p w/in outside; printf 'wrong\tright\tkind\n机密词\t公开词\ttypo\n' | tee outside/terms.tsv > w/in/terms.tsv
    echo '{"secretKey": 1}' > outside/secret.json; echo 这是机密词。 > w/a.txt; echo '会议于2月30日召开。' > outside/o.txt; cd w
    """#

  /// Runs shell lines in the workspace.
  private static func run(_ lines: String) -> CommandLineTests.Outcome { CommandLineTests.run(prepare + "\n" + lines) }

  @Test(
    "a configuration leads nowhere outside its workspace, and says so",
    arguments: [
      #"echo '{"dictionaries": ["../outside"]}' > zhubi.json"#, #"echo '{"dictionaries": ["in/../../outside"]}' > zhubi.json"#,
      #"echo "{\"dictionaries\": [\"$(cd ../outside; pwd)\"]}" > zhubi.json"#,
      #"ln -s ../outside link; echo '{"dictionaries": ["link"]}' > zhubi.json"#,
      #"echo '{"extends": ["../outside/secret.json"]}' > zhubi.json"#, #"ln -s ../outside/secret.json zhubi.json"#,
      #"ln -sf ../../outside/terms.tsv in/terms.tsv; echo '{"dictionaries": ["in"]}' > zhubi.json"#,
      #"rm in/terms.tsv; printf 'x\n' > in/x.tsv; echo '{"name": "in", "extends": ["../../outside"]}' > in/dictionary.json; echo '{"dictionaries": ["in"]}' > zhubi.json"#,
    ])
  func configurationsStayInside(_ lines: String) {
    let outcome = Self.run(lines + "\n$ZHUBI lint --format json a.txt")
    #expect(outcome.status == 2 && outcome.errors.contains("工作区"), "\(outcome)")
    #expect(!outcome.output.contains("公开词") && !outcome.errors.contains("secretKey"), "\(outcome)")
  }

  @Test func aConfigurationMayNameWhatLiesInside() {
    let outcome = Self.run(#"echo '{"dictionaries": ["in"]}' > zhubi.json; $ZHUBI lint --format json --fail-on never a.txt"#)
    #expect(outcome.status == 0 && outcome.output.contains("公开词"), "\(outcome)")
  }

  @Test func theUserMayNameAnything() {
    let outcome = Self.run(
      #"""
      mkdir ../own; printf 'wrong\tright\tkind\n' > ../own/terms.tsv; echo '{"name": "own", "extends": ["../outside"]}' > ../own/dictionary.json
      $ZHUBI lint --format json --fail-on never --dictionary ../own a.txt
      """#)
    #expect(outcome.status == 0 && outcome.output.contains("公开词"), "\(outcome)")
  }

  @Test func documentsBehindLinksAreNotRead() {
    let outcome = Self.run("ln -s ../outside/o.txt b.txt; ln -s ../outside sub; $ZHUBI lint --format json .")
    #expect(outcome.status == 0 && !outcome.output.contains("date/invalid"), "\(outcome)")
  }

  @Test func theSidecarIsNeitherReadNorWrittenThroughALinkOutside() {
    let outcome = Self.run(
      """
      echo '{}' > zhubi.json; cp ../outside/o.txt a.txt; echo keep > ../outside/keep; ln -s ../outside/keep zhubi.stet.tsv
      $ZHUBI lint --stet=存 a.txt; echo "status $?"; cat ../outside/keep
      """)
    #expect(outcome.output.contains("status 2") && outcome.output.hasSuffix("keep\n"), "\(outcome)")
  }

  @Test func aPipeInTheFolderDoesNotHangTheRun() {
    let outcome = Self.run(
      "mkfifo zhubi.stet.tsv .gitignore in/people.tsv b.txt; timeout 60 $ZHUBI lint --dictionary in --format json .; echo \"status $?\""
    )
    #expect(!outcome.output.contains("status 124") && outcome.output.contains("公开词"), "\(outcome)")
  }

  @Test(
    "nothing is run, whatever the folder holds",
    arguments: ["$ZHUBI lint .", "$ZHUBI dict check --dictionary in", "$ZHUBI lsp </dev/null"])
  func nothingIsRun(_ command: String) {
    let outcome = Self.run(
      """
      mkdir bin .git .git/hooks; for name in git sh bash python3 open xdg-open soffice node; do printf '#!/bin/sh\\ntouch ../ran\\n' > bin/$name; done
      printf '#!/bin/sh\\ntouch ../ran\\n' > .git/hooks/post-checkout; chmod +x bin/* .git/hooks/*
      printf '[core]\\n\\tfsmonitor = touch ../ran\\n' > .git/config; echo '{}' > zhubi.json
      PATH=$PWD/bin:$PATH; \(command); /bin/ls ..
      """)
    #expect(!outcome.output.contains("\nran"), "\(outcome)")
  }

  @Test(
    "reports escape what a document and its name hold", arguments: ["html", "pretty", "github", "checkstyle", "junit", "sarif"])
  func reportsEscape(_ format: String) {
    let outcome = Self.run(
      """
      name="$(printf '<script>alert(1)<\\057script>\\033[31m%%0A::error::x' | tr / _).txt"
      printf '<script>alert(2)<\\057script>]]>\\033[31m\\n::error::注入\\n会议于2月30日召开<img src=x onerror=alert(3)>\\033[0m增长5-8%%。\\n' > "$name"
      $ZHUBI lint --color never --fail-on never --format \(format) "$name"
      """)
    #expect(outcome.output.contains("2月30日"), "\(outcome)")
    #expect(!outcome.output.contains("\u{1B}"), "a control sequence of the document reaches the terminal: \(outcome)")
    if ["html", "checkstyle", "junit"].contains(format) {
      #expect(!outcome.output.contains("<script>alert") && !outcome.output.contains("<img"), "\(outcome)")
    }
    if format == "github" {
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.allSatisfy { !$0.hasPrefix("::error::") }, "\(outcome)")
    }
  }
}
