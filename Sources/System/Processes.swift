internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Running another program, such as git, and taking down what it says.
public enum Processes {
  /// What a program left.
  public struct Outcome: Sendable, Hashable {
    /// How it ended.
    public enum Ending: Sendable, Hashable {
      case exited(Int32)
      case killed(signal: Int32)
    }

    public let ending: Ending
    /// Bytes written to standard output.
    public let output: [UInt8]
    /// Bytes written to standard error.
    public let errors: [UInt8]

    /// Whether it ended with 0.
    public var succeeded: Bool { ending == .exited(0) }
  }

  /// Runs a program found on `PATH`, without a shell, with nothing on standard input, and waits for its end.
  ///
  /// - Parameters:
  ///   - folder: where it runs; `nil` is our own working folder.
  ///   - limit: bytes of output and errors together; beyond it the program is killed and ``SystemError/isTooLarge`` thrown.
  ///   - milliseconds: how long it may take; then it is killed and ``SystemError/isTimeout`` thrown.
  public static func run(
    _ program: String, _ arguments: [String], folder: String? = nil, limit: Int = 256 << 20, milliseconds: Int = 60_000
  ) throws(SystemError) -> Outcome {
    let output = try Pipe(program)
    let errors = try Pipe(program)
    let child = try start(program, arguments, folder, output.end, errors.end)
    // Only the child may hold the writing ends, else the end of its output would never be seen.
    let streams = [output.beginning(), errors.beginning()]
    defer { for stream in streams { _ = close(stream) } }
    var texts: [[UInt8]] = [[], []]
    do throws(SystemError) {
      try collect(streams, &texts, program, limit, deadline: Clock.nanoseconds() + milliseconds * 1_000_000)
    } catch {
      _ = kill(-child, SIGKILL)
      _ = try? ending(of: child, program)
      throw error
    }
    return Outcome(ending: try ending(of: child, program), output: texts[0], errors: texts[1])
  }

  /// The two ends of a pipe.
  private struct Pipe: ~Copyable {
    private let from: Int32
    let end: Int32

    init(_ program: String) throws(SystemError) {
      var ends: [Int32] = [0, 0]
      // SAFETY: the array has room for both.
      _ = try systemCall(.run, program) { unsafe zhubi_pipe(&ends) }
      (from, end) = (ends[0], ends[1])
    }

    /// Closes the writing end and hands over the other.
    consuming func beginning() -> Int32 {
      let from = from
      _ = close(end)
      discard self
      return from
    }

    deinit {
      _ = close(end)
      _ = close(from)
    }
  }

  private static func start(
    _ program: String, _ arguments: [String], _ folder: String?, _ output: Int32, _ errors: Int32
  ) throws(SystemError) -> pid_t {
    var words: [[CChar]] = []
    for word in [program] + arguments {
      let bytes = PathText.encode(word)
      guard !bytes.contains(0) else { throw SystemError(.run, program, code: EINVAL) }
      words.append(bytes.map { CChar(bitPattern: $0) } + [0])
    }
    let place = try folder.map { folder throws(SystemError) in try pathForC(.run, folder) }
    // SAFETY: the copies live until the call has returned; the list is closed by NULL.
    var copies: [UnsafePointer<CChar>?] = unsafe words.map { unsafe UnsafePointer(strdup($0)) }
    defer { unsafe copies.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) } }
    unsafe copies.append(nil)
    var child: pid_t = 0
    let code = unsafe copies.withUnsafeBufferPointer { list -> Int32 in
      guard let base = list.baseAddress else { return ENOMEM }
      return unsafe base.withMemoryRebound(to: UnsafePointer<CChar>.self, capacity: list.count) { list in
        if let place {
          unsafe zhubi_spawn(list, place, output, errors, &child)
        } else {
          unsafe zhubi_spawn(list, nil, output, errors, &child)
        }
      }
    }
    guard code == 0 else { throw SystemError(.run, program, code: code) }
    return child
  }

  private static func collect(
    _ streams: [Int32], _ texts: inout [[UInt8]], _ program: String, _ limit: Int, deadline: Int
  ) throws(SystemError) {
    var open = streams.indices.map { $0 }
    while !open.isEmpty {
      let left = (deadline - Clock.nanoseconds()) / 1_000_000
      guard left > 0 else { throw SystemError(.run, program, code: ETIMEDOUT) }
      var requests = open.map { pollfd(fd: streams[$0], events: Int16(POLLIN), revents: 0) }
      if unsafe poll(&requests, nfds_t(requests.count), Int32(clamping: left)) < 0 {
        if errno == EINTR { continue }
        throw SystemError(.run, program, code: errno)
      }
      for (request, index) in zip(requests, open) where request.revents != 0 {
        let bytes = try Descriptor.read(from: streams[index], program, upTo: 65_536, fills: false)
        if bytes.isEmpty { open.removeAll { $0 == index } }
        texts[index].append(contentsOf: bytes)
        guard texts[0].count + texts[1].count <= limit else { throw SystemError(.run, program, code: EFBIG) }
      }
    }
  }

  private static func ending(of child: pid_t, _ program: String) throws(SystemError) -> Outcome.Ending {
    var status: Int32 = 0
    _ = try systemCall(.run, program) { unsafe waitpid(child, &status, 0) }
    // WIFEXITED and the like are macros; POSIX leaves the layout open, every system has this one.
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
  }
}
