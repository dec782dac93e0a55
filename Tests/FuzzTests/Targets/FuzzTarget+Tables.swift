import Formats
import Keeping
import Lexicon
import Linting
import Rules
import TextModel

extension FuzzTarget {
  /// Dictionary tables: reading loses nothing, the canonical form is a fixed point, faults have places, whatever loads can be
  /// matched with. The first byte says which table it is, and whether a lexicon is made of it, which takes much longer.
  static let tables = FuzzTarget(
    name: "tables",
    seeds: [
      "name\torganization\toffice\tsince\tuntil\tattested\torder\tpinyin\tsource\n张三\t某市委\t书记\t2021-03\t\t2022\t1\tzhangsan\tx\n!李四\t某市\t市长\t2020\t2021\t\t\t\t\n",
      "wrong\tright\tkind\tunless-before\tunless-after\texceptions\tfix\tbad\tgood\tsince\tuntil\tsource\r\n按装\t安装\ttypo\t\t\t\tsafe\t按装设备\t安装设备\t\t\t\r\n",
      "# 注释\nphrase\tcategory\titems\taliases\tquotes\twrong\tsince\tuntil\tsuccessor\tpinyin\tsource\n四个意识\tx\t政治意识|大局意识\t\trequired\t\t\t\t\t\t\n\n\"# 引\"\n",
      "code\tname\tshort\tlevel\tparent\taliases\tsince\tuntil\tsuccessors\tpinyin\tsource\n210000\t辽宁省\t辽宁\tprovince\t\t\t\t\t\t\t\n",
      "name\tabbreviations\tparent\tlevel\tkind\tsince\tuntil\tsuccessors\tsource\n{place}人民政府\t{place}政府\t\t\t\t\t\t\t\n",
      "title,body\n\"a\"\"b\",c\n", "version: 1\nrules:\n  - expected: 安装\n    patterns:\n      - 按装\n", "swap:\n  按装: 安装\n",
    ].enumerated().map { [UInt8($0.offset % 6)] + Array($0.element.utf8) }
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let plan = choices.number(below: 256)
    let kind = TableKind.allCases[plan % TableKind.allCases.count]
    let file = choices.rest
    let table = EditableTable(path: "t.tsv", kind: kind, bytes: file)
    try demand(table.bytes == file, "a table that was not changed is written otherwise")
    let canonical = table.canonicalBytes()
    let again = EditableTable(path: "t.tsv", kind: kind, bytes: canonical).canonicalBytes()
    try demand(
      again == canonical,
      "canonical form \(String(decoding: canonical, as: UTF8.self).debugDescription) becomes \(String(decoding: again, as: UTF8.self).debugDescription)"
    )
    let merge = TableMerge(base: table, ours: table, theirs: table)
    try demand(merge.conflicts.isEmpty, "merging a table with itself conflicts: \(merge.conflicts)")
    for form in Exchange.ImportForm.allCases { _ = try? Exchange.table(file, from: form, kind: kind) }
    var issues: [DictionaryIssue] = []
    let layer = DictionaryLayer(
      name: "fuzz", files: [DictionaryFile(path: kind.rawValue + ".tsv", name: kind.rawValue + ".tsv", bytes: file)],
      issues: &issues)
    let lines = file.count { $0 == 0x0A } + 1
    for issue in issues {
      try demand(issue.line >= 0 && issue.line <= lines && issue.column >= 0, "an issue at line \(issue.line)")
    }
    if plan / TableKind.allCases.count % 8 == 0 { try checkLexicon(layer, issues, file) }
  }

  private static func checkLexicon(_ layer: DictionaryLayer, _ issues: [DictionaryIssue], _ file: [UInt8]) throws(Fault) {
    let lines = file.count { $0 == 0x0A } + 1
    let lexicon = LexiconSnapshot(layers: [layer], cues: cues)
    for entry in lexicon.entries.prefix(20) {
      _ = lexicon.lookUp(lexicon.name(entry))
      try demand(Int(lexicon.reference(entry).line) <= lines, "an entry beyond the end of its table")
    }
    _ = DictionaryCheck.faults(in: lexicon, issues: issues)
    // A text made of the dictionary's own words.
    let text = SourceText(String(decoding: file, as: UTF8.self).replacing("\t", with: "，"))
    let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: .report) {
      Configuration().setting(of: $0, profile: .report)
    }
    let context = LintContext(lexicon: lexicon, date: Day(clamping: 2023, 6, 1), profile: .report)
    var scratch = Paragraph(context: context)
    let result = Linter(rules: rules).lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch)
    try checkFindings(result.findings, text)
  }

  private static let cues = RuleSet.cues(of: RuleCatalogue.all)
}
