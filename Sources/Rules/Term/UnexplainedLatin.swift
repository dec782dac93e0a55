import Linting
import TextModel

/// A foreign abbreviation without its Chinese name.
struct UnexplainedLatin: DocumentRule {
  static let description = RuleDescription(
    id: "term/latin-abbrev",
    summary: Localized("外文缩写首次出现宜注明中文名称", en: "a foreign abbreviation without its Chinese name"),
    rationale: Localized(
      "读者未必认得字母缩写，第一次出现时写中文名称，把缩写放在括号里。GDP、5G、APP 等通用的，型号、标准号、企业名中的字母，不报。",
      en:
        "Readers need not know an acronym: at its first mention give the Chinese name with the acronym in parentheses. Common ones (GDP, 5G, APP), models, standards and names of companies are left alone."
    ),
    source: "CY/T 154—2017《中文出版物夹用英文的编辑规范》",
    severity: .hint,
    options: [
      RuleOption("known", .strings([]), Localized("另外认得的缩写", en: "further abbreviations that are known"))
    ],
    examples: [
      .bad("推广‹EPCOTM›模式"),
      .bad("建设‹CCUS›项目"),
      .bad("引入‹REITS›融资"),
      .good("GDP增长5%"),
      .good("建设碳捕集利用与封存（CCUS）项目"),
      .good("5G基站、AI产业、APP下载"),
      .good("歼-20、CR400列车"),
      .good("执行GB/T 9704标准"),
      .good("TCL集团落户"),
      .good("CCUS（碳捕集利用与封存）项目"),
    ])

  static var interests: Interests { .characters(.latin) }
  static var judgesFactsAlone: Bool { true }

  private let known: Set<String>

  init(_ options: RuleOptions) { known = Self.common.union(options.strings("known")) }

  private static let common: Set<String> = Set(
    """
    GDP CPI PPI PMI IT AI APP ICU CT DNA RNA WTO APEC RCEP CPTPP LED VR AR MR XR GPS ETC POS ATM KTV NGO EMBA MBA PPP VIP USB WIFI PC TV CCTV CGTN \
    UN WHO IMF ID IP QQ PDF PPT WPS EXCEL WORD OA ERP SCI SSCI EI ISO GB DB IEC HR CEO CFO CBD SUV MPV HPV HIV AIDS PCR CBA NBA CSL FIFA UFO OK KPI \
    BRT LNG CNG LPG ABC XWLB TOD EPC BOT BT NFC RFID IPO ETF REIT REITS CCUS_ COVID SARS PM VOC VOCS COD BOD II III IV VI VII VIII IX XI XII AAA AAAA AAAAA \
    CIIE CIFTIS SCO BRICS ASEAN OPEC NATO EU USA UK CNY RMB USD KM KG MM CM MW GW KW KWH MWH GWH TB PB GB MB EFLOPS PFLOPS UNESCO DIY IC CPU GPU NPU HDMI DVD CD MP LOGO SOS SOP NO LPR MLF ESG OLED AMOLED TFT LCD ICT IDC CDN SAAS PAAS IAAS API SDK IPV
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  ).subtracting(["REITS"])
  private static let names = ["公司", "集团", "有限", "股份", "品牌", "系列", "型", "级"].map { $0.unicodeScalars.map(\.value) }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let text = paragraph.text
    var i = 0
    while i < text.count {
      guard text.characterClass(i) == .latin || text.characterClass(i) == .digit else {
        i += 1
        continue
      }
      let start = i
      var isUpper = true
      var letters = 0
      while i < text.count, text.characterClass(i) == .latin || text.characterClass(i) == .digit || Self.joins(text, at: i) {
        if text.characterClass(i) == .latin { letters += 1 }
        if !(text[i] >= 0x41 && text[i] <= 0x5A) { isUpper = false }
        i += 1
      }
      guard isUpper, letters >= 3, !paragraph.isMasked(start..<i) else { continue }
      let isGlossed = text.characterClass(start - 1) == .bracket || text.characterClass(i) == .bracket
      facts.add(isGlossed ? 1 : 0, start..<i, in: paragraph, text: text.string(start..<i), value: Self.isName(text, i) ? 1 : 0)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var seen: Set<String> = []
    for fact in document.facts where seen.insert(fact.text).inserted {
      guard fact.kind == 0, fact.value == 0, !known.contains(fact.text) else { continue }
      out.report(
        source: fact.range, zh: "外文缩写“\(fact.text)”首次出现宜注明中文名称", en: "give the Chinese name of “\(fact.text)” where it first stands"
      )
    }
  }

  private static func joins(_ text: borrowing NormalizedText, at i: Int) -> Bool {
    guard text[i] == 0x2D || text[i] == 0x2F || text[i] == 0x2E || text[i] == 0x26 || text[i] == 0x5F || text[i] == 0x40 else {
      return false
    }
    return text.characterClass(i + 1) == .latin || text.characterClass(i + 1) == .digit
  }

  private static func isName(_ text: borrowing NormalizedText, _ end: Int) -> Bool { names.contains { text.holds($0, at: end) } }
}
