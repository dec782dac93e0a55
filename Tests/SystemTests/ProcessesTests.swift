import Glibc
@testable import System
import Testing

@Suite struct ProcessesTests {
  @Test func takesDownWhatAProgramSays() throws {
    let outcome = try Processes.run("sh", ["-c", "printf '%s|' \"$0\" \"$@\"; echo 错误 >&2; exit 3", "a b", "", "“引号” $HOME"])
    #expect(outcome.output == Array("a b||“引号” $HOME|".utf8))
    #expect(outcome.errors == Array("错误\n".utf8))
    #expect(outcome.ending == .exited(3))
    #expect(!outcome.succeeded)
    #expect(try Processes.run("sh", ["-c", "kill -9 $$"]).ending == .killed(signal: SIGKILL))
    #expect(try Processes.run("cat", []).succeeded)
  }

  @Test func runsWhereItIsTold() throws {
    let folder = try TemporaryFolder()
    let outcome = try Processes.run("pwd", ["-P"], folder: folder.path)
    #expect(outcome.output == Array((File.realPath(folder.path) ?? "").utf8) + [0x0A])
  }

  @Test func muchOnBothStreamsDoesNotBlock() throws {
    let outcome = try Processes.run("sh", ["-c", "head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2"])
    #expect(outcome.output.count == 3_000_000)
    #expect(outcome.errors.count == 2_000_000)
  }

  @Test func whatCannotBeStartedIsAnError() {
    let missing = #expect(throws: SystemError.self) { try Processes.run("zhubi-no-such-program", []) }
    #expect(missing?.isNotFound == true)
    #expect(missing?.operation == .run)
    #expect(throws: SystemError.self) { try Processes.run("pwd", [], folder: "/no/such/folder") }
    #expect(throws: SystemError.self) { try Processes.run("echo", ["a\0b"]) }
  }

  @Test func whatTakesTooMuchIsStopped() {
    let long = #expect(throws: SystemError.self) { try Processes.run("sh", ["-c", "sleep 100 & sleep 100"], milliseconds: 50) }
    #expect(long?.isTimeout == true)
    let large = #expect(throws: SystemError.self) { try Processes.run("cat", ["/dev/zero"], limit: 1_000_000) }
    #expect(large?.isTooLarge == true)
  }

  @Test(
    arguments: [
      ("200000 100000\n", 2), ("150000 100000\n", 2), ("50000 100000", 1), ("max 100000\n", nil), ("", nil), ("0 0", nil),
      ("a b c", nil),
    ] as [(String, Int?)])
  func aContainersShareIsRoundedUp(_ text: String, _ expected: Int?) {
    #expect(ProcessorCount.share(ofLimit: text) == expected)
    #expect(ProcessorCount.available >= 1)
  }
}
