import Lexicon
import Linting
import TextModel

/// Finds names of institutions by what they end in and what they begin with.
enum OrganizationScan {
  private struct Suffix {
    var scalars: [UInt32]
    /// How many characters must stand between the place and the suffix.
    var least: Int
    init(_ text: String, _ least: Int) { (scalars, self.least) = (text.unicodeScalars.map(\.value), least) }
  }

  /// By their last scalar, longer ones first.
  private static let suffixes: [UInt32: [Suffix]] = {
    let all =
      [
        "委员会", "办公室", "办公厅", "领导小组", "指挥部", "研究中心", "服务中心", "管理中心", "交易中心", "检测中心", "局", "厅", "有限公司", "有限责任公司", "公司",
        "集团", "协会", "学会", "商会", "基金会", "促进会", "实验室", "支队", "大队", "总队", "出版社", "日报社", "电视台", "合作社", "党校", "组织部", "宣传部",
        "统战部", "管理处", "指导中心", "监测中心", "监管中心", "救助中心", "疾控中心", "控制中心", "银行",
      ].map { Suffix($0, 2) }
      + ["联合会", "总工会", "研究院", "研究所", "科学院", "大学", "学院", "医院", "法院", "检察院", "中学", "小学", "博物馆", "图书馆", "档案馆", "派出所", "总局", "总署"]
      .map { Suffix($0, 0) }
    var table: [UInt32: [Suffix]] = [:]
    for suffix in all { if let last = suffix.scalars.last { table[last, default: []].append(suffix) } }
    for key in table.keys { table[key]?.sort { $0.scalars.count > $1.scalars.count } }
    return table
  }()

  /// Words that end like an institution and are none.
  private static let others: Set<UInt32> = NameBoundary.pairs(
    "格局 布局 结局 大局 全局 开局 新局 变局 棋局 时局 战局 僵局 当局 危局 破局 大厅 餐厅 展厅 客厅 部局 各局 设局 入局 出局 定局 困局 乱局 骗局 残局 赌局")

  /// Calls `body` with each name, left to right; `isSure` tells that nothing stands before it which might belong to it, as 中车
  /// in 中车大同电力机车有限公司 does.
  static func find(in p: borrowing Paragraph, _ body: (_ name: Range<Int>, _ isSure: Bool) -> Void) {
    var i = 2
    while i < p.count {
      if suffixes[p[i]] != nil, let range = range(endingAt: i + 1, in: p) {
        body(range, isSure(range.lowerBound, p))
      }
      i += 1
    }
  }

  private static func isSure(_ start: Int, _ p: borrowing Paragraph) -> Bool {
    // 党和国家…: one word. 首个国际…局: what it is, not what it is called.
    if p.has("党和", before: start) { return false }
    let counted: [StaticString] = ["首个", "首家", "首所", "一个", "一家", "一所", "多个", "多家", "多所"]
    if counted.contains(where: { p.has($0, before: start) }) { return false }
    // 中国|天津大学.
    let start = p.has("中国", before: start) ? start - 2 : start
    return NameBoundary.isBound(start, p)
  }

  /// The name that ends just before a view index; nil when none does, or when its beginning is not certain.
  static func range(endingAt end: Int, in p: borrowing Paragraph) -> Range<Int>? {
    guard end >= 3, let suffix = suffix(endingAt: end, p), isEnd(end, p) else { return nil }
    if suffix.scalars.count <= 2, others.contains(p[end - 2] << 16 | p[end - 1]) { return nil }
    let inner = end - suffix.scalars.count
    let reach = NameBoundary.reach(before: inner, limit: 24, in: p)
    guard reach.start < inner || suffix.least == 0 else { return nil }
    // From the first place on: what stands before it is another word.
    var i = reach.start
    while i < inner {
      if let place = p.place(covering: i), place.range.lowerBound == i {
        var first = i
        // 辽宁省|营口市: the reach may begin in the midst of a chain.
        while first > 0, let outer = p.place(endingAt: first) { first = outer.range.lowerBound }
        var last = place.range.upperBound
        while let next = p.place(covering: last), next.range.lowerBound == last { last = next.range.upperBound }
        guard inner - last >= suffix.least || last > inner else { return nil }
        return isName(first..<end, inner, p) ? first..<end : nil
      }
      // 中国|天津大学: with a place right behind, the name of the state is none of its words.
      let anchor = p.place(covering: i + 2)?.range.lowerBound == i + 2 ? 0 : NameBoundary.anchor(at: i, p)
      if anchor > 0, i == reach.start || reach.isClean && i == reach.start {
        guard inner - i - anchor >= 1 || suffix.least == 0 else { return nil }
        return isName(i..<end, inner, p) ? i..<end : nil
      }
      i += 1
    }
    return nil
  }

