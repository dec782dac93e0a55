/// A stretch of text that differs a little from something the dictionary or the word list has, and is likely a slip.
public struct NearMiss: Hashable, Sendable {
  /// What the slip is.
  public enum Edit: UInt8, Sendable, Hashable {
    /// A character (or two neighbouring ones) replaced by others that sound the same.
    case sameSound
    /// A character replaced by one that sounds nearly the same.
    case nearSound
    /// A character replaced by one that looks alike.
    case shape
    /// A character replaced by one without likeness.
    case unlike
    /// A character is missing.
    case missing
    /// A character too many.
    case extra
    /// Two neighbouring characters are swapped.
    case swapped
  }

  /// View indices of the stretch.
  public var range: Range<Int>
  /// Scalars of what was meant.
  public var meant: [UInt32]
  /// Index of the dictionary entry that was meant; nil for a word of the word list.
  public var entry: Int32?
  /// What the slip is.
  public var edit: Edit
  /// How much likelier the stretch is a slip than meant so, in tenths of bits above the threshold.
  public var gain: Int

  /// The text of what was meant.
  public var meantText: String {
    var out = String.UnicodeScalarView()
    for scalar in meant { if let scalar = Unicode.Scalar(scalar) { out.append(scalar) } }
    return String(out)
  }
}
