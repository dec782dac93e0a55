import Lexicon
import Linting
import TextModel

/// Where the lost half of a pair of marks belongs, as far as the paragraph tells: a set expression, a number of the form
/// 〔2021〕5号, the word that introduces a quotation, the noun that ends a title. What it says is likely, never certain.
enum LostMark {
  /// View index before which the closing mark belongs; nil where nothing tells.
  static func closing(_ stray: StrayMark, in p: borrowing Paragraph) -> Int? {
    switch stray.kind {
    case .doubleQuote: closingQuote(stray.index, p)
    case .title: closingTitle(stray.index, p)
    case .parenthesis: closingParenthesis(stray.index, p)
    default: nil
    }
  }

  /// View index before which the opening mark belongs; nil where nothing tells.
  static func opening(_ stray: StrayMark, in p: borrowing Paragraph) -> Int? {
    switch stray.kind {
    case .doubleQuote: openingQuote(stray.index, p)
    case .title: openingTitle(stray.index, p)
    case .parenthesis: openingParenthesis(stray.index, p)
    default: nil
    }
  }

  // MARK: Quotation marks

  private static func closingQuote(_ open: Int, _ p: borrowing Paragraph) -> Int? {
    let start = open + 1
    let end = limit(from: start, in: p, sentenceEnds)
    // （以下简称“太钢）
    if p.isEnclosed(open, by: .parenthesis), let close = first(0xFF09, in: start..<end, p), close - start >= 2,
      p.has("称", before: open)
    {
      return close
    }
    // “百载商埠“和美侨乡”
    if p[end] == 0x201C, (2...12).contains(end - start), (start..<end).allSatisfy({ p.isHan($0) }) { return end }
    if let quoted = quotedForm(from: start, p) ?? expression(from: start, p), quoted <= end { return quoted }
    if let plan = planName(from: start, p) { return plan }
    if let formula = numberedFormula(from: start, p), formula <= end { return formula }
    let mark = (start..<end).first { clauseEnds.contains(p[$0]) } ?? end
    if introductions.contains(where: { p.has($0, before: open) }), clauseEnds.contains(p[mark]) || p[mark] == 0x3002,
      (2...30).contains(mark - start)
    {
      return mark
    }
    // “精简、统一、效能的原则
    if let de = first(0x7684, in: start + 2..<max(start + 2, min(end, start + 40)), p), p.isHan(de + 1) {
      if mark >= de, de - start <= 16 || nouns.contains(where: { p.contains($0, in: de + 1..<de + 10) }) { return de }
      if nouns.contains(where: { p.has($0, at: de + 1) }) { return de }
    }
    // “送医上岛等项目; 点亮全球治理的“南方时刻。
    if let deng = first(0x7B49, in: start + 2..<max(start + 2, min(mark, start + 12)), p), !afterDeng.contains(p[deng + 1]) {
      return deng
    }
    let isClause = mark < p.count && (clauseEnds.contains(p[mark]) || sentenceEnds.contains(p[mark]))
    return isClause && (2...12).contains(mark - start) ? mark : nil
  }

  private static func openingQuote(_ close: Int, _ p: borrowing Paragraph) -> Int? {
    // 他说：我们一定办好。”
    if sentenceEnds.contains(p[close - 1]), let speech = speech(before: close, p) { return speech }
    var low = close
    while low > 0, close - low < 40, !sentenceEnds.contains(p[low - 1]), p[low - 1] != 0xFF0C, p[low - 1] != 0xFF1A { low -= 1 }
    guard low < close - 1 else { return nil }
    if let form = quotedForm(endingAt: close, p), form >= low { return form }
    var digits = close
    while digits > low, p.text.characterClass(digits - 1) == .hanDigit || p[digits - 1] == 0x5341 { digits -= 1 }
    if (2...3).contains(close - digits), p[close - 1] == 0x4E94 { return digits }
    let expression = expression(endingAt: close, p)
    if let expression, expression.isQuoted, expression.start >= low { return expression.start }
    for i in stride(from: close - 3, through: max(low, close - 10), by: -1) where isFormulaStart(i, p) { return i }
    for i in stride(from: close - 2, through: low, by: -1) where introductions.contains(where: { p.has($0, before: i) }) {
      return i
    }
    if let expression, expression.start >= low { return expression.start }
    if let parallel = parallel(to: close, from: low, p) { return parallel }
    var run = close
    while run > low, p.text.characterClass(run - 1).isLatinOrDigit || p[run - 1] == 0x2B || p[run - 1] == 0xFF0B { run -= 1 }
    if close - run >= 2 { return run }
    for i in stride(from: close - 2, through: low, by: -1) {
      if verbs.contains(where: { p.has($0, before: i) }) { return i }
    }
    // 以中式美学”为灵感; 五星铁杆” behind the nearest 的.
    if p[close + 1] == 0x4E3A, let with = (low..<close - 2).last(where: { p[$0] == 0x4EE5 }) { return with + 1 }
    return (max(low, close - 9)..<max(low, close - 2)).last { p[$0] == 0x7684 }.map { $0 + 1 }
  }

