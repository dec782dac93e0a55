/// A line diff in the unified form that `patch` and `git apply` read.
public enum UnifiedDiff {
  /// The diff that turns `old` into `new`; empty when they are equal. Lines end in LF; a CR before it is part of the line.
  ///
  /// Uses the greedy algorithm of Myers (1986), O((n + m) · d) for d changed lines; beyond `limit` changed lines only lines that
  /// stand once in both are held to be the same, O(n log n): enough for tables, whose rows differ.
  public static func diff(_ old: [UInt8], _ new: [UInt8], oldName: String, newName: String, context: Int = 3, limit: Int = 2000)
    -> [UInt8]
  {
    guard old != new else { return [] }
    let a = lines(old)
    let b = lines(new)
    var prefix = 0
    while prefix < min(a.count, b.count), isSame(old, a[prefix], new, b[prefix]) { prefix += 1 }
    var suffix = 0
    while suffix < min(a.count, b.count) - prefix, isSame(old, a[a.count - 1 - suffix], new, b[b.count - 1 - suffix]) {
      suffix += 1
    }
    let script = edits(a[prefix..<a.count - suffix], b[prefix..<b.count - suffix], limit)
    var out = Array("--- \(header(oldName))\n+++ \(header(newName))\n".utf8)
    write(script, a, b, context, &out)
    return out
  }

  /// A file name as `patch` and git read it: a name with a blank ends at a tab, one with control characters is quoted as in C.
  private static func header(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
      return name.utf8.contains(0x20) ? name + "\t" : name
    }
    var out = "\""
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: out += "\\" + String(scalar)
      case 0..<0x20, 0x7F:
        let octal = String(scalar.value, radix: 8)
        out += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// A stretch of old lines replaced by a stretch of new lines.
  struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    let span = bytes.span
    var start = 0
    var at = 0
    while at < span.count {
      if span[at] == 0x0A {
        lines.append(bytes[start...at])
        start = at + 1
      }
      at &+= 1
    }
    if start < at { lines.append(bytes[start..<at]) }
    return lines
  }

  /// Whether two lines are the same: most of two large tables are, and slices are slow to compare.
  private static func isSame(_ a: [UInt8], _ x: ArraySlice<UInt8>, _ b: [UInt8], _ y: ArraySlice<UInt8>) -> Bool {
    guard x.count == y.count else { return false }
    let old = a.span
    let new = b.span
    var i = x.startIndex
    var j = y.startIndex
    while i < x.endIndex {
      if old[i] != new[j] { return false }
      i &+= 1
      j &+= 1
    }
    return true
  }

  private static func edits(_ a: ArraySlice<ArraySlice<UInt8>>, _ b: ArraySlice<ArraySlice<UInt8>>, _ limit: Int) -> [Change] {
    let whole = [Change(old: a.startIndex..<a.endIndex, new: b.startIndex..<b.endIndex)]
    if a.isEmpty || b.isEmpty { return whole }
    let matches = commonLines(a, b, limit) ?? uniqueLines(a, b)
    var changes: [Change] = []
    var i = a.startIndex
    var j = b.startIndex
    for (x, y) in matches + [(a.endIndex, b.endIndex)] {
      if x > i || y > j { changes.append(Change(old: i..<x, new: j..<y)) }
      i = x + 1
      j = y + 1
    }
    return changes
  }

  /// Pairs of equal lines, ascending; nil when there are more than `limit` changes.
  private static func commonLines(_ a: ArraySlice<ArraySlice<UInt8>>, _ b: ArraySlice<ArraySlice<UInt8>>, _ limit: Int) -> [(
    Int, Int
  )]? {
    let n = a.count
    let m = b.count
    let most = min(n + m, limit)
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [[Int]] = []
    for d in 0...most {
      trace.append(furthest)
      for k in stride(from: -d, through: d, by: 2) {
        let at = k + most + 1
        var x = k == -d || k != d && furthest[at - 1] < furthest[at + 1] ? furthest[at + 1] : furthest[at - 1] + 1
        while x < n, x - k < m, x - k >= 0, a[a.startIndex + x] == b[b.startIndex + x - k] { x += 1 }
        furthest[at] = x
        if x >= n, x - k >= m { return backtrack(trace, d, n, m, most).map { ($0 + a.startIndex, $1 + b.startIndex) } }
      }
    }
    return nil
  }

  private static func backtrack(_ trace: [[Int]], _ distance: Int, _ n: Int, _ m: Int, _ most: Int) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var x = n
    var y = m
    for d in stride(from: distance, through: 0, by: -1) {
      let furthest = trace[d]
      let k = x - y
      let at = k + most + 1
      let previousK = k == -d || k != d && furthest[at - 1] < furthest[at + 1] ? k + 1 : k - 1
      let previousX = d == 0 ? 0 : furthest[previousK + most + 1]
      let previousY = d == 0 ? 0 : previousX - previousK
      while x > previousX, y > previousY {
        x -= 1
        y -= 1
        pairs.append((x, y))
      }
      x = previousX
      y = previousY
    }
    return pairs.reversed()
  }

  private static func write(
    _ changes: [Change], _ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>], _ context: Int, _ out: inout [UInt8]
  ) {
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context { last += 1 }
      let start = max(0, changes[first].old.lowerBound - context)
      let end = min(a.count, changes[last].old.upperBound + context)
      let newStart = changes[first].new.lowerBound - (changes[first].old.lowerBound - start)
      let newEnd = changes[last].new.upperBound + (end - changes[last].old.upperBound)
      out += Array("@@ -\(span(start, end - start)) +\(span(newStart, newEnd - newStart)) @@\n".utf8)
      var at = start
      for change in changes[first...last] {
        for line in a[at..<change.old.lowerBound] { append(0x20, line, &out) }
        for line in a[change.old] { append(0x2D, line, &out) }
        for line in b[change.new] { append(0x2B, line, &out) }
        at = change.old.upperBound
      }
      for line in a[at..<end] { append(0x20, line, &out) }
      first = last + 1
    }
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func append(_ mark: UInt8, _ line: ArraySlice<UInt8>, _ out: inout [UInt8]) {
    out.append(mark)
    out += line
    if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
  }
}
