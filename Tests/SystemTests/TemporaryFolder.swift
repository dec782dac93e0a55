import Glibc
import System
import Testing

/// A folder of its own for one test, removed with everything in it afterwards.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let base = Environment.variable("TMPDIR") ?? "/tmp"
    path = Path.join(base, "zhubi-test-\(getpid())-\(UInt64.random(in: 0...(.max)))")
    try File.createFolder(path)
  }

  deinit { _ = try? Processes.run("rm", ["-rf", path]) }

  func callAsFunction(_ name: String) -> String { Path.join(path, name) }

  /// Writes a file, making the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String = "") throws -> String {
    let path = self(name)
    try File.createFolder(Path.parent(path), parents: true)
    try File.replace(path, with: Array(text.utf8))
    return path
  }

  func text(_ name: String) throws -> String { String(decoding: try File.read(self(name)), as: UTF8.self) }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) { #expect(unsafe symlink(target, self(name)) == 0) }

  /// Makes a named pipe and gives its path.
  func pipe(_ name: String) -> String {
    #expect(unsafe mkfifo(self(name), 0o600) == 0)
    return self(name)
  }

  func setMode(_ name: String, _ mode: mode_t) { #expect(unsafe chmod(self(name), mode) == 0) }

  /// Makes a file look as if nobody had written it since 1970.
  func makeOld(_ name: String) {
    #expect(unsafe utimes(self(name), [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]) == 0)
  }

  /// What the system itself says about a file.
  func systemStatus(_ name: String) -> stat {
    var status = stat()
    #expect(unsafe stat(self(name), &status) == 0)
    return status
  }

  /// Every name, hidden ones too.
  func names() throws -> [String] { try Folder.names(path) }
}

/// Gives up the rights of root, which no permission stops.
func becomeNobody() {
  if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
}

/// Ends a child process without what runs at exit: the leak sanitizer cannot look into a process that has changed its user.
func endQuietly() { _exit(EXIT_SUCCESS) }

/// Both ends of a pipe.
func makePipe() -> (from: Int32, to: Int32) {
  var ends: [Int32] = [0, 0]
  #expect(unsafe pipe(&ends) == 0)
  return (ends[0], ends[1])
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
