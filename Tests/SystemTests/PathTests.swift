import System
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b.txt", "a", "b.txt", "txt"), ("b.txt", ".", "b.txt", "txt"), ("/b", "/", "b", ""), ("/", "/", "", ""),
    ("a//b/", "a", "b", ""),
    ("a/.gitignore", "a", ".gitignore", ""), ("x.tar.GZ", ".", "x.tar.GZ", "gz"), ("报告/二〇二三.DOCX", "报告", "二〇二三.DOCX", "docx"),
    ("a.", ".", "a.", ""),
  ])
  func takesPathsApart(_ path: String, _ parent: String, _ name: String, _ ending: String) {
    #expect(Path.parent(path) == parent)
    #expect(Path.name(path) == name)
    #expect(Path.fileExtension(path) == ending)
  }

  @Test(arguments: [
    ("./a/./b//c", "a/b/c"), ("a/../b", "b"), ("a/..", "."), ("../a", "../a"), ("a/../../b", "../b"), ("/..", "/"),
    ("/a/../../b", "/b"), ("", "."), ("/", "/"),
    ("a/b/../../..", ".."),
  ])
  func normalizesByTheTextAlone(_ path: String, _ expected: String) { #expect(Path.normalize(path) == expected) }

  @Test func joinsAndRelates() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join("", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
    #expect(Path.join("a", "") == "a")
    #expect(Path.absolute("../x", from: "/a/b") == "/a/x")
    #expect(Path.relative("/a/b/c", to: "/a") == "b/c")
    #expect(Path.relative("/a", to: "/a/") == ".")
    #expect(Path.relative("/ab", to: "/a") == nil)
    #expect(Path.relative("/a/../b", to: "/a") == nil)
    #expect(Path.relative("/a", to: "/") == "a")
  }

  @Test(
    arguments: [
      [0xC9, 0xF2, 0xD1, 0xF4, 0x2E, 0x74, 0x78, 0x74], [0xFF], [0x61, 0x80, 0xE4, 0xB8, 0xAD, 0xE4, 0xB8],
      [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBD, 0x80, 0xFE],
      Array("普通.txt".utf8), [],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8SurviveInText(_ bytes: [UInt8]) {
    #expect(PathText.encode(PathText.decode(bytes)) == bytes)
  }

  @Test func showsWhatCannotBeShown() {
    #expect(PathText.display("报告 1.txt") == "报告 1.txt")
    #expect(PathText.display("a\nb\u{1B}") == "a\\x0Ab\\x1B")
    #expect(PathText.display(PathText.decode([0x61, 0xC9, 0xF2])) == "a\\xC9\\xF2")
  }

  @Test func aFileNamedInGBKIsListedAndOpened() throws {
    let folder = try TemporaryFolder()
    let name = PathText.decode([0xB1, 0xA8, 0xB8, 0xE6, 0x2E, 0x74, 0x78, 0x74])
    try folder.write(name, "内容")
    #expect(try folder.names() == [name])
    #expect(DirectoryWalk(base: folder.path).files(in: [folder.path]).files.map(\.path) == [folder(name)])
    #expect(try folder.text(name) == "内容")
  }
}
