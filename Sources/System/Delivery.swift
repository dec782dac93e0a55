/// An output that comes in pieces and goes where ``File/deliver(_:to:)`` puts it: a long one to a file waits in the temporary file that
/// takes its place at the end, not in memory. Nothing stands there, and what stood there stays, until ``finish()``.
public final class Delivery {
  private let path: String
  private let isReplacing: Bool
  private var gathered: [UInt8] = []
  private var file: TemporaryFile?
  private var target = ""
  private var failure: SystemError?
  /// Bytes that are kept in memory.
  private static let limit = 1 << 20

  /// Begins an output.
  public init(to path: String) {
    self.path = path
    isReplacing = File.isReplaced(path)
  }

  /// Adds bytes. What goes wrong is told by ``finish()``.
  public func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    gathered += bytes
    guard isReplacing, gathered.count >= Self.limit else { return }
    do throws(SystemError) {
      let file = if let file { file } else { try begin() }
      try put(file)
    } catch {
      failure = error
      (file, gathered) = (nil, [])
    }
  }

  /// Puts the output in its place.
  public func finish() throws(SystemError) {
    if let failure { throw failure }
    let bytes = gathered
    guard let file else { return try File.deliver(bytes, to: path) }
    try put(file)
    try file.place { temporary throws(SystemError) in try File.move(temporary, to: target, path) }
  }

  private func begin() throws(SystemError) -> TemporaryFile {
    let (target, old) = try File.replaceable(path)
    File.removeAbandonedTemporaries(in: Path.parent(target))
    let file = try TemporaryFile(besides: target, for: path, like: old)
    (self.file, self.target) = (file, target)
    return file
  }

  private func put(_ file: TemporaryFile) throws(SystemError) {
    let bytes = gathered
    gathered = []
    try file.write(bytes.span)
  }
}
