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
    var faults: [DictionaryFault] = []
    /// Faults beyond this line are counted only.
    var lastLine = Int.max
  }

  private struct Key: Hashable {
    var path: String
    var kind: DictionaryFault.Kind
  }

  /// By path, then by kind.
  public var groups: [Group] { all.sorted { ($0.path, $0.kind.rawValue) < ($1.path, $1.kind.rawValue) } }

  private var all: [Group] = []
  private var numbers: [Key: Int] = [:]
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
  static func comparable() -> FaultCollection {
    var collection = FaultCollection(limit: 1)
    collection.signatures = [:]
    return collection
  }

  /// A collection of what one has and an earlier one has not; nil when that is nothing.
  static func ofNew(in later: FaultCollection, since earlier: FaultCollection, limit: Int) -> FaultCollection? {
    var wanted: [UInt64: Int] = [:]
    for (signature, count) in later.signatures ?? [:] {
      let excess = count - (earlier.signatures?[signature] ?? 0)
      if excess > 0 { wanted[signature] = excess }
    }
    if wanted.isEmpty { return nil }
    var collection = FaultCollection(limit: limit)
    collection.wanted = wanted
    return collection
  }

  /// How many there are.
  public var count: Int { all.reduce(0) { $0 + $1.count } }

  /// The faults that are kept, by path, line, column and kind.
  public var kept: [DictionaryFault] { Self.sorted(all.flatMap(\.faults)) }

  /// Whether some file cannot be read as a table, at least in part.
  public var isUnreadable: Bool { all.contains { $0.kind == .format && $0.errors > 0 } }

  /// Counts a fault, and keeps it if it is among the first of its kind; only then is `fault` called.
  ///
  /// - Parameter signature: Tells the fault apart from others of its kind in the file, wherever the row stands.
  mutating func add(
    _ kind: DictionaryFault.Kind, _ path: String, line: Int, isError: Bool, signature: UInt64, _ fault: () -> DictionaryFault
  ) {
    if let paths, !paths.contains(path) { return }
    if signatures != nil || wanted != nil {
      var hash = FNV1a()
      hash.add(kind.rawValue.utf8)
      hash.add(path.utf8)
      let signature = hash.value ^ signature
      signatures?[signature, default: 0] += 1
      if let left = wanted {
        guard let count = left[signature], count > 0 else { return }
        wanted?[signature] = count - 1
      }
    }
    let key = Key(path: path, kind: kind)
    let number = numbers[key] ?? all.count
    if number == all.count {
      numbers[key] = number
      all.append(Group(path: path, kind: kind))
    }
    all[number].count += 1
    if isError { all[number].errors += 1 }
    guard line <= all[number].lastLine else { return }
    all[number].faults.append(fault())
    if all[number].faults.count / 2 >= limit { cut(number) }
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
    let first = Self.sorted(all[number].faults).prefix(limit)
    all[number].faults = Array(first)
    all[number].lastLine = first.last?.line ?? .max
  }

  private static func sorted(_ faults: [DictionaryFault]) -> [DictionaryFault] {
    faults.sorted { a, b in (a.path, a.line, a.column, a.kind.rawValue) < (b.path, b.line, b.column, b.kind.rawValue) }
  }
}