  /// “百载商埠”和美侨乡” and “以治病为中心”向以健康为中心”: a quotation right before shows how long this one is, or how it begins.
  private static func parallel(to close: Int, from low: Int, _ p: borrowing Paragraph) -> Int? {
    guard let model = p.enclosure(closedAt: low - 1), model.kind == .doubleQuote else { return nil }
    if model.content.count == close - low { return low }
    guard model.content.count >= 4, p[model.close - 1] == p[close - 1], p[model.close - 2] == p[close - 2] else { return nil }
    return (low..<close - 2).first { p[$0] == p[model.content.lowerBound] }
  }

  /// End of the quotation in a form of the dictionary that is written with quotation marks: “五位一体”总体布局.
  private static func quotedForm(from start: Int, _ p: borrowing Paragraph) -> Int? {
    for length in stride(from: 10, through: 2, by: -1) where isQuotedForm(start..<start + length, p) { return start + length }
    return nil
  }

  private static func quotedForm(endingAt end: Int, _ p: borrowing Paragraph) -> Int? {
    for length in stride(from: 10, through: 2, by: -1) where isQuotedForm(end - length..<end, p) { return end - length }
    return nil
  }

  private static func isQuotedForm(_ content: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    guard content.lowerBound >= 0, content.upperBound <= p.count else { return false }
    var form = [0x201C] + content.map { p[$0] } + [0x201D]
    // What follows the quotation stands behind the mark that is lost, or behind the one that is there.
    let next = p[content.upperBound] == 0x201D ? content.upperBound + 1 : content.upperBound
    for extra in 0...6 {
      if p.context.lexicon.matcher.form(form) != nil { return true }
      guard p.isHan(next + extra) else { return false }
      form.append(p[next + extra])
    }
    return false
  }

  /// 十五, 十四五: the name of a five-year plan.
  private static func planName(from start: Int, _ p: borrowing Paragraph) -> Int? {
    var end = start
    while p.text.characterClass(end) == .hanDigit || p[end] == 0x5341 { end += 1 }
    return (2...3).contains(end - start) && p[end - 1] == 0x4E94 && p.isHan(end) && !measures.contains(p[end]) ? end : nil
  }

  /// Behind the colon that opened the speech which ends before `close`.
  private static func speech(before close: Int, _ p: borrowing Paragraph) -> Int? {
    var i = close - 2
    while i > 0, close - i < 400, p[i] != 0x201C, p[i] != 0x201D {
      if p[i] == 0xFF1A { return speaking.contains(p[i - 1]) || close - i <= 60 ? i + 1 : nil }
      i -= 1
    }
    return nil
  }

  /// End of the set expression of the dictionary that begins at an index: one that is always quoted, else the longest.
  private static func expression(from start: Int, _ p: borrowing Paragraph) -> Int? {
    var best: (end: Int, isQuoted: Bool)?
    for hit in p.hits where Int(hit.start) == start && isPhrase(hit, p) {
      let candidate = (end: Int(hit.end), isQuoted: isQuoted(hit, p))
      if let best, (best.isQuoted ? 1 : 0, best.end) >= (candidate.isQuoted ? 1 : 0, candidate.end) { continue }
      best = candidate
    }
    return best?.end
  }

  private static func expression(endingAt end: Int, _ p: borrowing Paragraph) -> (start: Int, isQuoted: Bool)? {
    var best: (start: Int, isQuoted: Bool)?
    for hit in p.hits where Int(hit.end) == end && isPhrase(hit, p) {
      let candidate = (start: Int(hit.start), isQuoted: isQuoted(hit, p))
      if let best, (best.isQuoted ? 1 : 0, -best.start) >= (candidate.isQuoted ? 1 : 0, -candidate.start) { continue }
      best = candidate
    }
    return best
  }

