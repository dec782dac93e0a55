import Testing
import TextModel

struct UnifiedDiffTests {
  private func diff(_ old: [String], _ new: [String], limit: Int) -> [String] {
    func bytes(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
    let diff = UnifiedDiff.diff(bytes(old), bytes(new), oldName: "a", newName: "b", limit: limit)
    return String(decoding: diff, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  /// What a diff makes of some lines, each hunk checked against them.
  private func applied(_ diff: [String], to old: [String]) throws -> [String] {
    var out: [String] = []
    var at = 0
    for line in diff.dropFirst(2) {
      if line.hasPrefix("@@") {
        let range = try #require(line.split(separator: " ").dropFirst().first).dropFirst().split(separator: ",").compactMap {
          Int($0)
        }
        let start = range.count > 1 && range[1] == 0 ? range[0] : range[0] - 1
        out += old[at..<start]
        at = start
        continue
      }
      if !line.hasPrefix("+") {
        #expect(line.dropFirst() == old[at])
        at += 1
      }
      if !line.hasPrefix("-") { out.append(String(line.dropFirst())) }
    }
    return out + old[at...]
  }

  @Test(arguments: [0, 3, 2000])
  func anyDiffMakesTheNewOfTheOld(limit: Int) throws {
    var random = UInt64(11)
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    for _ in 0..<200 {
      // Few kinds of lines, so that most stand more than once.
      let kinds = 1 + next(60)
      let old = (0..<next(40)).map { _ in "行\(next(kinds))" }
      let new = (0..<next(40)).map { _ in next(3) == 0 || old.isEmpty ? "行\(next(kinds))" : old[next(old.count)] }
      if old == new { continue }
      #expect(try applied(diff(old, new, limit: limit), to: old) == new)
    }
  }

  @Test func rowsAddedThroughoutALargeTableAreOnlyAdded() {
    let old = (0..<500).map { "行\($0 * 2)" }
    let new = (0..<1000).map { "行\($0)" }
    let diff = diff(old, new, limit: 20)
    #expect(diff.dropFirst(2).count { $0.hasPrefix("+") } == 500)
    #expect(diff.dropFirst(2).allSatisfy { !$0.hasPrefix("-") })
  }
}
