import Lexicon
import Linting
import TextModel

/// Variant characters that the standard table gave up.
struct VariantCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "script/variant-char",
    summary: Localized("使用了异体字", en: "a variant character"),
    rationale: Localized(
      "峯、羣、啓、註等异体字已由《通用规范汉字表》的规范字代替。姓名中的异体字可能是户籍登记用字，只作提示；表中收为规范字的堃、喆、淼、昇等不报；繁体文稿不报。",
      en:
        "峯, 羣, 啓 and 註 gave way to standard characters. In names they may be the registered form and are only pointed out; 堃, 喆, 淼 and 昇 are standard themselves; Traditional texts are left alone."
    ),
    source: "通用规范汉字表（2013）附件1；第一批异体字整理表（1955）",
    severity: .warning,
    fix: .safe,
    options: [
      RuleOption("names", .choice("hint", ["hint", "off"]), Localized("人名中的异体字", en: "variants in personal names"))
    ],
    examples: [
      .bad("人民‹羣›众", fixed: "人民群众"),
      .bad("‹啓›动仪式", fixed: "启动仪式"),
      .bad("‹註›册资本", fixed: "注册资本"),
      .good("人民群众"),
      .good("启动仪式"),
      .good("演员刘堃、陈喆、毕昇、王淼"),
    ])

  static var interests: Interests { .oddities(.traditional, .unlisted) }

  private let reportsNames: Bool
  init(_ options: RuleOptions) { reportsNames = options.choice("names") != "off" }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard !paragraph.isInTraditionalDocument, paragraph.context.target != .hant else { return }
    for oddity in paragraph.text.oddities where oddity.kind == .traditional || oddity.kind == .unlisted {
      guard let right = Self.variants[oddity.scalar] else { continue }
      let i = Int(oddity.index)
      if ConversionError.covers(paragraph.rawScalar(i - 1), oddity.scalar, paragraph.rawScalar(i + 1)) { continue }
      let isName = paragraph.mentions.covering(i)?.names(.people) ?? false
      if isName && !reportsNames { continue }
      let text = String(scalar: oddity.scalar)
      out.report(
        i..<i + 1, in: paragraph, zh: "异体字“\(text)”应改用规范字“\(String(scalar: right))”",
        en: "“\(text)” is a variant: use “\(String(scalar: right))”", severity: isName ? .hint : nil,
        fixes: [paragraph.replace(i..<i + 1, with: String(scalar: right), isName ? .unsafe : .safe)])
    }
  }

  /// Variants and their standard characters.
  static let variants: [UInt32: UInt32] = {
    let pairs = """
      峯峰羣群裏里裡里啓启衆众珮佩樑梁鑑鉴鑒鉴崐昆菓果週周佔占佈布註注牀床卽即旣既爲为衞卫溼湿煙烟綫线麪面麫面牠它祇只秖只畧略畱留彊强棊棋栢柏桟栈椶棕槩概櫈凳犂犁矁瞅碁棋砲炮磟碌
      稉粳穅糠窰窑笋笋筯箸粃秕緐繁缾瓶罸罚翺翱耡锄胷胸脃脆脣唇脗吻舩船艸草菴庵葠参蔴麻蘓苏虵蛇蚘蛔衂衄袵衽覇霸託托諠喧譁哗譌讹豓艳賸剩跡迹蹟迹躭耽輓挽迺乃逈迥遊游鄰邻酧酬釦扣鉏锄鎚锤鍊炼閒闲陞升陜陕隄堤雋隽靭韧頫俯颺扬飜翻餧喂駞驼鬪斗鬦斗魘魇鷰燕麤粗齧啮
      佪徊侷局倣仿偪逼傑杰冺泯凢凡刧劫効效勛勋匃丐厠厕呌叫咊和唘启喆喆喫吃嘅慨噉啖囘回囬回坿附垜垛埜野堘塍塲场墻墙夀寿姙妊姪侄嬾懒寃冤寕宁寳宝尅克屍尸嵗岁巗岩帋纸幇帮并并彫雕徃往恆恒悤匆惥恿愽博慙惭憇憩懽欢戞戛拕拖挵弄捥腕捄救搤扼擧举攷考敂叩斵斫昬昏暎映暠皓朶朵
      """
    var map: [UInt32: UInt32] = [:]
    let scalars = pairs.unicodeScalars.map(\.value).filter { $0 > 0x20 }
    for i in stride(from: 0, to: scalars.count - 1, by: 2) where scalars[i] != scalars[i + 1] { map[scalars[i]] = scalars[i + 1] }
    return map
  }()
}
