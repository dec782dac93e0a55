import Lexicon
import TextModel

/// A word as scalars, compared at a place of the view.
struct Literal: Sendable {
  let scalars: [UInt32]
  init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }
}

extension Paragraph {
  /// Whether a literal ends just before `index`.
  func has(_ literal: Literal, endingAt index: Int) -> Bool {
    let length = literal.scalars.count
    guard index >= length, index <= count else { return false }
    var i = length - 1
    while i >= 0 {
      if text.scalars[index - length + i] != literal.scalars[i] { return false }
      i -= 1
    }
    return true
  }
}

/// The words that offices are made of. Longer ones first among those with one end.
enum OfficeWords {
  struct Post: Sendable {
    let literal: Literal
    let head: OfficeFact.Head
    let level: OfficeFact.Level
    init(_ text: String, _ head: OfficeFact.Head, _ level: OfficeFact.Level = .unknown) {
      (literal, self.head, self.level) = (Literal(text), head, level)
    }
  }

  struct Body: Sendable {
    let literal: Literal
    let body: OfficeFact.Body
    let level: OfficeFact.Level
    init(_ text: String, _ body: OfficeFact.Body, _ level: OfficeFact.Level = .unknown) {
      (literal, self.body, self.level) = (Literal(text), body, level)
    }
  }

  private static func posts(_ words: String, _ head: OfficeFact.Head) -> [Post] {
    words.split(separator: " ").map { Post(String($0), head) }
  }

  /// Posts, by their last character.
  static let posts: [UInt32: [Post]] = {
    var all: [Post] = []
    all += [
      Post("省长", .governor, .province), Post("市长", .governor, .city), Post("县长", .governor, .county),
      Post("区长", .governor, .district), Post("州长", .governor, .city), Post("旗长", .governor, .county),
      Post("盟长", .governor, .city), Post("镇长", .governor, .town), Post("乡长", .governor, .town),
    ]
    all += posts("总书记 书记", .secretary)
    all += posts("常委", .standingMember)
    all += posts("主席", .chair)
    all += posts("主任委员 主任", .director)
    all += posts("检察长", .procurator)
    all += posts(
      "秘书长 委员长 审计长 参谋长 局长 厅长 部长 处长 科长 署长 行长 司长 院长 校长 会长 所长 社长 台长 站长 队长 政委 司令员 司令 行政长官 理事长 组长 团长 州委书记 督察长 总干事",
      .chief)
    all += posts("政治局委员 国务委员 委员 代表 成员 常务理事 理事 党组成员", .member)
    all += posts("总统 总理 首相 外长 国王 女王 议长 大使 防长 外交部长 国防部长 元首 亲王 王储 总督 大公 苏丹 埃米尔", .statesman)
    all += posts(
      "教授 院士 记者 董事长 总经理 总裁 经理 工程师 研究员 专家 主编 总编辑 教师 医生 护士长 主持人 支书 村民 居民 负责人 村医 农技员 检察官 法官 民警 科学家 发言人 通讯员 律师 队员 站员 员工 老师 农民 企业家 院校长 主管",
      .calling)
    all += posts("领导 党员 同志", .collective)
    var table: [UInt32: [Post]] = [:]
    for post in all { if let last = post.literal.scalars.last { table[last, default: []].append(post) } }
    for key in table.keys { table[key]?.sort { $0.literal.scalars.count > $1.literal.scalars.count } }
    return table
  }()

  /// The last two characters of each post: none has fewer.
  static let endings = PairSet(posts.values.joined().lazy.map { $0.literal.scalars.suffix(2) })

  /// Last characters of posts.
  static let lastCharacters = ScalarSet("长记席任委员表事理相王使首督公丹尔授士者裁师家编辑人书民官工导党志副干理管")

  /// What may stand between body and post.
  static let grades: [(Literal, OfficeFact.Grade)] = [
    (Literal("常务副"), .deputy), (Literal("第一副"), .deputy), (Literal("执行副"), .deputy), (Literal("副"), .deputy),
    (Literal("代理"), .acting), (Literal("代"), .acting), (Literal("第一"), .full), (Literal("名誉"), .assistant),
  ]

