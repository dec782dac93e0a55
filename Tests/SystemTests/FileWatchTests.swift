import Glibc
import Synchronization
import System
import Testing

@Suite struct FileWatchTests {
  /// Makes a change from another thread once the watch stands.
  private func changes(
    _ folder: TemporaryFolder, _ root: String, polling: Bool, _ change: @escaping @Sendable () -> Void
  ) -> [String] {
    let stands = Atomic(false)
    let path = folder(root)
    let seen = ParallelMap.map([true, false], jobs: 2) { waits -> [String] in
      if waits {
        var watch = FileWatch([path], polling: polling, interval: 20)
        stands.store(true, ordering: .releasing)
        return watch.usesNotifications == polling ? ["the wrong way"] : (try? watch.wait(milliseconds: 20_000)) ?? ["an error"]
      }
      while !stands.load(ordering: .acquiring) { usleep(1_000) }
      change()
      return []
    }
    return seen[0].map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test(arguments: [false, true])
  func seesAFileThatIsReplacedByItsName(_ polling: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("dict/terms.tsv", "old")
    try folder.write("dict/other.tsv", "old")
    #expect(
      changes(folder, "dict/terms.tsv", polling: polling) {
        try? File.replace(folder("dict/other.tsv"), with: [1, 2, 3, 4])
        try? File.replace(folder("dict/terms.tsv"), with: [1, 2, 3, 4])
      } == ["dict/terms.tsv"])
  }

  @Test(arguments: [false, true])
  func seesNewChangedAndVanishedFilesInFolders(_ polling: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/a/x.md", "old")
    #expect(
      changes(folder, "docs", polling: polling) { try? File.replace(folder("docs/a/x.md"), with: [1]) }.contains(
        "docs/a/x.md"))
    #expect(
      changes(folder, "docs", polling: polling) { try? File.replace(folder("docs/a/y.md"), with: [1]) }.contains(
        "docs/a/y.md"))
    #expect(changes(folder, "docs", polling: polling) { try? File.remove(folder("docs/a/y.md")) }.contains("docs/a/y.md"))
  }

  @Test(arguments: [false, true])
  func seesFilesInFoldersThatAppearLater(_ polling: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/a", "old")
    var watch = FileWatch([folder("docs")], polling: polling, interval: 20)
    try folder.write("docs/new/deep/x.md", "1")
    var seen: Set<String> = []
    while !seen.contains(folder("docs/new/deep/x.md")) { seen.formUnion(try watch.wait(milliseconds: 20_000)) }
    try folder.write("docs/new/deep/x.md", "12")
    seen = []
    while !seen.contains(folder("docs/new/deep/x.md")) { seen.formUnion(try watch.wait(milliseconds: 20_000)) }
  }

  @Test(arguments: [false, true])
  func timeRunsOutWithNothing(_ polling: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("a/f")
    var watch = FileWatch([folder.path], polling: polling, interval: 5)
    try folder.write(".git/index")
    _ = try watch.wait(milliseconds: 100)
    #expect(try watch.wait(milliseconds: 10) == [])
  }

  @Test func aFolderThatGoesAndComesBackIsWatchedAgain() throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/a", "old")
    var watch = FileWatch([folder("docs")])
    #expect(try Processes.run("mv", [folder("docs"), folder("away")]).succeeded)
    #expect(try watch.wait(milliseconds: 20_000).contains(folder("docs")))
    try folder.write("docs/b", "new")
    var seen: Set<String> = []
    while !seen.contains(folder("docs/b")) { seen.formUnion(try watch.wait(milliseconds: 20_000)) }
    try folder.write("docs/c", "new")
    while !seen.contains(folder("docs/c")) { seen.formUnion(try watch.wait(milliseconds: 20_000)) }
  }
}
