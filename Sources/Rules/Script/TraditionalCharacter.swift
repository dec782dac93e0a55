import Linting
import TextModel

/// Traditional characters in a Simplified document.
struct TraditionalCharacter: DocumentRule {
  static let description = RuleDescription(
    id: "script/traditional-char",
    summary: Localized("简体文稿中夹有繁体字", en: "Traditional characters in a Simplified document"),
    rationale: Localized(
      "简体文稿里的繁体字不规范，也使检索落空。《通用规范汉字表》里本来就有的乾、徵、昇等不报；整篇为繁体的只报一次，并给出全文转换；引号、书名号内通体繁体的个别引文不报。",
      en:
        "Traditional characters in a Simplified text break the norm and every search. 乾, 徵 and 昇 are standard characters themselves and left alone; a text that is Traditional as a whole is reported once, with its conversion; a short quotation that is wholly Traditional stands."
    ),
    source: "国家通用语言文字法 第九条；通用规范汉字表（2013）；GB/T 9704—2012",
    severity: .warning,
    fix: .safe,
    options: [
      RuleOption(
        "perCharLimit", .integer(50, 2...10_000),
        Localized("一篇里超过这么多处，合报一次", en: "more places than this in one document are reported together"))
    ],
    examples: [
      .bad("营口全面振‹興›新突破", fixed: "营口全面振兴新突破"),
      .bad("会议‹強調›要抓落实", fixed: "会议强调要抓落实"),
      .bad("市委副‹書記›", fixed: "市委副书记"),
      .bad("学习贯彻‹習近平新時代中國特色社會主義›思想", fixed: "学习贯彻习近平新时代中国特色社会主义思想"),
      .good("乾隆年间、乾坤湾、乾县"),
      .good("五音宫商角徵羽"),
      .good("全面振兴新突破"),
      .good("毕昇发明活字印刷"),
      .good("匾额题写“國泰”二字"),
    ])

  static var interests: Interests { .oddities(.traditional, .ambiguousTraditional) }
  static var judgesFactsAlone: Bool { true }

  private let limit: Int
  init(_ options: RuleOptions) { limit = options.integer("perCharLimit") }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.context.target != .hant else { return }
    let oddities = paragraph.text.oddities
    let residues = oddities.lazy.filter { $0.kind == .pinyinResidue }.map { Int($0.index) }.sorted()
    var run: Range<Int>?
    for (number, oddity) in oddities.enumerated() {
      let i = Int(oddity.index)
      switch oddity.kind {
      case .traditional: break
      case .ambiguousTraditional where paragraph.isInTraditionalDocument && paragraph[i] != oddity.scalar: break
      default: continue
      }
      if !paragraph.isInTraditionalDocument, isOwned(i, oddity.scalar, paragraph) { continue }
      // The residue rule mends the character together with its pinyin.
      if !paragraph.isInTraditionalDocument, number + 1 < oddities.count, oddities[number + 1].kind == .pinyinResidue,
        Int(oddities[number + 1].index) == i + 1
      {
        continue
      }
      if let open = run, i - open.upperBound <= 6, (open.upperBound..<i).allSatisfy({ paragraph.isHan($0) }),
        !Self.hasResidue(open.lowerBound..<i, residues)
      {
        run = open.lowerBound..<i + 1
      } else {
        add(run, residues, paragraph, &facts)
        run = i..<i + 1
      }
    }
    add(run, residues, paragraph, &facts)
  }

  private func add(_ run: Range<Int>?, _ residues: [Int], _ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard let run else { return }
    // What is quoted is short: a thousand characters between two marks are no quoted title.
    let isQuoted = paragraph.enclosures(around: run.lowerBound).contains {
      run.upperBound <= $0.close && ($0.kind == .doubleQuote || $0.kind == .title) && $0.content.count <= 1000
        && !$0.content.contains { SimplifiedCharacters.contains(paragraph.rawScalar($0)) }
    }
    let count = run.count { paragraph.rawScalar($0) != paragraph[$0] }
    facts.add(
      isQuoted ? 1 : 0, run, in: paragraph, text: paragraph.text.string(run),
      detail: Self.hasResidue(run, residues) ? "residue" : "",
      value: paragraph.text.containsMarkup(run) ? 1 : 0)
    facts.add(2, run, in: paragraph, value: count)
  }

  /// Whether pinyin stands behind a character of the range.
  private static func hasResidue(_ range: Range<Int>, _ residues: [Int]) -> Bool {
    let first = residues.partitionPoint { $0 > range.lowerBound }
    return first < residues.count && residues[first] <= range.upperBound
  }

  /// Whether another rule speaks for the character: 羣, 啓 are variants, 製定 a slip of conversion.
  private func isOwned(_ i: Int, _ scalar: UInt32, _ paragraph: borrowing Paragraph) -> Bool {
    if VariantCharacter.variants[scalar] != nil { return true }
    return ConversionError.covers(paragraph.rawScalar(i - 1), scalar, paragraph.rawScalar(i + 1))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let characters = document.facts.reduce(0) { $1.kind == 2 ? $0 + $1.value : $0 }
    let hits = document.facts.filter { $0.kind == 0 || $0.kind == 1 && characters >= 3 }
    guard !hits.isEmpty else { return }
    let source = document.source
    // One finding for a document that is Traditional as a whole, whatever its length.
    let summary = FileSummary(
      hits: hits, candidates: hits.count, minimum: document.isTraditional ? 2 : limit + 1)
    let isTraditional = document.isTraditional
    summary.report(&out) { fact in
      let text = source.string(fact.range)
      return ("简体文稿中的繁体字“\(text)”应为“\(fact.text)”", "Traditional “\(text)” in a Simplified text: should be “\(fact.text)”")
    } whole: { _ in
      guard isTraditional else {
        return ("全文夹有 \(characters) 个繁体字，应为简体", "\(characters) Traditional characters in a Simplified text")
      }
      return (
        "全文为繁体字（\(characters) 个），公文应使用规范汉字",
        "the text is written in Traditional characters (\(characters)): official texts use the standard ones"
      )
    }
  }
}

