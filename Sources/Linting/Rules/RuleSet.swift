public import Lexicon
import TextModel

/// Severity of one rule in one run.
public struct RuleSetting: Sendable, Hashable {
  /// The severity; `off` switches the rule off.
  public var severity: Severity
  /// Whether a configuration or a command line named it, so that the rule must not choose its own.
  public var isSeverityFixed: Bool
  /// Creates a setting.
  public init(severity: Severity, isSeverityFixed: Bool) { (self.severity, self.isSeverityFixed) = (severity, isSeverityFixed) }
}

/// The rules of one run, made ready: switched on, with options, with the cues and interests that call them.
public struct RuleSet: Sendable {
  struct Active<R: Sendable>: Sendable {
    var rule: R
    var id: String
    var setting: RuleSetting
    var interests: Interests
    /// Position in the catalogue: the owner tag of gathered facts.
    var number: UInt16
  }

  let paragraphRules: [Active<any ParagraphRule>]
  let documentRules: [Active<any DocumentRule>]
  /// Which of ``paragraphRules`` and ``documentRules`` each interest calls.
  let paragraphCalls: RuleCalls
  let documentCalls: RuleCalls
  /// The rules of ``paragraphRules`` and ``documentRules`` themselves, and what is needed to call them: side by side, since dozens are
  /// called for every paragraph.
  let paragraphCallees: [any ParagraphRule]
  let documentCallees: [any DocumentRule]
  let documentNumbers: [UInt16]
  let speakers: [RuleSpeaker]
  let workspaceRules: [Active<any WorkspaceRule>]
  /// For each cue of the lexicon, the rules to tell: position in ``paragraphRules`` and the rule's own cue index.
  let paragraphCues: [[(rule: Int32, cue: Int32)]]
  let documentCues: [[(rule: Int32, cue: Int32)]]
  /// Union of the interests of all rules that are on.
  let interests: Interests

  /// Creates a set from a catalogue. `setting` gives severity and options of each rule.
  ///
  /// - Parameter lexicon: Its ``LexiconSnapshot/cues`` must be those of ``cues(of:)`` for the same catalogue.
  public init(
    catalogue: [any Rule.Type], lexicon: LexiconSnapshot, profile: Profile, setting: (RuleDescription) -> (RuleSetting, RuleOptions)
  ) {
    var paragraphRules: [Active<any ParagraphRule>] = []
    var documentRules: [Active<any DocumentRule>] = []
    var workspaceRules: [Active<any WorkspaceRule>] = []
    var paragraphCues: [[(rule: Int32, cue: Int32)]] = Array(repeating: [], count: lexicon.cues.count)
    var documentCues = paragraphCues
    var interests: Interests = []
    var numbers: [ByteString: Int] = [:]
    for (number, cue) in lexicon.cues.enumerated() { numbers[ByteString(cue)] = number }
    for (number, type) in catalogue.enumerated() {
      let (setting, options) = setting(type.description)
      guard setting.severity != .off else { continue }
      let rule = type.init(options)
      let wanted = rule.interests
      interests.formUnion(wanted)
      let id = type.description.id
      let tag = UInt16(truncatingIfNeeded: number)
      let cues = type.cues.enumerated().compactMap { index, cue in
        numbers[ByteString(cue)].map { (global: $0, own: Int32(truncatingIfNeeded: index)) }
      }
      if let rule = rule.asParagraphRule {
        for cue in cues { paragraphCues[cue.global].append((Int32(truncatingIfNeeded: paragraphRules.count), cue.own)) }
        paragraphRules.append(Active(rule: rule, id: id, setting: setting, interests: wanted, number: tag))
      }
      if let rule = rule.asDocumentRule {
        for cue in cues { documentCues[cue.global].append((Int32(truncatingIfNeeded: documentRules.count), cue.own)) }
        documentRules.append(Active(rule: rule, id: id, setting: setting, interests: wanted, number: tag))
      }
      if let rule = rule.asWorkspaceRule {
        workspaceRules.append(Active(rule: rule, id: id, setting: setting, interests: wanted, number: tag))
      }
    }
    self.paragraphRules = paragraphRules
    self.documentRules = documentRules
    paragraphCalls = RuleCalls(paragraphRules.map(\.interests))
    documentCalls = RuleCalls(documentRules.map(\.interests))
    paragraphCallees = paragraphRules.map(\.rule)
    documentCallees = documentRules.map(\.rule)
    documentNumbers = documentRules.map(\.number)
    speakers = paragraphRules.map { RuleSpeaker(id: $0.id, setting: $0.setting) }
    self.workspaceRules = workspaceRules
    self.paragraphCues = paragraphCues
    self.documentCues = documentCues
    self.interests = interests
  }

  /// The distinct cues of a catalogue, in order: what a ``LexiconSnapshot`` must be made with.
  public static func cues(of catalogue: [any Rule.Type]) -> [String] {
    var seen: Set<ByteString> = []
    return catalogue.flatMap { $0.cues }.filter { seen.insert(ByteString($0)).inserted }
  }
}
