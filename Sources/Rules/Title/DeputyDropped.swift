import Lexicon
import Linting
import TextModel

/// A deputy called as the head: 市长 for 副市长.
struct DeputyDropped: DocumentRule {
  static let description = RuleDescription(
    id: "title/deputy-dropped",
    summary: Localized("正式行文不得省略“副”", en: "a deputy is called as the head"),
    rationale: Localized(
      "词典知道此人在文件日期任副职，文中写成正职；或者同一篇里写了副市长杜某，又称“杜市长”。口头称呼可以略去“副”，行文不可以。此人同时有这一正职的、词典不知道的、引号里的话、同姓不止一人的，不报。",
      en:
        "The dictionary knows the person as a deputy on the document's date; or the document itself names a 副市长杜某 and then a 杜市长. Speech may drop 副, writing may not. Quotations and surnames that several people share are left alone."
    ),
    source: "校对实务（新华社稿件规范：正式称谓不省略“副”字）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹市长›杜鑫主持会议", fixed: "副市长杜鑫主持会议", date: Day(2023, 1, 28)),
      .bad("市政协‹主席›崔建参加会议", fixed: "市政协副主席崔建参加会议", date: Day(2023, 1, 28)),
      .bad("‹市长›段家喜参加调研", fixed: "副市长段家喜参加调研", date: Day(2023, 1, 28)),
      .bad("副市长杜鑫主持会议。‹杜市长›指出，要抓好落实。", fixed: "副市长杜鑫主持会议。杜副市长指出，要抓好落实。"),
      .bad("区委副书记、区长金大伟，副区长于海出席。会后，‹于区长›实地察看。", fixed: "区委副书记、区长金大伟，副区长于海出席。会后，于副区长实地察看。"),
      .good("市长杜鑫主持会议。杜市长指出，要抓好落实。"),
      .good("副市长杜鑫和市长杜明出席会议。杜市长讲话。"),
      .good("副市长杜鑫说，群众见了他就喊“杜市长”。"),
      .good("副市长杜鑫主持会议，全市长期坚持。"),
      .good("副市长杜鑫主持会议", date: Day(2023, 1, 28)),
      .good("市委副书记、市长邢鹏出席会议", date: Day(2023, 1, 28)),
      .good("市政协副主席崔建参加会议", date: Day(2023, 1, 28)),
      .good("市长杜鑫主持会议", date: Day(2030, 1, 28)),
    ])

  static var interests: Interests { .persons }
  static var judgesFactsAlone: Bool { true }
  static let cues = ["省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "书记", "主任", "主席", "部长", "厅长", "局长", "院长", "校长", "秘书长"]

  init(_ options: RuleOptions) {}

  /// A deputy of the dictionary called as the head; a deputy and a head of this document by surname and post; 杜市长.
  private enum Kind: Int { case known, deputy, head, vocative }

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for person in p.persons where !person.offices.isEmpty {
      for index in person.offices {
        let post = p.text.string(p.offices[index].post)
        let isDeputy = p.offices[index].grade == .deputy && post.hasPrefix("副")
        let surname = p.text.string(person.name.lowerBound..<person.name.lowerBound + 1)
        facts.add(
          (isDeputy ? Kind.deputy : .head).rawValue, person.name, in: p, text: surname + (isDeputy ? post.dropFirst() : post[...]),
          detail: p.text.string(person.name))
      }
    }
    guard let day = p.context.statedDate else { return }
    for person in p.persons where !person.offices.isEmpty && person.evidence == .office {
      guard !OfficeWording.speaksOfChange(person, in: p) else { continue }
      let tenures = Tenure.all(named: p.text.scalars[person.name], p.context.lexicon)
      guard !tenures.isEmpty else { continue }
      for index in person.offices where p.offices[index].grade == .full {
        let office = WrittenOffice(p.offices[index], in: p)
        guard !tenures.contains(where: { $0.matches(office) && $0.knowledge(on: day) != .notHeld }),
          let known = tenures.first(where: { $0.knowledge(on: day) == .held && OfficeWording.isDeputyDropped($0, office) })
        else { continue }
        facts.add(
          Kind.known.rawValue, office.fact.post, in: p, text: "副" + p.text.string(office.fact.post), value: Int(known.entry.id),
          extra: p.text.containsMarkup(office.fact.post) ? 1 : 0)
      }
    }
  }

  private static let before = ScalarSet("由请和与向对同给在经据让")

  /// 杜市长: a surname right before a post, where a clause or a particle begins.
  func gather(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ facts: inout FactCollector) {
    let start = range.lowerBound - 1
    let rank = p.context.lexicon.surnames.rank(p[start])
    guard rank == 1 || rank == 2, !p.text.characterClass(start - 1).isHan || Self.before.contains(p[start - 1]),
      p.context.lexicon.words.rank(p[start], p[range.lowerBound]) == 0,
      !p.isEnclosed(start, by: .doubleQuote, .cornerQuote, .title),
      !p.text.containsMarkup(start..<range.upperBound)
    else { return }
    facts.add(
      Kind.vocative.rawValue, start..<range.upperBound, in: p, text: p.text.string(start..<range.upperBound),
      detail: p.text.string(start..<start + 1) + "副" + p.text.string(range))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let lexicon = document.context.lexicon
    for fact in document.facts where fact.kind == Kind.known.rawValue {
      let known = Tenure(lexicon.entries[fact.value], lexicon)
      out.report(
        source: fact.range, zh: "正式行文不得省略“副”：\(known.name)应称“\(known.account(lexicon, english: false))”",
        en: "\(known.name) is a deputy: \(known.account(lexicon, english: true))",
        fixes: [fact.extra == 0 ? fix(fact.range, fact.text, out) : nil], reference: lexicon.reference(known.entry))
    }
    // Of each way to address somebody, the deputy whom it may mean; nil where it may mean several, or the head.
    var meant: [String: DocumentFact?] = [:]
    for fact in document.facts where fact.kind == Kind.head.rawValue { meant[fact.text] = .some(nil) }
    for fact in document.facts where fact.kind == Kind.deputy.rawValue {
      if let known = meant[fact.text] {
        if known?.detail != fact.detail { meant[fact.text] = .some(nil) }
      } else {
        meant[fact.text] = fact
      }
    }
    for fact in document.facts where fact.kind == Kind.vocative.rawValue {
      guard let deputy = meant[fact.text] ?? nil else { continue }
      out.report(
        source: fact.range, zh: "正式行文不得省略“副”：\(deputy.detail)任副职，“\(fact.text)”应为“\(fact.detail)”",
        en: "\(deputy.detail) is a deputy: write “\(fact.detail)”, not “\(fact.text)”", severity: .warning,
        fixes: [fix(fact.range, fact.detail, out)],
        related: [RelatedPlace(message: out.text(zh: "此处任副职", en: "a deputy here"), range: deputy.range)])
    }
  }

  private func fix(_ range: ByteRange, _ right: String, _ out: FindingSink) -> Fix {
    Fix(title: out.text(zh: "改为“\(right)”", en: "Change to “\(right)”"), safety: .unsafe, edits: [TextEdit(range, right)])
  }
}