/// Frequent characters that only Simplified text writes: what tells a Simplified passage.
enum SimplifiedCharacters {
  /// Whether a character is one of them.
  static func contains(_ scalar: UInt32) -> Bool { set.contains(scalar) }
  private static let set = ScalarSet(
    """
    国会发为个时们这来对说产经动进种关业实现体学长问题开机构战党领导议记书员门设认识论调该请读谁课讲评证试话诉诚误贯彻务劳势办协单压县区厅历广应庆库废张归当总统级红约纪纯线练组织终结给络绝继续维绩绿编综缓缩罗义习乡买乱争亏亚亲亿仅从仓仪价众优伙伟传伤伦伪侧侦侨债倾储儿兑兰兴养兽内冈册写军农冯冻净凉减凤凭凯击刘则刚创删剂剑剧劝励劲华卖卢卫却厉厌严双变叙叶号叹吓吗启吴呜员响哑唤团园围图圆圣场坏块坚坛坝垄垒垦执扩扫扬扰抚抛抢护报担拟拥择挡挣挥损换据掷携摄摆摇撑撤敌斋斩断旧旷显晋晓暂术朴权杂条杨极枪柜栅标栈栋栏树样桥检楼横欢欧歼殴残毁毕毙氢汇汉汤沟沦沧沪泪泽洁济浅浆测浏浓涛润涨渐渔湾湿溃滚满滤滥滨灭灵灾炉点炼烂烛烟烦烧热爱爷牵牺状犹独狭狮猎猪玛环玺电画畅疗疮疯痒盏盐监盖盘矿码砖硕确碍礼祸离秃积称稳穷窃窍窑竞笔笼筑签简粮纤纲纳纵纷纸纹纺纽绍绒统绣绪绳绸缔缝缴网罚罢职联聪肃肠肤肾肿胀胁胆胜脉脏脑脱腊舰舱艰艺节芦苏苹茎荐荣荡药莱莲获营萧萨蓝虑虚虽虾蚀蚁蚂蛮补衬袭装裤见观规视览觉触订计讯讨让训讹许讽访诀诈词译诗诞询详语诱诵谈谊谋谎谐谓谜谢谣谦谨谱贝贞负贡财责败账货质贩贪贫购贮贱贴贵贷贸费贺贼贾资赋赌赎赏赐赔赖赚赛赞赠赢赵赶趋跃践踪车轨轩转轮软轰轻载轿较辅辆辈辉辑输辖辞边辽达迁过迈运还远违连迟适选逊递逻遗邓邮邻郑酱酿释针钉钓钟钢钦钱钻铁铃铅铜铝铭银铸铺链销锁锅锋锐错锡锣锤锦键锻镇镜闪闭闯闲间闷闸闹闻闽阀阁阅阐阔队阳阴阵阶际陆陈险随隐难雾静韩韵页顶项顺须顽顾顿颁颂预频颖颗颜额颠风飘飞饭饮饰饱饲饶饼饿馆马驰驱驳驶驻驾骂骄验骑骗骤鱼鲁鲜鸟鸡鸣鸭鸿鹅鹏龄龙龟
    """)
}
