import Testing

/// `zhubi lint` in a project: what is checked, what is left alone, what git says.
@Suite("A project on the command line", .serialized)
struct ProjectTests {
  @Test func ignoredFilesAreLeftOutAndLinkLoopsEnd() {
    let outcome = CommandLineTests.run(
      """
      mkdir -p a/b build .git; ln -s ../../a a/b/loop; ln -s self self; ln -s none dangling.txt; printf 'build/\\n*.old.txt\\n' > .gitignore
      for f in 1.txt a/2.md a/b/3.html build/4.txt 5.old.txt 6.png; do echo 会议于2月30日召开。 > $f; done
      $ZHUBI lint --list-files .; $ZHUBI lint --format json . | grep -c '"rule":"date/invalid"'
      """)
    #expect(outcome.output == "1.txt\na/2.md\na/b/3.html\n3\n", "\(outcome)")
  }

  @Test func onlyChangedLinesAreToldSinceARevision() {
    let outcome = CommandLineTests.run(
      """
      export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.invalid GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.invalid
      git init -q -b main . ; mkdir '稿 件'; printf '会议于2月30日召开。\\n第二行。\\n第三行。\\n' > '稿 件/甲.txt'; cp '稿 件/甲.txt' 乙.txt; git add .; git commit -qm 1
      printf '会议于2月30日召开。\\n第二行。\\n又于4月31日召开。\\n' > '稿 件/甲.txt'; echo 新文件，9月31日。 > 丙.txt; cd '稿 件'
      $ZHUBI lint --select date/invalid --format github --changed-since HEAD ..; echo status $?
      $ZHUBI lint --changed-since nothing .. ; echo status $?; $ZHUBI lint --changed-since --output=x .. ; echo status $?; ls
      """)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("::error") }.count == 2, "\(outcome)")
    #expect(outcome.output.contains("4月31日") && outcome.output.contains("9月31日") && !outcome.output.contains("2月30日"), "\(outcome)")
    #expect(lines.filter { $0.hasPrefix("status") } == ["status 1", "status 2", "status 2"] && lines.last == "甲.txt", "\(outcome)")
  }

  @Test func whatTwoFilesSayDifferentlyIsLetStandByCommentsAndByEachFilesConfiguration() {
    let rule = "term/name-across-files"
    let outcome = CommandLineTests.run(
      """
      echo 推进“清泉入户工程”。 > a.txt; printf '# 会议\\n\\n推进“清泉入护工程”。\\n' > b.md; $ZHUBI lint --format json a.txt b.md | grep -c \(rule)
      printf '# 会议\\n\\n<!-- zhubi-disable-next-line \(rule): 已核 -->\\n\\n推进“清泉入护工程”。\\n' > b.md
      $ZHUBI lint -q a.txt b.md; echo both $?; $ZHUBI lint -q b.md; echo one $?
      printf '# 会议\\n\\n推进“清泉入护工程”。\\n' > b.md; echo '{"rules": {"\(rule)": "off"}}' > zhubi.json; $ZHUBI lint -q a.txt b.md; echo off $?
      echo '{"rules": {"\(rule)": "error"}}' > zhubi.json; $ZHUBI lint -q a.txt b.md >/dev/null; echo error $?
      """)
    #expect(outcome.output == "1\nboth 0\none 0\noff 0\nerror 1\n", "\(outcome)")
  }

  @Test func nothingIsMendedInCodeAddressesHeadsAndQuotations() {
    let kept =
      """
      ---
      title: 增长5-8%
      date: 2026-01-01
      ---
      正文`增长5-8%`与<https://example.com/增长5-8%>、[链](https://example.com/增长5-8% "增长")。

      ```
      增长5-8%
      ```

          增长5-8%

      > 引文：增长5-8%。

      <!-- 增长5-8% -->
      """
    let page =
      "<head><title>题</title><style>增长5-8%</style></head><p>见<code>增长5-8%</code><a href=\"/增长5-8%\">链</a></p><script>增长5-8%</script><pre><code>增长5-8%</code></pre><blockquote>增长5-8%</blockquote><!-- 增长5-8% -->"
    let outcome = CommandLineTests.run(
      """
      cat > a.md <<'END'
      \(kept)
      END
      cat > a.html <<'END'
      \(page)
      END
      cp a.md b.md; cp a.html b.html; $ZHUBI lint -q --select number/range-percent,punct --fix=unsafe --fail-on never a.md a.html >/dev/null; cmp a.md b.md && cmp a.html b.html && echo same
      printf '\\n\\n正文：增长5-8%%。\\n' >> a.md; $ZHUBI lint -q --select number/range-percent --fix a.md >/dev/null; tail -1 a.md
      """)
    #expect(outcome.output == "same\n正文：增长5%—8%。\n", "\(outcome)")
  }

  @Test(
    "a file that cannot be read says why, and how to go on",
    arguments: [
      ("printf '\\320\\317\\021\\340\\241\\261' > 旧.doc", "旧.doc", "soffice --headless --convert-to docx 旧.doc"),
      ("printf '%%PDF-1.7' > a.pdf", "a.pdf", "pdftotext"), ("printf 'x' > a.wps", "a.wps", "soffice --headless --convert-to docx"),
      ("printf '%%PDF-1.7' > a.docx", "a.docx", "pdftotext"), ("printf 'PK\\003\\004' > a.docx", "a.docx", "a.docx: "),
      ("head -c 9000 /dev/zero > a.txt", "a.txt", "不是文本文件"), ("printf '会议\\377\\376召开' > a.txt", "a.txt", "第 1 行（偏移 6"),
      ("printf '沈阳市召开会议\\n\\301\\331\\312\\261\\306\\370\\316\\302\\n' > a.txt", "a.txt", "混入了 GB 18030"),
      ("mkdir d.txt; printf x > d.txt/a.pdf", "d.txt/a.pdf", "pdftotext"),
    ])
  func whatCannotBeReadIsExplained(_ make: String, _ name: String, _ part: String) {
    let outcome = CommandLineTests.run("\(make); $ZHUBI lint --no-config \(name)")
    #expect(outcome.status == 2 && outcome.errors.contains(part), "\(outcome)")
  }
}
