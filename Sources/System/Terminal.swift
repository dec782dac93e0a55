#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What stands at the other end of the standard streams.
public enum Terminal {
  /// The standard streams.
  public enum Stream: Sendable {
    case input
    case output
    case error

    var number: Int32 {
      switch self {
      case .input: STDIN_FILENO
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }
  }

  /// Whether a stream is a terminal.
  public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.number) == 1 }

  /// The cells in a line: what the terminal says, else `COLUMNS`, else `nil`.
  public static func width(_ stream: Stream = .output) -> Int? {
    var size = winsize()
    // SAFETY: the structure outlives the call.
    if unsafe ioctl(stream.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Environment.variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Lets a write to a reader that has gone fail with an error instead of killing the process. A server calls this first.
  public static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}
