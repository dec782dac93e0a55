import Testing
import TextModel

@testable import Formats

/// What a reader sees of a block: kind and level, then the text; an object is shown as ◦.
func described(_ block: ProseBlock, of text: SourceText) -> String {
  let label =
    switch block.kind {
    case .paragraph: "p"
    case .heading: "h\(block.level)"
    case .listItem: "li\(block.level)"
    case .tableCell: "td"
    case .quotation: "q"
    case .caption: "cap"
    }
  return label + "|" + read(block, of: text)
}

/// The text of a block as it is read.
func read(_ block: ProseBlock, of text: SourceText) -> String {
  var out = ""
  var at = block.range.start
  for splice in block.splices {
    out += text.string(ByteRange(at, splice.range.start))
    switch splice.reading {
    case .nothing: break
    case .object: out += "◦"
    case .scalars(let scalars): out += String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
    at = splice.range.end
  }
  return out + text.string(ByteRange(at, block.range.end))
}

/// The properties that every structure of every text has.
func expectSound(
  _ structure: DocumentStructure, of text: SourceText, sourceLocation: SourceLocation = #_sourceLocation
) {
  func isBoundary(_ offset: UInt32) -> Bool {
    Int(offset) <= text.count && (Int(offset) == text.count || text.storage[Int(offset)] & 0xC0 != 0x80)
  }
  var fault: String?
  var lastStart: UInt32 = 0
  for block in structure.blocks {
    if !isBoundary(block.range.start) || !isBoundary(block.range.end) { fault = "block off a boundary: \(block.range)" }
    if block.range.start < lastStart { fault = "blocks out of order: \(block.range)" }
    lastStart = block.range.start
    var at = block.range.start
    for splice in block.splices {
      if splice.range.start < at || splice.range.end > block.range.end || splice.range.isEmpty {
        fault = "splice out of place: \(splice) in \(block.range)"
      }
      if !isBoundary(splice.range.start) || !isBoundary(splice.range.end) { fault = "splice off a boundary: \(splice)" }
      at = splice.range.end
    }
  }
  for (a, b) in zip(structure.blocks, structure.blocks.dropFirst()) where b.kind != .caption && a.kind != .caption {
    if b.range.start < a.range.end { fault = "blocks overlap: \(a.range) \(b.range)" }
  }
  for comment in structure.comments where !isBoundary(comment.range.start) || !isBoundary(comment.range.end) {
    fault = "comment off a boundary"
  }
  for date in structure.dateCandidates where text.string(date.range).isEmpty { fault = "date without a place" }
  #expect(fault == nil, sourceLocation: sourceLocation)
}

/// Checks what is read of a text, and its soundness.
func check(
  _ source: String, as format: DocumentFormat, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(source)
  let structure = DocumentStructure(text, as: format)
  expectSound(structure, of: text, sourceLocation: sourceLocation)
  let found = structure.blocks.map { described($0, of: text) }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// A small generator of numbers, so that random tests can print their seed and be repeated.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) ^ (state &* 0x9E37_79B9_7F4A_7C15)
  }
}
