#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What stands in a folder.
public enum Folder {
  struct Entry {
    /// The name as the system knows it.
    let bytes: [UInt8]
    let kind: FileStatus.Kind

    var name: String { PathText.decode(bytes) }
  }

  /// The names in a folder but `.` and `..`, in byte order.
  public static func names(_ path: String) throws(SystemError) -> [String] {
    try entries(path).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What stands in a folder, in no order; a kind is that of the link, not of what it points to.
  static func entries(_ path: String) throws(SystemError) -> [Entry] {
    let name = try pathForC(.list, path)
    guard let stream = unsafe opendir(name) else { throw SystemError(.list, path, code: errno) }
    defer { _ = unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      // SAFETY: the entry is used up before the next call overwrites it.
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw SystemError(.list, path, code: errno) }
        return entries
      }
      let bytes = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe cBytes($0) }
      }
      guard bytes != [0x2E], bytes != [0x2E, 0x2E] else { continue }
      entries.append(Entry(bytes: bytes, kind: unsafe kind(Int32(entry.pointee.d_type), path, bytes)))
    }
  }

  private static func kind(_ type: Int32, _ path: String, _ name: [UInt8]) -> FileStatus.Kind {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .symbolicLink
    // Some file systems do not say.
    case Int32(DT_UNKNOWN): File.linkStatus(Path.join(path, PathText.decode(name)))?.kind ?? .other
    default: .other
    }
  }
}
