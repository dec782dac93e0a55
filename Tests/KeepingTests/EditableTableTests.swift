import Keeping
import Lexicon
import Testing

struct EditableTableTests {
  private func table(_ text: String, _ kind: TableKind = .phrases) -> EditableTable {
    EditableTable(path: "t.tsv", kind: kind, bytes: Array(text.utf8))
  }

  private func canonical(_ text: String, _ kind: TableKind = .phrases) -> String {
    String(decoding: table(text, kind).canonicalBytes(), as: UTF8.self)
  }

  @Test(arguments: [
    "phrase\tsource\nb\tx\n", "\u{FEFF}phrase\tsource\r\nb\tx\r\n", "phrase\n# c\n\nb", "", "# only a comment\n",
    "phrase\r\nb\nc\r\n",
  ])
  func aTableThatIsNotChangedComesBackByteForByte(text: String) {
    #expect(String(decoding: table(text).bytes, as: UTF8.self) == text)
  }

  @Test func canonicalFormSortsRowsByKeyAndKeepsTheirComments() {
    let text = "\u{FEFF}source\tphrase\r\n# 表注\r\ns\t乙\r\n# 甲的注\r\ns\t 甲 \r\n"
    #expect(canonical(text) == "phrase\tsource\n# 表注\n乙\ts\n# 甲的注\n甲\ts\n")
  }

  @Test func commentsOfTheFirstRowStayApartFromThoseOfTheTable() {
    let once = canonical("phrase\n# 表注\nb\n# a 的注\na\n")
    #expect(once == "phrase\n# 表注\n\n# a 的注\na\nb\n")
    #expect(canonical(once) == once)
    var edited = table(once)
    edited.insert(["phrase": "0"])
    #expect(String(decoding: edited.canonicalBytes(), as: UTF8.self) == "phrase\n# 表注\n0\n# a 的注\na\nb\n")
  }

  @Test func whatASpreadsheetDoesIsUndone() {
    let text = "phrase\taliases\tsource\n\"# 说\"\"明\"\"\"\t\t\n# 注\t\t\n\"说\"\"是\"\"\"\t\ts\n\"四个全面\"\ta||a|b\ts\n\t\t\n"
    #expect(canonical(text) == "phrase\taliases\tsource\n# 说\"明\"\n# 注\n\"四个全面\"\ta|b\ts\n说\"是\"\t\ts\n")
  }

  @Test func aRowGoesWhereTheOrderWantsItAndNothingElseChanges() {
    var edited = table("phrase\tsource\r\n甲\ts\r\n# 丙注\r\n说\ts\r\n")
    edited.insert(["phrase": "网", "source": "t"])
    edited.insert(["phrase": "丙", "source": "t"])
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "phrase\tsource\r\n丙\tt\r\n甲\ts\r\n网\tt\r\n# 丙注\r\n说\ts\r\n")
  }

  @Test func aTableWithoutOrderIsContinuedAtItsEnd() {
    var edited = table("phrase\nb\na")
    edited.insert(["phrase": "aa"])
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "phrase\nb\na\naa\n")
  }

  @Test func aColumnThatTheFileLacksIsAdded() {
    var edited = table("phrase\na\nb\n")
    edited.set(edited.rows[1], "until", "2025")
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "phrase\tuntil\na\t\nb\t2025\n")
  }

  @Test func removingARowTakesItsOwnCommentsAlong() {
    var edited = table("phrase\n# 表注\na\n# b 的注\nb\nc\n")
    edited.remove(edited.rows[1])
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "phrase\n# 表注\na\nc\n")
    edited.remove(edited.rows[0])
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "phrase\n# 表注\nc\n")
  }

  @Test func randomTablesKeepEveryCellAndHaveOneCanonicalForm() {
    var state: UInt64 = 20_261_121
    func random(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let words = ["甲", "乙", "丙丁", "", "a", "“戊”", "己|庚"]
    for _ in 0..<200 {
      var text = "phrase\taliases\tsource\n"
      for _ in 0..<random(8) {
        text += random(4) == 0 ? "# \(random(9))\n" : "\(words[random(7)])x\t\(words[random(7)])\t\(words[random(7)])\n"
      }
      let once = canonical(text)
      #expect(canonical(once) == once)
      let cells = { (text: String) in Set(self.table(text).rows.map { self.table(text).cells($0).joined(separator: "/") }) }
      #expect(cells(text) == cells(once))
    }
  }

  @Test func aTableInQuotationMarksThroughoutIsReadAsWithout() {
    let plain = "phrase\tsince\tsource\n# 注“一”, \"二\"\n甲\t2023-01\tS\n说\"好\"的\t\tS\n"
    let quoted =
      "\"phrase\"\t\"since\"\t\"source\"\n\"# 注“一”, \"\"二\"\"\"\t\t\n\"甲\"\t\"2023-01\"\t\"S\"\n\"说\"\"好\"\"的\"\t\t\"S\"\n"
    #expect(String(decoding: table(quoted, .phrases).canonicalBytes(), as: UTF8.self) == plain)
    #expect(table("\"phrase\"\n\"两\n行\"\n", .phrases).rowValues == [["phrase": "两 行"]])
    #expect(table("phrase\n\"四个全面\"\n", .phrases).rowValues == [["phrase": "\"四个全面\""]], "these marks are the entry's own")
  }
}
