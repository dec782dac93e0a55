import Lexicon
import Linting
import TextModel

/// Navigation, publication data and buttons of a web page among the text.
struct WebChrome: DocumentRule {
  static let description = RuleDescription(
    id: "residue/web-chrome",
    summary: Localized("疑似网页导航或元信息残留", en: "navigation or metadata of a web page"),
    rationale: Localized(
      "面包屑导航、“发布时间：… 浏览次数：…”、“打开网易新闻 查看精彩图片”、“上一篇”、备案号、版权和免责声明、“打印 关闭”一类按钮和只剩一个字的行，是抓取时带入的网页部件，不属于正文。会议记录的“时间：…，地点：…”、正文里的“资金来源：…”不报。",
      en:
        "Breadcrumbs, “发布时间：… 浏览次数：…”, “open in the app” and print buttons, registration numbers, disclaimers and lines of one character come from the page, not from the text. Meeting minutes and running text that starts with 时间 or 资金来源 are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption("patterns", .strings([]), Localized("另外视为网页部件的行首文字", en: "further texts that open such a line")),
      RuleOption("singleCharacterLine", .bool(true), Localized("只有一个汉字的行也报", en: "report lines of one character")),
    ],
    examples: [
      .bad("‹首页/ 资讯/ 其他行业资讯›", fixed: ""),
      .bad("‹打开网易新闻 查看精彩图片›", fixed: ""),
      .bad("‹咨询热线：›", fixed: ""),
      .bad("‹发布时间：2023-02-08 信息来源：盘锦日报 浏览次数：650›", fixed: ""),
      .bad("‹您現在所在的位置: 首頁 > 要聞動態 > 盤錦要聞›", fixed: ""),
      .bad("‹来源：市政府办公室　作者：张某　发布时间：2023-02-08 10:20　浏览：123次›", fixed: ""),
      .bad("‹【字体：大 中 小】›", fixed: ""),
      .bad("‹【打印本页】【关闭窗口】›", fixed: ""),
      .bad("‹网站地图 | 联系我们 | 关于我们›", fixed: ""),
      .bad("‹辽ICP备12345678号-1›", fixed: ""),
      .bad("‹免责声明：本网站部分内容来源于网络，如有侵权请联系删除。›", fixed: ""),
      .bad("‹（责任编辑：王某）›", fixed: ""),
      .bad("‹您是第123456位访客›", fixed: ""),
      .good("打印、复印材料由办公室统一负责。"),
      .good("主办：市体育局 承办：市体育总会"),
      .good("返回"),
      .good("（来源：盘锦日报）"),
      .good("您是第一位到访的客人，我们深表欢迎。"),
      .good("打开新局面，关键在项目建设。"),
      .good("会议指出，首页设计要突出政务服务。"),
      .good("资金来源：一是争取上级支持，二是引入社会资本，三是统筹本级财政资金，切实做到应保尽保、应投尽投。"),
      .good("时间：2023年10月23日（星期一）下午，地点：区委二楼会议室，主持人：李志军，记录人：办公室，出席：区四大班子领导和相关部门负责人。"),
      .good("时间：30分钟"),
      .good("时间：10月23日上午"),
      .good("编辑：本市退休职工李某三十年如一日，义务为社区居民编辑黑板报三百余期，被评为优秀志愿者，事迹刊登在市报上。"),
    ])

  static var interests: Interests { .shortText }
  static let cues = crumbs + dates + labels + widgets + notices + marks

