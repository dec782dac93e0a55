import Glibc
import System
import Testing

@Suite struct StreamTests {
  private func lines(_ text: String, limit: Int = 1 << 20) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("f", text)
    var stream = try InputStream.opening(folder("f"))
    var lines: [String] = []
    while true {
      do throws(SystemError) {
        guard let line = try stream.nextLine(limit: limit) else { return lines }
        lines.append(String(decoding: line, as: UTF8.self))
      } catch {
        lines.append(error.isTooLarge ? "<too long>" : "<error>")
      }
    }
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("\n", [""]), ("a\nb", ["a", "b"]), ("a\r\n\r\n\nb\n", ["a\r", "\r", "", "b"]),
    ("中\n文", ["中", "文"]),
  ])
  func linesAreSplitAtLineFeedsOnly(_ text: String, _ expected: [String]) throws { #expect(try lines(text) == expected) }

  @Test func aLongLineIsAnErrorAndTheNextIsRead() throws {
    let long = String(repeating: "x", count: 300_000)
    #expect(try lines("a\n\(long)\nb\n", limit: 1_000) == ["a", "<too long>", "b"])
    #expect(try lines("\(long)", limit: 1_000) == ["<too long>"])
    #expect(try lines("abcd\nabcde\nabc", limit: 4) == ["abcd", "<too long>", "abc"])
    #expect(try lines("a\n\(long)\nb") == ["a", long, "b"])
  }

  @Test func linesMeetChunkBordersAnywhere() throws {
    let text = (0..<5_000).map { String(repeating: "行", count: $0 % 97) }
    #expect(try lines(text.joined(separator: "\n") + "\n") == text)
  }

  @Test func chunksJoinToTheWhole() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789", count: 30_000)
    try folder.write("f", text)
    var stream = try InputStream.opening(folder("f"))
    var bytes: [UInt8] = []
    while true {
      let chunk = try stream.next(upTo: 7_777)
      if chunk.isEmpty { break }
      #expect(chunk.count <= 7_777)
      bytes += chunk
    }
    #expect(bytes == Array(text.utf8))
    #expect(throws: SystemError.self) { _ = try InputStream.opening(folder("none")) }
  }

  @Test func writesAreGatheredAndComplete() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var output = OutputStream.standardOutput(capacity: 100)
      for number in 0..<2_000 { try output.write("第\(number)行\n") }
      try output.write([UInt8](repeating: 0x2E, count: 1_000))
      try output.flush()
    }
    let expected = (0..<2_000).map { "第\($0)行\n" }.joined() + String(repeating: ".", count: 1_000)
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains(expected))
  }

  @Test func aReaderThatHasGoneIsAnErrorNotADeath() async {
    await #expect(processExitsWith: .success) {
      Terminal.ignoreBrokenPipes()
      let ends = makePipe()
      dup2(ends.to, STDOUT_FILENO)
      close(ends.from)
      var output = OutputStream.standardOutput()
      try output.write("x")
      let error = #expect(throws: SystemError.self) { try output.flush() }
      #expect(error?.isBrokenPipe == true)
      // What could not be written is not tried again.
      try output.flush()
    }
  }

  @Test func aPipeThatDoesNotBlockIsWaitedFor() async {
    await #expect(processExitsWith: .success) {
      let ends = makePipe()
      _ = fcntl(ends.to, F_SETFL, O_NONBLOCK)
      dup2(ends.to, STDOUT_FILENO)
      close(ends.to)
      let from = ends.from
      let counts = ParallelMap.map([true, false], jobs: 2) { writes -> Int in
        if writes {
          var output = OutputStream.standardOutput()
          try? output.write([UInt8](repeating: 0x61, count: 1 << 20))
          try? output.flush()
          close(STDOUT_FILENO)
          return 0
        }
        var total = 0
        var buffer = [UInt8](repeating: 0, count: 10_000)
        while true {
          let count = unsafe read(from, &buffer, buffer.count)
          if count <= 0 { return total }
          total += count
        }
      }
      #expect(counts == [0, 1 << 20])
    }
  }
}
