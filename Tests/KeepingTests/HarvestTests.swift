import Bundled
import Keeping
import Lexicon
import Testing
import TextModel

private let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

/// The candidates of some documents, each at least once seen.
private func harvest(_ texts: [(String, Day?)], base: String = "", kinds: [HarvestKind] = HarvestKind.allCases) -> [Harvest
  .Candidate]
{
  var reader = HarvestReader(lexicon, kinds: Set(kinds), placeBase: base)
  var harvest = Harvest()
  for (number, (text, date)) in texts.enumerated() {
    let source = SourceText(text)
    let blocks = source.lineStarts.indices.map { ProseBlock(source.contentRange(ofLine: $0)) }
    harvest.add(reader.read("稿\(number + 1).txt", source, blocks: blocks, date: date))
  }
  return harvest.candidates(lexicon, atLeast: 1)
}

private func harvest(_ text: String, base: String = "", kind: HarvestKind) -> [String] {
  harvest([(text, nil)], base: base, kinds: [kind]).map { candidate in
    ["name", "phrase", "organization", "office", "parent", "items"].compactMap { candidate.values[$0] }.joined(separator: " ")
  }.sorted()
}

@Suite("Harvest")
struct HarvestTests {
  @Test(
    "persons come with the organisation and the office as the tables write them",
    arguments: [
      ("盘锦市市长程远山主持会议。", ["程远山 盘锦市 市长"]),
      ("阜新市海州区委书记程远山、区长何立明出席。", ["何立明 阜新市海州区 区长", "程远山 阜新市海州区 区委书记"]),
      ("财政部副部长程远山介绍情况。", ["程远山 财政部 副部长"]),
      ("中央组织部副部长程远山主持会议。", ["程远山 中共中央组织部 副部长"]),
      ("营口市数据局局长程远山表示，", ["程远山 营口市数据局 局长"]),
      ("盘锦市政协主席、党组书记程远山讲话。", ["程远山 盘锦市 市政协主席"]),
      ("中国驻爱尔兰大使程远山到机场迎接。", ["程远山 中国驻爱尔兰大使馆 大使"]),
      ("斯里兰卡总理古纳瓦德纳当天表示，", ["古纳瓦德纳 斯里兰卡 总理"]), ("据外交部发言人程远山介绍，", ["程远山 外交部 发言人"]),
    ])
  func persons(_ text: String, _ expected: [String]) { #expect(harvest(text, kind: .people) == expected) }

  @Test(
    "what only looks like a name is not proposed",
    arguments: [
      "合理扩大使用范围，支持在建项目。", "两国元首引领和推动下，关系不断发展。", "总理批示精神要落实。", "广大公务员要持廉守正。", "福州长乐国际机场二期开工。",
      "瑞士驻伊朗大使馆代理其事务。", "原盘锦市市长程远山到场。", "任命盘锦市市长程远山为秘书。", "全国人大代表程远山建议修路。", "牢记总书记殷殷嘱托。", "市长程某某出席。", "越南外交部发言人程远山说，",
      "全国人大常委会原委员长程远山同志的遗体今天火化。",
      "全国人大常委会委员长程远山同志逝世。", "约旦亲王费萨尔出席。",
    ])
  func noPersons(_ text: String) { #expect(harvest(text, kind: .people).isEmpty, "\(harvest(text, kind: .people))") }

  @Test func theDocumentTellsWhatCityAnOfficeIsOf() {
    let text = "盘锦市召开会议\n市长程远山主持。会议指出，盘锦市要加快转型。"
    #expect(harvest(text, kind: .people) == ["程远山 盘锦市 市长"])
    #expect(harvest("市长程远山主持。", kind: .people) == ["程远山 市长"])
    #expect(harvest("市长程远山主持。", base: "营口市", kind: .people) == ["程远山 营口市 市长"])
  }

  @Test(
    "institutions are proposed with the place that they begin with",
    arguments: [
      ("在江苏省产业技术研究院考察。", ["江苏省产业技术研究院"]), ("推动营口市大数据管理中心建设。", ["营口市大数据管理中心"]),
      ("海南医学院更名为海南医科大学。", ["海南医学院", "海南医科大学"]), ("毕业于中国天津大学。", ["天津大学"]), ("支持国家级商协会落户。", []),
      ("建设国家重点实验室。", []), ("沈阳发展开好局。", []), ("沈阳市成立专项服务中心。", []), ("西湖大学和杭州师范大学签约。", ["杭州师范大学"]),
      // What may belong to the name stands before it.
      ("在中车营口电力机车有限公司调研。", []), ("在营口电力机车有限公司调研。", ["营口电力机车有限公司"]), ("落地首个国际船舶登记管理局。", []),
      ("党和国家功勋荣誉表彰工作委员会负责同志", []),
    ])
  func organizations(_ text: String, _ expected: [String]) { #expect(harvest(text, kind: .organizations) == expected) }

  @Test(
    "numbered formulas are told from other phrases in quotation marks",
    arguments: [
      ("落实“四查四改”要求。", HarvestKind.formulas, ["四查四改"]),
      ("做到“三到位”（人员到位、措施到位、责任到位）。", .formulas, ["三到位 人员到位|措施到位|责任到位"]),
      ("推行“1+6”体系。", .formulas, ["1+6"]), ("“双十一”期间", .formulas, []), ("“十四五”时期", .formulas, []), ("实现“六连增”", .formulas, []),
      ("实现“双下降”", .phrases, []), ("推进“双改”", .formulas, ["双改"]),
      ("打造“八闽书屋”。", .phrases, ["八闽书屋"]), ("建设“清风辽河”品牌。", .phrases, ["清风辽河"]),
      ("他说：“我们来得早，走得晚。”", .phrases, []), ("“好”字当头", .phrases, []), ("乘“罗斯福”号", .phrases, []),
    ])
  func quoted(_ text: String, _ kind: HarvestKind, _ expected: [String]) { #expect(harvest(text, kind: kind) == expected) }

  @Test(
    "zones come with the code of the place where they lie",
    arguments: [
      ("位于宜兴市光电新材料产业园。", ["宜兴市光电新材料产业园 320282"]), ("各类园区和国家级新区", []), ("盘锦市重点园区", []),
    ])
  func zones(_ text: String, _ expected: [String]) { #expect(harvest(text, kind: .zones) == expected) }

  @Test func countsDatesAndContextsAreKept() throws {
    let found = harvest(
      [
        ("盘锦市市长程远山出席。盘锦市市长程远山讲话。", Day(2024, 3, 1)), ("盘锦市市长程远山调研。", Day(2023, 5, 2)), ("盘锦市市长程远山到会。", nil),
      ], kinds: [.people])
    let candidate = try #require(found.first)
    #expect(found.count == 1 && candidate.count == 4 && candidate.documents == 3)
    #expect(candidate.first == Day(2023, 5, 2) && candidate.last == Day(2024, 3, 1))
    #expect(candidate.values["attested"] == "2023-05-02|2024-03-01" && candidate.values["source"] == "稿1.txt")
    #expect(candidate.contexts.count == 3 && candidate.contexts[1].hasPrefix("稿2.txt:1: "))
  }

  @Test func theDictionaryIsAsked() throws {
    func knowledge(_ text: String, _ day: Day?, _ kind: HarvestKind) -> HarvestKnowledge? {
      harvest([(text, day)], kinds: [kind]).first?.knowledge
    }
    #expect(knowledge("盘锦市市长邢鹏出席。", Day(2023, 1, 28), .people)?.isKnown == true)
    #expect(knowledge("增强“四个意识”。", nil, .formulas)?.isKnown == true)
    #expect(knowledge("“四个全面”", nil, .formulas)?.isKnown == true, "the dictionary has “四个全面”战略布局")
    #expect(knowledge("营口市财政局召开会议", nil, .organizations)?.isKnown == true, "by the pattern {place}市财政局")
    #expect(knowledge("盘锦市市长程远山出席。", Day(2030, 1, 1), .people) == .unknown)
    guard case .different(let holder)? = knowledge("盘锦市市长程远山出席。", Day(2023, 1, 28), .people) else {
      Issue.record("another holder is not told")
      return
    }
    #expect(holder.zh.contains("邢鹏"))
    guard case .related? = knowledge("营口市副市长邢鹏出席。", Day(2035, 1, 1), .people) else {
      Issue.record("the other office is not told")
      return
    }
  }

  @Test func theTableIsImportedAfterReview() throws {
    let found = harvest([("盘锦市市长程远山、盘锦市副市长何立明出席。", Day(2030, 1, 1)), ("盘锦市市长邢鹏出席。", Day(2023, 1, 28))], kinds: [.people])
    let table = String(decoding: HarvestTable.csv(found, .people, .zhHans), as: UTF8.self)
    let rows = try Exchange.table(Array(table.utf8), from: .csv, kind: .people).rowValues
    #expect(rows.compactMap { $0["name"] }.sorted() == ["何立明", "程远山"], "the known one is not taken: \(table)")
    #expect(
      rows.allSatisfy { $0["attested"] == "2030-01-01" && $0["source"] == "稿1.txt" && $0.keys.allSatisfy { !$0.hasPrefix("#") } })
    let refused = table.split(separator: "\r\n").map { line in
      line.hasPrefix("何立明") ? String(line).replacing(",稿1.txt,,", with: ",稿1.txt,否,") : String(line)
    }
    let reviewed = try Exchange.table(Array(refused.joined(separator: "\r\n").utf8), from: .csv, kind: .people).rowValues
    #expect(reviewed.compactMap { $0["name"] } == ["程远山"])
  }
}
