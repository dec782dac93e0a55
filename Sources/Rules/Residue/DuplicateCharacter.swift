import Lexicon
import Linting
import TextModel

/// A character or word that was typed twice: 安安全, 科学科学发展观.
struct DuplicateCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "residue/duplicate-char",
    summary: Localized("疑似重字、重词", en: "a character or word was typed twice"),
    rationale: Localized(
      "键入或拼接时多出的字、词，如“安安全”“推进推进”“显著的的”。叠词（常常、研究研究、一个一个）、前后两个词恰好同字相连的（退税缓税缓费、全市市场、俄罗斯罗斯托夫）、“目的的”“常委会会议”等正常用法不报。",
      en:
        "A character or word too many: 安安全, 推进推进, 显著的的. Reduplication, two words that happen to meet in the same character, and constructions such as 目的的 or 常委会会议 are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption("whitelist", .strings([]), Localized("允许重复的文字", en: "repetitions to leave alone"))
    ],
    examples: [
      .bad("取得了显著‹的的›成效", fixed: "取得了显著的成效"),
      .bad("决胜首战年动员部署‹会会›议精神", fixed: "决胜首战年动员部署会议精神"),
      .bad("要加快‹推进推进›项目建设", fixed: "要加快推进项目建设"),
      .bad("各地各‹部门部门›要压实责任", fixed: "各地各部门要压实责任"),
      .bad("国家‹安安›全体系和能力全面加强", fixed: "国家安全体系和能力全面加强"),
      .bad("认真贯彻‹执执›行", fixed: "认真贯彻执行"),
      .bad("邓小平理论、‹科学科学›发展观", fixed: "邓小平理论、科学发展观"),
      .bad("坚持党建‹引领引领›乡村振兴", fixed: "坚持党建引领乡村振兴"),
      .good("市委常委会会议强调"),
      .good("我的的确确看到了变化"),
      .good("这件事还要再研究研究"),
      .good("新增减税降费及退税缓税缓费"),
      .good("构建共建共治共享格局"),
      .good("以排挤竞争对手为目的的行为"),
      .good("因第三者对保险标的的损害"),
      .good("加强党对对台工作的领导"),
      .good("谋划一批、储备一批，成熟一批、实施一批"),
      .good("区委常委会会议室"),
      .good("阜新市市长主持会议"),
      .good("发展展览经济，推进进口贸易"),
      .good("中国人民人民币结算"),
      .good("各省省长、各县县长参加会议"),
    ])

  static var interests: Interests { .characters(.han, .hanDigit, .hanUnit) }

  private let whitelist: Set<String>
  init(_ options: RuleOptions) { whitelist = Set(options.strings("whitelist")) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var end = 0
    for fact in paragraph.repeats {
      let range = fact.range
      guard range.lowerBound >= end else { continue }
      let isFault: Bool
      switch fact.length {
      case 1:
        // 天天、哈哈哈: three in a row are meant.
        if paragraph[range.upperBound] == paragraph[range.lowerBound]
          || paragraph[range.lowerBound - 1] == paragraph[range.lowerBound]
        {
          continue
        }
        isFault = Self.isFunction(range.lowerBound, paragraph) ?? isLeftOver(range.lowerBound, paragraph)
      default: isFault = isWordTwice(fact, paragraph)
      }
      guard isFault, !whitelist.contains(paragraph.text.string(range)), !isMeeting(range, paragraph) else { continue }
      end = range.upperBound
      let half = fact.start..<fact.start + fact.length
      let text = paragraph.sourceString(range)
      out.report(
        range, in: paragraph, zh: "“\(text)”疑似重复，应为“\(paragraph.sourceString(half))”", en: "“\(text)” is probably written twice",
        fixes: [paragraph.replace(range, with: paragraph.sourceString(half), .unsafe)])
    }
    for i in Self.meetings(paragraph) where i >= end {
      let range = i..<i + 2
      out.report(
        range, in: paragraph, zh: "“会会议”疑似衍字，应为“会议”", en: "“会会议” is probably one 会 too many",
        fixes: [paragraph.replace(range, with: "会", .unsafe)])
    }
  }

  // MARK: - One character

  /// Judges 的的, 了了, 和和 …; nil for characters that are no function words.
  private static func isFunction(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool? {
    let before = paragraph[i - 1]
    let after = paragraph[i + 2]
    switch paragraph[i] {
    case 0x7684: return !purposes.contains(before) && !certain.contains(after)  // 的
    case 0x4E86: return !knows.contains(before) && !known.contains(after)  // 了
    case 0x5728: return !being.contains(before)  // 在
    case 0x662F: return !beings.contains(before) && !faults.contains(after)  // 是
    case 0x548C: return !peace.contains(before) && !peaceful.contains(after)  // 和
    case 0x4E0E: return !giving.contains(before)  // 与
    case 0x5BF9: return !facing.contains(before) && !faced.contains(after)  // 对
    case 0x5C06: return !generals.contains(before)  // 将
    case 0x8981: return !needs.contains(before) && !needed.contains(after)  // 要
    case 0x4E3A: return !becoming.contains(before)  // 为
    case 0x628A, 0x88AB, 0x53CA, 0x6216, 0x4F46, 0x800C, 0x4E8E:
      return after != 0 && paragraph.isHan(i + 2) && !tails.contains(before)
    case 0x4F1A: return false
    default: return nil
    }
  }

  /// Whether one of two equal characters belongs to a word and the other to none: 安|安全, 官僚|僚主义.
  private func isLeftOver(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    let c = paragraph[i]
    if paragraph.text.characterClass(i) != .han || Self.free.contains(c) || c == 0x9489 { return false }
    let words = paragraph.context.lexicon.words
    // 常常, 兢兢业业, 堂堂正正: a word or form that has both.
    for low in max(0, i - 3)...i {
      for high in i + 2...min(paragraph.count, i + 5) where high - low <= 4 {
        if words.rank(low..<high, in: paragraph.text) > 0 { return false }
      }
    }
    for hit in paragraph.hits where hit.start <= i && Int(hit.end) >= i + 2 && hit.start < i + 1 && Int(hit.end) > i + 1 {
      if paragraph.context.lexicon.formTraits[Int(hit.form)] & 0xBF != 0 { return false }
    }
    // 山山水水, 一张张, 《柳柳州》
    if paragraph[i - 2] == paragraph[i - 1] && paragraph.isHan(i - 1)
      || paragraph[i + 2] == paragraph[i + 3] && paragraph.isHan(i + 2)
    {
      return false
    }
    if Self.counting.contains(paragraph[i - 1]) { return false }
    if paragraph.enclosures(around: i).contains(where: { $0.kind == .title && $0.content.count <= 6 }) {
      return false
    }
    var left = reach(endingAt: i + 1, paragraph, words)
    let right = reach(startingAt: i + 1, paragraph, words)
    // 维护|国|国家: 护国 is a word, but a commoner one ends before it does.
    if let found = left, right != nil, words.rank(i - 1..<i + 1, in: paragraph.text) == found {
      let before = words.rank(i - 2..<i, in: paragraph.text)
      if before > 0, before < found { left = nil }
    }
    guard (left == nil) != (right == nil) else { return false }
    if let right {
      // What stands before must be complete without the character: 国家|安|安全, but 慢病|病因.
      guard opensClause(i, paragraph) || Self.modifiers.contains(paragraph[i - 1]) || reach(endingAt: i, paragraph, words) != nil
      else { return false }
      // 阜新市|市长, 该县|县长: the first may end a name, or stand alone.
      if Self.suffixes.contains(c) { return opensClause(i, paragraph) || Self.verbs.contains(paragraph[i - 2], paragraph[i - 1]) }
      // A common word, and nothing before that the first could end.
      return right <= 7
    }
    if let left, left <= 6 {
      // 改革|革|开放: the character begins nothing and stands for nothing, and what follows it is a word.
      guard !Self.standsAlone.contains(c), !Self.suffixes.contains(c) || !paragraph.isHan(i + 2) else { return false }
      return reach(startingAt: i + 2, paragraph, words) != nil || paragraph.text.characterClass(i + 2) == .stop
        || Self.links.contains(paragraph[i + 2])
    }
    return false
  }

  private func opensClause(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    let before = paragraph.text.characterClass(i - 1)
    return !before.isHan && !before.isLatinOrDigit || Self.links.contains(paragraph[i - 1])
  }

  /// Class of the commonest word of two to four characters, or form of the dictionary, that ends there.
  private func reach(endingAt end: Int, _ paragraph: borrowing Paragraph, _ words: WordList) -> Int? {
    var best: Int?
    for length in 2...4 {
      let rank = words.rank(end - length..<end, in: paragraph.text)
      if rank > 0 { best = min(best ?? 9, rank) }
    }
    for hit in paragraph.hits where Int(hit.end) == end && paragraph.context.lexicon.formTraits[Int(hit.form)] & 0x3F != 0 {
      best = min(best ?? 5, 5)
    }
    return best
  }

  private func reach(startingAt start: Int, _ paragraph: borrowing Paragraph, _ words: WordList) -> Int? {
    var best: Int?
    for length in 2...4 {
      let rank = words.rank(start..<start + length, in: paragraph.text)
      if rank > 0 { best = min(best ?? 9, rank) }
    }
    for hit in paragraph.hits where Int(hit.start) == start && paragraph.context.lexicon.formTraits[Int(hit.form)] & 0x3F != 0 {
      best = min(best ?? 5, 5)
    }
    return best
  }

  // MARK: - A word

  private func isWordTwice(_ fact: RepeatFact, _ paragraph: borrowing Paragraph) -> Bool {
    let words = paragraph.context.lexicon.words
    let start = fact.start
    let middle = start + fact.length
    let end = middle + fact.length
    let first = paragraph[start]
    if Self.counting.contains(first) || Self.counting.contains(paragraph[start - 1]) { return false }
    // 两个两个地, 三三两两, 十十: only digits.
    if (start..<middle).allSatisfy({ paragraph.text.characterClass($0) != .han }) { return false }
    let isWord = words.rank(start..<middle, in: paragraph.text) > 0
    let isForm = paragraph.hits(beginningIn: start..<start + 1).contains {
      Int($0.end) == middle && paragraph.context.lexicon.formTraits[Int($0.form)] & 0x3F != 0
    }
    let isNumeral = fact.length == 2 && paragraph.text.characterClass(start) != .han && paragraph.isHan(start + 1)
    guard isWord || isForm || isNumeral else { return false }
    if fact.length == 2 {
      if isNumeral && paragraph[end] == 0x5730 { return false }
      if Self.reduplicated.contains(first, paragraph[start + 1]) { return false }
      // 一X一X, 越来越 and the like were left out above; a pair before 地 or 看 is reduplication.
      if paragraph[end] == 0x770B || paragraph[end] == 0x5427 || paragraph[end] == 0x54C1 { return false }
    }
    // 人民|人民币
    if fact.length == 2, words.rank(middle..<end + 1, in: paragraph.text) > 0 { return false }
    // 俄罗斯|罗斯托夫: the first half ends a longer word and the second begins one.
    let endsLonger =
      (1...3).contains { words.rank(start - $0..<middle, in: paragraph.text) > 0 }
      || paragraph.hits(beginningIn: start - 64..<start).contains { Int($0.end) == middle && Self.isName($0, paragraph) }
    let beginsLonger =
      (1...3).contains { words.rank(middle..<end + $0, in: paragraph.text) > 0 }
      || paragraph.hits(beginningIn: middle..<middle + 1).contains { Int($0.end) > end && Self.isName($0, paragraph) }
    if endsLonger && beginsLonger { return false }
    // 南苏丹|苏丹人民: a longer name ends, and the second half is a name itself.
    if endsLonger, isForm || !paragraph.mentions(beginningIn: middle..<middle + 1).isEmpty { return false }
    if paragraph.mentions(beginningIn: middle - 128..<middle).contains(where: {
      $0.range.upperBound > middle && $0.range != fact.range
    }) {
      return false
    }
    return true
  }

  private static func isName(_ hit: FormMatcher.Hit, _ paragraph: borrowing Paragraph) -> Bool {
    paragraph.context.lexicon.formTraits[Int(hit.form)] & 0x0F != 0
  }

  // MARK: - 会会议

  /// 部署会会议, 推进会会议: a meeting of a meeting. 常委会会议 is the meeting of a committee.
  private static func meetings(_ paragraph: borrowing Paragraph) -> [Int] {
    var found: [Int] = []
    for fact in paragraph.repeats where fact.length == 1 && paragraph[fact.start] == 0x4F1A {
      guard paragraph[fact.start + 2] == 0x8BAE, paragraph[fact.start + 3] != 0x5BA4,
        kinds.contains(paragraph[fact.start - 2], paragraph[fact.start - 1])
      else { continue }
      found.append(fact.start)
    }
    return found
  }

  private func isMeeting(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    range.count == 2 && paragraph[range.lowerBound] == 0x4F1A
  }

  private static let kinds = PairSet("部署推进座谈动员调度研讨交流培训现场专题碰头分析汇报通气恳谈见面报告发布听证表彰启动")
  private static let reduplicated = PairSet("研究商量讨论意思考虑休息锻炼学习认识了解介绍准备收拾活动交流打听琢磨比较许多非常很多特别永远真的多少一点帮助宣传表扬庆祝检验体验")
  /// Verbs that official texts put before a noun: what follows them is no name that ends in 国 or 市.
  private static let verbs = PairSet("维护保卫推动推进加强促进完善落实坚持实现深化建设发展服务构建提升参与支持保障建立健全做好开展管理治理规范建成提高扩大加快")
  private static let purposes = ScalarSet("目标似端中")
  private static let certain = ScalarSet("确喀士话卢哥")
  private static let knows = ScalarSet("除不明未终")
  private static let known = ScalarSet("解然结望事却")
  private static let being = ScalarSet("实存现所好潜内外自健")
  private static let beings = ScalarSet("还但就于总凡可只要若倒也")
  private static let faults = ScalarSet("非否")
  private static let peace = ScalarSet("共饱温调缓平附亲谐柔暖总")
  private static let peaceful = ScalarSet("平谐睦美气解")
  private static let giving = ScalarSet("参赋给授赠")
  private static let facing = ScalarSet("面相针核绝应校配结敌反派党一成作")
  private static let faced = ScalarSet("碰联子方手话立接外内比照应于象策台口等抗")
  private static let generals = ScalarSet("大上中少名良即必干虎主")
  private static let needs = ScalarSet("主需重必只纪摘想首还概简扼紧")
  private static let needed = ScalarSet("求点素领害闻塞么件地务旨强")
  private static let becoming = ScalarSet("成行作认因变分列改人称转定设视极较更最大颇以")
  private static let tails = ScalarSet("以涉波普顾由终至处等属在关归")
  /// Particles and numbers before a measured reduplication.
  private static let counting = ScalarSet("一每越多很某几")
  private static let modifiers = ScalarSet("新大高全各本该再更最不其此")
  private static let links = ScalarSet("的和与在了是为对把被将从等及向让使由于以并且")
  private static let suffixes = ScalarSet(
    "省市区县乡镇村州国部局厅委院校厂店站会组处科室司队党团社馆所园港山江河湖海岛路街桥城线期年月日天点号级项条家户人个军员长者业法学类种品物性化力量心体系型式机车船房地场台案证书款费额金价率")
  /// Free morphemes: doubled, they are two words more often than a slip.
  private static let free = ScalarSet("市省县区席一二三四五六七八九十人大小多少上下不有来去到说高新好中内外前后年月日天时里起出用我你他这那也都又就还能可得地着过之其此各每两几第再更最很太真正该本以")
  /// What may stand alone behind a word: 全市|市 does not, 年年|年 does.
  private static let standsAlone = ScalarSet("的了在是和与对将把被要为会全各本该新老总副双非超再未已可能应当所使令人大小多年月日天时地着过等及或以从向由使让给到上下中内外前后里省市区县乡镇村国")
}
