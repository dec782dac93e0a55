import System

/// The standard streams of the process.
enum Console {
  /// Writes to standard output; a reader that has gone away ends the writing quietly.
  static func write(_ bytes: [UInt8]) {
    var stream = OutputStream.standardOutput(capacity: 0)
    try? stream.write(bytes)
    try? stream.flush()
  }

  /// Writes to standard error.
  static func writeError(_ bytes: [UInt8]) {
    var stream = OutputStream.standardError(capacity: 0)
    try? stream.write(bytes)
    try? stream.flush()
  }
}

/// Version of Zhubi.
enum Version {
  static let text = "0.1.0"
}
