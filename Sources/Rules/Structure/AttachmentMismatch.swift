import Linting
import TextModel

/// A reference to an attachment that the note does not list, or a note and an attachment that disagree.
struct AttachmentMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "structure/attachment-mismatch",
    summary: Localized("附件引用与附件说明不一致", en: "A reference to an attachment and the note of attachments disagree"),
    rationale: Localized(
      "附件顺序号和标题应与附件说明一致。有附件说明时，核对正文“附件3”之类的引用是否超出项数、说明的编号是否连续、附件首页标题是否与说明相同；从未引用的附件、只有一个附件却编号的只作提示。没有附件说明的、引用别的文件附件的不报。",
      en:
        "The numbers and titles of attachments agree with the note. With a note of attachments, references beyond its items, gaps in its numbers and other titles on the attachments are reported; an attachment never referred to, and a number on the only one, are milder. References to attachments of other papers are left alone."
    ),
    source: "GB/T 9704—2012 7.3.7",
    severity: .error,
    examples: [
      .bad("具体分工见‹附件3›。\n附件：1.任务分解表\n2.责任清单"),
      .bad("报名表见‹附件2›。\n附件：报名表"),
      .bad("详见‹附件4›\n附件：1.甲\n2.乙\n3.丙"),
      .bad("分工见附件。\n附件：1.任务分解表\n‹3.›责任清单"),
      .bad("分工见附件。\n附件：‹1.›任务分解表\n市水务局"),
      .bad("分工见附件。\n附件：任务分解表\n附件\n‹责任清单›\n内容。"),
      .good("具体分工见附件2。\n附件：1.任务分解表\n2.责任清单"),
      .good("详见附件。\n附件：任务分解表"),
      .good("本通知无附属材料。"),
      .good("具体分工见附件3。"),
      .good("按照《防汛工作方案》附件3执行，清单见附件。\n附件：任务分解表"),
      .good("详见附件。\n附件：1.《任务分解表》\n　　　2.责任清单\n附件1\n任务分解表\n内容。\n附件2\n责任清单"),
    ])

  static var interests: Interests { .specialRoles }
  static var cues: [String] { ["附件"] }

  init(_ options: RuleOptions) {}

  private static let referenceKind = 100
  private static let bareReferenceKind = 101
  private static let noteKind = 102
  private static let itemKind = 103
  private static let headingKind = 104

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    switch p.role {
    case .attachmentNote:
      let (line, start) = p.trimmedScalars()
      guard let colon = line.firstIndex(of: 0xFF1A) ?? line.firstIndex(of: 0x3A) else { return }
      var at = start + colon + 1
      while p.text.characterClass(at).isBlank { at += 1 }
      addItem(Self.noteKind, at, p, &facts)
    case .heading3: addItem(Self.itemKind, p.ordinals.first?.range.lowerBound ?? 0, p, &facts)
    case .attachmentHeading:
      let (line, _) = p.trimmedScalars()
      var digits = 2
      while digits < line.count, OrdinalReading.isBlank(line[digits]) { digits += 1 }
      let value = OrdinalNumeral.readArabic(line, digits)?.value ?? OrdinalNumeral.readHan(line, digits)?.value ?? 0
      facts.add(Self.headingKind, 0..<p.count, in: p, value: value)
    default: break
    }
  }

  private func addItem(_ kind: Int, _ at: Int, _ p: borrowing Paragraph, _ facts: inout FactCollector) {
    var name = at
    var value = 0
    var token = at..<min(at + 1, p.count)
    if let (number, end) = OrdinalNumeral.readArabic(p.text.scalars, at), p[end] == 0x2E || p[end] == 0x3001 || p[end] == 0xFF0E {
      (value, name, token) = (number, end + 1, at..<end + 1)
    }
    facts.add(kind, token, in: p, text: Self.bare(p.text.scalars[min(name, p.count)...]), value: value)
  }

  /// A title without blanks, 《》 and the mark at its end.
  private static func bare(_ scalars: ArraySlice<UInt32>) -> String {
    var kept: [UInt32] = []
    for scalar in scalars where !OrdinalReading.isBlank(scalar) && scalar != 0x300A && scalar != 0x300B { kept.append(scalar) }
    if let last = kept.last, last == 0x3002 || last == 0xFF1B || last == 0xFF0C { kept.removeLast() }
    return String(scalars: kept)
  }

  func gather(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.role != .attachmentNote, p.role != .attachmentHeading, p[range.lowerBound - 1] != 0x300B else { return }
    let numeral =
      OrdinalNumeral.readArabic(p.text.scalars, range.upperBound) ?? OrdinalNumeral.readHan(p.text.scalars, range.upperBound)
    if let (value, end) = numeral, value <= 60 {
      facts.add(Self.referenceKind, range.lowerBound..<end, in: p, value: value)
    } else {
      facts.add(Self.bareReferenceKind, range, in: p)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard let note = document.facts.first(where: { $0.kind == Self.noteKind }) else { return }
    var items = [note]
    // The items after the first stand on the lines below it, one each.
    for fact in document.facts where fact.kind == Self.itemKind && note.value > 0 {
      guard fact.block > note.block, let last = items.last, fact.block == last.block + 1 else { continue }
      items.append(fact)
    }
    for fact in document.facts where fact.kind == Self.referenceKind && fact.block < note.block && fact.value > items.count {
      let written = document.source.string(fact.range)
      out.report(
        source: fact.range, zh: "正文引用“\(written)”，但附件说明只有\(items.count)项",
        en: "“\(written)” is referred to, the note lists \(items.count)",
        related: [RelatedPlace(message: out.text(zh: "附件说明", en: "The note of attachments"), range: note.range)])
    }
    checkNumbers(items, document, &out)
    checkReferences(items, document, &out)
    checkTitles(items, document, &out)
  }

  private func checkNumbers(_ items: [DocumentFact], _ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard items[0].value > 0 else { return }
    if items.count == 1, items[0].value == 1 {
      out.report(
        source: items[0].range, zh: "只有一个附件，不编顺序号", en: "A single attachment bears no number", severity: .info)
      return
    }
    for (i, item) in items.enumerated() where item.value != i + 1 {
      let written = document.source.string(item.range)
      out.report(
        source: item.range, zh: "附件说明序号不连续：“\(written)”应为“\(i + 1).”",
        en: "The note of attachments should count \(i + 1). here, not “\(written)”")
      return
    }
  }

  private func checkReferences(_ items: [DocumentFact], _ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let before = document.facts.filter { $0.block < items[0].block }
    let numbers = Set(before.filter { $0.kind == Self.referenceKind }.map(\.value))
    guard items.count > 1, numbers.count >= 2, !before.contains(where: { $0.kind == Self.bareReferenceKind }) else { return }
    for (i, item) in items.enumerated() where !numbers.contains(i + 1) {
      out.report(
        source: item.range, zh: "正文没有引用附件\(i + 1)", en: "Nothing in the text refers to attachment \(i + 1)", severity: .hint)
    }
  }

  private func checkTitles(_ items: [DocumentFact], _ document: borrowing DocumentContext, _ out: inout FindingSink) {
    for heading in document.facts where heading.kind == Self.headingKind && heading.block > items[0].block {
      guard heading.value <= items.count, heading.value > 0 || items.count == 1 else { continue }
      let item = items[max(heading.value, 1) - 1]
      var next = heading.block + 1
      while next < document.roles.count, document.roles[next] == .blank { next += 1 }
      guard next < document.roles.count, document.roles[next] == .body || document.roles[next] == .title else { continue }
      let range = document.blocks[next].range
      guard range.count <= 150, !item.text.isEmpty else { continue }
      let title = Self.bare(document.source.string(range).unicodeScalars.map(\.value)[...])
      guard !title.isEmpty, !title.contains(item.text), !item.text.contains(title) else { continue }
      out.report(
        source: range, zh: "附件标题与附件说明“\(item.text)”不一致", en: "The note of attachments calls this “\(item.text)”",
        severity: .warning,
        related: [
          RelatedPlace(message: out.text(zh: "附件说明", en: "The note of attachments"), range: document.blocks[item.block].range)
        ])
    }
  }
}

/// Blanks as ordinals skip them.
enum OrdinalReading {
  static func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x3000 || scalar == 0x09 || scalar == 0xA0 }
}