  private static func suffix(endingAt end: Int, _ p: borrowing Paragraph) -> Suffix? {
    suffixes[p[end - 1]]?.first { suffix in
      end >= suffix.scalars.count && p.text.scalars[end - suffix.scalars.count..<end].elementsEqual(suffix.scalars)
    }
  }

  /// Whether a name can end before an index: what follows makes no other word with its end.
  private static func isEnd(_ end: Int, _ p: borrowing Paragraph) -> Bool {
    guard p.text.characterClass(end).isHan else { return true }
    let next = p[end]
    // 财政局长: the office is of the institution. 委员会议, 大学生, 银行业, 公司法, 集团军.
    if next == 0x957F { return true }
    if "议生业法军界卡化型级群股系".unicodeScalars.contains(where: { $0.value == next }) { return false }
    // A longer name goes on: 大学附属医院, 集团有限公司, 委员会办公室.
    var i = end + 1
    while i <= min(p.count, end + 8), p.text.characterClass(i - 1).isHan {
      // 财政局局长 is an office.
      if p[i] == 0x957F { break }
      if let longer = suffix(endingAt: i, p), i - longer.scalars.count >= end, i - longer.scalars.count - end <= 4,
        NameBoundary.reach(before: i - longer.scalars.count, limit: 8, in: p).start < end
      {
        return false
      }
      i += 1
    }
    return p.context.lexicon.words.rank(p[end - 1], next) == 0 || p.context.lexicon.words.rank(next, p[end + 1]) > 0
  }

  private static func isName(_ range: Range<Int>, _ inner: Int, _ p: borrowing Paragraph) -> Bool {
    guard range.count >= 4, range.count <= 26 else { return false }
    // 国家级…, 国家重点实验室, 全国重点实验室, …中央政治局 are kinds or no institutions; 国家主席甲复信… holds a person.
    if p[inner - 1] == 0x7EA7 || p.has("国家级", at: range.lowerBound) || p.has("政治局", before: range.upperBound) { return false }
    if p.has("国家重点", at: range.lowerBound) || p.has("全国重点", at: range.lowerBound) { return false }
    if p.persons.contains(where: { $0.name.overlaps(range) }) { return false }
    if p.offices.contains(where: { $0.range.upperBound <= inner && range.contains($0.post.lowerBound) }) { return false }
    // 西湖大学 behind 和 is a name of its own.
    if let joint = range.dropFirst(2).first(where: { p[$0] == 0x548C }), isTwoNames(range, joint, inner, p) { return false }
    // A governing word inside tells that two things met: 盘锦市成立专项办公室.
    var i = range.lowerBound
    while i + 1 < inner {
      if NameBoundary.isGoverning(p, i), p.place(covering: i) == nil, isVerbAlone(i, inner, p) { return false }
      i += 1
    }
    return true
  }

  /// Whether 和 joins two names rather than two fields of work: 发展和改革, 教育和科技 are short.
  private static func isTwoNames(_ range: Range<Int>, _ joint: Int, _ inner: Int, _ p: borrowing Paragraph) -> Bool {
    if p.has("委员会", before: range.upperBound) || p.has("局", before: range.upperBound) || p.has("厅", before: range.upperBound) {
      return false
    }
    return inner - joint <= 4 || joint - range.lowerBound > 8
  }

  /// Whether a governing word inside a name is a verb there, not part of its subject: 建设局, 发展改革委员会 keep theirs.
  private static func isVerbAlone(_ i: Int, _ inner: Int, _ p: borrowing Paragraph) -> Bool {
    for word in [
      "发展" as StaticString, "改革", "建设", "管理", "服务", "领导", "组织", "协调", "指导", "合作", "规划", "宣传", "学习", "检查", "考察", "巡视", "巡察", "督导",
      "开工", "现代", "新型", "重点", "主要", "联合", "基层", "高等", "相关", "信访", "培育", "记者", "全面", "深化", "落实", "推进", "实施", "直属", "参观", "访问", "支持",
      "合并", "帮扶", "代表",
    ] where p.has(word, at: i) { return false }
    return true
  }
}
