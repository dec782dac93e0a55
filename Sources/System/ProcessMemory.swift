internal import CSystem

/// How this process asks the system for memory.
public enum ProcessMemory {
  /// Asks for large pages and keeps what was asked for until the end. For commands that run once: measured on Linux, it takes a
  /// quarter off the start and some per cent off a long run. A server, which gives memory back, does not want it.
  public static func useLargePages() { zhubi_use_large_pages() }
}
