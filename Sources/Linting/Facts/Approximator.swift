/// A word that makes a number approximate or a bound.
public struct Approximator: Hashable, Sendable {
  /// What it says of the number.
  public enum Kind: UInt8, Sendable, Hashable {
    /// 约, 大约: about.
    case about
    /// 近, 接近: nearly.
    case nearly
    /// 超, 超过, 逾: more than.
    case over
    /// 至少, 不少于: at least.
    case atLeast
    /// 不足, 不到, 最多, 不超过: less than, at most.
    case atMost
    /// 左右, 上下, 之多: about, behind the number.
    case around
    /// 多, 余, 来, 几: and some more.
    case andMore
    /// 以上.
    case orMore
    /// 以下, 以内.
    case orLess
  }

  /// What it says.
  public var kind: Kind
  /// View indices.
  @inlinable public var range: Range<Int> { packed.range }

  @usableFromInline var packed: PackedRange

  /// Creates a word.
  public init(kind: Kind, range: Range<Int>) { (self.kind, packed) = (kind, PackedRange(range)) }
}
