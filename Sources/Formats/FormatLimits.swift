/// How much data a file may unfold into before it is refused.
public struct FormatLimits: Hashable, Sendable {
  /// Bytes of a file. Never more than 32-bit offsets can name.
  public var fileBytes = 2_000_000_000
  /// Bytes of one unpacked part of an archive.
  public var partBytes = 256_000_000
  /// Bytes of all unpacked parts of an archive together.
  public var archiveBytes = 512_000_000
  /// Unpacked bytes for one packed byte, judged only beyond ``ratioFreeBytes``: real Word documents stay below 100.
  public var compressionRatio = 300
  /// Unpacked bytes up to which any ratio is harmless.
  public var ratioFreeBytes = 16_000_000
  /// Entries of an archive.
  public var archiveEntries = 20_000
  /// Depth of nested XML elements.
  public var elementDepth = 4_000

  /// Creates the default limits.
  public init() {}
}
