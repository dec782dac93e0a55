import Lexicon
import Linting
import TextModel

/// The items of a formula out of order, incomplete or misspelt.
struct ExpansionMismatch: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/expansion-mismatch",
    summary: Localized("提法的展开项顺序、缺漏或误写", en: "the items of a formula out of order, incomplete or misspelt"),
    rationale: Localized(
      "展开项有固定的字句，词典注明语序固定的还有固定的顺序：政治意识、大局意识、核心意识、看齐意识。列举里至少三项（三项的提法须全部）对得上时才判断：次序颠倒、写着提法名而缺项、或者有一项音近形近。词典没有注明语序的提法（三股势力）只看缺项和误写；没有提法名的部分引用（绿色、开放、共享）不报。",
      en:
        "The items of a formula have a wording and, where its row says so, an order. Judged only where at least three items (all, if it has three) are recognised: another order, an item missing beside the formula’s name, an item that looks or sounds like the right one. Formulas without a fixed order may be listed in any; quoting some items without the name is left alone."
    ),
    source: "词典 phrases 表的 items 列",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption("ordered", .bool(true), Localized("是否检查语序", en: "whether the order of the items is checked"))
    ],
    examples: [
      .bad("增强‹政治意识、核心意识、大局意识、看齐意识›", fixed: "增强政治意识、大局意识、核心意识、看齐意识"),
      .bad("树牢“四个意识”（‹政治意识、大局意识、看齐意识›）", fixed: "树牢“四个意识”（政治意识、大局意识、核心意识、看齐意识）"),
      .bad("坚定‹道路自信、制度自信、理论自信、文化自信›", fixed: "坚定道路自信、理论自信、制度自信、文化自信"),
      .bad("反对‹形式主义、官僚主义、享乐主义和奢糜之风›", fixed: "反对形式主义、官僚主义、享乐主义和奢靡之风"),
      .bad("增强人民群众‹幸福感、获得感、安全感›", fixed: "增强人民群众获得感、幸福感、安全感"),
      .good("增强政治意识、大局意识、核心意识、看齐意识"),
      .good("坚定道路自信、理论自信、制度自信、文化自信"),
      .good("反对形式主义、官僚主义、享乐主义和奢靡之风"),
      .good("增强大局意识、配合意识、服务意识"),
      .good("不断增强人民群众获得感、幸福感、安全感"),
      .good("推动绿色、开放、共享发展"),
      .good("医保、医疗、医药协同发展"),
      .good("打击民族分裂势力、宗教极端势力、暴力恐怖势力"),
      .good("坚持目标导向、问题导向、结果导向"),
      .good("增强政治意识、核心意识、大局意识、看齐意识", options: ["ordered": false]),
      .bad("打击“三股势力”（‹民族分裂势力、宗教极端势力、爆力恐怖势力›）", fixed: "打击“三股势力”（民族分裂势力、宗教极端势力、暴力恐怖势力）"),
    ])

  static var interests: Interests { .characters(.stop) }

  private let checksOrder: Bool

  init(_ options: RuleOptions) { checksOrder = options.bool("ordered") }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    // The items of the dictionary are made when the first list asks for them.
    var index: FormulaItems?
    var next = 0
    for enumeration in paragraph.enumerations where Int(enumeration) >= next {
      let i = Int(enumeration)
      // The list around the first 、: from the mark before to the mark behind.
      var start = i
      while Self.isOfItem(start - 1, paragraph.text) { start -= 1 }
      var end = i
      var marks = 0
      while paragraph[end] == 0x3001 || Self.isOfItem(end, paragraph.text) {
        if paragraph[end] == 0x3001 { marks += 1 }
        end += 1
      }
      next = end + 1
      // Three items have two marks, or one and a 和.
      guard end - start >= 9, marks > 1 || (i..<end).contains(where: { Formula.isJoint(paragraph[$0]) }) else { continue }
      judge(start..<end, &index, paragraph, &out)
    }
  }

  /// Whether a character is part of an item: Han, or a quotation mark.
  private static func isOfItem(_ i: Int, _ text: borrowing NormalizedText) -> Bool {
    text.characterClass(i).isHan || text[i] == 0x201C || text[i] == 0x201D
  }

  private func judge(
    _ range: Range<Int>, _ index: inout FormulaItems?, _ paragraph: borrowing Paragraph, _ out: inout FindingSink
  ) {
    let list = Formula.items(paragraph.text, range, [])
    guard list.count >= 3, list.count <= 12 else { return }
    let items = index ?? FormulaItems.of(paragraph.context.lexicon)
    index = items
    guard items.mayKnow(list, in: paragraph.text), !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    let formulas = items.formulas(near: list, in: paragraph.text)
    if formulas.isEmpty { return }
    let text = paragraph.text
    for formula in formulas {
      // Which item of the formula each item of the list is: the first may have a prefix, the last a suffix.
      var matched: [(item: Int, range: Range<Int>)] = []
      var unmatched: [Range<Int>] = []
      matched.reserveCapacity(list.count)
      unmatched.reserveCapacity(list.count)
      for (place, range) in list.enumerated() {
        if let hit = match(range, formula, isFirst: place == 0, isLast: place == list.count - 1, text) {
          matched.append(hit)
        } else {
          unmatched.append(range)
        }
      }
      let needed = formula.items.count <= 3 ? formula.items.count - (unmatched.isEmpty ? 0 : 1) : 3
      guard matched.count >= max(2, needed), let first = matched.first, let last = matched.last else { continue }
      guard matched.count + unmatched.count <= formula.items.count else { continue }
      let whole = first.range.lowerBound..<last.range.upperBound
      let order = matched.map(\.item)
      let isInOrder = !formula.isOrdered || order == order.sorted()
      func right() -> String {
        joined(formula.isOrdered ? formula.items : itemsAsListed(formula, order, unmatched, list), text, list)
      }
      let span =
        unmatched.isEmpty ? whole : min(whole.lowerBound, unmatched[0].lowerBound)..<max(whole.upperBound, unmatched[0].upperBound)
      if unmatched.isEmpty, checksOrder, !isInOrder, Set(order).count == order.count, matched.count == formula.items.count {
        report(span, "顺序有误", "in another order", right(), formula, paragraph, &out)
      } else if unmatched.isEmpty, matched.count == formula.items.count - 1, Set(order).count == order.count, isInOrder,
        isNamed(formula, near: range, paragraph)
      {
        report(span, "有缺漏", "incomplete", right(), formula, paragraph, &out)
      } else if unmatched.count == 1, matched.count == formula.items.count - 1, Set(order).count == order.count, isInOrder,
        let missing = formula.items.indices.first(where: { !order.contains($0) }),
        isSlip(unmatched[0], for: formula.items[missing], text, paragraph.context.lexicon)
      {
        report(span, "有误写", "misspelt", right(), formula, paragraph, &out)
      } else {
        continue
      }
      return
    }
  }

  private func match(
    _ range: Range<Int>, _ formula: FormulaItems.Formula, isFirst: Bool, isLast: Bool, _ text: borrowing NormalizedText
  ) -> (
    item: Int, range: Range<Int>
  )? {
    for (number, item) in formula.items.enumerated() {
      if range.count == item.count, text.holds(item, at: range.lowerBound) { return (number, range) }
      if isFirst, range.count > item.count, text.holds(item, at: range.upperBound - item.count) {
        return (number, range.upperBound - item.count..<range.upperBound)
      }
      if isLast, range.count > item.count, text.holds(item, at: range.lowerBound) {
        return (number, range.lowerBound..<range.lowerBound + item.count)
      }
    }
    return nil
  }

  private func isSlip(_ range: Range<Int>, for item: [UInt32], _ text: borrowing NormalizedText, _ lexicon: LexiconSnapshot) -> Bool
  {
    guard range.count == item.count, item.count >= 3 else { return false }
    var wrong = 0
    for (offset, scalar) in item.enumerated() where text[range.lowerBound + offset] != scalar {
      wrong += 1
      if lexicon.likeness.kind(text[range.lowerBound + offset], scalar) == nil { return false }
    }
    return wrong == 1
  }

  /// Whether the formula's own name stands within 24 characters.
  private func isNamed(_ formula: FormulaItems.Formula, near range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    // No name of a formula is longer than forty characters.
    paragraph.mentions(beginningIn: range.lowerBound - 64..<range.upperBound + 25).contains { mention in
      mention.range.upperBound + 24 >= range.lowerBound
        && !mention.range.overlaps(range)
        && paragraph.entries(mention, .phrases).contains { $0.entry.id == formula.entry }
    }
  }

  /// The items of a formula without a fixed order as the list has them, the missing one in the place of the one that is none, or
  /// last.
  private func itemsAsListed(_ formula: FormulaItems.Formula, _ order: [Int], _ unmatched: [Range<Int>], _ list: [Range<Int>])
    -> [[UInt32]]
  {
    var order = order
    let missing = formula.items.indices.filter { !order.contains($0) }
    let place = unmatched.first.flatMap { list.firstIndex(of: $0) } ?? order.count
    order.insert(contentsOf: missing, at: min(place, order.count))
    return order.map { formula.items[$0] }
  }

  private func joined(_ scalars: [[UInt32]], _ text: borrowing NormalizedText, _ list: [Range<Int>]) -> String {
    let items = scalars.map { String(scalars: $0) }
    // A list that closed with 和 still does.
    let isJoined = list.count >= 2 && text[list[list.count - 1].lowerBound - 1] != 0x3001
    guard isJoined, let last = items.last else { return items.joined(separator: "、") }
    return items.dropLast().joined(separator: "、")
      + text.string(list[list.count - 1].lowerBound - 1..<list[list.count - 1].lowerBound) + last
  }

  private func report(
    _ range: Range<Int>, _ zh: String, _ en: String, _ right: String, _ formula: FormulaItems.Formula,
    _ paragraph: borrowing Paragraph,
    _ out: inout FindingSink
  ) {
    let lexicon = paragraph.context.lexicon
    let entry = lexicon.entries[Int(formula.entry)]
    out.report(
      range, in: paragraph, zh: "“\(lexicon.name(entry))”的展开项\(zh)：规范为“\(right)”",
      en: "the items of “\(lexicon.name(entry))” are \(en): they are “\(right)”",
      fixes: [paragraph.replace(range, with: right, .unsafe)], reference: lexicon.reference(entry))
  }
}
