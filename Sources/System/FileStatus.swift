#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system says about a file.
public struct FileStatus: Sendable, Hashable {
  /// What kind of thing stands at a path.
  public enum Kind: Sendable, Hashable {
    case file
    case folder
    case symbolicLink
    /// A pipe, a socket, a device.
    case other
  }

  public let kind: Kind
  /// Tells one state of the file from another.
  public let stamp: FileStamp
  /// The permission bits.
  public let mode: UInt32
  let owner: UInt32
  let group: UInt32

  /// In bytes; meaningless for anything but a file.
  public var size: Int { stamp.size }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    stamp = FileStamp(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino),
      size: Int(status.st_size),
      modified: Int(changed.tv_sec) &* 1_000_000_000 &+ Int(changed.tv_nsec))
    mode = UInt32(status.st_mode & 0o7777)
    owner = UInt32(status.st_uid)
    group = UInt32(status.st_gid)
  }
}

/// The identity, size and modification time of a file: two different stamps mean that it may have changed.
///
/// Equal stamps do not prove that it has not: a file system may count time in steps of some milliseconds.
public struct FileStamp: Sendable, Hashable {
  public let device: UInt64
  public let inode: UInt64
  /// Bytes.
  public let size: Int
  /// Nanoseconds since 1970.
  public let modified: Int
}

extension FileStamp {
  /// Which file it is, whatever its content.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  var identity: Identity { Identity(device: device, inode: inode) }
}
