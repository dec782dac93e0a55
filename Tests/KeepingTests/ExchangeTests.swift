import Keeping
import Lexicon
import Testing

struct ExchangeTests {
  private func rows(_ text: String, _ form: Exchange.ImportForm, _ kind: TableKind = .terms) throws -> [[String: String]] {
    try Exchange.table(Array(text.utf8), from: form, kind: kind).rowValues
  }

  @Test func csvIsReadAsExcelWritesIt() throws {
    let text = "\u{FEFF}wrong,right,good\r\n以经,已经,\"他说：\"\"已经,是的\"\"\"\r\n\r\n做好做强,做优做强,\r\n"
    #expect(
      try rows(text, .csv) == [
        ["wrong": "以经", "right": "已经", "good": "他说：\"已经,是的\""], ["wrong": "做好做强", "right": "做优做强"],
      ])
    #expect(try rows("误写;正写\r\n以经;已经\r\n", .csv) == [["wrong": "以经", "right": "已经"]])
    #expect(throws: KeepingError.self) { try rows("wrog,right\na,b\n", .csv) }
  }

  @Test func tsvIsReadWithOurNamesOrTheirLabels() throws {
    #expect(try rows("正写\twrong\n已经\t以经\n", .tsv) == [["wrong": "以经", "right": "已经"]])
  }

  @Test func prhIsRead() throws {
    let text = """
      version: 1
      rules:
        # 注
        - expected: 已经
          patterns:
            - 以经
            - "己经"
          specs:
            - from: 以经
              to: 已经
        - expected: '登录'
          pattern: 登陆  # 网站
        - pattern: /再接再[励历]/
          expected: 再接再厉
        - pattern: 帐号
          expected: 账号

      """
    #expect(
      try rows(text, .prh) == [
        ["wrong": "以经", "right": "已经"], ["wrong": "己经", "right": "已经"], ["wrong": "登陆", "right": "登录"],
        ["wrong": "帐号", "right": "账号"],
      ])
  }

  @Test func valeIsRead() throws {
    let text = "extends: substitution\nmessage: x\nswap:\n  以经: 已经\n  \"己经\": '已经'\n  (?:做|作)客: 做客\n  3\\.0版: 3.0 版\nlevel: error\n"
    #expect(
      try rows(text, .vale) == [
        ["wrong": "以经", "right": "已经"], ["wrong": "己经", "right": "已经"], ["wrong": "3.0版", "right": "3.0 版"],
      ])
    #expect(throws: KeepingError.self) { try rows("swap:\n  \"以经: 已经\n", .vale) }
  }

  @Test func cspellGivesNames() throws {
    #expect(try rows("# 词表\n营商环境\n!不要\n一网通办 # 注\n", .cspell, .phrases) == [["phrase": "营商环境"], ["phrase": "一网通办"]])
  }

  @Test(arguments: [Exchange.ExportForm.csv, .prh, .vale])
  func whatIsExportedIsReadBack(form: Exchange.ExportForm) throws {
    var issues: [DictionaryIssue] = []
    let table = "wrong\tright\n\"以经\"\t已经\n做好,做强\t做优\\做强\n3.0版：a\t3.0 版\n"
    let lexicon = LexiconSnapshot(layers: [
      DictionaryLayer(name: "d", files: [DictionaryFile(path: "t", name: "terms.tsv", bytes: Array(table.utf8))], issues: &issues)
    ])
    let bytes = try Exchange.export(lexicon, kind: .terms, to: form)
    let read = try Exchange.table(bytes, from: try #require(Exchange.ImportForm(rawValue: form.rawValue)), kind: .terms)
    #expect(
      read.rowValues == [
        ["wrong": "\"以经\"", "right": "已经"], ["wrong": "做好,做强", "right": "做优\\做强"], ["wrong": "3.0版：a", "right": "3.0 版"],
      ])
  }

  @Test func wordListsHoldRightFormsOnce() throws {
    var issues: [DictionaryIssue] = []
    let table = "phrase\taliases\twrong\n乙\t甲|乙\t丙\n{place}市\t\t\n"
    let lexicon = LexiconSnapshot(layers: [
      DictionaryLayer(name: "d", files: [DictionaryFile(path: "t", name: "phrases.tsv", bytes: Array(table.utf8))], issues: &issues)
    ])
    #expect(String(decoding: try Exchange.export(lexicon, kind: nil, to: .txt), as: UTF8.self) == "乙\n甲\n")
    #expect(throws: KeepingError.self) { try Exchange.export(lexicon, kind: nil, to: .csv) }
  }
}
