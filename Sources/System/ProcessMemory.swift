internal import CSystem

/// How this process gets memory from the system and gives it back.
public enum ProcessMemory {
  /// Asks for large pages and keeps what was asked for until the end. For commands that run once: measured on Linux, it takes a
  /// quarter off the start and some per cent off a long run. A server, which gives memory back, does not want it.
  public static func useLargePages() { zhubi_use_large_pages() }

  /// Keeps up to `bytes` of freed memory for the next request. A server that makes and drops texts of a megabyte with every
  /// keystroke would otherwise get pages back and forth from the system, which clears them each time.
  public static func keepFreed(_ bytes: Int) { zhubi_keep_memory(bytes) }
}
