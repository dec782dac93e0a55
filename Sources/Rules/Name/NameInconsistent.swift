import Lexicon
import Linting
import TextModel

/// One person written two ways in a document.
struct NameInconsistent: DocumentRule {
  static let description = RuleDescription(
    id: "name/inconsistent-in-doc",
    summary: Localized("同一人的姓名前后写法不一致", en: "one person's name is written in two ways"),
    rationale: Localized(
      "不靠人名词典：带职务出现、在句首发言或者多次出现的姓名，与别处只差一个音近形近的字、少一个字或者两个字颠倒的，报少见的一处。各带职务的、同一名单里的、词典里确有其人的，可能是两个人，不报。",
      en:
        "Without a dictionary of names: a name with an office, before a verb of speaking or met several times, and elsewhere one that differs in one character alike in sound or shape, lacks one, or has two swapped. The rarer one is reported. Two people with offices of their own, names of one list and people whom the dictionary knows are left alone."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）（人名准确）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("区委书记李志军出席会议并讲话。‹李志君›强调，要抓好落实。", fixed: "区委书记李志军出席会议并讲话。李志军强调，要抓好落实。"),
      .bad("市长邢鹏出席会议。‹邢朋›要求，各部门要压实责任。", fixed: "市长邢鹏出席会议。邢鹏要求，各部门要压实责任。"),
      .bad("区人大主任彭福田出席会议。‹彭富田›表示赞同。", fixed: "区人大主任彭福田出席会议。彭福田表示赞同。"),
      .bad("区长周大庆主持会议。就做好相关工作，‹周庆大›强调，要提高站位。", fixed: "区长周大庆主持会议。就做好相关工作，周大庆强调，要提高站位。"),
      .bad("区长周大庆主持会议。\n就做好相关工作，‹周庆›强调，要提高站位。", fixed: "区长周大庆主持会议。\n就做好相关工作，周大庆强调，要提高站位。"),
      .bad("教授杨士莪回忆往事。‹阳士莪›来到哈尔滨工作。", fixed: "教授杨士莪回忆往事。杨士莪来到哈尔滨工作。"),
      .good("区委书记李志军出席会议并讲话。李志军强调，要抓好落实。"),
      .good("副市长王勇参加会议。副市长王永参加会议。"),
      .good("任维达、丛军、王杰、王勇参加会议。"),
      .good("市长王强出席会议。会议要求汪洋大海一样的胸怀。"),
      .good("国务院总理李强主持会议。李希出席会议。"),
    ])

  static var interests: Interests { .characters(.han) }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  private enum Kind: Int { case office, list, verb, window }

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for person in p.persons {
      guard person.name.count <= 8, !person.name.contains(where: { p[$0] == 0x67D0 }) else { continue }
      let kind: Kind = person.evidence == .office ? .office : person.evidence == .list ? .list : .verb
      var office = ""
      var isExclusive = false
      if let last = p.offices[person.offices].last {
        // A calling, 教授 or 记者, tells nobody apart.
        if last.head != .calling, last.head != .collective { office = p.text.string(last.whole) }
        isExclusive = last.isExclusive && !office.isEmpty
      }
      facts.add(kind.rawValue, person.name, in: p, text: p.text.string(person.name), detail: office, value: isExclusive ? 1 : 0)
    }
    let surnames = p.context.lexicon.surnames
    let words = p.context.lexicon.words
    let scalars = p.text.scalars.span
    let classes = p.text.classBytes.span
    let han = CharacterClass.hanUnit.rawValue
    for i in scalars.indices.dropLast() where surnames.isCommon(scalars[i]) {
      let first = scalars[i]
      guard classes[i] <= han, classes[i + 1] <= han, words.rank(first, scalars[i + 1]) == 0, p.isGiven(i + 1),
        i == 0 || classes[i - 1] > han || words.rank(scalars[i - 1], first) == 0
      else { continue }
      window(i, p, &facts)
    }
  }

  /// A stretch of two and one of three characters that may be a name: the value holds the scalars, `extra` how surely a
  /// name can end behind the second and the third, and whether it begins a clause.
  private func window(_ start: Int, _ p: borrowing Paragraph, _ facts: inout FactCollector) {
    let two = p.nameEnd(at: start + 2)
    let three = p.isGiven(start + 2) ? p.nameEnd(at: start + 3) : 0
    guard two >= 2 || three >= 2 else { return }
    var packed = 0
    for k in 0..<3 {
      let isHan = p.text.characterClass(start + k).isHan
      packed = packed << 21 | (isHan ? Int(p[start + k]) : 0)
    }
    let end = p.text.characterClass(start + 2).isHan ? start + 3 : start + 2
    let begins = p.text.characterClass(start - 1).isHan ? 0 : 1
    facts.add(Kind.window.rawValue, start..<end, in: p, value: packed, extra: begins << 8 | two << 4 | three)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var census = NameCensus(
      document.context.lexicon, windows: document.facts.count { $0.kind == Kind.window.rawValue })
    for fact in document.facts {
      switch Kind(rawValue: fact.kind) {
      case .window: census.addWindow(fact)
      case .office: census.add(fact, hasOffice: true, isListed: false)
      case .list: census.add(fact, hasOffice: true, isListed: true)
      case .verb, nil: census.add(fact, hasOffice: false, isListed: false)
      }
    }
    for variant in census.variants() {
      let right = document.source.string(variant.right.range)
      let wrong = document.source.string(variant.wrong)
      let isPlain = right.unicodeScalars.count == variant.right.name.count
      out.report(
        source: variant.wrong, zh: "人名前后不一致：“\(wrong)”，别处为“\(right)”（\(variant.right.count)处）",
        en: "the name is “\(wrong)” here and “\(right)” elsewhere (\(variant.right.count) times)",
        fixes: [
          isPlain
            ? Fix(
              title: out.text(zh: "改为“\(right)”", en: "Change to “\(right)”"), safety: .unsafe,
              edits: [TextEdit(variant.wrong, right)])
            : nil
        ], related: [RelatedPlace(message: out.text(zh: "前后文", en: "elsewhere"), range: variant.right.range)])
    }
  }
}
