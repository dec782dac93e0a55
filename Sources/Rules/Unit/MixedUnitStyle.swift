import Linting
import TextModel

/// Symbols and Chinese names of units are mixed.
struct MixedUnitStyle: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "unit/mixed-style",
    summary: Localized("单位中西文写法混用", en: "symbols and Chinese names of units are mixed"),
    rationale: Localized(
      "组合单位不得一半符号一半中文（km/小时、吨/h）；同一文件里同一单位宜只用一种写法。“元/kg”因元无符号，不报。",
      en:
        "A compound unit is written in symbols or in words, not both; a document keeps to one. 元/kg is left alone: 元 has no symbol."
    ),
    source: "GB 3101—1993 3.3.1; GB/T 15835—2011 4（体例一致）",
    severity: .info,
    examples: [
      .bad("时速120‹km/小时›"),
      .bad("浓度35‹mg/立方米›"),
      .bad("处理能力5‹吨/h›"),
      .bad("全长35‹km›，另有支线12公里"),
      .bad("用电30‹kW·小时›"),
      .good("时速120km/h"),
      .good("浓度35微克/立方米"),
      .good("价格6元/kg"),
      .good("处理能力5吨/小时"),
      .good("路长3公里、宽5米"),
    ])

  static var interests: Interests { .digitNumbers }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic {
      let next = number.unitRange.upperBound
      guard number.hasUnit(.symbol) || p[next] == 0x2F, let unit = number.unit else { continue }
      var end = next
      if unit.kind == .symbol {
        if p[next] == 0x2F || p[next] == 0xFF0F {
          end = Self.names.first { p.has($0, at: next + 1) }.map { next + 1 + $0.utf8CodeUnitCount / 3 } ?? next
        } else if unit.name == "kW", p.has("小时", at: next) || p.has("·小时", at: next) {
          end = next + (p[next] == 0xB7 ? 3 : 2)
        }
      } else if p[next] == 0x2F, Self.measured.contains(unit.name), p.text.characterClass(next + 1) == .latin {
        end = next + 1
        while p.text.characterClass(end) == .latin || p[end] == 0xB3 || p[end] == 0xB2 { end += 1 }
      }
      guard end > next else { continue }
      let range = number.unitRange.lowerBound..<end
      out.report(
        range, in: p, zh: "组合单位“\(p.sourceString(range))”中西文混用，应统一用符号或统一用中文",
        en: "the compound unit “\(p.sourceString(range))” mixes symbols and words")
    }
  }

  private static let names: [StaticString] = ["小时", "升", "天", "日", "年", "吨", "平方米", "立方米", "分钟", "秒"]
  private static let measured: Set<String> = ["公里", "千米", "米", "吨", "千瓦", "毫克", "立方米", "微克", "升"]

  private static let pairs: [(symbol: String, names: Set<String>)] = [
    ("km", ["公里", "千米"]), ("m²", ["平方米"]), ("㎡", ["平方米"]), ("kg", ["公斤", "千克"]), ("℃", ["摄氏度"]), ("t", ["吨"]), ("kW", ["千瓦"]),
  ]

  private static let paired = UnitNames(pairs.flatMap { $0.names.union([$0.symbol]) })

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.block.kind != .tableCell else { return }
    for number in p.numbers where number.form == .arabic && number.hasUnit(named: Self.paired) {
      guard let unit = number.unit else { continue }
      for (index, pair) in Self.pairs.enumerated() {
        if unit.name == pair.symbol { facts.add(index * 2, number.unitRange, in: p, text: unit.name) }
        if pair.names.contains(unit.name) { facts.add(index * 2 + 1, number.unitRange, in: p, text: unit.name) }
      }
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    for index in Self.pairs.indices {
      guard let symbol = document.facts.first(where: { $0.kind == index * 2 }),
        let name = document.facts.first(where: { $0.kind == index * 2 + 1 })
      else { continue }
      out.report(
        source: symbol.range, zh: "同一单位有“\(symbol.text)”“\(name.text)”两种写法，宜统一",
        en: "one unit is written “\(symbol.text)” and “\(name.text)”: keep to one",
        related: [RelatedPlace(message: out.text(zh: "另一种写法", en: "the other way"), range: name.range)])
    }
  }
}
