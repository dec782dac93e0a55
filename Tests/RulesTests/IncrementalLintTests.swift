import Bundled
import Lexicon
import Linting
import Rules
import Testing
import TextModel

@Suite("Linting while a document is edited")
struct IncrementalLintTests {
  /// A document in which many kinds of facts reach across paragraphs.
  static let draft = """
    市发〔2023〕7号
    关于做好防汛工作的通知
    各县区人民政府，市政府各部门：
    　　现就做好三方面工作通知如下：
    　　一、总体要求
    　　会议强调，要做到五个“强化”。一是强化责任。二是强化值守。四是强化督查。
    　　（一）压实责任
    　　市委书记王立新、市长李明主持会议，沈阳、大连、鞍山、抚顺三市参加。
    　　（三）备足物资

    　　二、主要任务
    　　1.开展排查，增长2.5%左右；
    　　2.落实预案,做好“三查三改工作。
    　　2023年2月29日前，近20余家单位完成整改。
    　　三、保障措施
    　　具体分工见附件3。
    　　附件：1.任务分解表
    　　　　　2.责任清单
    市人民政府办公室
    2023年06月01日
    抄送:市委办公室
    """

  static let pieces = [
    "一、", "（二）", "三是", "。", "，", "\n", "\n\n", "”", "“", "四", "附件2", "关于", "防汛", "1.", "（", "3", "王立新", "市", "\r\n", "A", "𠮷", "：",
  ]

  static let linter: (Linter, LintContext) = {
    let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: bundledLexicon, profile: .gongwen) { description in
      let severity = description.severity == .off ? .hint : description.severity
      return (RuleSetting(severity: severity, isSeverityFixed: false), RuleOptions(description, profile: .gongwen))
    }
    return (Linter(rules: rules), LintContext(lexicon: bundledLexicon, date: Day(clamping: 2023, 6, 1), profile: .gongwen))
  }()

  @Test("any edit leaves exactly the findings that the new text alone would have", arguments: [1, 2, 3, 4])
  func anEditLeavesTheFindingsOfAFreshCheck(_ seed: UInt64) {
    let (linter, context) = Self.linter
    var random = SplitMix(state: seed)
    var scratch = Paragraph(context: context)
    var text = SourceText(Self.draft)
    var incremental = IncrementalLint(text, blocks: text.lineBlocks, linter: linter, context: context, scratch: &scratch)
    for step in 0..<120 {
      let scalars = Array(text.string.unicodeScalars)
      let at = Int(random.next() % UInt64(scalars.count + 1))
      let cut = min(scalars.count - at, random.next() % 3 == 0 ? Int(random.next() % 30) : 0)
      let piece = cut > 0 && random.next() % 2 == 0 ? "" : Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      var edited = String.UnicodeScalarView(scalars[..<at])
      edited.append(contentsOf: piece.unicodeScalars)
      edited.append(contentsOf: scalars[(at + cut)...])
      text = SourceText(String(edited))
      if step % 3 == 0 {
        // An edit that comes before the last one was analysed to the end.
        let change = TextChange(start: 0, oldEnd: incremental.source.count, newEnd: incremental.source.count)
        incremental.update(
          incremental.source, blocks: incremental.blocks,
          overview: DocumentOverview(incremental.source, incremental.blocks, context.lexicon.characters),
          change,
          BlockAlignment(prefix: min(step % 5, incremental.blocks.count), suffix: incremental.blocks.count > 5 ? step % 2 : 0),
          context: context, isContextSame: true)
        incremental.advance(linter, scratch: &scratch, bytes: step % 2 == 0 ? 40 : 400)
      }
      incremental.update(
        text, blocks: text.lineBlocks, linter: linter, context: context, isContextSame: true, scratch: &scratch)
      let fresh = linter.lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch)
      let isSame = incremental.findings == fresh.findings
      #expect(
        isSame, "seed \(seed), step \(step): \(Self.difference(incremental.findings, fresh.findings)) in \(text.string)")
      guard isSame else { return }
    }
  }

  private static func difference(_ a: [Finding], _ b: [Finding]) -> String {
    let missing = b.filter { !a.contains($0) }.map { "\($0.rule) \($0.range)" }
    let extra = a.filter { !b.contains($0) }.map { "\($0.rule) \($0.range)" }
    return "missing \(missing), extra \(extra)"
  }

  /// A small generator with a seed, so that a failure can be repeated.
  struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
