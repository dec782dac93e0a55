import Lexicon
import Linting
import Rules
import Testing
import TextModel

/// Wrong words that only the end of one word and the beginning of the next make up: 建全 in 构建全国, 防犯 in 预防犯罪.
@Suite("Chance meetings of two words")
struct ChanceMeetingTests {
  private static func rule(_ id: String) -> (any Rule.Type)? { RuleCatalogue.all.first { $0.description.id == id } }

  @Test(
    "never are misspellings, whatever two common words meet",
    arguments: ["term/confusion", "term/variant-form", "term/preferred-form", "term/forbidden-word"])
  func areNoMisspellings(_ id: String) throws {
    let rule = try #require(Self.rule(id))
    let text = Self.meetings.map { "会议指出，\($0)。" }.joined(separator: "\n")
    #expect(Self.meetings.count > 3_000)
    let source = SourceText(text)
    let found = findings(of: rule, in: source, date: nil, profile: .news)
    #expect(
      found.isEmpty, "\(found.prefix(20).map { "\(source.string($0.range)) in line \(source.line(at: Int($0.range.start)))" })")
  }

  @Test(
    "stand in real sentences",
    arguments: [
      "构建全国统一大市场，预防犯罪，完善长效机制", "发展规划和发展转变并重", "中国联通发布署名文章", "坚持以经济建设为中心", "挖掘起源、西藏民生", "屈原故里、220千伏输变电",
      "搭配和谐，匹配和顺", "有关建议、相关建筑", "地方按规定执行，对方按约定办理", "选举手续完备，推举手势统一", "工作为民服务，合作为先", "学会计划生育政策", "关心灵活就业人员", "主管理论学习",
      "全面部署名单", "领导体制造就人才", "社会议题广泛", "城市场馆开放", "人民主体地位", "对外交流水平", "成立即将满月", "经过程序审批", "本国际会议中心", "大力量体裁衣", "产业务必转型",
      "改革新举措", "会同志愿者", "目标准时完成", "发现在线问题", "建设备用水源",
    ])
  func standInSentences(_ sentence: String) {
    for rule in RuleCatalogue.all where ["term", "slogan", "place", "name"].contains(rule.description.category) {
      guard !(rule is any WorkspaceRule.Type) else { continue }
      let found = findings(of: rule, in: SourceText(sentence), date: Day(2024, 5, 1), profile: .news)
      #expect(found.allSatisfy { $0.severity <= .info }, "\(rule.description.id): \(found.map(\.message))")
    }
  }

  /// Two common words that meet in a wrong word of two characters, for every such row: up to four words on either side.
  private static let meetings: [String] = {
    var endings: [UInt32: [(level: Int, word: String)]] = [:]
    var beginnings: [UInt32: [(level: Int, word: String)]] = [:]
    let words = bundledLexicon.words
    for key in words.packed {
      let scalars = [48, 32, 16, 0].map { UInt32(truncatingIfNeeded: key >> UInt64($0) & 0xFFFF) }.filter { $0 != 0 }
      let level = words.frequencyClass(scalars)
      guard scalars.count >= 2, level <= 7, let first = scalars.first, let last = scalars.last else { continue }
      let word = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
      endings[last, default: []].append((level, word))
      beginnings[first, default: []].append((level, word))
    }
    func common(_ list: [(level: Int, word: String)]?) -> [String] {
      (list ?? []).sorted { ($0.level, $0.word) < ($1.level, $1.word) }.prefix(4).map(\.word)
    }
    var meetings: [String] = []
    for entry in bundledLexicon.entries where entry.kind == .terms {
      let wrong = bundledLexicon.name(entry).unicodeScalars.map(\.value)
      guard wrong.count == 2 else { continue }
      for before in common(endings[wrong[0]]) { for after in common(beginnings[wrong[1]]) { meetings.append(before + after) } }
    }
    return meetings
  }()
}
