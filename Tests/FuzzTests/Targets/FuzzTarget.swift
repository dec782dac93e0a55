/// A property that holds for every input of bytes. libFuzzer looks for one that breaks it (see `run.sh`), and the tests try
/// the seeds, mutations of them, and every input that once broke it.
struct FuzzTarget: Sendable, CustomStringConvertible {
  /// Name on the command line, and folder of its cases under `Cases`.
  let name: String
  /// Inputs to begin with, of our own making.
  let seeds: [[UInt8]]
  /// Throws when the property does not hold.
  let check: @Sendable ([UInt8]) throws(Fault) -> Void

  var description: String { name }

  /// Every target, the most worth first.
  static let all: [FuzzTarget] = [
    .linting, .sessions, .framing, .messages, .markdown, .html, .word, .encodings, .tables, .configurations, .texts,
  ]
}

/// Why a property does not hold.
struct Fault: Error, CustomStringConvertible {
  let description: String
}

/// Throws unless `holds`.
func demand(_ holds: Bool, _ fault: @autoclosure () -> String) throws(Fault) {
  if !holds { throw Fault(description: fault()) }
}

/// Reads decisions from the head of an input; an input that has ended decides for zero.
struct Choices {
  let bytes: [UInt8]
  private(set) var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all bytes have been used.
  var isAtEnd: Bool { at >= bytes.count }

  /// What has not been used.
  var rest: [UInt8] { Array(bytes[min(at, bytes.count)...]) }

  /// The next byte.
  mutating func byte() -> UInt8 {
    guard at < bytes.count else { return 0 }
    at += 1
    return bytes[at - 1]
  }

  /// A number below `bound`, which is at least 1.
  mutating func number(below bound: Int) -> Int {
    var value = Int(byte())
    if bound > 256 { value = value << 8 | Int(byte()) }
    return value % bound
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
