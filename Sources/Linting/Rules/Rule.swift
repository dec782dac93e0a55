public import TextModel

/// A check. Its type says what its result depends on: one paragraph (``ParagraphRule``), a document (``DocumentRule``) or
/// all documents of a workspace (``WorkspaceRule``). A rule never reads files, the clock or globals.
public protocol Rule: Sendable {
  /// What the rule says about itself.
  static var description: RuleDescription { get }
  /// What it wants to see in a paragraph before it is asked.
  static var interests: Interests { get }
  /// What it wants to see with the options that it was created with: ``interests``, or less.
  var interests: Interests { get }
  /// Literals that it wants to be told of (Simplified, at least one character, best two or more): the one matcher that
  /// finds dictionary forms finds them too.
  static var cues: [String] { get }
  /// Creates the rule with its options.
  init(_ options: RuleOptions)
  /// The rule as what it is, nil for what it is not: a cast at run time would take longer than to create it.
  var asParagraphRule: (any ParagraphRule)? { get }
  var asDocumentRule: (any DocumentRule)? { get }
  var asWorkspaceRule: (any WorkspaceRule)? { get }
}

extension Rule {
  public static var interests: Interests { [] }
  public var interests: Interests { Self.interests }
  public static var cues: [String] { [] }
  public var asParagraphRule: (any ParagraphRule)? { nil }
  public var asDocumentRule: (any DocumentRule)? { nil }
  public var asWorkspaceRule: (any WorkspaceRule)? { nil }
}

/// A check whose result depends on one paragraph, the dictionary, the date and the options only, so that it can be
/// remembered by content.
public protocol ParagraphRule: Rule {
  /// Judges a paragraph in which one of the rule's interests occurs.
  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink)
  /// Judges one occurrence of a cue; `cue` is its index in ``Rule/cues``, `range` view indices.
  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink)
}

extension ParagraphRule {
  public var asParagraphRule: (any ParagraphRule)? { self }
  public func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {}
  public func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {}
}

/// A check that compares places of one document. It gathers facts paragraph by paragraph (pure, remembered like findings)
/// and judges them together.
public protocol DocumentRule: Rule {
  /// Gathers facts of a paragraph in which one of the rule's interests occurs.
  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector)
  /// Gathers facts about one occurrence of a cue.
  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector)
  /// Whether nothing decides but the facts in their order, the text of their ranges, the roles of the blocks and the context: not
  /// the text between, no line numbers, no distances. Such a rule is not asked again after an edit that only moves its facts.
  static var judgesFactsAlone: Bool { get }
  /// Judges the document. Facts of this rule are `document.facts`, in order of position.
  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink)
}

extension DocumentRule {
  public static var judgesFactsAlone: Bool { false }
  public var asDocumentRule: (any DocumentRule)? { self }
  public func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {}
  public func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {}
}

/// A check that compares documents. It sees the facts that its ``DocumentRule`` half gathered in each.
public protocol WorkspaceRule: DocumentRule {
  /// Judges all documents; `report` puts a finding into the document of that index.
  func check(
    _ documents: [WorkspaceDocument], locale: MessageLocale, report: (_ document: Int, _ body: (inout FindingSink) -> Void) -> Void)
}

extension WorkspaceRule {
  public var asWorkspaceRule: (any WorkspaceRule)? { self }
  /// A rule that only compares documents finds nothing in one.
  public func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {}
}
