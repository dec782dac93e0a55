import Arguments
import JSON
import Keeping
import Lexicon
import Linting
import System
import TextModel

/// `zhubi dict stats`, `outdated` and `test`.
struct DictSurvey {
  private let context: DictContext
  private let stack: DictionaryStack
  private let lexicon: LexiconSnapshot

  init(_ context: DictContext) throws(KeepingError) {
    self.context = context
    stack =
      try context.operands.isEmpty
      ? DictionaryStack(context.readNames) : DictionaryStack(context.operands, below: context.readNames)
    lexicon = stack.lexicon().lexicon
  }

  // MARK: - stats

  func statistics() -> Int32 {
    let rows = DictionaryStatistics(lexicon).rows
    if context.isJSON {
      context.writeJSON { writer in
        writer.key("tables")
        writer.array(rows) { (writer: inout JSONWriter, row: DictionaryStatistics.Row) in
          writer.object { (writer: inout JSONWriter) in
            writer.member("dictionary", row.dictionary)
            writer.member("table", row.kind.rawValue)
            writer.member("files", row.files)
            writer.member("rows", row.rows)
            writer.member("replaced", row.replaced)
            writer.member("ended", row.ended)
            writer.member("unsourced", row.unsourced)
          }
        }
        writer.member("entries", lexicon.entries.count)
        writer.member("forms", lexicon.matcher.count)
      }
      return DictContext.Status.done
    }
    for row in rows {
      var zh = "\(row.dictionary) \(row.kind.label.zh)：\(row.rows) 条"
      var en = "\(row.dictionary) \(row.kind.rawValue): \(row.rows) rows"
      if row.ended > 0 {
        zh += "，\(row.ended) 条已有止期"
        en += ", \(row.ended) with an end"
      }
      if row.replaced > 0 {
        zh += "，\(row.replaced) 条被盖过或停用"
        en += ", \(row.replaced) replaced or switched off"
      }
      if row.unsourced > 0 {
        zh += "，\(row.unsourced) 条没有来源"
        en += ", \(row.unsourced) without a source"
      }
      context.line(zh, en: en)
    }
    context.line(
      "合计：\(lexicon.entries.count) 条在用，\(lexicon.matcher.count) 个词形",
      en: "in all \(lexicon.entries.count) entries in use, \(lexicon.matcher.count) forms")
    return DictContext.Status.done
  }

  // MARK: - outdated

  func outdated() -> Int32 {
    // What a bundled dictionary holds is its makers' to verify, unless nothing else is there or it is asked for.
    let hasOwn = stack.layers.contains { $0.folder != nil && $0.isNamed }
    let isAll = context.invocation.has("all") || !context.operands.isEmpty || !hasOwn
    let paths = Set(stack.layers.filter { $0.isNamed && (isAll || $0.folder != nil) }.flatMap { $0.files.map(\.path) })
    let found = OutdatedEntry.find(in: lexicon, today: LintRun.today, months: context.invocation.integer("months") ?? 12).filter {
      paths.contains(lexicon.table(of: $0.entry).path)
    }
    if context.isJSON {
      context.writeJSON { writer in
        writer.key("entries")
        writer.array(found) { (writer: inout JSONWriter, item: OutdatedEntry) in
          writer.object { (writer: inout JSONWriter) in
            let reference = lexicon.reference(item.entry)
            writer.member("table", item.entry.kind.rawValue)
            writer.member("name", lexicon.name(item.entry))
            writer.member("reason", item.reason.rawValue)
            writer.member("date", item.date.text)
            writer.member("path", reference.path)
            writer.member("line", reference.line)
          }
        }
      }
    } else {
      for item in found {
        let reference = lexicon.reference(item.entry)
        let office =
          item.entry.kind == .people ? " \(lexicon.text(item.entry, "organization"))\(lexicon.text(item.entry, "office"))" : ""
        let name = "\(reference.path):\(reference.line): \(lexicon.name(item.entry))\(office)"
        switch item.reason {
        case .ended:
          context.line("\(name) 止于 \(item.date.text)，没有写明承接者", en: "\(name) ended in \(item.date.text); nothing says what followed")
        case .stale:
          context.line("\(name) 最近一次见报是 \(item.date.text)", en: "\(name) was last attested in \(item.date.text)")
        }
      }
      context.note(
        isAll
          ? Localized("\(found.count) 条需要核对", en: "\(found.count) to verify")
          : Localized(
            "\(found.count) 条需要核对（只看自己的词典；--all 连自带的一起看）",
            en: "\(found.count) to verify (own dictionaries; --all for bundled ones too)"))
    }
    return found.isEmpty ? DictContext.Status.done : DictContext.Status.findings
  }

  // MARK: - test

  /// Lints the examples in the tables with the rules as they are: a bad one must be reported, a good one must not.
  func test() -> Int32 {
    // What is wrong in one kind of document may stand in another: a bad example must be reported in some, a good one in none.
    let linters = Profile.allCases.map { profile in
      (
        RuleSets().linter(Configuration(), profile: profile, lexicon: lexicon),
        LintContext(lexicon: lexicon, date: LintRun.today, profile: profile, locale: context.locale)
      )
    }
    var scratch = Paragraph(context: LintContext(lexicon: lexicon))
    var tested = 0
    var faults: [DictionaryFault] = []
    let shown = Set(stack.layers.filter(\.isNamed).flatMap { $0.files.map(\.path) })
    for entry in lexicon.entries where entry.kind == .terms && shown.contains(lexicon.table(of: entry).path) {
      for (column, isBad) in [("bad", true), ("good", false)] {
        for example in lexicon.list(entry, column) {
          tested += 1
          let source = SourceText(example)
          let reference = lexicon.reference(entry)
          var isReported = false
          for (linter, lint) in linters where !isReported {
            let result = linter.lint(source, blocks: [ProseBlock(source.fullRange)], context: lint, scratch: &scratch)
            // The overlap of several findings is settled for the graver one: whichever speaks, the reader is told.
            isReported = isBad ? !result.findings.isEmpty : result.findings.contains { $0.reference == reference }
          }
          guard isReported != isBad else { continue }
          faults.append(
            DictionaryFault(
              .example, path: reference.path, line: reference.line,
              isBad
                ? Localized(
                  "误例“\(example)”没有报出“\(reference.name)”", en: "the bad example “\(example)” does not report “\(reference.name)”")
                : Localized("正例“\(example)”被误报“\(reference.name)”", en: "the good example “\(example)” reports “\(reference.name)”")
            ))
        }
      }
    }
    DictCheck.report(faults, context)
    if !context.isJSON {
      context.note(Localized("\(tested) 个例子，\(faults.count) 个不合", en: "\(tested) examples, \(faults.count) fail"))
    }
    return faults.isEmpty ? DictContext.Status.done : DictContext.Status.findings
  }
}
