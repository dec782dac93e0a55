public import JSON
public import Lexicon
public import Linting
public import TextModel

/// The findings of one document, as reporters take them.
public struct DocumentReport: Sendable {
  /// Path as it was given, or the identifier of a document that came as JSON.
  public var name: String
  /// Whether ``name`` is an identifier and not a path.
  public var isIdentifier: Bool
  /// The identifier as it came, when it is no string.
  public var identifier: JSONValue?
  /// The text that positions refer to.
  public var text: SourceText
  /// What was found, by position.
  public var findings: [Finding]
  /// One for each finding, see ``Fingerprint/hashes(of:in:)``.
  public var hashes: [UInt64]
  /// The date by which the document was judged.
  public var date: Day?
  /// What one line of ``text`` is called: nil for a line of the file; for Word, the paragraph's name.
  public var lineNames: [String]?

  /// Creates a report.
  public init(
    name: String, isIdentifier: Bool = false, text: SourceText, findings: [Finding], date: Day?, lineNames: [String]? = nil
  ) {
    (self.name, self.isIdentifier, self.text, self.findings, self.date) = (name, isIdentifier, text, findings, date)
    self.lineNames = lineNames
    hashes = Fingerprint.hashes(of: findings, in: text)
  }
}

extension DocumentReport {
  /// One for each finding, see ``Fingerprint``.
  public var fingerprints: [String] { hashes.map(Fingerprint.name) }

  /// What the paragraph at a byte offset is called where positions are not those of a file's lines; nil where they are.
  func paragraphName(at offset: UInt32) -> String? {
    guard let lineNames, !lineNames.isEmpty else { return nil }
    return lineNames[min(text.line(at: Int(offset)), lineNames.count - 1)]
  }

  /// The message of a finding for forms that have no place for the paragraph's name.
  func placedMessage(_ finding: Finding) -> String {
    paragraphName(at: finding.range.start).map { "\($0)：\(finding.message)" } ?? finding.message
  }

  /// Keeps the findings for which `isKept` holds, with their fingerprints.
  public mutating func keep(where isKept: [Bool]) {
    guard isKept.contains(false) else { return }
    let kept = zip(zip(findings, hashes), isKept).filter { $0.1 }.map(\.0)
    findings = kept.map(\.0)
    hashes = kept.map(\.1)
  }
}

/// A file that could not be checked.
public struct FailedDocument: Sendable, Hashable {
  /// Path as it was given.
  public var path: String
  /// Why.
  public var message: Localized

  /// Creates a failure.
  public init(path: String, message: Localized) { (self.path, self.message) = (path, message) }
}

/// What a run amounts to.
public struct RunSummary: Sendable {
  /// Documents that were checked.
  public var documents = 0
  /// Documents with findings.
  public var documentsWithFindings = 0
  /// Findings by severity.
  public var counts: [Severity: Int] = [:]
  /// Findings by rule.
  public var rules: [String: Int] = [:]
  /// How many findings have a safe fix, and how many an unsafe one only.
  public var safeFixes = 0
  public var unsafeFixes = 0
  /// What is reported on, in order: drafts, then what is no draft.
  public var reports: [Listed] = []
  /// Characters that were checked.
  public var characters = 0
  /// Files that could not be checked.
  public var failures: [FailedDocument] = []
  /// How long it took, in nanoseconds; nil where the output must not depend on it.
  public var duration: UInt64?

  /// A document in a list of contents.
  public struct Listed: Sendable, Hashable {
    /// Path or identifier.
    public var name: String
    /// How many findings it has.
    public var findings: Int
    /// Whether one of them is an error or a warning.
    public var hasGraveFindings: Bool
  }

  /// Creates a summary of nothing.
  public init() {}

  /// Adds a document. What is no draft, such as the table of what stands, counts with its findings only.
  public mutating func add(_ document: DocumentReport, isDraft: Bool = true) {
    reports.append(
      Listed(
        name: document.name, findings: document.findings.count,
        hasGraveFindings: document.findings.contains { $0.severity >= .warning }))
    if isDraft { documents += 1 }
    if isDraft, !document.findings.isEmpty { documentsWithFindings += 1 }
    for finding in document.findings {
      counts[finding.severity, default: 0] += 1
      rules[finding.rule, default: 0] += 1
      if finding.fixes.contains(where: { $0.safety == .safe }) {
        safeFixes += 1
      } else if finding.safety != nil {
        unsafeFixes += 1
      }
    }
  }

  /// Findings of all severities.
  public var total: Int { counts.values.reduce(0, +) }
}
