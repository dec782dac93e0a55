import Linting
import TextModel

/// Titles: a title mostly ends with the noun that says what kind of text it is, and begins with 关于 or the state's name.
extension LostMark {
  static func closingTitle(_ open: Int, _ p: borrowing Paragraph) -> Int? {
    let start = open + 1
    let end = limit(from: start, in: p, titleStops)
    // 《浴血荣光、《沉默的荣耀》
    if let next = (start..<end).first(where: { p[$0] == 0x3001 && p[$0 + 1] == 0x300A }) { return next }
    // 印发《关于优化营商环境的意见的通知: what is passed on ends before 的通知.
    if ["印发", "转发", "批转", "发布"].contains(where: { p.has($0, before: open) }),
      let inner = (start + 2..<max(start + 2, end)).last(where: { p.has("的通知", at: $0) && titleEnd(at: $0 - 1, in: p) == $0 })
    {
      return inner
    }
    var soft: Int?
    for i in start + 1..<max(start + 1, end + 1) {
      guard let after = titleEnd(at: i, in: p) else { continue }
      if isHardEnd(after, p) { return after }
      if softEnds.contains(where: { p.has($0, at: after) }) { soft = after }
    }
    if let soft { return soft }
    // 发表《忠实履行代表职责的评论员文章
    let far = limit(from: start, in: p, sentenceEnds)
    for i in start + 2..<max(start + 2, far) where p[i] == 0x7684 && writings.contains(where: { p.has($0, at: i + 1) }) { return i }
    // 歌曲《太阳岛上，
    let names = works.contains { p.has($0, before: open) }
    let isEnd = end >= p.count || titleStops.contains(p[end]) && p[end] != 0x300A || p.text.characterClass(end) == .newline
    return isEnd && (2...(names ? 45 : 16)).contains(end - start) ? end : nil
  }

  static func openingTitle(_ close: Int, _ p: borrowing Paragraph) -> Int? {
    guard titleEnd(at: close - 1, in: p) == close else { return nil }
    var low = close
    while low > 0, close - low < 60, !stops.contains(p[low - 1]), p.text.characterClass(low - 1) != .newline { low -= 1 }
    // The state's name opens a law; a verb stands before the title of anything else.
    for i in low..<close where p.has("中华人民共和国", at: i) { return i }
    for i in low..<close where p.has("关于", at: i) {
      return i == low || issuing.contains { p.has($0, before: i) } ? i : nil
    }
    for i in stride(from: close - 4, through: low, by: -1) where issuing.contains(where: { p.has($0, before: i) }) { return i }
    return nil
  }

  /// Whether the noun that says what a text is ends at `i`: the index behind it and behind （试行） and its like.
  private static func titleEnd(at i: Int, in p: borrowing Paragraph) -> Int? {
    guard lastCharacters.contains(p[i]), kinds.contains(where: { p.has($0, before: i + 1) }) else { return nil }
    guard p[i + 1] == 0xFF08 else { return i + 1 }
    var close = i + 2
    while close < i + 14, p[close] != 0xFF09, p.text.characterClass(close) != .newline { close += 1 }
    let isPart = p[close] == 0xFF09 && additions.contains { p.has($0, before: close) }
    return isPart ? close + 1 : i + 1
  }

  private static func isHardEnd(_ i: Int, _ p: borrowing Paragraph) -> Bool {
    if i >= p.count || p.text.characterClass(i).isBlank || hardStops.contains(p[i]) { return true }
    if p[i] == 0x7B2C {
      return p.text.characterClass(i + 1) == .hanDigit || p.text.characterClass(i + 1).isLatinOrDigit
        || p.text.characterClass(i + 1) == .hanUnit
    }
    if p.has("收悉", at: i) { return true }
    guard p[i] == 0xFF08 else { return false }
    return p.has("以下", at: i + 1) || p.has("简称", at: i + 1) || p.documentNumbers.starting(at: i + 1) != nil
  }

  private static let titleStops = ScalarSet("，。；！？《》“”\n")
  private static let writings: [StaticString] = [
    "评论员文章", "署名文章", "重要文章", "重要讲话", "主旨讲话", "主旨演讲", "致辞", "演讲", "文章", "社论", "歌曲", "影片", "报道", "专题片",
  ]
  private static let stops = ScalarSet("，。；！？、《》“”\n")
  private static let hardStops = ScalarSet("，。；！？、《》“”：）\n")
  private static let lastCharacters = ScalarSet("法例定示知见案划要释报告复函程则准约议言书录明单表编选")
  private static let kinds: [StaticString] = [
    "法", "条例", "规定", "决定", "请示", "通知", "意见", "方案", "规划", "纲要", "计划", "解释", "公报", "报告", "草案", "批复", "函", "章程", "细则", "规则", "准则",
    "公约",
    "协定", "决议", "宣言", "白皮书", "目录", "说明", "清单", "通报", "公告", "通告", "指示", "命令", "办法", "标准", "声明", "建议书", "倡议书", "协议", "条约", "摘编", "选编",
    "文选", "备忘录",
  ]
  private static let additions: [StaticString] = ["草案", "试行", "暂行", "修订", "稿", "年", "修正"]
  private static let softEnds: [StaticString] = [
    "的规定", "的要求", "的通知", "的说明", "的解释", "的决定", "的有关", "的精神", "精神", "要求", "提出", "规定", "明确", "指出", "等", "和", "及", "已经", "已由", "印发",
    "发布", "实施",
    "施行", "出台", "有关", "提到", "强调", "（",
  ]
  /// Words right before a title.
  private static let works: [StaticString] = [
    "歌曲", "电影", "影片", "电视剧", "纪录片", "专题片", "小说", "话剧", "歌剧", "舞剧", "节目", "文章", "图书", "著作", "诗歌", "歌舞", "绘画", "报纸", "杂志", "题为",
    "题目是", "社论", "系列报道", "报道",
  ]
  private static let issuing: [StaticString] = [
    "印发", "印发了", "发布", "发布了", "出台", "出台了", "审议", "审议通过", "审议了", "通过", "通过了", "根据", "依据", "按照", "依照", "落实", "贯彻", "学习", "传达", "执行",
    "制定", "制定了",
    "修订", "修改", "转发", "违反", "适用", "公布", "签署", "实施",
  ]
}
