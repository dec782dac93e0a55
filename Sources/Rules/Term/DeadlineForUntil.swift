import Lexicon
import Linting
import TextModel

/// 截止 where 截至 is meant.
struct DeadlineForUntil: ParagraphRule {
  static let description = RuleDescription(
    id: "term/jiezhi",
    summary: Localized("统计时点用“截至”，不用“截止”", en: "截止 (to close) where 截至 (as of) is meant"),
    rationale: Localized(
      "“截止”表示到期停止，不带时间宾语；说到某时为止的情况用“截至”。报名、申报、投标等有期限的事，以及“截止时间”“截止日期”，不报。",
      en:
        "截止 says that something closes and takes no time behind it; figures as of a day take 截至. Deadlines of enrolment, tenders and the like are left alone."
    ),
    source: "《现代汉语词典》“截止”“截至”条",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("‹截止›2023年底，全市经营主体达到20万户", fixed: "截至2023年底，全市经营主体达到20万户"),
      .bad("‹截止›目前，已完成投资35亿元", fixed: "截至目前，已完成投资35亿元"),
      .bad("‹截止›8月底，开工项目57个", fixed: "截至8月底，开工项目57个"),
      .bad("‹截止到›今年6月，已办结", fixed: "截至今年6月，已办结"),
      .good("截至2023年底，全市经营主体达到20万户"),
      .good("报名截止到8月底"),
      .good("报名时间自8月5日起，截止8月20日"),
      .good("投标截止时间为2023年8月20日"),
      .good("截止今年12月31日停止受理"),
    ])

  static let cues = ["截止"]

  init(_ options: RuleOptions) {}

  private static let deadlines = [
    "报名", "申报", "征集", "受理", "投标", "招标", "申请", "时间", "期限", "日期", "登记", "缴费", "预约", "征稿", "投票", "提交", "自",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let closings = ["报名", "结束", "停止", "关闭", "逾期", "过期", "受理"].map { $0.unicodeScalars.map(\.value) }
  private static let times = [
    "目前", "今年", "去年", "昨日", "昨天", "今天", "本月", "上月", "月底", "年底", "上半年", "三季度", "一季度", "发稿", "记者", "现在",
  ].map { $0.unicodeScalars.map(\.value) }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    let end = paragraph.has("到", at: range.upperBound) ? range.upperBound + 1 : range.upperBound
    guard isTime(text, at: end), !paragraph.isMasked(range), !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    let sentence = max(text.clauseStart(before: range.lowerBound, crossingCommas: true), range.lowerBound - 26)
    for i in sentence..<max(sentence, range.lowerBound) where Self.deadlines.contains(where: { text.holds($0, at: i) }) { return }
    let clause = min(text.clauseEnd(from: end), end + 16)
    for i in end..<clause where Self.closings.contains(where: { text.holds($0, at: i) }) { return }
    if text[clause] == 0xFF0C, Self.closings.contains(where: { text.holds($0, at: clause + 1) }) { return }
    let wrong = range.lowerBound..<end
    out.report(
      wrong, in: paragraph, zh: "表示统计时点用“截至”，不用“\(text.string(wrong))”", en: "as of a day: write 截至, not \(text.string(wrong))",
      fixes: [paragraph.replace(wrong, with: "截至", .unsafe)])
  }

  private func isTime(_ text: borrowing NormalizedText, at index: Int) -> Bool {
    var i = index
    while text.characterClass(i) == .digit { i += 1 }
    if i - index == 4, text[i] == 0x5E74 { return true }
    if i - index == 1 || i - index == 2, text[i] == 0x6708 { return true }
    for time in Self.times where text.holds(time, at: index) { return true }
    return false
  }
}