  private let extra: [[UInt32]]
  private let reportsSingles: Bool
  init(_ options: RuleOptions) {
    extra = options.strings("patterns").map(\.values)
    reportsSingles = options.bool("singleCharacterLine")
  }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.count <= 60 else { return }
    let line = paragraph.trimmed
    if line.count == 1, reportsSingles, paragraph.isHan(line.lowerBound), paragraph.block.kind == .paragraph,
      paragraph.block.splices.isEmpty
    {
      // The last character of a title may stand on a line of its own: worth a look, no more.
      facts.add(1, line, in: paragraph)
    } else if ChromeTokens.isToolbar(paragraph, line) {
      facts.add(0, line, in: paragraph)
    } else if extra.contains(where: { prefix in prefix.indices.allSatisfy { paragraph[line.lowerBound + $0] == prefix[$0] } }) {
      facts.add(0, line, in: paragraph)
    }
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    if cue >= Self.crumbs.count + Self.dates.count + Self.labels.count + Self.widgets.count {
      return gatherNotice(cue, range, paragraph, &facts)
    }
    var line = paragraph.trimmed
    let whole = line
    // （责任编辑：王某）, 【字体：大 中 小】
    let isBracketed = Self.brackets.contains { paragraph[line.lowerBound] == $0.0 && paragraph[line.upperBound - 1] == $0.1 }
    if isBracketed, cue >= Self.crumbs.count + Self.dates.count, !paragraph.has("来源", at: line.lowerBound + 1) {
      line = line.lowerBound + 1..<line.upperBound - 1
    }
    guard range.lowerBound == line.lowerBound, line.count <= 90 else { return }
    // The first cue that opens the line speaks for it.
    if let first = paragraph.hits(beginningIn: line.lowerBound..<line.lowerBound + 1).first(where: { $0.range.count > range.count }
    ),
      Self.known.contains(paragraph.text.string(first.range))
    {
      return
    }
    var next = range.upperBound
    while paragraph.text.characterClass(next).isBlank { next += 1 }
    let isColon = paragraph[next] == 0xFF1A || paragraph[next] == 0x3A
    let rest = next + 1..<max(next + 1, line.upperBound)
    switch cue {
    case 0..<Self.crumbs.count:
      guard isColon || Self.separators.contains(paragraph[next]), line.count <= 60 else { return }
    case Self.crumbs.count..<Self.crumbs.count + Self.dates.count:
      guard isColon,
        startsWithYear(rest, paragraph)
          || paragraph[range.lowerBound + 1] != 0x95F4 && Self.published.contains(paragraph[range.lowerBound])
      else { return }
      // 时间：2023年10月23日下午，地点：… is the head of minutes.
      if paragraph.hanCount(rest) > 30 { return }
    case Self.crumbs.count + Self.dates.count..<Self.crumbs.count + Self.dates.count + Self.labels.count:
      guard
        isColon
          ? rest.count <= 40 && !hasSentence(rest, paragraph) || isLabelled(rest, paragraph) : isCount(next, line, range, paragraph)
      else { return }
    default:
      guard line.upperBound - range.upperBound <= 30, !hasSentence(range.upperBound..<line.upperBound, paragraph) else { return }
    }
    facts.add(0, whole, in: paragraph)
  }

  /// Disclaimers that open a line, and marks that only the foot of a page bears.
  private func gatherNotice(_ cue: Int, _ range: Range<Int>, _ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let line = paragraph.trimmed
    let isNotice = cue < Self.cues.count - Self.marks.count
    if isNotice {
      let colon = paragraph[range.upperBound]
      guard range.lowerBound == line.lowerBound, colon == 0xFF1A || colon == 0x3A, line.count <= 200 else { return }
    } else if cue == Self.cues.count - 1 {
      // 您是第123456位访客
      guard range.lowerBound == line.lowerBound, paragraph.text.characterClass(range.upperBound) == .digit, line.count <= 20 else {
        return
      }
    } else {
      guard line.count <= 80, !line.contains(where: { paragraph[$0] == 0x3002 || paragraph[$0] == 0xFF0C }) else { return }
    }
    facts.add(0, line, in: paragraph)
  }

  /// 来源：… 作者：… 发布时间：…: every part between blanks is labelled or belongs to a time.
  private func isLabelled(_ rest: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    guard rest.count <= 80, !rest.contains(where: { paragraph[$0] == 0x3002 || paragraph[$0] == 0xFF1B }) else { return false }
    var labels = 0
    for i in rest where paragraph[i] == 0xFF1A || paragraph[i] == 0x3A {
      if Self.inner.contains(where: { paragraph.has($0, before: i) }) { labels += 1 }
    }
    return labels >= 1 && !rest.contains { paragraph[$0] == 0xFF0C }
  }

  /// 阅读 1234: a label with a blank and a number.
  private func isCount(_ next: Int, _ line: Range<Int>, _ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    next > range.upperBound && next < line.upperBound
      && (next..<line.upperBound).allSatisfy { paragraph.text.characterClass($0) == .digit }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var last = -1
    for fact in document.facts where fact.block != last {
      last = fact.block
      out.report(
        source: fact.range, zh: "疑似网页导航或元信息残留，不属正文", en: "navigation or metadata of a web page, not part of the text",
        severity: fact.kind == 1 ? .info : nil, fixes: [document.deleteLine(ofBlock: fact.block)])
    }
  }

  private func startsWithYear(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    var i = range.lowerBound
    while paragraph.text.characterClass(i).isBlank { i += 1 }
    guard (0..<4).allSatisfy({ paragraph.text.characterClass(i + $0) == .digit }) else { return false }
    return Self.dateMarks.contains(paragraph[i + 4]) && range.upperBound - i <= 60
  }

  private func hasSentence(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    range.contains { Self.sentenceMarks.contains(paragraph[$0]) }
  }

  private static let crumbs = ["首页", "您现在的位置", "您现在所在的位置", "您所在的位置", "你的位置", "您的位置", "你现在的位置", "现在位置", "当前位置", "所在位置"]
  private static let dates = ["发表时间", "发布时间", "更新时间", "创建时间", "发表日期", "发布日期", "更新日期", "创建日期", "时间", "日期"]
  private static let labels = [
    "来源", "信息来源", "稿源", "文章来源", "作者", "编辑", "责任编辑", "责编", "审核", "校对", "字号", "字体", "浏览次数", "点击数", "点击次数", "点击量", "点击", "浏览", "浏览量",
    "阅读", "视力保护色", "索引号", "值班编辑", "网络编辑", "执行编辑", "责任校对", "阅读量", "阅读次数",
    "访问量", "分享到",
  ]
  private static let widgets = [
    "打开网易新闻", "打开腾讯新闻", "打开今日头条", "打开搜狐新闻", "打开凤凰新闻", "打开新浪新闻", "打开新闻", "打开百度", "查看精彩图片", "点击查看", "点击进入", "点击关注", "点击图片", "长按识别",
    "扫一扫", "扫码", "上一篇", "下一篇", "返回顶部", "返回首页", "打印本页", "关闭窗口", "咨询热线", "客服微信", "官方公众号", "在线咨询", "联系我们", "版权所有", "加载更多", "阅读原文",
    "展开全文", "点击上方", "长按二维码", "长按图片", "更多精彩内容", "更多内容请", "举报/反馈", "特别提示：",
  ]
  private static let notices = ["免责声明", "特别声明", "版权声明", "原标题", "本文来源", "文章转自", "转载声明"]
  private static let marks = ["ICP备", "公网安备", "网站标识码", "Copyright", "All Rights Reserved", "网站主办", "您是第"]
  private static let inner: [StaticString] = [
    "作者", "来源", "时间", "日期", "编辑", "浏览", "点击", "阅读", "次数", "审核", "校对", "字号", "字体", "分类", "机构", "字号",
  ]
  private static let brackets: [(UInt32, UInt32)] = [(0xFF08, 0xFF09), (0x3010, 0x3011), (0x28, 0x29), (0x5B, 0x5D)]
  private static let known = Set(cues)
  private static let separators = ScalarSet("/>»｜|›＞→")
  private static let published = ScalarSet("发更创")
  private static let dateMarks = ScalarSet("-./年－—")
  private static let sentenceMarks = ScalarSet("。；！？，、")
}
