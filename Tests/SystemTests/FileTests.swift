import Glibc
import System
import TextModel
import Testing

@Suite struct FileTests {
  @Test(arguments: [0, 1, 4_095, 4_096, 65_536, 65_537, 3_000_000])
  func readsFilesOfAnySizeWhole(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try File.replace(folder("f"), with: bytes)
    #expect(try File.read(folder("f")) == bytes)
    #expect(try File.read(folder("f"), limit: size) == bytes)
    #expect(File.status(folder("f"))?.size == size)
    if size > 0 {
      let error = #expect(throws: SystemError.self) { try File.read(folder("f"), limit: size - 1) }
      #expect(error?.isTooLarge == true)
    }
  }

  @Test func readsFilesThatDoNotKnowTheirSize() throws {
    #expect(try File.read("/proc/self/stat").count > 10)
    let error = #expect(throws: SystemError.self) { try File.read("/dev/zero", limit: 100_000) }
    #expect(error?.isTooLarge == true)
    #expect(try File.read("/dev/null").isEmpty)
  }

  @Test func readsAPipeToItsEnd() throws {
    let folder = try TemporaryFolder()
    let path = folder.pipe("pipe")
    let both = ParallelMap.map([true, false], jobs: 2) { reads -> Int in
      if reads { return (try? File.read(path).count) ?? -1 }
      return (try? Processes.run("sh", ["-c", "head -c 300000 /dev/zero > \"$0\"", path]).output.count) ?? -1
    }
    #expect(both == [300_000, 0])
  }

  @Test func aPipeWhereAFileIsExpectedIsRefusedAndNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    _ = folder.pipe("pipe")
    #expect(throws: SystemError.self) { try File.readRegular(folder("pipe")) }
    #expect(throws: SystemError.self) { try File.readRegular("/dev/zero") }
    #expect(throws: SystemError.self) { try File.readRegular(folder.path) }
    try folder.write("f", "x")
    #expect(try File.readRegular(folder("f")) == [0x78])
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: SystemError.self) { try File.read(folder("无.txt")) }
    #expect(missing?.isNotFound == true)
    #expect(missing?.message(.zhHans) == "无法读取 \(folder("无.txt"))：没有这个文件或文件夹")
    #expect(missing?.message(.en) == "cannot read \(folder("无.txt")): no such file or folder")
    let aFolder = #expect(throws: SystemError.self) { try File.read(folder.path) }
    #expect(aFolder?.code == EISDIR)
    let nul = #expect(throws: SystemError.self) { try File.read("a\0b") }
    #expect(nul?.code == EINVAL)
    #expect(throws: SystemError.self) { try File.read("") }
    #expect(SystemError(.write, "x", code: 9_999).message(.zhHans) == "无法写入 x：系统错误 9999")
  }

  @Test func makesFoldersWithTheirParents() throws {
    let folder = try TemporaryFolder()
    try File.createFolder(folder("a/b/c"), parents: true)
    try File.createFolder(folder("a/b/c"))
    #expect(File.status(folder("a/b/c"))?.kind == .folder)
    #expect(throws: SystemError.self) { try File.createFolder(folder("x/y")) }
    try folder.write("f")
    #expect(throws: SystemError.self) { try File.createFolder(folder("f")) }
  }

  @Test func tellsLinksFromWhatTheyPointTo() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "x")
    folder.link("link", to: "f")
    #expect(File.linkStatus(folder("link"))?.kind == .symbolicLink)
    #expect(File.status(folder("link"))?.kind == .file)
    #expect(File.realPath(folder("link")) == File.realPath(folder.path).map { $0 + "/f" })
    #expect(File.status(folder("none")) == nil)
    #expect(File.realPath(folder("none")) == nil)
  }
}