  private static let levels: [(String, OfficeFact.Level)] = [
    ("省", .province), ("市", .city), ("县", .county), ("区", .district), ("州", .city), ("旗", .county), ("盟", .city),
    ("镇", .town), ("乡", .town),
  ]

  /// Levels by their character.
  static let levelOf: [UInt32: OfficeFact.Level] = Dictionary(
    uniqueKeysWithValues: levels.compactMap { pair in pair.0.unicodeScalars.first.map { ($0.value, pair.1) } })

  /// Bodies, the longest first.
  static let bodies: [Body] = {
    var all: [Body] = []
    for (word, level) in levels {
      for (name, body) in [
        ("委", OfficeFact.Body.committee), ("委常委会", .committee), ("党委", .committee), ("人大常委会", .congress), ("人大", .congress),
        ("人民代表大会常务委员会", .congress), ("政府", .government), ("人民政府", .government), ("政协", .conference), ("纪委", .discipline),
        ("监委", .discipline), ("监察委员会", .discipline), ("纪委监委", .discipline), ("法院", .court), ("检察院", .court),
        ("人民法院", .court), ("人民检察院", .court), ("中级人民法院", .court), ("高级人民法院", .court), ("委办公室", .department),
        ("政府办公室", .department), ("委组织部", .department), ("委宣传部", .department), ("委统战部", .department),
        ("委政法委", .department), ("委办", .department), ("政府办", .department), ("委党校", .department),
      ] { all.append(Body(word + name, body, level)) }
    }
    for (word, body, level) in [
      ("街道党工委", OfficeFact.Body.workCommittee, OfficeFact.Level.town), ("街道办事处", .government, .town),
      ("党工委", .workCommittee, .zone),
      ("管委会", .administration, .zone), ("管理委员会", .administration, .zone), ("党委", .partyGroup, .unknown),
      ("党组", .partyGroup, .unknown), ("党总支", .partyGroup, .unknown), ("党支部", .partyGroup, .unknown), ("纪委", .discipline, .unknown),
      ("纪检组", .discipline, .unknown), ("监委", .discipline, .unknown), ("组织部", .department, .unknown),
      ("宣传部", .department, .unknown), ("统战部", .department, .unknown), ("政法委", .department, .unknown),
      ("办公厅", .department, .unknown), ("办公室", .department, .unknown), ("人大常委会", .congress, .unknown),
      ("常委会", .congress, .unknown), ("人大", .congress, .unknown), ("政协", .conference, .unknown), ("检察院", .court, .unknown),
      ("法院", .court, .unknown), ("政府", .government, .unknown), ("村委会", .government, .town), ("居委会", .government, .town),
    ] { all.append(Body(word, body, level)) }
    for (word, body) in [
      ("中央办公厅", OfficeFact.Body.department), ("中央政治局", .committee), ("中共中央政治局", .committee), ("中央书记处", .committee),
      ("中共中央书记处", .committee),
      ("中央纪委", .discipline), ("中央军委", .committee), ("全国人大常委会", .congress), ("全国政协", .conference), ("国务院", .government),
      ("国家监委", .discipline), ("中共中央", .committee), ("最高人民法院", .court), ("最高人民检察院", .court), ("国家", .government),
    ] { all.append(Body(word, body, .national)) }
    return all.sorted { $0.literal.scalars.count > $1.literal.scalars.count }
  }()

  /// Bodies by their last character.
  static let bodiesByLast: [UInt32: [Body]] = {
    var table: [UInt32: [Body]] = [:]
    for body in bodies { if let last = body.literal.scalars.last { table[last, default: []].append(body) } }
    return table
  }()

  /// What says that an office is of the past.
  static let former = ["原", "时任", "前任", "曾任", "历任", "前", "原任"].map(Literal.init)

  /// Characters after which a word that looks like a post is none: 书记处, 主任会议, 委员会.
  static let notAfter = ScalarSet("会处团台级制办室令们")
}

