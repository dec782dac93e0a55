import Testing

/// `zhubi init` as its user runs it.
@Suite("zhubi init")
struct InitialisationTests {
  @Test("what it writes is read without complaint, and finds what the bundled dictionaries know")
  func skeletonIsRead() {
    let outcome = CommandLineTests.run(
      """
      $ZHUBI init && $ZHUBI dict check 词典 && printf '须核实帐号。\\n' > a.md
      $ZHUBI lint --quiet --color never a.md
      """)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("term/confusion"))
    #expect(outcome.errors.contains("，0 处问题"))
    #expect(!outcome.errors.contains("zhubi:"))
  }

  @Test("the examples in the dictionary's comments hold once they are taken out of the comment")
  func examplesHold() {
    let outcome = CommandLineTests.run(
      """
      $ZHUBI init >/dev/null && sed -i 's/^# 例：//' 词典/*.tsv && $ZHUBI dict check 词典 && printf '核对帐目。\\n' > a.md
      grep -c '^张三' 词典/people.tsv && $ZHUBI lint --quiet --color never a.md
      """)
    #expect(outcome.output.contains("\n1\n") || outcome.output.hasPrefix("1\n"))
    #expect(outcome.output.contains("帐目"))
    #expect(outcome.errors.contains("，0 处问题"))
    #expect(!outcome.errors.contains("zhubi:"))
  }

  @Test("nothing that stands is overwritten")
  func leavesFilesAlone() {
    let outcome = CommandLineTests.run("echo '{}' > zhubi.json && $ZHUBI init | head -1 && cat zhubi.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == "已有，未动：zhubi.json\n{}\n")
  }

  @Test(
    "the CI file is that of the platform found",
    arguments: [
      ("mkdir .github", ".github/workflows/zhubi.yml"), ("touch .gitlab-ci.yml", ".gitlab/zhubi.gitlab-ci.yml"),
      ("git init -q . && git remote add origin https://gitlab.example/a/b.git", ".gitlab/zhubi.gitlab-ci.yml"),
      ("git init -q . && git remote add origin git@github.com:a/b.git", ".github/workflows/zhubi.yml"),
    ])
  func platform(_ preparation: String, _ file: String) {
    let outcome = CommandLineTests.run("\(preparation) && $ZHUBI init --ci >/dev/null && find .git* -name '*zhubi*'")
    #expect(outcome.status == 0)
    #expect(outcome.output == file + "\n")
  }

  @Test("where no platform is found it says so, and writes the rest")
  func noPlatform() {
    let outcome = CommandLineTests.run("$ZHUBI init --ci >/dev/null; echo $?; ls -A")
    #expect(outcome.output == "2\nzhubi.json\n词典\n")
    #expect(outcome.errors.contains("看不出用哪个平台"))
  }
}
