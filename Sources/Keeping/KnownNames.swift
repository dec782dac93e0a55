import Lexicon
import TextModel

/// The names, or the codes, that rows of one kind go by: whether there is one, and which is near a misspelt one.
struct KnownNames {
  private let lexicon: LexiconSnapshot
  private let column: String
  private var index = KeyIndex()
  private var entries: [Int32] = []
  private let advisor = Advisor()

  /// What advice has been given, which is dear.
  private final class Advisor {
    /// Comparisons that may still be made: a table without a single right parent is told of, but not advised on to the end.
    var budget = 1_000_000
    /// Names by the bytes of their first character.
    var byBeginning: [ArraySlice<UInt8>: [String]]?
  }

  init(_ lexicon: LexiconSnapshot, column: String) { (self.lexicon, self.column) = (lexicon, column) }

  mutating func add(_ entry: Entry) {
    guard let position = entry.kind.columnIndex(column) else { return }
    let table = lexicon.table(of: entry)
    if index.add(FNV1a.hash(table.bytes, table.cell(Int(entry.row), position))).isNew { entries.append(entry.id) }
  }

  mutating func add(_ name: String) { index.add(FNV1a.hash(name)) }

  func contains(_ name: String) -> Bool { index.number(of: FNV1a.hash(name)) != nil }

  /// The name most like another: of those that begin alike, are nearly as long and are not too many.
  func nearest(to name: String) -> String? {
    guard advisor.budget > 0 else { return nil }
    let names = advisor.byBeginning ?? byBeginning()
    advisor.byBeginning = names
    let near = names[Self.beginning(of: name), default: []].filter { abs($0.utf8.count - name.utf8.count) <= 3 }
    advisor.budget -= near.count
    return near.count < 20_000 ? Spelling.nearest(to: name, among: near) : nil
  }

  /// Sorted, so that the advice is the same in every run.
  private func byBeginning() -> [ArraySlice<UInt8>: [String]] {
    var names: [ArraySlice<UInt8>: [String]] = [:]
    for id in entries {
      let name = lexicon.text(lexicon.entries[Int(id)], column)
      names[Self.beginning(of: name), default: []].append(name)
    }
    return names.mapValues { $0.sorted() }
  }

  private static func beginning(of name: String) -> ArraySlice<UInt8> {
    Array(name.utf8)[..<min(name.utf8.count, name.utf8.first.map { SourceText.sequenceLength($0) } ?? 0)]
  }
}
