import Glibc
import System
import Testing

@Suite struct FileLockTests {
  @Test func writersInSeveralProcessesLoseNothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("count", "0")
    let path = folder.path
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            for _ in 0..<60 {
              let lock = try FileLock(folder: path, waiting: 60_000)
              let file = Path.join(path, "count")
              let old = try File.read(file)
              let count = try #require(Int(String(decoding: old, as: UTF8.self)))
              try File.replace(file, with: Array(String(count + 1).utf8), expecting: .content(old))
              _ = consume lock
            }
          }
        }
      }
    }
    #expect(try folder.text("count") == "180")
    #expect(try folder.names() == ["count"])
  }

  @Test func waitsNoLongerThanAllowed() throws {
    let folder = try TemporaryFolder()
    let first = try FileLock(folder: folder.path)
    let error = #expect(throws: SystemError.self) { _ = try FileLock(folder: folder.path, waiting: 30) }
    #expect(error?.isTimeout == true)
    #expect(error?.operation == .lock)
    _ = consume first
    _ = try FileLock(folder: folder.path, waiting: 0)
  }

  @Test func theLockIsGivenBackWhateverTheBodyDoes() throws {
    struct Refusal: Error {}
    let folder = try TemporaryFolder()
    let failed = try FileLock.holding(folder: folder.path) { () throws(Refusal) -> Int in throw Refusal() }
    #expect(throws: Refusal.self) { try failed.get() }
    let done = try FileLock.holding(folder: folder.path, waiting: 0) { 7 }
    #expect(done.get() == 7)
    #expect(throws: SystemError.self) { _ = try FileLock(folder: folder("none")) }
  }
}
