/// One compiled wildcard pattern, matched in time proportional to the path times the pattern at worst.
///
/// Two places to come back to are enough, the last `*` and the last `**/`: whatever an earlier one could reach, the later one
/// reaches too. So nothing is ever tried exponentially often.
struct GlobPattern: Sendable, Hashable {
  enum Token: Sendable, Hashable {
    case literal([UInt8])
    /// `?`: one character that is no slash.
    case one
    /// `[…]`: one character of a set, never a slash.
    case set(GlobSet)
    /// `*`: any number of characters but slashes.
    case many
    /// `**/`: nothing, or anything up to and including a slash.
    case folders
    /// `**` at the end: anything.
    case rest
  }

  /// What counts as one character for `?` and sets, and how `**` is read.
  enum Mode: Sendable {
    /// As git compares names: byte by byte; the path is that of a whole file.
    case gitPath
    /// As git compares the last part of a path: `**` is no more than `*`.
    case gitName
    /// Unicode scalars; the path is that of a whole file.
    case path
  }

  let tokens: [Token]
  private let isByteWise: Bool

  /// - Parameter pattern: without anchoring slash.
  /// - Returns: `nil` for a pattern that can match nothing, as with an unclosed bracket or a backslash at the end.
  init?(_ pattern: [UInt8], _ mode: Mode) {
    var tokens: [Token] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { tokens.append(.literal(literal)) }
      literal = []
    }
    var offset = 0
    while offset < pattern.count {
      switch pattern[offset] {
      case UInt8(ascii: "\\"):
        guard offset + 1 < pattern.count else { return nil }
        literal.append(pattern[offset + 1])
        offset += 2
      case UInt8(ascii: "?"):
        flush()
        tokens.append(.one)
        offset += 1
      case UInt8(ascii: "["):
        guard let (set, end) = GlobSet.parse(pattern, at: offset, isByteWise: mode != .path) else { return nil }
        flush()
        tokens.append(.set(set))
        offset = end
      case UInt8(ascii: "*"):
        var end = offset
        while end < pattern.count, pattern[end] == UInt8(ascii: "*") { end += 1 }
        let beginsPart = offset == 0 || pattern[offset - 1] == UInt8(ascii: "/")
        let endsPart = end == pattern.count || pattern[end] == UInt8(ascii: "/")
        flush()
        if end - offset > 1, mode != .gitName, beginsPart, endsPart {
          tokens.append(end == pattern.count ? .rest : .folders)
          offset = end == pattern.count ? end : end + 1
        } else {
          if tokens.last != .many { tokens.append(.many) }
          offset = end
        }
      default:
        literal.append(pattern[offset])
        offset += 1
      }
    }
    flush()
    self.tokens = tokens
    isByteWise = mode != .path
  }

  /// Whether the pattern covers the whole of `path[range]`.
  func matches(_ path: [UInt8], _ range: Range<Int>) -> Bool {
    let slash = UInt8(ascii: "/")
    if case .literal(let ending)? = tokens.last, !Self.hasSuffix(path, range, ending) { return false }
    var place = range.lowerBound
    var token = 0
    var manyToken: Int?
    var manyPlace = 0
    var foldersToken: Int?
    var foldersPlace = 0
    while true {
      if token == tokens.count, place == range.upperBound { return true }
      var isHit = false
      if token < tokens.count {
        switch tokens[token] {
        case .rest: return true
        case .many:
          (manyToken, manyPlace) = (token, place)
          token += 1
          continue
        case .folders:
          (foldersToken, foldersPlace) = (token, place)
          manyToken = nil
          token += 1
          continue
        case .literal(let bytes):
          if Self.hasPrefix(path, place..<range.upperBound, bytes) {
            isHit = true
            place += bytes.count
            // No star before a slash can help behind it.
            if bytes.contains(slash) { manyToken = nil }
          }
        case .one:
          if place < range.upperBound, path[place] != slash {
            isHit = true
            place = next(path, place, range.upperBound)
          }
        case .set(let set):
          if place < range.upperBound, path[place] != slash {
            let end = next(path, place, range.upperBound)
            if set.contains(GlobSet.character(path, place..<end)) {
              isHit = true
              place = end
            }
          }
        }
      }
      if isHit {
        token += 1
      } else if let many = manyToken, manyPlace < range.upperBound, path[manyPlace] != slash {
        manyPlace = next(path, manyPlace, range.upperBound)
        (token, place) = (many + 1, manyPlace)
      } else if let folders = foldersToken, let cut = path[foldersPlace..<range.upperBound].firstIndex(of: slash) {
        foldersPlace = cut + 1
        (token, place) = (folders + 1, foldersPlace)
        manyToken = nil
      } else {
        return false
      }
    }
  }

  /// Where the next character begins.
  private func next(_ path: [UInt8], _ place: Int, _ limit: Int) -> Int {
    var place = place + 1
    if isByteWise || path[place - 1] < 0xC0 { return place }
    while place < limit, path[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }

  private static func hasPrefix(_ path: [UInt8], _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard bytes.count <= range.count else { return false }
    for index in bytes.indices where bytes[index] != path[range.lowerBound + index] { return false }
    return true
  }

  private static func hasSuffix(_ path: [UInt8], _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard bytes.count <= range.count else { return false }
    return hasPrefix(path, range.upperBound - bytes.count..<range.upperBound, bytes)
  }
}
