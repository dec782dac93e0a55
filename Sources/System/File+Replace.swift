#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension File {
  /// What must still be there for a replacement to go ahead.
  public enum Expectation: Sendable {
    /// Whatever is there.
    case anything
    /// Nothing: the file is new.
    case nothing
    /// A file of this stamp.
    case stamp(FileStamp)
    /// A file of exactly these bytes; the surest, for it does not trust the clock of the file system.
    case content([UInt8])
  }

  /// Puts `bytes` in the place of a file so that at any moment, even if the machine stops, either the old or the new is there.
  ///
  /// A temporary file in the same folder gets the bytes, the permissions and, where the system allows, the owner and the
  /// extended attributes of the old file; it is flushed to the disk and renamed over it, and the folder is flushed. A symbolic
  /// link stays, and what it points to is replaced. Other hard links keep the old content. When anything fails the temporary
  /// file is removed and the old file is as it was.
  ///
  /// - Parameter expecting: checked last before the renaming; if it does not hold, a ``SystemError/isConflict`` is thrown. Two
  ///   writers that must not lose anything hold a ``FileLock`` too.
  public static func replace(
    _ path: String, with bytes: [UInt8], expecting expectation: Expectation = .anything
  ) throws(SystemError) {
    let (target, old) = try replaceable(path)
    try check(expectation, target, path)
    let file = try TemporaryFile(besides: target, for: path, like: old)
    try file.write(bytes.span)
    try file.place { temporary throws(SystemError) in
      try check(expectation, target, path)
      if case .nothing = expectation { return try link(temporary, to: target, path) }
      try move(temporary, to: target, path)
    }
  }

  /// Where a file that is to be replaced really stands, and what it is; it may be missing.
  static func replaceable(_ path: String) throws(SystemError) -> (target: String, old: FileStatus?) {
    let target = try resolvingLinks(path)
    let old = try existing(target, path)
    if let old, old.kind != .file { throw SystemError(.replace, path, code: old.kind == .folder ? EISDIR : EINVAL) }
    return (target, old)
  }

  /// Gives a temporary file its place, whatever stands there.
  static func move(_ temporary: String, to target: String, _ path: String) throws(SystemError) {
    let from = try pathForC(.replace, temporary)
    let to = try pathForC(.replace, target)
    _ = try systemCall(.replace, path) { unsafe rename(from, to) }
  }

  /// Creates a file that must not be there yet; nobody ever sees it half written.
  public static func create(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    // A symbolic link that stands at the path, even one that leads nowhere, counts as being there.
    if linkStatus(path) != nil { throw SystemError(.create, path, code: EEXIST) }
    let file = try TemporaryFile(besides: path, for: path, like: nil)
    try file.write(bytes.span)
    try file.place { temporary throws(SystemError) in
      do throws(SystemError) {
        try link(temporary, to: path, path)
      } catch {
        throw SystemError(.create, path, code: error.code)
      }
    }
  }

  /// Removes temporary files that killed writers left in a folder more than a minute ago.
  ///
  /// A live writer holds a lock on its file, so that its work is never taken away.
  public static func removeAbandonedTemporaries(in folder: String) {
    guard let names = try? Folder.names(folder) else { return }
    let now = Clock.secondsSince1970()
    for name in names where isTemporary(name) {
      let path = Path.join(folder, name)
      guard let file = try? Descriptor(.remove, path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
        let status = try? file.status(.remove), status.kind == .file, status.stamp.modified / 1_000_000_000 < now - 60,
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      try? remove(path)
    }
  }

  /// Whether a file name is that of a temporary file of ours.
  public static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".zhubi-") && name.hasSuffix(".tmp") }

  // MARK: Steps

  /// Where a path leads when every symbolic link at its end is followed, also to a file that is not there yet.
  private static func resolvingLinks(_ path: String) throws(SystemError) -> String {
    var target = path
    for _ in 0..<40 {
      guard linkStatus(target)?.kind == .symbolicLink, let next = linkTarget(target) else { return target }
      target = Path.join(Path.parent(target), next)
    }
    throw SystemError(.replace, path, code: ELOOP)
  }

  private static func existing(_ target: String, _ path: String) throws(SystemError) -> FileStatus? {
    do throws(SystemError) {
      return try status(.replace, target, followingLinks: true)
    } catch {
      if error.code == ENOENT { return nil }
      throw SystemError(.replace, path, code: error.code)
    }
  }

  private static func check(_ expectation: Expectation, _ target: String, _ path: String) throws(SystemError) {
    let holds: Bool
    switch expectation {
    case .anything: holds = true
    case .nothing: holds = linkStatus(target) == nil
    case .stamp(let stamp): holds = try existing(target, path)?.stamp == stamp
    case .content(let bytes):
      // A missing file differs; one that cannot be read is an error of its own.
      guard let old = try existing(target, path) else { throw SystemError(.replace, path, code: ESTALE) }
      if old.size != bytes.count { throw SystemError(.replace, path, code: ESTALE) }
      holds = try read(target, limit: bytes.count) == bytes
    }
    guard holds else { throw SystemError(.replace, path, code: ESTALE) }
  }

  /// Gives a temporary file its place by a hard link, which never overwrites anything.
  private static func link(_ temporary: String, to target: String, _ path: String) throws(SystemError) {
    let from = try pathForC(.replace, temporary)
    let to = try pathForC(.replace, target)
    do throws(SystemError) {
      _ = try systemCall(.replace, path) { linkWithoutFollowing(from, to) }
    } catch {
      // FAT and some network file systems have no hard links. Reserving the name first is as exclusive, if not as atomic.
      guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(error.code) else { throw error }
      _ = try Descriptor(.replace, target, flags: O_WRONLY | O_CREAT | O_EXCL)
      _ = try systemCall(.replace, path) { unsafe rename(from, to) }
      return
    }
    try? remove(temporary)
  }

  private static func linkWithoutFollowing(_ from: [CChar], _ to: [CChar]) -> Int32 {
    unsafe linkat(AT_FDCWD, from, AT_FDCWD, to, 0)
  }
}
