import Lexicon
import TextModel

/// Faults of dictionaries: all are counted; of each kind only the first in each file are kept.
///
/// A table of a million rows may be wrong in each of them. The first few hundred faults of a kind tell a keeper what to mend;
/// how many there are decides what to do about it.
public struct FaultCollection: Sendable {
  /// The faults of one kind in one file.
  public struct Group: Sendable {
    /// The file.
    public let path: String
    /// What is wrong.
    public let kind: DictionaryFault.Kind
    /// How many there are.
    public internal(set) var count = 0
    /// How many of them are errors.
    public internal(set) var errors = 0
    /// How many of them are kept.
    public var kept: Int { faults.count }
    fileprivate var faults: [Kept] = []
    /// Faults beyond this line are counted only.
    var lastLine = Int.max
    /// Hash of path and kind.
    let hash: UInt64

    init(path: String, kind: DictionaryFault.Kind) {
      (self.path, self.kind) = (path, kind)
      hash = FNV1a.hash(path) &* 31 &+ FNV1a.hash(kind.rawValue)
    }
  }

  /// A fault with what tells it apart.
  fileprivate struct Kept: Sendable {
    var fault: DictionaryFault
    var signature: UInt64
  }

  private struct Key: Hashable {
    var path: String
    var kind: DictionaryFault.Kind
  }

  /// By path, then by kind.
  public var groups: [Group] { all.filter { $0.count > 0 }.sorted { ($0.path, $0.kind.rawValue) < ($1.path, $1.kind.rawValue) } }

  private var all: [Group] = []
  private var numbers: [Key: Int] = [:]
  /// The group that was met last.
  private var last = 0
  /// How many of a kind in a file are kept.
  private let limit: Int
  private let paths: Set<String>?
  /// How often each fault is there, told apart by kind, file, row and what it is about, but not by line; nil when not wanted.
  private(set) var signatures: [UInt64: Int]?
  /// Of these faults only so many count; nil for all.
  private var wanted: [UInt64: Int]?

  /// - Parameters:
  ///   - limit: How many faults of one kind in one file are kept: those that stand first.
  ///   - paths: Files whose faults count; nil for every file.
  public init(limit: Int = .max, paths: Set<String>? = nil) { (self.limit, self.paths) = (max(1, limit), paths) }

  /// A collection that can be compared with another, of an earlier state.
  static func comparable(limit: Int) -> FaultCollection {
    var collection = FaultCollection(limit: limit)
    collection.signatures = [:]
    return collection
  }

  /// What a collection has and an earlier one has not; where not all of that was kept, a collection that wants it: the faults have
  /// to be found again.
  static func new(in later: FaultCollection, since earlier: FaultCollection) -> (found: FaultCollection, isComplete: Bool) {
    var wanted: [UInt64: Int] = [:]
    var left = 0
    for (signature, count) in later.signatures ?? [:] {
      let excess = count - (earlier.signatures?[signature] ?? 0)
      if excess > 0 {
        wanted[signature] = excess
        left += excess
      }
    }
    var empty = FaultCollection(limit: later.limit)
    empty.wanted = wanted
    var found = empty
    for group in later.all {
      for kept in group.faults {
        let fault = kept.fault
        found.add(fault.kind, fault.path, line: fault.line, isError: fault.severity == .error, signature: kept.signature) { fault }
      }
    }
    return found.count == left ? (found, true) : (empty, false)
  }

  /// How many there are.
  public var count: Int { all.reduce(0) { $0 + $1.count } }

  /// The faults that are kept, by path, line, column and kind.
  public var kept: [DictionaryFault] { Self.sorted(all.flatMap(\.faults)).map(\.fault) }

  /// Whether some file cannot be read as a table, at least in part.
  public var isUnreadable: Bool { all.contains { $0.kind == .format && $0.errors > 0 } }

  /// Counts a fault, and keeps it if it is among the first of its kind; only then is `fault` called.
  ///
  /// - Parameter signature: Tells the fault apart from others of its kind in the file, wherever the row stands.
  mutating func add(
    _ kind: DictionaryFault.Kind, _ path: String, line: Int, isError: Bool, signature: UInt64, _ fault: () -> DictionaryFault
  ) {
    guard let number = number(of: path, kind) else { return }
    let whole = all[number].hash ^ signature
    signatures?[whole, default: 0] += 1
    if wanted != nil {
      guard let count = wanted?[whole], count > 0 else { return }
      wanted?[whole] = count - 1
    }
    all[number].count += 1
    if isError { all[number].errors += 1 }
    guard line <= all[number].lastLine else { return }
    all[number].faults.append(Kept(fault: fault(), signature: signature))
    if all[number].faults.count / 2 >= limit { cut(number) }
  }

  /// The number of a group, a new one if need be; nil when the faults of the file do not count.
  private mutating func number(of path: String, _ kind: DictionaryFault.Kind) -> Int? {
    // One check tells one kind of one file after the other.
    if last < all.count, all[last].kind == kind, all[last].path == path { return last }
    if let paths, !paths.contains(path) { return nil }
    let key = Key(path: path, kind: kind)
    last = numbers[key] ?? all.count
    if last == all.count {
      numbers[key] = last
      all.append(Group(path: path, kind: kind))
    }
    return last
  }

  /// Adds a fault.
  public mutating func add(_ fault: DictionaryFault) {
    let signature = FNV1a.hash(String(String.UnicodeScalarView(fault.message.zh.unicodeScalars.filter { !("0"..."9" ~= $0) })))
    add(fault.kind, fault.path, line: fault.line, isError: fault.severity == .error, signature: signature) { fault }
  }

  /// Leaves only the first faults of each group.
  mutating func cut() {
    for number in all.indices where all[number].faults.count > limit { cut(number) }
  }

  private mutating func cut(_ number: Int) {
    all[number].faults = Array(Self.sorted(all[number].faults).prefix(limit))
    all[number].lastLine = all[number].faults.last?.fault.line ?? .max
  }

  private static func sorted(_ faults: [Kept]) -> [Kept] {
    faults.sorted { x, y in
      let (a, b) = (x.fault, y.fault)
      return (a.path, a.line, a.column, a.kind.rawValue) < (b.path, b.line, b.column, b.kind.rawValue)
    }
  }
}
