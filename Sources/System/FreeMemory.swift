internal import CSystem

/// Memory that the process has freed.
public enum FreeMemory {
  /// Keeps up to `bytes` of it for the next request. A server that makes and drops texts of a megabyte with every keystroke
  /// would otherwise get pages back and forth from the system, which clears them each time.
  public static func keep(_ bytes: Int) { zhubi_keep_memory(bytes) }
}
