/// Where a reporter writes. What has gathered is handed on in pieces, so that the report of a long document is never held whole.
public struct ReportBuffer {
  /// What has not been handed on yet; everything where nothing takes it.
  public private(set) var bytes: [UInt8]

  private static let piece = 1 << 16
  private let handOn: (([UInt8]) -> Void)?

  /// Creates a buffer.
  ///
  /// - Parameter handOn: Takes the pieces in order; nil keeps everything in ``bytes``.
  public init(handOn: (([UInt8]) -> Void)? = nil) {
    bytes = []
    self.handOn = handOn
  }

  /// Adds one byte.
  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Adds bytes, and hands on what has gathered once it is long enough.
  public static func += (buffer: inout ReportBuffer, bytes: some Sequence<UInt8>) {
    buffer.bytes.append(contentsOf: bytes)
    if buffer.bytes.count >= piece, let handOn = buffer.handOn {
      handOn(buffer.bytes)
      buffer.bytes.removeAll(keepingCapacity: true)
    }
  }
}
