import Linting
import TextModel

/// A measure word does not go with its noun.
struct MeasureWord: ParagraphRule {
  static let description = RuleDescription(
    id: "number/measure-word",
    summary: Localized("量词与名词搭配有误", en: "a measure word does not go with its noun"),
    rationale: Localized(
      "“一只队伍”“一副画卷”“一匹项目”多是同音误植。只按封闭的搭配表报，隔开四个字以内。",
      en: "一只队伍 or 一副画卷 are slips of the homophone. Only pairs of a closed table are reported, at most four characters apart."),
    source: "校对实务（《现代汉语词典》《现代汉语八百词》）",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "table", .strings([]),
        Localized("另加的搭配，如“只=支:舰队|船队”", en: "more pairs, such as 只=支:舰队|船队"))
    ],
    examples: [
      .bad("锻造一‹只›过硬队伍", fixed: "锻造一支过硬队伍"),
      .bad("描绘一‹副›壮美画卷", fixed: "描绘一幅壮美画卷"),
      .bad("引进一‹匹›优质项目", fixed: "引进一批优质项目"),
      .bad("栽下一‹颗›树", fixed: "栽下一棵树"),
      .bad("打造每‹只›过硬的队伍", fixed: "打造每支过硬的队伍"),
      .good("锻造一支过硬队伍"),
      .good("绘就一幅壮美画卷"),
      .good("挑起一副重担"),
      .good("种下一颗种子"),
      .good("三只小羊和一支队伍"),
      .good("一匹骏马奔向企业"),
      .good("不只一次到项目现场"),
    ])

  static var interests: Interests { .numbers }
  static var cues: [String] { ["这只", "那只", "每只", "几只", "这副", "那副", "每副", "这颗", "每颗", "这匹", "每匹"] }

  private let added: [(wrong: UInt32, right: String, nouns: [[UInt32]])]
  init(_ options: RuleOptions) {
    added = OptionPair.read(options, "table").compactMap { pair in
      guard let wrong = pair.key.values.first, pair.key.values.count == 1 else { return nil }
      return (wrong, pair.value, pair.words.map(\.values))
    }
  }

  private struct Pair {
    var wrong: UInt32
    var right: String
    var reach: Int
    var nouns: [StaticString]
  }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.exponent == 0 && number.proportion == .none {
      judge(p, max(number.range.upperBound, number.inner?.range.upperBound ?? 0), &out)
    }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    judge(p, range.lowerBound + 1, &out)
  }

  private func judge(_ p: borrowing Paragraph, _ at: Int, _ out: inout FindingSink) {
    if !added.isEmpty, judgeAdded(p, at, &out) { return }
    guard let pair = Self.pairs.first(where: { $0.wrong == p[at] }) else { return }
    for gap in 0...pair.reach {
      let start = at + 1 + gap
      if let noun = pair.nouns.first(where: { p.has($0, at: start) }) {
        guard !(p[start] == 0x6811 && p[start + 1] == 0x7ACB) else { return }
        report(p, at, start..<start + noun.utf8CodeUnitCount / 3, pair.right, &out)
        return
      }
      guard p.text.characterClass(start) == .han, !Self.joints.contains(p[start]) else { return }
    }
  }

  private func judgeAdded(_ p: borrowing Paragraph, _ at: Int, _ out: inout FindingSink) -> Bool {
    for pair in added where pair.wrong == p[at] {
      for start in at + 1...at + 5 {
        if let noun = pair.nouns.first(where: { !p.places(of: $0, in: start..<min(p.count, start + $0.count)).isEmpty }) {
          report(p, at, start..<start + noun.count, pair.right, &out)
          return true
        }
        guard p.text.characterClass(start) == .han, !Self.joints.contains(p[start]) else { break }
      }
    }
    return false
  }

  private func report(_ p: borrowing Paragraph, _ at: Int, _ noun: Range<Int>, _ right: String, _ out: inout FindingSink) {
    let name = p.text.string(noun)
    out.report(
      at..<at + 1, in: p, zh: "量词“\(p.text.string(at..<at + 1))”与“\(name)”不搭配，应为“\(right)”",
      en: "\(name) is counted with \(right)", fixes: [p.replace(at..<at + 1, with: right, .unsafe)])
  }

  private static let joints = ScalarSet("和与及在到向对为是")
  private static let pairs: [Pair] = [
    Pair(wrong: 0x53EA, right: "支", reach: 4, nouns: ["队伍", "力量", "生力军", "部队", "铁军"]),
    Pair(wrong: 0x4ED8, right: "副", reach: 2, nouns: ["对联", "春联", "重担", "担子", "手套", "眼镜"]),
    Pair(wrong: 0x5E45, right: "副", reach: 2, nouns: ["对联", "春联", "重担", "担子", "面孔", "眼镜"]),
    Pair(wrong: 0x526F, right: "幅", reach: 4, nouns: ["画卷", "图景", "蓝图", "标语"]),
    Pair(wrong: 0x9897, right: "棵", reach: 2, nouns: ["树", "白菜"]),
    Pair(wrong: 0x68F5, right: "颗", reach: 2, nouns: ["星", "种子", "子弹", "珍珠"]),
    Pair(wrong: 0x5339, right: "批", reach: 4, nouns: ["项目", "企业", "人才", "干部", "物资"]),
    Pair(wrong: 0x5750, right: "座", reach: 3, nouns: ["桥", "城市", "水库", "大坝"]),
  ]
}
