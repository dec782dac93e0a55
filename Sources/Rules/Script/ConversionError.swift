import Linting
import TextModel

/// One-to-many slips of a conversion between scripts: 乾部, 製定, 关於.
struct ConversionError: ParagraphRule {
  static let description = RuleDescription(
    id: "script/conversion-error",
    summary: Localized("繁简转换错误", en: "a slip of converting between the scripts"),
    rationale: Localized(
      "简繁并非一一对应，逐字转换会留下“乾部”“瞭解”“关於”“製定”这类两边都不对的写法。乾隆、瞭望、慰藉、於姓等本来就这样写的不报；繁体文稿不报。",
      en:
        "The scripts do not correspond one to one, and converting character by character leaves 乾部, 瞭解, 关於 and 製定, right in neither. 乾隆, 瞭望, 慰藉 and the surname 於 are left alone, and so are Traditional texts."
    ),
    source: "通用规范汉字表（2013）附件1",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("广大‹乾部›群众", fixed: "广大干部群众"),
      .bad("進一步‹瞭解›情況", fixed: "進一步了解情況"),
      .bad("‹关於›优化营商环境", fixed: "关于优化营商环境"),
      .bad("完善‹製度›机制", fixed: "完善制度机制"),
      .good("干部群众"),
      .good("慰藉、狼藉"),
      .good("瞭望塔"),
      .good("乾隆、乾坤"),
      .good("於某某同志"),
      .good("於是之出演《茶馆》中的王掌柜"),
    ])

  static var interests: Interests { .oddities(.traditional, .ambiguousTraditional) }
  /// Slips whose first character is read as it stands.
  static let cues = ["瞭解", "藉助", "藉口", "藉机", "藉鉴"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard !paragraph.isInTraditionalDocument, paragraph.context.target != .hant else { return }
    report(range, ["了解", "借助", "借口", "借机", "借鉴"][cue], paragraph, &out)
  }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard !paragraph.isInTraditionalDocument, paragraph.context.target != .hant else { return }
    for oddity in paragraph.text.oddities where oddity.kind == .traditional || oddity.kind == .ambiguousTraditional {
      let i = Int(oddity.index)
      let before = paragraph.rawScalar(i - 1)
      let after = paragraph.rawScalar(i + 1)
      if let right = Self.pairs[Self.key(oddity.scalar, after)] {
        if oddity.scalar == 0x65BC,
          paragraph[i + 2] == 0x59D3 || paragraph[i + 2] == 0x4E4B && paragraph.isEnclosed(i, by: .title) == false
        {
          continue
        }
        if paragraph[i + 2] == 0x52A1, after == 0x4E8B { continue }
        report(i..<i + 2, right, paragraph, &out)
      } else if let right = Self.pairs[Self.key(before, oddity.scalar)] {
        report(i - 1..<i + 1, right, paragraph, &out)
      }
    }
  }

  private func report(_ range: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.sourceString(range)
    out.report(
      range, in: paragraph, zh: "繁简转换错误：“\(text)”应为“\(right)”", en: "“\(text)” is a slip of conversion: should be “\(right)”",
      fixes: [paragraph.replace(range, with: right, .safe)])
  }

  /// Whether the character between two others is part of a slip that this rule reports.
  static func covers(_ before: UInt32, _ scalar: UInt32, _ after: UInt32) -> Bool {
    pairs[key(scalar, after)] != nil || pairs[key(before, scalar)] != nil
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// Slips and what they should be, as they stand in Simplified and in half-converted text.
  private static let pairs: [UInt64: String] = {
    var pairs: [UInt64: String] = [:]
    let words = """
      乾净干净 乾部干部 乾事干事 乾劲干劲 乾群干群 乾扰干扰 乾预干预 乾涉干涉 皇後皇后 公裡公里 萬裡万里 万裡万里 製定制定 製度制度 徵求征求 徵集征集 徵收征收 徵地征地 \
      計畫计划 计畫计划 彷彿仿佛 於是于是 於今于今 \
      等於等于 关於关于 對於对于 对於对于 由於由于 位於位于 至於至于 关於关于 關於关于 基於基于 属於属于 鉴於鉴于 勇於勇于 善於善于 处於处于 用於用于 幹净干净 規畫规划 规畫规划 範围范围 \
      復雜复杂 复雜复杂 裏面里面 裡面里面
      """
    for entry in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let scalars = String(entry).values
      guard scalars.count == 4 else { continue }
      pairs[key(scalars[0], scalars[1])] = String(entry.suffix(2))
    }
    return pairs
  }()
}
