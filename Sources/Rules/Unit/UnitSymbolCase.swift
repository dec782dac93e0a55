import Linting
import TextModel

/// The symbol of a unit is written wrongly.
struct UnitSymbolCase: ParagraphRule {
  static let description = RuleDescription(
    id: "unit/symbol-case",
    summary: Localized("计量单位符号大小写或写法不规范", en: "the symbol of a unit is written wrongly"),
    rationale: Localized(
      "km、kg、kW·h、m² 等符号的大小写是固定的，写成 KM、KWH、m2 容易与别的单位混淆。5G、4K、2M宽带、G15高速等代号、型号不报。",
      en: "The letters of km, kg, kW·h and m² are fixed by the standard. Codes and models (5G, 4K, 2M, G15) are left alone."),
    source: "GB 3100—1993 6.5; GB 3101—1993; GB/T 9704—2012 第9章",
    severity: .warning,
    fix: .safe,
    options: [
      RuleOption("squareMetre", .choice("m²", ["m²", "㎡"]), Localized("平方米符号", en: "symbol of the square metre")),
      RuleOption("table", .strings([]), Localized("另加的符号，如“KPA=kPa”", en: "more symbols, such as KPA=kPa")),
    ],
    examples: [
      .bad("全长35‹KM›", fixed: "全长35km"),
      .bad("装机容量500‹KW›", fixed: "装机容量500kW"),
      .bad("用电量3000‹kwh›", fixed: "用电量3000kW·h"),
      .bad("建筑面积1200‹m2›", fixed: "建筑面积1200m²"),
      .good("全长35km"),
      .good("图-22M3、5G基站、4K超高清、8K频道"),
      .good("装机容量500kW"),
      .good("京沈高速G1、K27次列车"),
      .good("2M宽带"),
      .good("乘坐K2路公交车"),
    ])

  static var interests: Interests { .characters(.latin) }

  private let squareMetre: String

  private let added: [OptionPair]

  init(_ options: RuleOptions) {
    squareMetre = options.choice("squareMetre")
    added = OptionPair.read(options, "table")
  }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    if !added.isEmpty { checkAdded(p, &out) }
    for number in p.numbers where number.hasUnit(.symbol) && number.form == .arabic {
      guard let unit = number.unit, let right = unit.name == "M2" || unit.name == "m2" ? squareMetre : Self.right[unit.name] else {
        continue
      }
      if added.contains(where: { $0.key == unit.name }) { continue }
      let before = p.text.characterClass(number.range.lowerBound - 1)
      guard before != .latin, p[number.range.lowerBound - 1] != 0x2D, p[number.unitRange.upperBound] != 0xB2,
        p[number.unitRange.upperBound] != 0xB3,
        p[number.unitRange.upperBound] != 0x724C
      else { continue }
      out.report(
        number.unitRange, in: p, zh: "计量单位符号“\(unit.name)”书写不规范，应为“\(right)”",
        en: "the symbol “\(unit.name)” is written “\(right)”",
        fixes: [p.replace(number.unitRange, with: right, .safe)])
    }
  }

  /// Symbols that the configuration adds, right behind a number or one blank further.
  private func checkAdded(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic {
      let start = number.range.upperBound + (p.text.characterClass(number.range.upperBound) == .space ? 1 : 0)
      var end = start
      while p.text.characterClass(end).isLatinOrDigit || p[end] == 0x2F || p[end] == 0xB7 { end += 1 }
      guard end > start, let pair = added.first(where: { $0.key == p.text.string(start..<end) }) else { continue }
      out.report(
        start..<end, in: p, zh: "计量单位符号“\(pair.key)”书写不规范，应为“\(pair.value)”",
        en: "the symbol “\(pair.key)” is written “\(pair.value)”", fixes: [p.replace(start..<end, with: pair.value, .safe)])
    }
  }

  private static let right = [
    "KM": "km", "Km": "km", "KG": "kg", "Kg": "kg", "KW": "kW", "KWH": "kW·h", "KWh": "kW·h", "kwh": "kW·h", "Kwh": "kW·h",
    "kWh": "kW·h",
    "KV": "kV", "KVA": "kV·A", "M3": "m³", "m3": "m³", "km2": "km²", "ML": "mL", "Ml": "mL", "HZ": "Hz", "hz": "Hz", "DB": "dB",
  ]
}
