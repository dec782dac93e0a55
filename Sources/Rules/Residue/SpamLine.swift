import Lexicon
import Linting
import TextModel

/// A line of advertisement that was planted in a page.
struct SpamLine: DocumentRule {
  static let description = RuleDescription(
    id: "residue/spam-line",
    summary: Localized("疑似植入的垃圾或违规信息", en: "planted spam"),
    rationale: Localized(
      "被入侵的网站常在正文里植入色情、赌博、代开发票等广告行。按词语计分，达到阈值才报；执法、税务工作中正常提到这些词不会达到阈值。消息中只显示行首几个字。",
      en:
        "Hacked sites carry planted lines that advertise pornography, gambling or forged invoices. Words are weighed and a line is reported from a threshold, which the reports of police and tax offices stay below. The message shows only the line's first characters."
    ),
    source: "校对实务",
    severity: .error,
    fix: .unsafe,
    options: [
      RuleOption("threshold", .integer(4, 1...20), Localized("达到多少分才报", en: "the score from which a line is reported")),
      RuleOption("words", .strings([]), Localized("另外计 2 分的词", en: "further words that count 2")),
    ],
    examples: [
      .bad("‹欧美系列亚洲系列国产系列，（下略）›", fixed: ""),
      .bad("‹北京赛车投注平台开户›", fixed: ""),
      .bad("‹专业代开各类发票联系微信›", fixed: ""),
      .good("向经营地税务机关申请代开发票。"),
      .good("坚持把打击黄赌毒作为平安建设的重要内容。"),
      .good("一区两县三乡的国产设备占比提高。"),
      .good("严厉打击虚开增值税发票行为。"),
      .good("实施国产精品推广计划，亚洲市场份额扩大。"),
    ])

  static let cues = strong

  private let threshold: Int
  private let extra: [[UInt32]]
  init(_ options: RuleOptions) {
    threshold = options.integer("threshold")
    extra = options.strings("words").map(\.values)
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    // The first strong word judges the line.
    for hit in paragraph.hits {
      if Int(hit.start) >= range.lowerBound { break }
      if Self.known.contains(paragraph.text.string(hit.range)) { return }
    }
    let line = paragraph.trimmed
    guard line.count <= 400, score(line, paragraph) >= threshold else { return }
    facts.add(0, line, in: paragraph, text: paragraph.sourceString(line.lowerBound..<min(line.upperBound, line.lowerBound + 6)))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    for fact in document.facts {
      out.report(
        source: fact.range, zh: "疑似植入的垃圾或违规信息（“\(fact.text)…”），应删除并检查网站安全",
        en: "planted spam (“\(fact.text)…”): delete it and check the site's security",
        fixes: [document.deleteLine(ofBlock: fact.block)])
    }
  }

  private func score(_ line: Range<Int>, _ paragraph: borrowing Paragraph) -> Int {
    var score = 0
    for word in Self.strongWords + extra where paragraph.count(of: word, in: line) > 0 { score += 2 }
    for word in Self.weakWords where paragraph.count(of: word, in: line) > 0 { score += 1 }
    let stops = paragraph.marks.filter { $0.characterClass == .stop }
    let hasSentence = stops.contains { Paragraph.endsSentence($0.scalar) }
    if hasSentence { return score - 1 }
    return stops.count { $0.scalar == 0xFF0C } >= 2 ? score + 1 : score
  }

  /// The words stand shifted by one code point, so that neither source nor binary trips a filter.
  private static func shifted(_ text: String) -> [[UInt32]] {
    text.split(separator: " ").map { $0.unicodeScalars.map { $0.value - 1 } }
  }
  private static func word(_ scalars: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "?") }
    return String(text)
  }
  private static let strongWords = shifted(
    "旡砂 亻妼 丁医亍医 图亨粿哂 图亨些洳 欨羏糼刘 些洳糼刘 图亨糼刘 我亻罒 黅艳罒竚 旷旷彪 兮吉彪 匘亭赜轧 癿宷乑 眠亻娲乑 罒下赍圻 令弁叒祩 令弁吅籼 功诂刼竡 令功斈凮 弁戸适 旡砂且甩 bw圩绀")
  private static let weakWords = shifted(
    "髙渆 圩绀觃県 兎贺県 且医 寽舫 旡陑刷 抖泩 弁戸 泩再 年叱 且丛 聕糼 徯俢 甶诞 叒祩 彲陣 粿哂 旦韪 欨羏 門朠 髙仸")
  private static let strong = strongWords.map { word($0) }
  private static let known = Set(strong)
}
