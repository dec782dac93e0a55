import Glibc
import System
import Testing

@Suite struct DirectoryWalkTests {
  private func walk(_ folder: TemporaryFolder, _ roots: [String] = [""], _ change: (inout DirectoryWalk) throws -> Void = { _ in })
    throws -> [String]
  {
    var walk = DirectoryWalk(base: folder.path)
    try change(&walk)
    return walk.files(in: roots.map { folder($0) }).files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func filesComeInTheByteOrderOfTheirPaths() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a/x", "a.txt", "a-b", "a/b/c", "乙", "甲", "Z", "a0"] { try folder.write(name) }
    #expect(try walk(folder) == ["Z", "a-b", "a.txt", "a/b/c", "a/x", "a0", "b", "乙", "甲"])
  }

  @Test func patternsChooseAndPrune() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", "b.txt", "c.png", "out/a.md", "docs/out/a.md", "docs/x.md", "docs/y/z.txt"] { try folder.write(name) }
    #expect(
      try walk(folder) { $0.include = [try Glob("*.{md,txt}")] } == [
        "a.md", "b.txt", "docs/out/a.md", "docs/x.md", "docs/y/z.txt", "out/a.md",
      ])
    #expect(try walk(folder) { $0.exclude = [try Glob("out")] } == ["a.md", "b.txt", "c.png", "docs/x.md", "docs/y/z.txt"])
    #expect(
      try walk(folder) { $0.exclude = [try Glob("/out")] } == [
        "a.md", "b.txt", "c.png", "docs/out/a.md", "docs/x.md", "docs/y/z.txt",
      ])
    #expect(
      try walk(folder) { $0.exclude = [try Glob("docs/**/*.txt"), try Glob("*.png")] } == [
        "a.md", "b.txt", "docs/out/a.md", "docs/x.md", "out/a.md",
      ])
    #expect(try walk(folder, ["docs"]) { $0.include = [try Glob("docs/*.md")] } == ["docs/x.md"])
  }

  @Test func aNamedFileIsAlwaysTakenAndGivenOnce() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", ".hidden", "skip/x.md", ".gitignore"] { try folder.write(name, name == ".gitignore" ? "skip\n*.md" : "") }
    let found = DirectoryWalk(base: folder.path).files(in: [
      folder("skip/x.md"), folder(".hidden"), folder.path, folder("a.md"), folder("./skip/../a.md"),
    ])
    #expect(found.files.map(\.path) == [folder("skip/x.md"), folder(".hidden"), folder("a.md")])
    #expect(!found.files.contains { !$0.isNamed })
    #expect(found.problems.isEmpty)
  }

  @Test func hiddenFilesTheRepositoryAndOurTemporariesArePassedOver() throws {
    let folder = try TemporaryFolder()
    for name in [".git/config", ".obsidian/a.md", ".a.md", "b.md", ".zhubi-1.tmp"] { try folder.write(name) }
    #expect(try walk(folder) == ["b.md"])
    #expect(try walk(folder) { $0.skipsHidden = false } == [".a.md", ".obsidian/a.md", "b.md"])
  }

  @Test func circlesOfLinksEnd() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/b/f")
    folder.link("a/b/up", to: "..")
    folder.link("self", to: ".")
    folder.link("loop", to: "loop")
    folder.link("a/file", to: "b/f")
    folder.link("dangling", to: "/nowhere")
    #expect(try walk(folder) == ["a/b/f"])
    #expect(try walk(folder) { $0.followsLinks = true } == ["a/b/f", "a/file"])
    let named = DirectoryWalk(base: folder.path).files(in: [folder("self"), folder("loop"), folder("dangling")])
    #expect(named.files.map(\.path) == [folder("self/a/b/f")])
    #expect(named.problems.map(\.code) == [ELOOP, ENOENT])
  }

  @Test func whatCannotBeReadIsReportedAndTheRestIsWalked() async throws {
    let folder = try TemporaryFolder()
    for name in ["a/f", "locked/f", "z/f"] { try folder.write(name) }
    folder.setMode("locked", 0o000)
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      becomeNobody()
      let found = DirectoryWalk(base: path).files(in: [path, Path.join(path, "none")])
      #expect(found.files.map(\.path) == [path + "/a/f", path + "/z/f"])
      #expect(found.problems.map(\.code) == [EACCES, ENOENT])
      #expect(found.problems.map(\.path) == [path + "/locked", path + "/none"])
      endQuietly()
    }
    folder.setMode("locked", 0o755)
  }

  @Test func foldersDeeperThanAPathMayBeEndInAnErrorNotACrash() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      #expect(unsafe chdir(path) == 0)
      let name = String(repeating: "d", count: 200)
      for _ in 0..<40 {
        #expect(unsafe mkdir(name, 0o755) == 0)
        #expect(unsafe chdir(name) == 0)
      }
      close(unsafe open("f", O_CREAT | O_WRONLY, 0o600))
      let found = DirectoryWalk(base: path).files(in: [path])
      #expect(found.files.isEmpty)
      #expect(found.problems.map(\.code) == [ENAMETOOLONG])
    }
  }

  @Test func whereDotGitIsAFileNothingElsewhereIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("elsewhere/info/exclude", "*.md\n")
    try folder.write("tree/.git", "gitdir: ../elsewhere\n")
    try folder.write("tree/.gitignore", "*.txt\n")
    for name in ["tree/x/a.md", "tree/x/b.txt"] { try folder.write(name) }
    #expect(try walk(folder, ["tree/x"]) == ["tree/x/a.md"])
  }

  @Test func outsideARepositoryOnlyTheWalkedFoldersIgnoreFilesCount() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", "*.md\n")
    try folder.write("x/.gitignore", "*.txt\n")
    for name in ["x/a.md", "x/b.txt"] { try folder.write(name) }
    #expect(try walk(folder, ["x"]) == ["x/a.md"])
    #expect(try walk(folder) == [])
    #expect(try walk(folder) { $0.honoursGitignore = false } == ["x/a.md", "x/b.txt"])
  }
}
