import Lexicon
import Linting
import TextModel

/// The name of an institution put together wrongly.
struct NonstandardInstitution: ParagraphRule {
  static let description = RuleDescription(
    id: "term/institution-nonstandard",
    summary: Localized("机构名称不规范", en: "the name of an institution put together wrongly"),
    rationale: Localized(
      "全称和简称各有固定的写法，不能混拼：人民代表大会常务委员会，简称人大常委会；发展和改革委员会，不是“与改革”。纪检委员、政检等别的词不报。",
      en:
        "Full names and short names have settled forms that do not mix: 人民代表大会常务委员会 or 人大常委会, 发展和改革委员会 without 与. Other words that contain the same characters are left alone."
    ),
    source: "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》；校对实务",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("‹市人大代表大会›", fixed: "市人民代表大会"),
      .bad("‹市发展与改革委员会›", fixed: "市发展和改革委员会"),
      .bad("‹各级党委党组›要压实责任", fixed: "各级党委（党组）要压实责任"),
      .bad("由‹市检查院›提起公诉", fixed: "由市人民检察院提起公诉"),
      .bad("各区‹纪检委›", fixed: "各区纪委"),
      .good("市人民代表大会"),
      .good("市发展和改革委员会"),
      .good("各级党委（党组）要压实责任"),
      .good("纪检委员履职"),
      .good("住房和城乡建设局"),
    ])

  static var interests: Interests { .wrongForms }
  static let cues = [
    "人大常务委员会", "检查院", "监查委", "纪检委", "发展与改革委员会", "发展改革和委员会", "住房与城乡建设", "农村农业局", "人力资源与社会保障局", "卫生与健康委员会", "自然资源与规划局", "文化与旅游局",
    "工业与信息化局", "人大代表大会",
  ]

  init(_ options: RuleOptions) {}

  private static let kinds: Set<String> = ["institution"]
  private static let rights = [
    "人大常委会", "检察院", "监委", "纪委", "发展和改革委员会", "发展和改革委员会", "住房和城乡建设", "农业农村局", "人力资源和社会保障局", "卫生健康委员会",
    "自然资源和规划局", "文化和旅游局", "工业和信息化局", "人民代表大会",
  ]

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = paragraph.context.lexicon
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      report(row.range, row.right, row.entry, paragraph, &out)
    }
    for form in paragraph.wrongForms {
      guard !paragraph.isEnclosed(form.range.lowerBound, by: .title), !paragraph.isMasked(form.range) else { continue }
      let entries = lexicon.meanings(ofForm: form.form).filter { $0.owner == .entry && $0.role == .wrong }
        .map { lexicon.entries[Int($0.id)] }
      guard let entry = entries.first(where: { $0.kind == .organizations }),
        !entries.contains(where: { $0.kind == .terms && Self.kinds.contains(lexicon.text($0, "kind")) })
      else { continue }
      let text = paragraph.text.string(form.range)
      let isCongress = text.hasSuffix("人大代表大会")
      report(
        form.range, isCongress ? String(text.dropLast(6)) + "人民代表大会" : right(of: entry, lexicon), entry, paragraph, &out)
    }
  }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard !paragraph.isEnclosed(range.lowerBound, by: .title),
      !paragraph.wrongForms.beginning(in: range.lowerBound - 64..<range.upperBound).contains(where: { $0.range.overlaps(range) })
    else { return }
    switch cue {
    case 1 where text[range.lowerBound - 1] == 0x653F: return
    case 3 where paragraph.has("员", at: range.upperBound): return
    case 10 where paragraph.has("分局", at: range.upperBound): return
    default: report(range, Self.rights[cue], nil, paragraph, &out)
    }
  }

  /// The right name as far as the wrong form reaches: without its placeholder.
  private func right(of entry: Entry, _ lexicon: LexiconSnapshot) -> String {
    let name = lexicon.name(entry)
    guard let brace = name.lastIndex(of: "}") else { return name }
    let head = name[..<(name.firstIndex(of: "{") ?? brace)]
    return head.isEmpty ? String(name[name.index(after: brace)...]) : ""
  }

  private func report(
    _ range: Range<Int>, _ right: String, _ entry: Entry?, _ paragraph: borrowing Paragraph, _ out: inout FindingSink
  ) {
    let text = paragraph.text.string(range)
    out.report(
      range, in: paragraph, zh: "机构名称不规范：“\(text)”" + (right.isEmpty ? "" : "，应为“\(right)”"),
      en: "“\(text)” is not the institution’s name" + (right.isEmpty ? "" : "; it is “\(right)”"),
      fixes: right.isEmpty ? [] : [paragraph.replace(range, with: right, .unsafe)],
      reference: entry.map { paragraph.context.lexicon.reference($0) })
  }
}
