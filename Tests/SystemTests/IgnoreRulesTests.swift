import System
import Testing

/// What git itself says is the expectation, so that no table of ours can repeat a mistake of ours.
@Suite struct IgnoreRulesTests {
  static let files = [
    "a", "b", "ab", "a.b", "foo", "foobar", "中.txt", "a b", "#a", "!a", "a]", "a-b", "a\\b", "x/a", "x/b", "y/foo", "x/y/a",
    "x/y/foo/a", "x/foo/b", "foo2/a", "foo2/bar", "fo/o/a",
    "foo.d/bar/baz", "foo.d/b", "a.d/a", "a.d/b/a", "a.d/中/b", "B/a", "B/0.log", "build/out/a", "build/keep/b", "build/a", ".h/a",
    "x/.h", "x/a ", "z/z/z/z/a",
  ]

  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let made = try Processes.run("git", ["init", "-q", folder.path])
    try #require(made.succeeded)
    for file in Self.files { try folder.write(file) }
    return folder
  }

  /// The files that git would add.
  private func byGit(_ folder: TemporaryFolder) throws -> [String] {
    let outcome = try Processes.run(
      "git", ["-c", "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard"], folder: folder.path)
    try #require(outcome.succeeded, "\(String(decoding: outcome.errors, as: UTF8.self))")
    return outcome.output.split(separator: 0).map { PathText.decode(Array($0)) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  private func byWalk(_ folder: TemporaryFolder, from start: String = "") -> [String] {
    var walk = DirectoryWalk(base: folder.path)
    walk.skipsHidden = false
    return walk.files(in: [folder(start)]).files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func agreesWithGitOnTheManualsCases() throws {
    let folder = try repository()
    for patterns in [
      "a", "/a", "a/", "x/a", "/x/a", "x/", "/x/", "foo", "foo/", "*.d", "*.d/", "*.d/*", "foo*", "foo**", "/foo**", "foo**/bar",
      "/foo**/b", "**/foo", "**/foo/", "**/foo/a",
      "x/**", "x/**/a", "x/**/foo/**", "**/a", "**", "*", "/*", "**/", "*/", "/**/", "?", "??", "????.txt", "[ab]", "[!a]", "[^a]",
      "[a-b]", "[a", "a]", "[]a]*", "[[:alpha:]]", "[[:x:]]", "[[:alpha:]",
      "a\\b", "a\\\\b", "\\a", "a\\", "\\#a", "#a", "\\!a", "!a", "a ", "a\\ b", "x/a\\ ", "x/a\\  ", "a b", "a\r\nb\r",
      "\u{FEFF}a", "*\n!a", "*\n!*/\n!a", "x/*\n!x/y", "x\n!x/a", "build/*\n!build/keep/",
      "build/**\n!build/keep/b", "/build/\n!/build/a", "*a*", "a*", "*b", "a.?", "中*", "*.txt", "中.txt", "x/y/../a", "./a", "x//a",
      "//a", "/", "!", "\\", "\\/a", "a-b", "[a-]b", "a[-.]b", "a[!-]b",
      "B/[0-9].log", "z/**/a", "z/**/z/a", "z/*/z", "z/*/*/*/a", "**/z/**/a", "z**a", "z/z**", "fo[o/]a", "fo?o", "fo*o", "fo/**o",
      "**foo", "**foo/", "*/foo", "*/a", "x/*/foo/a", "!x\nx\n!x/", ".*", ".h",
      "x/\n!x/a", "\t a", "a\tb", "[\\]]", "a[\\]]", "[!]a-]", "[b-a]", "[a-b-z]", "[--0]b", "a[.-0]b",
    ] {
      try folder.write(".gitignore", patterns + "\n")
      let expected = try byGit(folder)
      #expect(byWalk(folder) == expected, "\(patterns.debugDescription)")
    }
  }

  @Test func agreesWithGitOnNestedFilesAndItsOwnExcludes() throws {
    let folder = try repository()
    try folder.write(".git/info/exclude", "foo\n/x/b\n!a.b\n*.b\n")
    try folder.write(".gitignore", "*.txt\n!foo\n/a\n")
    try folder.write("x/.gitignore", "!a\n/foo\n*\n!.gitignore\n!y\n!b\n")
    try folder.write("x/y/.gitignore", "!foo/\n!foo/a\n")
    try folder.write("a.d/.gitignore", "/a\n")
    let expected = try byGit(folder)
    #expect(byWalk(folder) == expected)
    #expect(byWalk(folder, from: "x") == expected.filter { $0.hasPrefix("x/") })
    #expect(byWalk(folder, from: "a.d/b") == expected.filter { $0.hasPrefix("a.d/b/") })
  }

  @Test(arguments: 1...6)
  func agreesWithGitOnRandomPatterns(_ seed: UInt64) throws {
    let pieces = [
      "a", "b", "foo", "x", "z", "中", ".", "*", "*", "**", "**/", "/**", "/", "/", "?", "[ab]", "[!a]", "[^f]", "[a-o]", "[", "]",
      "\\", "!", " ", "#", "-", "d", "[[:alpha:]]", "o", "build",
    ]
    var random = SeededGenerator(state: seed)
    let folder = try repository()
    func file() -> String {
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      }.joined(separator: "\n")
    }
    for _ in 0..<60 {
      try folder.write(".gitignore", file())
      try folder.write("x/.gitignore", file())
      let expected = try byGit(folder)
      let (root, nested) = (try folder.text(".gitignore"), try folder.text("x/.gitignore"))
      #expect(byWalk(folder) == expected, "seed \(seed): \(root.debugDescription) \(nested.debugDescription)")
    }
  }
}
