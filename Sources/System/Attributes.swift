internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a replaced file hands on to its successor.
enum Attributes {
  /// Copies owner, permissions and extended attributes as far as the system allows; failing to is no error, because an
  /// ordinary user may give a file to nobody else.
  static func copy(_ old: FileStatus, from path: String, to file: Int32) {
    // The owner first: changing it clears set-user-ID bits.
    if fchown(file, uid_t(old.owner), gid_t(old.group)) != 0 { _ = fchown(file, uid_t.max, gid_t(old.group)) }
    _ = fchmod(file, mode_t(old.mode))
    guard let name = try? pathForC(.replace, path) else { return }
    // SAFETY: the array outlives the call.
    unsafe zhubi_copy_attributes(name, file)
  }
}
