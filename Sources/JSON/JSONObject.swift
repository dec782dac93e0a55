/// The members of a JSON object in the order in which their keys first came.
///
/// Looking a key up is a short walk in a small object and O(1) in a large one. Keys are the same when their bytes are, so that
/// a composed and a decomposed “é” stay two members. Two objects are equal when they hold the same members in any order.
public struct JSONObject: Sendable {
  /// One member.
  public struct Member: Sendable {
    public let key: String
    public internal(set) var value: JSONValue
  }

  /// All members, in order, each key once.
  public private(set) var members: [Member] = []

  /// Where each key stands in `members`; kept only from ``indexedFrom`` members on.
  private var index: [JSONKey: Int] = [:]

  /// Up to this many members a walk is faster than hashing.
  private static let indexedFrom = 12

  public init() {}

  /// The members given; of two with one key the later value stands, at the place of the first.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  public var count: Int { members.count }
  public var isEmpty: Bool { members.isEmpty }
  public var keys: [String] { members.map(\.key) }

  /// The value of a key. Setting `nil` removes the member, which is O(n).
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      if let place = position(of: key) {
        if let newValue {
          members[place].value = newValue
        } else {
          members.remove(at: place)
          if !index.isEmpty { rebuildIndex() }
        }
      } else if let newValue {
        if members.isEmpty { members.reserveCapacity(4) }
        members.append(Member(key: key, value: newValue))
        if members.count == Self.indexedFrom {
          rebuildIndex()
        } else if members.count > Self.indexedFrom {
          index[JSONKey(key)] = members.count - 1
        }
      }
    }
  }

  private func position(of key: String) -> Int? {
    if members.count >= Self.indexedFrom { return index[JSONKey(key)] }
    for place in members.indices where JSONKey.same(members[place].key, key) { return place }
    return nil
  }

  private mutating func rebuildIndex() {
    index.removeAll(keepingCapacity: true)
    guard members.count >= Self.indexedFrom else { return }
    for (place, member) in members.enumerated() { index[JSONKey(member.key)] = place }
  }
}

extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var one = Hasher()
      one.combine(JSONKey(member.key))
      one.combine(member.value)
      sum = sum &+ one.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

/// A key compared and hashed by its UTF-8 bytes.
struct JSONKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  /// Whether two keys have the same bytes; Swift's `==` would also join canonically equivalent ones.
  ///
  /// `==` goes first all the same: it decides nearly every case by comparing two words, and what it calls different is.
  @inline(__always)
  static func same(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left == right && left.utf8.elementsEqual(right.utf8)
  }

  static func == (left: JSONKey, right: JSONKey) -> Bool { same(left.text, right.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