  private static func isPhrase(_ hit: FormMatcher.Hit, _ p: borrowing Paragraph) -> Bool {
    p.context.lexicon.formTraits[Int(hit.form)] >> TableKind.phrases.bit & 1 != 0
  }

  private static func isQuoted(_ hit: FormMatcher.Hit, _ p: borrowing Paragraph) -> Bool {
    let lexicon = p.context.lexicon
    return lexicon.meanings(ofForm: Int(hit.form)).contains {
      guard $0.owner == .entry, $0.role != .wrong else { return false }
      let entry = lexicon.entries[Int($0.id)]
      return entry.kind == .phrases && lexicon.text(entry, "quotes") == "required"
    }
  }

  /// 四个坚持, 五大优势: a number, a measure word, and up to the next mark or 的, else two characters.
  private static func numberedFormula(from start: Int, _ p: borrowing Paragraph) -> Int? {
    guard isFormulaStart(start, p) else { return nil }
    let noun = start + 2
    if p.isHan(noun), p.isHan(noun + 1), predicates.contains(p[noun + 2]) { return noun + 2 }
    for end in noun + 2...noun + 6 where !p.isHan(end) || p[end] == 0x7684 { return end }
    return p.isHan(noun) && p.isHan(noun + 1) ? noun + 2 : nil
  }

  private static func isFormulaStart(_ i: Int, _ p: borrowing Paragraph) -> Bool {
    let numeral = p.text.characterClass(i)
    let before = p.text.characterClass(i - 1)
    return (numeral == .hanDigit || p[i] == 0x5341 || p[i] == 0x4E24) && measures.contains(p[i + 1]) && before != .hanDigit
      && before != .hanUnit && p[i - 1] != 0x7B2C
  }

  // MARK: Shared

  /// First index from `start` on at which one of `stops`, a quotation mark or the paragraph's end stands; at most 60 on.
  static func limit(from start: Int, in p: borrowing Paragraph, _ stops: ScalarSet) -> Int {
    var i = start
    while i < p.count, i - start < 60, !stops.contains(p[i]), p.text.characterClass(i) != .newline { i += 1 }
    return i
  }

  static func first(_ scalar: UInt32, in range: Range<Int>, _ p: borrowing Paragraph) -> Int? { range.first { p[$0] == scalar } }

  /// Marks that end a sentence, and quotation marks.
  static let sentenceEnds = ScalarSet("。！？；“”\n")
  private static let clauseEnds = ScalarSet("，：）")
  /// First characters of what is said of a formula: 五大优势更加凸显.
  private static let predicates = ScalarSet("更不得持进已均都正将要是在加和与及等取能可")
  private static let afterDeng = ScalarSet("级待候于同式价效次分额线温到你不")
  private static let measures = ScalarSet("个大项种条")
  private static let speaking = ScalarSet("说道示调出诉绍称为问答")
  /// Words right before a quotation mark.
  private static let introductions: [StaticString] = [
    "所称", "所谓", "称为", "称作", "称之为", "认定为", "简称", "以下称", "叫做", "叫作", "名为", "名叫", "题为", "视为", "规定的", "所说的", "定义为", "表述为", "概括为",
  ]
  /// Verbs and prepositions that are followed by a quotation.
  private static let verbs: [StaticString] = [
    "按照", "本着", "坚持", "围绕", "聚焦", "弘扬", "发扬", "践行", "打造", "构建", "实施", "实行", "推行", "推进", "推动", "开展", "通过", "采取", "采用", "举办", "首个",
    "增强", "坚定", "做到", "拥护", "捍卫", "领悟", "贯彻", "落实", "深化", "探索", "创新", "创建", "争创", "荣获", "授予", "叫响", "擦亮", "唱响", "彰显", "优化", "完善",
    "存在着", "存在", "建立", "健全", "形成", "提出", "树立", "秉持", "遵循", "发挥", "提升", "用好", "建设", "赋予的", "举行",
  ]
  /// Nouns that what is quoted before 的 explains.
  private static let nouns: [StaticString] = [
    "原则", "方针", "方式", "方法", "理念", "思路", "要求", "目标", "定位", "格局", "局面", "模式", "机制", "精神", "作风", "思想", "说法", "观点", "规定", "主题", "任务",
    "口号",
    "号召", "标准", "路径", "认定", "情形", "危险", "经验", "文章", "评论", "声音", "导向", "做法", "政策", "工作", "总", "重要",
  ]
}
