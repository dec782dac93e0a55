import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// Formatting: only what is certain and only layout, never wording.
extension Session {
  private static let layout: Set<String> = ["encoding", "residue", "punct", "script"]

  func formatting(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let range = params["range"].map { byteRange($0, in: document.text) } ?? document.text.fullRange
    let findings = document.findings.filter { finding in
      Self.layout.contains(String(finding.rule.prefix { $0 != "/" }))
        && finding.fixes.first.map { $0.safety == .safe && $0.edits.allSatisfy { range.contains($0.range) } } ?? false
    }
    let plan = FixPlan(findings, allowing: .safe, blocks: document.analysis?.blocks ?? [])
    let trailing = trailingBlanks(document).filter { blank in
      range.contains(blank.range) && !plan.edits.contains { $0.range.overlaps(blank.range) }
    }
    return .array(
      (plan.edits + trailing).sorted { $0.range < $1.range }.map {
        ["range": json($0.range, in: document.text), "newText": .string($0.replacement)]
      })
  }

  /// Blanks at the end of a block, which nobody sees. Inside a Markdown paragraph two of them break the line: those stay.
  private func trailingBlanks(_ document: ServerDocument) -> [TextEdit] {
    let text = document.text
    return (document.analysis?.blocks ?? []).compactMap { block in
      let line = text.contentRange(ofLine: text.line(at: max(Int(block.range.end), 1) - 1))
      var start = Int(line.end)
      while start > Int(block.range.start), text.storage[start - 1] == 0x20 || text.storage[start - 1] == 0x09 { start -= 1 }
      return start < Int(line.end) && start > Int(block.range.start) && Int(block.range.end) <= Int(line.end)
        ? TextEdit(ByteRange(start, Int(line.end)), "") : nil
    }
  }

  /// A half-width mark typed after a Han character becomes the full-width one, a straight quote the right curly one.
  func onTypeFormatting(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let typed = params["ch"]?.stringValue?.unicodeScalars.first, offset > 0, typed.value < 0x80,
      document.text.storage[offset - 1] == UInt8(truncatingIfNeeded: typed.value),
      let analysis = document.analysis, let block = analysis.block(at: offset)
    else { return [] }
    let start = Int(analysis.blocks[block].range.start)
    guard offset - 1 > start else { return [] }
    let before = document.text.characterStart(at: offset - 2)
    let previous = document.text.scalar(at: before, limit: offset - 1)
    let lexicon = analysis.context.lexicon
    guard lexicon.characters.characterClass(previous).isHan || previous >= 0x3001 && previous <= 0x3011 || previous == 0x201D else {
      return []
    }
    let replacement: String
    switch typed {
    case ",": replacement = "，"
    case ";": replacement = "；"
    case ":": replacement = "："
    case "?": replacement = "？"
    case "!": replacement = "！"
    case "\"":
      let opened = document.text.string(ByteRange(start, offset - 1)).unicodeScalars.reduce(0) {
        $0 + ($1 == "“" ? 1 : $1 == "”" ? -1 : 0)
      }
      replacement = opened > 0 ? "”" : "“"
    default: return []
    }
    return [["range": json(ByteRange(offset - 1, offset), in: document.text), "newText": .string(replacement)]]
  }
}
