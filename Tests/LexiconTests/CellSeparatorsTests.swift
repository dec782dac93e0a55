import Testing

@testable import Lexicon

@Suite("Cells of tables")
struct CellSeparatorsTests {
  @Test("Tabs and line feeds are found at every distance, and nothing else is", arguments: 0..<40)
  func separators(length: Int) {
    // Neighbours of the two bytes, among them those that a carry from one byte to the next would confuse.
    let others: [UInt8] = [0x08, 0x0B, 0x00, 0x89, 0x8A, 0xFF, 0x41, 0xE5]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let bytes = (0..<length).map { _ in
        Bool.random(using: &generator)
          ? others[Int.random(in: 0..<others.count, using: &generator)] : UInt8.random(in: 9...10, using: &generator)
      }
      for start in 0...length {
        var separators = unsafe CellSeparators(bytes.span.bytes, from: start)
        var found: [Int] = []
        while true {
          let at = unsafe separators.next(in: bytes.span.bytes)
          if at >= bytes.count { break }
          found.append(at)
        }
        #expect(found == bytes.indices.filter { $0 >= start && (bytes[$0] == 9 || bytes[$0] == 10) }, "\(bytes) from \(start)")
      }
    }
  }

  @Test("A row's cells, with line ends of both kinds, without one, and with a column that is not asked for")
  func cells() {
    for end in ["\n", "\r\n", ""] {
      var issues: [DictionaryIssue] = []
      let table = DictionaryTable(
        path: "terms.tsv", kind: .terms, bytes: Array("wrong\tright\tkind\n帐号\t账号\ttypo\(end)".utf8), issues: &issues)
      var cells: [Range<Int>] = []
      table.findCells(0, &cells)
      let texts = cells.map { String(decoding: table.bytes[$0], as: UTF8.self) }
      #expect(texts.prefix(3) == ["帐号", "账号", "typo"] && texts.dropFirst(3).allSatisfy(\.isEmpty))
      var few: [Range<Int>] = []
      table.findCells(0, &few, through: 1)
      #expect(few[0] == cells[0] && few[1] == cells[1] && few[2].isEmpty)
    }
  }

  @Test(
    "Dates are read to the part that is known",
    arguments: [
      ("2023", 2023, nil, nil), ("2023-01", 2023, 1, nil), ("2023-01-28", 2023, 1, 28), ("0987-12", 987, 12, nil),
    ] as [(String, Int, Int?, Int?)])
  func dates(text: String, year: Int, month: Int?, day: Int?) {
    let date = PartialDate(Array(text.utf8))
    #expect(date?.year == year && date?.month == month && date?.day == day && date?.text == text)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "202", "20233", "2023-", "2023-1", "2023-13", "2023-00", "0000", "2023-02-29", "2023-01-", "2023-01-280", "2023/01",
      "二〇二三",
    ]
  )
  func noDates(text: String) { #expect(PartialDate(Array(text.utf8)) == nil) }
}
