public import TextModel

/// Why a file cannot be read as text, or a text not be written back as the file it came from.
public struct FormatError: Error, Hashable, Sendable {
  /// What is wrong, in general.
  public enum Kind: String, Sendable, CaseIterable {
    /// Bytes that no supported encoding explains.
    case undecodable
    /// Lines in different encodings in one file.
    case mixedEncodings
    /// Not text at all.
    case binary
    /// A format that Zhubi does not read.
    case unsupportedFormat
    /// A declared encoding that Zhubi does not read.
    case unsupportedEncoding
    /// A character that the file's encoding cannot hold.
    case unencodable
    /// A ZIP archive that is cut short or contradicts itself.
    case damagedArchive
    /// XML that is not well-formed.
    case damagedXML
    /// More data than ``FormatLimits`` allows.
    case tooLarge
    /// An edit that cannot be made in this format, such as one across two Word paragraphs.
    case impossibleEdit
  }

  /// What is wrong, in general.
  public let kind: Kind
  /// Byte offset in the file, or in the archive's part that ``part`` names; nil when no place can be named.
  public let offset: Int?
  /// Line of the place, from 1; nil when no place can be named.
  public let line: Int?
  /// Name of the part inside an archive; nil outside archives.
  public let part: String?
  /// What is wrong and what to do, for people.
  public let message: Localized

  /// Creates an error.
  public init(_ kind: Kind, _ message: Localized, offset: Int? = nil, line: Int? = nil, part: String? = nil) {
    self.kind = kind
    self.message = message
    self.offset = offset
    self.line = line
    self.part = part
  }
}
