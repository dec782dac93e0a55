#if os(Linux)
  #if canImport(Glibc)
    internal import Glibc
  #else
    internal import Musl
  #endif

  /// inotify(7).
  struct FileNotifications: ~Copyable {
    /// A folder being watched.
    private struct Watch {
      let folder: String
      /// The names that matter; `nil` when all do, and folders below too.
      var names: Set<String>?
    }

    private let descriptor: Descriptor
    private var watches: [Int32: Watch]
    private let roots: [String]
    /// Roots that are folders and whose watch went away with them; looked for until they come back.
    private var lost: Set<String>

    private static let events = UInt32(
      IN_CREATE | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

    private init(_ descriptor: consuming Descriptor, _ roots: [String]) {
      self.descriptor = descriptor
      self.roots = roots
      watches = [:]
      lost = []
    }

    static func watching(_ roots: [String]) throws(SystemError) -> FileNotifications {
      let name = roots.first ?? "."
      let number = try systemCall(.watch, name) { inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)) }
      var notifications = FileNotifications(Descriptor(owning: number, path: name), roots)
      for root in roots {
        if File.status(root)?.kind == .folder {
          _ = try notifications.addTree(root)
        } else {
          try notifications.add(Path.parent(root), name: Path.name(root))
        }
      }
      return notifications
    }

    /// Waits for the first event, then for the others that come with it.
    mutating func wait(until deadline: Int?) throws(SystemError) -> [String] {
      var changes: [String] = []
      while changes.isEmpty {
        if !lost.isEmpty { changes += findLost() }
        if !changes.isEmpty { break }
        var left = deadline.map { max(0, ($0 - Clock.nanoseconds() + 999_999) / 1_000_000) }
        if !lost.isEmpty { left = min(left ?? 200, 200) }
        if try !isReady(left) {
          if let deadline, Clock.nanoseconds() >= deadline { return [] }
          continue
        }
        changes += try readEvents()
      }
      // An editor that saves makes several events; one that never stops writing must not silence us.
      let latest = Clock.nanoseconds() + 200_000_000
      while Clock.nanoseconds() < latest, try isReady(20) { changes += try readEvents() }
      return changes
    }

    private func isReady(_ milliseconds: Int?) throws(SystemError) -> Bool {
      var request = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      let count = unsafe poll(&request, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
      if count < 0, errno != EINTR { throw SystemError(.watch, descriptor.path, code: errno) }
      return count > 0
    }

    private mutating func readEvents() throws(SystemError) -> [String] {
      let bytes = try Descriptor.read(from: descriptor.number, descriptor.path, upTo: 65_536, fills: false)
      var changes: [String] = []
      var offset = 0
      // struct inotify_event: four numbers of 32 bits — watch, mask, cookie, length of the name — and the name with NULs behind.
      while offset + 16 <= bytes.count {
        let length = Int(Self.number(bytes, offset + 12))
        let end = min(bytes.count, offset + 16 + length)
        let name = PathText.decode(Array(bytes[(offset + 16)..<end].prefix { $0 != 0 }))
        changes += handle(Int32(bitPattern: Self.number(bytes, offset)), Self.number(bytes, offset + 4), name)
        offset = end
      }
      return changes
    }

    private mutating func handle(_ number: Int32, _ mask: UInt32, _ name: String) -> [String] {
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { return roots }
      guard let watch = watches[number] else { return [] }
      if mask & UInt32(IN_IGNORED | IN_MOVE_SELF) != 0 {
        watches[number] = nil
        // A moved folder would report under its old name.
        if mask & UInt32(IN_MOVE_SELF) != 0 { _ = inotify_rm_watch(descriptor.number, number) }
        if roots.contains(watch.folder) { lost.insert(watch.folder) }
        return roots.contains(watch.folder) ? [watch.folder] : []
      }
      if name.isEmpty || name == ".git" { return [] }
      if let names = watch.names { return names.contains(name) ? [Path.join(watch.folder, name)] : [] }
      let path = Path.join(watch.folder, name)
      guard mask & UInt32(IN_ISDIR) != 0 else { return [path] }
      // What came into a new folder before it was watched is told now.
      if mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { return [path] + ((try? addTree(path)) ?? []) }
      return mask & UInt32(IN_ATTRIB) != 0 ? [] : [path]
    }

    private mutating func findLost() -> [String] {
      var changes: [String] = []
      for root in lost where File.status(root)?.kind == .folder {
        guard let files = try? addTree(root) else { continue }
        lost.remove(root)
        changes += [root] + files
      }
      return changes
    }

    /// Watches a folder and all below it; returns the files that are there already.
    private mutating func addTree(_ root: String) throws(SystemError) -> [String] {
      var files: [String] = []
      var waiting = [root]
      while let folder = waiting.popLast() {
        try add(folder, name: nil)
        // A folder that may not be read is watched, and nothing below it.
        for entry in (try? Folder.entries(folder)) ?? [] where entry.name != ".git" {
          let path = Path.join(folder, entry.name)
          if entry.kind == .folder { waiting.append(path) } else { files.append(path) }
        }
      }
      return files
    }

    private mutating func add(_ folder: String, name: String?) throws(SystemError) {
      let path = try pathForC(.watch, folder)
      let number: Int32
      do throws(SystemError) {
        number = try systemCall(.watch, folder) { unsafe inotify_add_watch(descriptor.number, path, Self.events) }
      } catch {
        // It has gone since it was listed.
        if error.isNotFound { return }
        throw error
      }
      var names = watches[number]?.names
      if let name { names = watches[number] == nil ? [name] : names.map { $0.union([name]) } } else { names = nil }
      watches[number] = Watch(folder: folder, names: names)
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
      // In the byte order of the machine; every Swift platform of ours is little-endian.
      (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32($1 * 8) }
    }
  }
#else
  /// Where the kernel's notifications are not used.
  struct FileNotifications: ~Copyable {
    mutating func wait(until deadline: Int?) throws(SystemError) -> [String] { [] }
  }
#endif
