import Lexicon
import Linting
import TextModel

/// Where the name of an institution or a zone begins: what may stand in one, and what ends it on the left.
enum NameBoundary {
  /// Characters that no such name holds.
  private static let hard = ScalarSet("的了是着们我你他她它这那此其某哪么吗呢吧啊")
  /// Characters that stand before a name, unless they make a word with a neighbour: 对 in 对外, 有 in 有限.
  private static let soft = ScalarSet("在由向对被把从到及等为将于以并使让给或各该本与同和就都还也又已曾个按经据至")
  /// Words that govern a name or qualify it, and are no part of it.
  static let governing: Set<UInt32> = pairs(
    """
    加强 推进 成立 设立 组建 建立 建设 支持 完善 发挥 强化 深化 依托 打造 建成 推动 举办 召开 参加 会同 联合 开展 实施 落实 出席 来到 深入 走进 \
    考察 调研 视察 参观 前往 访问 会见 通过 按照 根据 依据 关于 印发 转发 报送 提请 提交 授权 委托 指导 督促 要求 鼓励 引导 组织 协调 配合 负责 \
    承担 管理 领导 服务 改革 发展 提升 培育 扶持 引进 扩大 增加 新建 改建 扩建 迁建 筹建 创建 申报 获批 批准 认定 评为 列入 纳入 成为 作为 属于 \
    包括 以及 或者 并且 同时 其中 有关 相关 各类 各级 各地 各个 所有 全部 一批 一些 一个 这个 那个 每个 多个 几个 部分 主要 重点 龙头 骨干 大型 \
    中型 小型 基层 高等 优质 一流 现代 新型 知名 著名 当地 本地 外地 首个 首家 两个 三个 首批 近日 日前 今天 昨天 目前 当前 记者 据悉 获悉 来自 \
    位于 前身 隶属 所属 下属 直属 主管 主办 承办 协办 签署 签订 合作 入驻 落户 落地 进驻 启动 启用 揭牌 开工 竣工 投产 运营 收购 并购 重组 入股 \
    担任 兼任 出任 调任 任命 毕业 就读 考入 进入 回到 离开 抵达 赶赴 走访 慰问 看望 检查 督导 巡视 巡察 审议 听取 学习 贯彻 传达 宣传 介绍 \
    提高 优化 健全 制定 做好 抓好 搞好 办好 建好 用好 管好 打通 争取 力争 加快 规划 布局 引育 壮大 集聚 聚集 构建 整合 利用 充分 积极 大力 全面 更名 首次 跻身 复信 回信 致信 吸收 合并 命名 荣获 获得 挂牌 位列 入选 代表 愿与 愿同 开好 帮扶 三大 四大 五大 多家 几家
    """)

  static func pairs(_ words: String) -> Set<UInt32> {
    var set: Set<UInt32> = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      let s = word.unicodeScalars.map(\.value)
      if s.count >= 2 { set.insert(s[0] << 16 | s[1]) }
    }
    return set
  }

  static func isGoverning(_ p: borrowing Paragraph, _ index: Int) -> Bool {
    let a = p[index]
    let b = p[index + 1]
    return a < 0x10000 && b < 0x10000 && governing.contains(a << 16 | b)
  }

  /// What was found on the left of a suffix.
  struct Reach {
    /// View index of the first character that may belong to the name.
    var start: Int
    /// Whether a mark, the beginning of the paragraph or a word of grammar stands there, rather than just another word.
    var isClean: Bool
  }

  /// How far to the left of `end` a name may reach, at most `limit` characters.
  static func reach(before end: Int, limit: Int, in p: borrowing Paragraph) -> Reach {
    let words = p.context.lexicon.words
    var i = end
    while i > 0, end - i < limit {
      let c = p[i - 1]
      guard p.text.characterClass(i - 1).isHan else {
        return Reach(start: i, isClean: !p.text.characterClass(i - 1).isLetterOrDigit)
      }
      if hard.contains(c) { return Reach(start: i, isClean: true) }
      if soft.contains(c) {
        let isWord = i < end && words.rank(c, p[i]) > 0 || i >= 2 && words.rank(p[i - 2], c) > 0 && !isJoining(c, at: i, p)
        if !isWord { return isJoining(c, at: i, p) ? joined(c, i, end, limit, p) : Reach(start: i, isClean: true) }
      }
      // A governing word, unless it lies across two others: 发展 in 发展和改革委员会 follows a place.
      if i >= 2, isGoverning(p, i - 2), p.place(covering: i - 2) == nil, p.place(endingAt: i - 2) == nil, i < end {
        return Reach(start: i, isClean: true)
      }
      i -= 1
    }
    return Reach(start: i, isClean: i == 0)
  }

  /// Whether a name that begins at an index has nothing before it that might belong to it: a mark, a word of grammar, a word that
  /// governs it.
  static func isBound(_ start: Int, _ p: borrowing Paragraph) -> Bool {
    guard start > 0, p.text.characterClass(start - 1).isHan else { return true }
    if hard.contains(p[start - 1]) || soft.contains(p[start - 1]) { return true }
    return start >= 2 && isGoverning(p, start - 2)
  }

  /// 和, 与, 及 join two names, or two words within one name.
  private static func isJoining(_ c: UInt32, at i: Int, _ p: borrowing Paragraph) -> Bool { c == 0x548C || c == 0x4E0E }

  /// 发展和改革: within a name, where no place begins right behind; then the name goes on to the left.
  private static func joined(_ c: UInt32, _ i: Int, _ end: Int, _ limit: Int, _ p: borrowing Paragraph) -> Reach {
    if p.place(covering: i) != nil || anchor(at: i, p) > 0 { return Reach(start: i, isClean: true) }
    let left = reach(before: i - 1, limit: max(0, limit - (end - i + 1)), in: p)
    // Only a name that begins with a place or a word of the state may go through: 国家发展和改革委员会.
    for start in left.start..<max(left.start, i - 1)
    where p.place(covering: start)?.range.lowerBound == start || anchor(at: start, p) > 0 { return left }
    return Reach(start: i, isClean: false)
  }

  /// Length of a word with which the names of central and foreign institutions begin; 0 where none stands.
  static func anchor(at i: Int, _ p: borrowing Paragraph) -> Int {
    for (word, length) in [
      ("中华人民共和国" as StaticString, 7), ("中国人民解放军", 7), ("中国共产党", 5), ("联合国", 3), ("中国", 2), ("国家", 2), ("全国", 2), ("中央", 2),
      ("中共", 2),
      ("国务院", 3), ("中华全国", 4), ("世界", 2), ("亚洲", 2), ("欧洲", 2), ("国际", 2),
    ] where p.has(word, at: i) { return length }
    return 0
  }
}

extension CharacterClass {
  /// Whether text may run on through it: letters and digits, as in A股 and 5G.
  var isLetterOrDigit: Bool { self == .latin || self == .latinExtended || self == .digit }
}
