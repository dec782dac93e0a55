#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Tells when files change, by the kernel's notifications on Linux, else by looking again and again.
///
/// A file is watched by its name, so that an editor that replaces it is seen; a folder with everything below it, `.git` and our
/// own temporary files aside. Changes that come within a few milliseconds of each other are told together.
public struct FileWatch: ~Copyable {
  private let roots: [String]
  private var notifications: FileNotifications?
  private var snapshot: FileSnapshot?
  /// How long to wait between two looks.
  private let interval: Int

  /// - Parameters:
  ///   - roots: files and folders; what does not exist yet is seen when it appears, if its folder exists.
  ///   - polling: never use notifications, as on network file systems, where another machine's changes are not notified.
  ///   - interval: milliseconds between two looks where notifications are not used.
  public init(_ roots: [String], polling: Bool = false, interval: Int = 500) {
    self.roots = roots
    self.interval = max(1, interval)
    notifications = nil
    #if os(Linux)
      // When watches or descriptors run out, looking again and again still works.
      if !polling { notifications = try? FileNotifications.watching(roots) }
    #endif
    if notifications == nil { snapshot = FileSnapshot(roots) }
  }

  /// Whether the kernel tells, rather than that we look.
  public var usesNotifications: Bool { notifications != nil }

  /// Waits until something has changed.
  ///
  /// - Parameter milliseconds: how long at most; `nil` for ever.
  /// - Returns: the changed, new and vanished paths in byte order, empty when the time is up. When so much has changed that the
  ///   kernel lost count, the roots themselves.
  public mutating func wait(milliseconds: Int? = nil) throws(SystemError) -> [String] {
    let deadline = milliseconds.map { Clock.nanoseconds() + $0 * 1_000_000 }
    while true {
      let changes = try notifications?.wait(until: deadline) ?? look(until: deadline)
      let relevant = Set(changes.filter { !File.isTemporary(Path.name($0)) })
      if !relevant.isEmpty { return relevant.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
      if let deadline, Clock.nanoseconds() >= deadline { return [] }
    }
  }

  private mutating func look(until deadline: Int?) -> [String] {
    var pause = interval * 1_000_000
    if let deadline { pause = max(0, min(pause, deadline - Clock.nanoseconds())) }
    usleep(UInt32(clamping: pause / 1_000))
    let now = FileSnapshot(roots)
    defer { snapshot = now }
    return snapshot.map { now.differences(from: $0) } ?? []
  }
}

/// The stamps of all files under some roots at one moment.
struct FileSnapshot {
  private var stamps: [String: FileStamp] = [:]

  init(_ roots: [String]) {
    for root in roots {
      guard let status = File.status(root) else { continue }
      if status.kind == .folder { add(root, depth: 0) } else { stamps[root] = status.stamp }
    }
  }

  /// The paths whose file differs, in no order.
  func differences(from other: FileSnapshot) -> [String] {
    stamps.filter { other.stamps[$0.key] != $0.value }.map(\.key) + other.stamps.keys.filter { stamps[$0] == nil }
  }

  private mutating func add(_ folder: String, depth: Int) {
    // Links are not followed, so the depth is that of the disk; the bound is for the stack.
    guard depth < 256, let entries = try? Folder.entries(folder) else { return }
    for entry in entries where entry.name != ".git" {
      let path = Path.join(folder, entry.name)
      switch entry.kind {
      case .folder: add(path, depth: depth + 1)
      case .file, .symbolicLink: stamps[path] = File.status(path)?.stamp
      case .other: break
      }
    }
  }
}
