import Lexicon
import Linting
import TextModel

/// `領(lǐng)`: pinyin that a scrape put behind a character.
struct PinyinAnnotation: DocumentRule {
  static let description = RuleDescription(
    id: "residue/pinyin-annotation",
    summary: Localized("残留注音", en: "pinyin was left behind a character"),
    rationale: Localized(
      "抓取的网页里常有逐字注音，如“領(lǐng)導(dǎo)”，应当删去；简体文稿里注音所附的繁体字一并改为简体。括号里是地名、词语或几个音节的不是残留；罕用字后用全角括号有意注音的不报；注音不是该字读音的只作警告；通篇都是时只报一次，一次改完。",
      en:
        "Scraped pages carry pinyin behind single characters, 領(lǐng). It goes, and a Traditional character that it stood behind becomes Simplified where the document is. Several syllables, names and words in brackets are no residue, nor is the deliberate reading of a rare character in full-width brackets; a syllable that is no reading of its character is a warning only. A page full of it is reported once, with one fix for all."
    ),
    source: "GB/T 15834—2011 4.9.3.1",
    severity: .error,
    fix: .safe,
    options: [
      RuleOption("keep", .bool(false), Localized("教材等有意注音的文稿：不报", en: "say nothing: the annotations are meant"))
    ],
    examples: [
      .bad("‹領(lǐng)›‹導(dǎo)›小組", fixed: "领导小組"),
      .bad("‹經(jīng)›‹濟(jì)›工作", fixed: "经济工作"),
      .bad("營口‹發(fā)›展", fixed: "營口发展"),
      .bad("优化营商环境‹（jìng）›", fixed: "优化营商环境"),
      .bad("反对特‹權(quán)›思想和特权现象", fixed: "反对特权思想和特权现象"),
      .good("遼寧(營口)沿海產業基地"),
      .good("市委常委會(擴大)會議"),
      .good("阿拉伯数字(Arabic)"),
      .good("拼音“zhong”与(de)"),
      .good("GDP(国内生产总值)"),
      .good("江中有滟（yàn）滪（yù）堆"),
    ])

  static var interests: Interests { .oddities(.pinyinResidue) }
  static var judgesFactsAlone: Bool { true }

  private let keeps: Bool
  init(_ options: RuleOptions) { keeps = options.bool("keep") }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard !keeps else { return }
    let syllables = paragraph.context.lexicon.language.syllables
    for oddity in paragraph.text.oddities where oddity.kind == .pinyinResidue {
      let i = Int(oddity.index) - 1
      if oddity.scalar == 0xFF08, !syllables.isCommon(paragraph[i]) { continue }
      // A syllable that is no reading of the character is reported, but less surely.
      let kind = Self.isReading(paragraph.source.string(oddity.range), of: paragraph[i], syllables) ? 0 : 1
      let written = paragraph.rawScalar(i)
      let isTraditional = paragraph.context.lexicon.characters.flags(written).contains(.traditional)
      if isTraditional, !paragraph.isInTraditionalDocument, paragraph.context.target != .hant {
        let start = paragraph.text.sourceRange(i).start
        facts.add(kind, source: ByteRange(start, oddity.range.end), text: String(scalar: paragraph[i]))
      } else {
        facts.add(kind, source: oddity.range)
      }
    }
  }

  /// Whether an annotation with its brackets is a reading of a character; true where the table does not know the character.
  private static func isReading(_ annotation: String, of scalar: UInt32, _ syllables: SyllableTable) -> Bool {
    var bare = ""
    for letter in annotation.unicodeScalars {
      if let base = PinyinTone.base(of: letter.value)?.letter {
        bare.unicodeScalars.append(Unicode.Scalar(base))
      } else if letter.value >= 0x61, letter.value <= 0x7A {
        bare.unicodeScalars.append(letter)
      }
    }
    return !syllables.isCommon(scalar) || syllables.characters(reading: bare).contains(scalar)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let source = document.source
    let one: (DocumentFact) -> FileSummary.Words = { fact in
      let text = source.string(fact.range)
      return fact.text.isEmpty
        ? ("残留注音“\(text)”，应删除", "pinyin “\(text)” was left in the text: delete it")
        : ("残留注音和繁体字“\(text)”，应为“\(fact.text)”", "“\(text)” has pinyin residue: should be “\(fact.text)”")
    }
    let all = document.facts
    // A page full of it has some wrong readings too: one finding speaks for all.
    let isPage = all.count >= 20
    let sure = isPage ? all : all.filter { $0.kind == 0 }
    if !isPage {
      let unsure = all.filter { $0.kind == 1 }
      FileSummary(hits: unsure, candidates: unsure.count, minimum: .max, safety: .unsafe, severity: .warning)
        .report(&out, one: one) { _ in ("", "") }
    }
    FileSummary(hits: sure, candidates: sure.count, minimum: 20).report(&out, one: one) { count in
      ("全文残留 \(count) 处逐字注音，应一并删除", "\(count) pinyin annotations were left all over the text: delete them")
    }
  }
}
