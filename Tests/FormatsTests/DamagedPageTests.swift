import Testing
import TextModel

@testable import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let scrapedPaths: String? = unsafe getenv("ZHUBI_SCRAPED").flatMap { unsafe String(validatingCString: $0) }

/// Pages as web scrapes leave them: Traditional characters with pinyin residue, half-width punctuation, lost quotations.
@Suite struct DamagedPageTests {
  static let lines = [
    "中共某市委辦公室印發(fā)《關(guān)于成立全面振興新突破三年行動領(lǐng)導(dǎo)小組的通知》", "各縣（市）區(qū)委,市直各單位:",
    "    為深入貫徹落實(shí)  會議精神，現(xiàn)將有關(guān)事項(xiàng)通知如下;", "　　一、加強(qiáng)組織<領(lǐng)導(dǎo)>&協(xié)調(diào)", "2024年3月5日",
    "\u{FFFD}\u{200B}？",
  ]

  @Test(arguments: [UInt64(7), 8, 9]) func damagedTextWrappedAsHTMLIsTheSameText(seed: UInt64) {
    expectSame(Self.lines, seed: seed)
  }

  /// Set `ZHUBI_SCRAPED` to the paths of scraped texts, separated by colons, to run this over real ones.
  @Test(.enabled(if: scrapedPaths != nil, "ZHUBI_SCRAPED is not set: real scraped pages are not compared"))
  func scrapedPagesWrappedAsHTMLAreTheSameText() throws {
    let paths = try #require(scrapedPaths)
    for path in paths.split(separator: ":") {
      let bytes = try #require(read(String(path)))
      let text = try DecodedText(decoding: bytes).text
      expectSame(text.lineBlocks.map { text.string($0.range) }, seed: 1)
    }
  }

  private func expectSame(_ lines: [String], seed: UInt64) {
    var numbers = SeededNumbers(state: seed)
    var page = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>\n"
    var expected: [String] = []
    for line in lines {
      page += "<p>"
      for scalar in line.unicodeScalars {
        switch Int.random(in: 0..<24, using: &numbers) {
        case 0: page += "<span>"
        case 1: page += "</span>"
        case 2: page += "<!-- x -->"
        case 3 where scalar.value > 0x20 && !CharacterClass.isInvisible(scalar.value):
          page += "&#\(scalar.value);"
          continue
        default: break
        }
        switch scalar {
        case "<": page += "&lt;"
        case "&": page += "&amp;"
        default: page.unicodeScalars.append(scalar)
        }
      }
      page += "</p>\n"
      var trimmed = Substring(line)
      while trimmed.first == " " { trimmed.removeFirst() }
      while trimmed.last == " " { trimmed.removeLast() }
      if trimmed.unicodeScalars.contains(where: { $0.value > 0x20 && $0.value != 0x3000 && $0.value != 0xA0 }) {
        expected.append(String(trimmed))
      }
    }
    let text = SourceText(page)
    let structure = DocumentStructure(text, as: .html)
    expectSound(structure, of: text)
    let found = structure.blocks.map { readBlock($0, text) }
    #expect(found == expected)
  }

  private func readBlock(_ block: ProseBlock, _ text: SourceText) -> String { FormatsTests.read(block, of: text) }

  private func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count <= 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
