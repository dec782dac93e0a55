import JSON
import Lexicon
import Linting
import Rules
import Testing
import TextModel

@Suite("Options of rules")
struct OptionTests {
  /// A rule, an option with its value, a text, and what is reported without and with the option (`|` between findings).
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var option: String
    var value: JSONValue
    var text: String
    var without: String
    var with: String
    var date: Day?
    var testDescription: String { "\(rule) \(option)" }

    init(_ rule: String, _ option: String, _ value: JSONValue, _ text: String, _ without: String, _ with: String, date: Day? = nil)
    {
      (self.rule, self.option, self.value, self.text) = (rule, option, value, text)
      (self.without, self.with, self.date) = (without, with, date)
    }
  }

  static func words(_ words: String...) -> JSONValue { .array(words.map { .string($0) }) }

  static let cases: [Case] = [
    Case("number/approx-redundant", "markers", words("差不多"), "差不多30个左右", "", "差不多30个左右"),
    Case("number/approx-redundant", "markers", words("出头"), "约30个出头", "", "约30个出头"),
    Case("number/range-wan", "words", .string("marks"), "规模10至20万吨，投资9~16亿元", "10至20万|9~16亿", "9~16亿"),
    Case("number/thousands-separator", "style", .string("none"), "总人口2,015,678人", "", "2,015,678"),
    Case("number/thousands-separator", "style", .string("comma"), "总人口2015678人", "", "2015678"),
    Case("number/thousands-separator", "style", .string("space"), "总人口2015678人", "", "2015678"),
    Case("number/sum-parts", "tolerance", .integer(100), "共实施项目20个，其中工业项目12个、农业项目9个", "12个、农业项目9个", ""),
    Case("number/measure-word", "table", words("只=支:舰队|船队"), "组建一只远洋船队", "", "只"),
    Case("number/list-count", "dictionary", .bool(true), "抓好稳增长、防风险、保民生两项任务", "两项", ""),
    Case("number/list-count", "dictionary", .bool(true), "沈阳、大连、鞍山、抚顺三市", "三市", "三市"),
    Case("unit/symbol-case", "table", words("KPA=kPa"), "压力达到300KPA", "", "KPA"),
    Case("date/invalid", "forms", words("words"), "2023-13-01和2月30日", "2023-13-01|2月30日", "2月30日"),
    Case(
      "date/anniversary", "table", words("学校成立=1952"), "今年是学校成立70周年", "", "70周年", date: Day(clamping: 2025, 5, 1)),
    Case("date/special-day", "table", words("4.15=4·15:全民国家安全"), "开展4.15全民国家安全教育", "", "4.15"),
    Case("docno/agency-code", "agencies", words("甲政发=甲市人民政府"), "乙市人民政府《意见》（甲政发〔2021〕5号）", "", ""),
    Case("docno/agency-code", "agencies", words("甲政发=甲市人民政府"), "国务院《意见》（甲政发〔2021〕5号）", "", "甲政发"),
    Case("residue/editor-mark", "markdown", .string("off"), "**会议强调**，要统筹", "**会议强调**", ""),
    Case("residue/editor-mark", "markdown", .string("off"), "【批注：请核】总投资", "【批注：请核】", "【批注：请核】"),
    Case(
      "script/traditional-char", "perCharLimit", .integer(2),
      "会议強調，全面振興，市委書記主持，各地各部门要结合实际认真抓好落实，确保全年目标任务如期完成，推动各项工作再上新台阶，为群众办更多实事好事",
      "強調|興|書記", "強調"),
  ]

  @Test("change what is reported", arguments: cases)
  func anOptionChangesWhatIsReported(_ c: Case) throws {
    let rule = try #require(RuleCatalogue.rule(c.rule))
    #expect(rule.description.options.contains { $0.name == c.option })
    let source = SourceText(c.text)
    func reported(_ options: [String: JSONValue]) -> String {
      findings(of: rule, in: source, date: c.date, profile: .report, options: options).map { source.string($0.range) }
        .joined(separator: "|")
    }
    #expect(reported([:]) == c.without)
    #expect(reported([c.option: c.value]) == c.with)
  }

  @Test("a lost character is worked out from what an annotation left, unless that is switched off")
  func recoveryCanBeSwitchedOff() throws {
    let rule = try #require(RuleCatalogue.rule("encoding/lost-char"))
    let source = SourceText("要聚焦?fàn)I商環境抓項目")
    let on = findings(of: rule, in: source, date: nil, profile: .web)
    let off = findings(of: rule, in: source, date: nil, profile: .web, options: ["gbkRecovery": .bool(false)])
    #expect(on.first?.fixes.first?.edits.first?.replacement == "營")
    #expect(off.count == 1 && off[0].fixes.isEmpty)
  }

  @Test("a number that the configuration wants with commas gets them", arguments: [("comma", "2,015,678"), ("space", "2 015 678")])
  func largeNumbersAreWrittenAsConfigured(_ style: String, _ right: String) throws {
    let rule = try #require(RuleCatalogue.rule("number/thousands-separator"))
    let source = SourceText("总人口2015678人")
    let found = findings(of: rule, in: source, date: nil, profile: .news, options: ["style": .string(style)])
    #expect(fixing(source, found).string == "总人口\(right)人")
  }
}