extension Paragraph {
  /// Finds offices by their words.
  mutating func findOffices() {
    let ends = OfficeWords.lastCharacters
    let endings = OfficeWords.endings
    var i = 1
    while i < text.count {
      guard let next = Self.firstIndex(of: ends, in: text, from: i) else { break }
      i = next
      guard endings.contains(text.scalars[i - 1], text.scalars[i]), let office = office(endingAt: i + 1) else {
        i += 1
        continue
      }
      // The longer of two that overlap: 政治局委员 holds no 委员 of its own, since a longer literal ends at one place only.
      if let last = offices.last, last.range.upperBound > office.range.lowerBound { offices.removeLast() }
      offices.append(office)
      i += 1
    }
    if !offices.isEmpty { present.insert(.offices) }
  }

  /// The first view index at or behind another whose character is in a set; nil when none follows.
  private static func firstIndex(of set: ScalarSet, in text: borrowing NormalizedText, from start: Int) -> Int? {
    let scalars = text.scalars.span
    let bits = set.bits.span
    var i = start
    while i < scalars.count {
      // SAFETY: i is inside the text, and a set has a word for each 64 scalars of the plane.
      let scalar = unsafe scalars[unchecked: i]
      if scalar < 0x10000, unsafe bits[unchecked: Int(scalar >> 6)] &>> UInt64(scalar & 63) & 1 != 0 { return i }
      i &+= 1
    }
    return nil
  }

  /// Mutating only so that the paragraph, which is large, is not copied for each call.
  private mutating func office(endingAt end: Int) -> OfficeFact? {
    guard let posts = OfficeWords.posts[self[end - 1]] else { return nil }
    guard let post = posts.first(where: { has($0.literal, endingAt: end) }) else { return nil }
    let next = self[end]
    if OfficeWords.notAfter.contains(next) { return nil }
    if post.head == .governor, has("助理", at: end) { return nil }
    var start = end - post.literal.scalars.count
    var grade = OfficeFact.Grade.full
    for (literal, own) in OfficeWords.grades where has(literal, endingAt: start) {
      start -= literal.scalars.count
      grade = own
      break
    }
    let postStart = start
    var body = OfficeFact.Body.none
    var level = post.level
    if let bodies = OfficeWords.bodiesByLast[self[start - 1]],
      let found = bodies.first(where: { has($0.literal, endingAt: start) })
    {
      start -= found.literal.scalars.count
      body = found.body
      level = found.level == .unknown ? level : found.level
    } else if post.head == .collective, let own = OfficeWords.levelOf[self[start - 1]] {
      // 市领导, 县领导.
      start -= 1
      level = own
    }
    let place = placeBefore(start, level)
    let whole = place.isEmpty ? start : place.lowerBound
    let isFormer = OfficeWords.former.contains { has($0, endingAt: whole) }
    return OfficeFact(
      range: start..<end, post: postStart..<end, place: place, head: post.head, body: body, grade: grade, level: level,
      isFormer: isFormer)
  }

  /// The place or organisation that ends at `start`, or whose short name does (营口 before 市委).
  private func placeBefore(_ start: Int, _ level: OfficeFact.Level) -> Range<Int> {
    // 营口市委: the scanner of places took 营口市, of which 市 is the body's.
    if let place = place(covering: start - 1) {
      if place.range.upperBound == start {
        // A chain 阜新市海州区 is one place.
        var low = place.range.lowerBound
        while low > 0, let outer = self.place(endingAt: low) { low = outer.range.lowerBound }
        return low..<start
      }
    }
    if let place = place(covering: start), place.range.lowerBound < start, place.range.upperBound == start + 1 {
      var low = place.range.lowerBound
      while low > 0, let outer = self.place(endingAt: low) { low = outer.range.lowerBound }
      return low..<start
    }
    return organization(endingAt: start) ?? start..<start
  }

  private func organization(endingAt end: Int) -> Range<Int>? {
    // Mentions are in order and do not overlap: the one that ends here is found by bisection.
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.upperBound < end { low = middle + 1 } else { high = middle }
    }
    guard low < mentions.count, mentions[low].range.upperBound == end, mentions[low].names(.organizations) else { return nil }
    return mentions[low].range
  }
}
