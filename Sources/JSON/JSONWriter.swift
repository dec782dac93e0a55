/// Writes JSON (RFC 8259) into a growing buffer of UTF-8, token by token, without building values first.
///
/// Commas, colons and layout come by themselves. At the top level several documents may follow each other, which with
/// ``endLine()`` between them is JSON Lines. A call that the grammar does not allow where it stands is a bug in the caller and
/// stops the program.
///
///     var writer = JSONWriter()
///     writer.object { object in
///       object.member("rule", "punct/halfwidth-in-cjk")
///       object.member("line", 12)
///     }
public struct JSONWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8]

  /// Spaces for each level; -1 writes without any white space.
  private let indent: Int
  /// The closing brackets that are still owed, outermost first.
  private var closers: [UInt8] = []
  /// A comma is due before the next element or key.
  private var owesComma = false
  /// A key has been written and waits for its value.
  private var owesValue = false

  /// - Parameters:
  ///   - indent: spaces for each level, one element or member a line; `nil` writes compactly.
  ///   - reserving: bytes to allocate at once.
  public init(indent: Int? = nil, reserving capacity: Int = 0) {
    self.indent = indent.map { max(0, $0) } ?? -1
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Hands over what has been written and starts anew.
  public mutating func take() -> [UInt8] {
    precondition(closers.isEmpty, "an array or object is still open")
    owesComma = false
    let written = bytes
    bytes = []
    return written
  }

  /// Hands over what has been written so far; what is open stays open.
  public mutating func takeSoFar() -> [UInt8] {
    let written = bytes
    bytes = []
    return written
  }

  /// Forgets what has been written, keeping the memory for the next document.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    closers.removeAll(keepingCapacity: true)
    owesComma = false
    owesValue = false
  }

  // MARK: Structure

  public mutating func beginObject() { open(UInt8(ascii: "{"), UInt8(ascii: "}")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "["), UInt8(ascii: "]")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// The key of the member whose value comes next. Keys are not checked for repetition.
  public mutating func key(_ name: String) {
    precondition(closers.last == UInt8(ascii: "}") && !owesValue, "a key outside an object, or after a key")
    separate()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indent >= 0 { bytes.append(0x20) }
    owesValue = true
  }

  /// Ends a line between top-level documents (JSON Lines).
  public mutating func endLine() {
    precondition(closers.isEmpty, "an array or object is still open")
    bytes.append(0x0A)
    owesComma = false
  }

  // MARK: Values

  public mutating func null() {
    prepare()
    bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
  }

  public mutating func bool(_ value: Bool) {
    prepare()
    if value {
      bytes.append(contentsOf: [0x74, 0x72, 0x75, 0x65])
    } else {
      bytes.append(contentsOf: [0x66, 0x61, 0x6C, 0x73, 0x65])
    }
  }

  public mutating func string(_ text: String) {
    prepare()
    quoted(text)
  }

  /// A string given as UTF-8. Ill-formed bytes become U+FFFD, so that what is written is always UTF-8.
  public mutating func string(utf8 text: Span<UInt8>) {
    guard UTF8Decoding.firstFault(in: text, 0..<text.count) == nil else {
      // SAFETY: the buffer is read before the closure returns.
      return string(unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    }
    prepare()
    bytes.append(UInt8(ascii: "\""))
    JSONEscaping.append(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A whole number of any width.
  @inlinable
  public mutating func integer(_ value: some FixedWidthInteger) {
    if let value = Int64(exactly: value) {
      decimal(UInt64(value.magnitude), isNegative: value < 0)
    } else if let value = UInt64(exactly: value) {
      decimal(value, isNegative: false)
    } else {
      raw(Array(String(value).utf8))
    }
  }

  @usableFromInline
  mutating func decimal(_ magnitude: UInt64, isNegative: Bool) {
    prepare()
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    JSONEscaping.appendDecimal(magnitude, to: &bytes)
  }

  /// The shortest number that reads back as the same double; `null` for NaN and the infinities, which JSON cannot express.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    prepare()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// JSON text made elsewhere, taken as one value without a check.
  public mutating func raw(_ json: [UInt8]) {
    prepare()
    bytes.append(contentsOf: json)
  }

  /// A whole value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .double(let value): double(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members.members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  // MARK: Layout

  private mutating func open(_ opener: UInt8, _ closer: UInt8) {
    prepare()
    bytes.append(opener)
    closers.append(closer)
    owesComma = false
  }

  private mutating func close(_ closer: UInt8) {
    precondition(closers.last == closer && !owesValue, "closes what is not open, or a key without a value")
    closers.removeLast()
    if owesComma { breakLine() }
    bytes.append(closer)
    owesComma = true
  }

  /// Whatever must stand before a value.
  private mutating func prepare() {
    if owesValue {
      owesValue = false
    } else if let closer = closers.last {
      precondition(closer == UInt8(ascii: "]"), "a value without a key in an object")
      separate()
    }
    owesComma = true
  }

  private mutating func separate() {
    if owesComma { bytes.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func breakLine() {
    guard indent >= 0 else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * closers.count))
  }

  private mutating func quoted(_ text: String) {
    JSONEscaping.appendQuoted(text.utf8.span, to: &bytes)
  }
}
