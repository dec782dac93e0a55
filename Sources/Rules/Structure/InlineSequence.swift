import Linting
import TextModel

/// 一是…三是…: ordinals in running text that repeat or leave out a number.
struct InlineSequence: DocumentRule {
  static let description = RuleDescription(
    id: "structure/inline-sequence",
    summary: Localized("“一是、二是”等段内序次语不连续", en: "Ordinals in running text repeat or leave out a number"),
    rationale: Localized(
      "“一是”“一要”“第一，”“其一，”“首先”各成系列，可以跨段，遇标题另起；段内的“（一）”“（1）”“①”在本段内核对。“万一是”“唯一要”不在句首，不是序次语。从“二是”起的、只有“一是”的、“一是”与“二要”混用的，仅作提示。",
      en:
        "Each form is a series of its own that may run over several paragraphs and starts again at a heading; bracketed numbers are followed inside their paragraph. A series that starts at two, a lone first item and mixed forms are only hinted at."
    ),
    source: "GB/T 15834—2011 B.3.1, B.3.7",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("一是强化项目根基。二是强化改革赋能。‹四是›强化安全底线。", fixed: "一是强化项目根基。二是强化改革赋能。三是强化安全底线。"),
      .bad("一要压实责任；二要转变作风；‹二要›加强协调。", fixed: "一要压实责任；二要转变作风；三要加强协调。"),
      .bad("第一，抓项目；‹第三，›抓招商。", fixed: "第一，抓项目；第二，抓招商。"),
      .bad("首先，一是统一思想；二是压实责任；‹二是›强化考核。", fixed: "首先，一是统一思想；二是压实责任；三是强化考核。"),
      .bad("一是抓项目。\n‹三是›抓招商。\n三是抓服务。", fixed: "一是抓项目。\n二是抓招商。\n三是抓服务。"),
      .bad("会议提出：（1）抓项目；（2）抓招商；‹（2）›抓服务。", fixed: "会议提出：（1）抓项目；（2）抓招商；（3）抓服务。"),
      .bad("一是抓项目；‹二要›抓招商。"),
      .bad("第一步，自查自纠；‹第三步，›集中整改。", fixed: "第一步，自查自纠；第二步，集中整改。"),
      .bad("要夯实基础。‹二是›要优化服务。三是要强化监督。"),
      .good("一是强化项目根基。二是强化改革赋能。三是强化民生提质。四是强化安全底线。五是强化实干担当。"),
      .good("万一是设备故障，要立即停机检修"),
      .good("第一，抓项目。\n第二，抓招商。\n第三，抓服务。"),
      .good("一要压实责任抓落实。二要转变作风抓落实。三要加强协调抓落实。"),
      .good("唯一要求是安全"),
      .good("一是抓项目；二是抓招商。会议强调，一是抓落实；二是抓督查。"),
      .good("第一，要增强信心。一是看长远；二是看大局。第二，要真抓实干。一是抓项目；二是抓服务。"),
      .good("一是一，二是二，绝不含糊。"),
      .good("一、抓项目\n一是强化招商。二是优化服务。\n二、抓民生\n一是稳就业。二是保供应。"),
      .good("首先要统一思想，其次要压实责任，最后要抓好落实。"),
      .good("改称市第一、第三、第四中学；原分校改称区第二、第四小学。"),
    ])

  static var interests: Interests { .ordinals }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.role != .metadata else { return }
    for ordinal in paragraph.ordinals { facts.addOrdinal(ordinal, in: paragraph) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let runs = SeriesRuns(document).inline
    let continuations = Continuations(runs)
    for run in runs {
      let first = run[0]
      if Self.isLone(run) {
        reportLone(first, continuations.item(after: first), of: document, &out)
      } else if first.value == 2, first.family == .shi || first.family == .yao, !continuations.contains(first) {
        out.report(
          source: first.token, zh: "“\(document.source.string(first.token))”之前没有“\(first.token(of: 1))”",
          en: "Nothing says “\(first.token(of: 1))” before “\(document.source.string(first.token))”", severity: .hint)
      }
      for found in SeriesBreak.find(run) { found.report(run, of: document.source, &out) }
    }
  }

  private static func isLone(_ run: [SeriesItem]) -> Bool {
    run.count == 1 && run[0].value == 1 && (run[0].family == .shi || run[0].family == .yao)
  }

  /// The items with which lone first items go on in the other form (一是 … 二要).
  private struct Continuations {
    /// First items of the series that begin at two, by position.
    private var shi: [SeriesItem] = []
    private var yao: [SeriesItem] = []
    private var starts: Set<UInt32> = []

    init(_ runs: [[SeriesItem]]) {
      for run in runs where run[0].value == 2 {
        if run[0].family == .shi { shi.append(run[0]) } else if run[0].family == .yao { yao.append(run[0]) }
      }
      for run in runs where isLone(run) {
        if let next = item(after: run[0]) { starts.insert(next.token.start) }
      }
    }

    /// The item that goes on where `first` stopped, in its paragraph or the next.
    func item(after first: SeriesItem) -> SeriesItem? {
      let others = first.family == .shi ? yao : shi
      let at = others.partitionPoint { $0.token.start > first.token.start }
      return at < others.count && others[at].block <= first.block + 1 ? others[at] : nil
    }

    /// Whether an item goes on where a lone one stopped.
    func contains(_ item: SeriesItem) -> Bool { starts.contains(item.token.start) }
  }

  private func reportLone(
    _ item: SeriesItem, _ continuation: SeriesItem?, of document: borrowing DocumentContext, _ out: inout FindingSink
  ) {
    let written = document.source.string(item.token)
    if let next = continuation {
      let other = document.source.string(next.token)
      out.report(
        source: next.token, zh: "序次语前后不一：“\(written)”之后用“\(other)”", en: "The series mixes “\(written)” and “\(other)”",
        severity: .info,
        related: [RelatedPlace(message: out.text(zh: "前一项：“\(written)”", en: "The item before: “\(written)”"), range: item.token)])
    } else {
      out.report(
        source: item.token, zh: "只有“\(written)”，没有“\(item.token(of: 2))”",
        en: "“\(written)” is not followed by “\(item.token(of: 2))”",
        severity: .hint)
    }
  }
}
