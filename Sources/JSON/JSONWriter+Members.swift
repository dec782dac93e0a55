extension JSONWriter {
  /// An object whose members `body` writes.
  @inlinable
  public mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    beginObject()
    try body(&self)
    endObject()
  }

  /// An array whose elements `body` writes.
  @inlinable
  public mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    beginArray()
    try body(&self)
    endArray()
  }

  /// An array of one element for each of `elements`.
  @inlinable
  public mutating func array<Elements: Sequence, E: Error>(
    _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) throws(E) -> Void
  ) throws(E) {
    beginArray()
    for element in elements { try body(&self, element) }
    endArray()
  }

  public mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  @inlinable
  public mutating func member(_ name: String, _ number: some FixedWidthInteger) {
    key(name)
    integer(number)
  }

  public mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    bool(truth)
  }

  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    double(number)
  }

  public mutating func member(_ name: String, _ value: JSONValue) {
    key(name)
    self.value(value)
  }
}
