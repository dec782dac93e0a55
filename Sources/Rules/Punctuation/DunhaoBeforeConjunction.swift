import Lexicon
import Linting
import TextModel

/// 、 before 和, 及, 或, 以及.
struct DunhaoBeforeConjunction: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/dunhao-before-conj",
    summary: Localized("连词前不用顿号", en: "、 before a conjunction"),
    rationale: Localized(
      "最后两项之间已有“和、及、或”，不再用顿号；“以及、或者”前停顿较大时用逗号。“和平”“及时”等词、以“和”字开头的地名不报；“与、同”常作介词、动词，不查。",
      en:
        "A conjunction before the last item takes the place of 、; before 以及 and 或者 a comma may stand. Words and place names that begin with the same character are left alone; 与 and 同 are too often prepositions to be checked."
    ),
    source: "GB/T 15834—2011 4.5.3.1、A.3",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("就业、教育‹、›和医疗", fixed: "就业、教育和医疗"),
      .bad("市委、市政府‹、›及有关部门", fixed: "市委、市政府及有关部门"),
      .bad("项目、资金‹、›以及政策", fixed: "项目、资金，以及政策"),
      .good("就业、教育和医疗"),
      .good("和平区、和龙市、及时雨"),
      .good("法律、行政法规，以及地方性法规"),
      .good("创新、协调、与时俱进"),
    ])

  static let cues = ["、和", "、及", "、或", "、以及", "、或者"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let start = range.lowerBound + 1
    let mark = range.lowerBound..<start
    guard paragraph.isHan(range.upperBound), paragraph.isHan(range.upperBound + 1) else { return }
    if cue >= 3 {
      let word = paragraph.sourceString(start..<range.upperBound)
      out.report(
        mark, in: paragraph, zh: "“\(word)”前不用顿号，宜用逗号", en: "a comma, not 、, before \(word)",
        fixes: [paragraph.replace(mark, with: "，", .safe)])
      return
    }
    let c = paragraph[start]
    if c == 0x6216, paragraph[start + 1] == 0x8005 { return }
    if Self.after.contains(paragraph[start + 1]) { return }
    // A word or a name that begins with the character: 和解, 及格, 和龙市.
    let words = paragraph.context.lexicon.words
    if (2...4).contains(where: { words.rank(start..<start + $0, in: paragraph.text) > 0 }) { return }
    let traits = paragraph.context.lexicon.formTraits
    if paragraph.hits(beginningIn: start..<start + 1).contains(where: { traits[Int($0.form)] & 0x3F != 0 }) { return }
    let word = String(scalar: c)
    out.report(
      mark, in: paragraph, zh: "连词“\(word)”前不用顿号", en: "no 、 before the conjunction \(word)",
      fixes: [paragraph.replace(mark, with: "", .safe)])
  }

  private static let after = ScalarSet("许缺多大因者其至物第时早格平谐睦解田龙美县煦气善乐政硕林布顺静衷合和而盘颜缓风声若")
}
