import Formats
import Lexicon
import Linting
import Reporting
import Rules
import System
import TextModel

/// A document that was checked.
struct CheckedDocument: Sendable {
  /// What to report.
  var report: DocumentReport
  /// For workspace rules.
  var facts: [DocumentFact]
  var context: LintContext
  /// The file before and after fixes; nil when nothing was mended.
  var rewritten: (old: [UInt8], new: [UInt8])?
  /// The text of a Word document before and after fixes, which is what a diff of it shows; nil for other formats.
  var rewrittenText: (old: SourceText, new: SourceText)?
  /// The configuration of the document.
  var configuration: Configuration
  /// What its comments let stand and what was found before they were asked, where it has comments: what the comparison finds is
  /// theirs as well.
  var standing: (pass: DirectivePass, found: [Finding])?
  /// How many findings were mended.
  var mended = 0
  /// How the date was found, for `--explain-date`.
  var dating: Dating
  /// The document itself, where a copy of it with comments is asked for.
  var document: FormattedDocument?
}

/// What came of one file.
enum DocumentOutcome: Sendable {
  case checked(CheckedDocument)
  case failed(FailedDocument)
}

/// Checks documents, each on its own: opens, dates, lints, lets stand, mends.
struct DocumentChecker: Sendable {
  let options: LintOptions
  let project: ProjectLoader
  let ruleSets: RuleSets
  let overrides: OverrideGlobs
  let today: Day
  private let pool = ParagraphPool()

  /// Checks the bytes of a file.
  ///
  /// - Parameters:
  ///   - name: As the user named it; it tells the format and stands in reports.
  ///   - isIdentifier: Whether the name is no path but an identifier.
  ///   - date: A date that comes with the document, beside its text.
  ///   - isAlone: Whether it will be compared with no other document.
  func check(
    _ bytes: consuming [UInt8], name: String, isIdentifier: Bool = false, date: String? = nil, isAlone: Bool
  ) -> DocumentOutcome {
    let found = project.configuration(for: isIdentifier ? "." : name, isFolder: isIdentifier)
    let configuration = overrides.resolve(found, name).merging(options.configuration)
    let lexicon = project.lexicon(Self.dictionaries(configuration, options))
    do throws(FormatError) {
      // The file's own bytes are needed again only to be compared with what fixes make of them.
      let kept = options.fixing == .none ? [] : copy bytes
      let document =
        isIdentifier
        ? try FormattedDocument.open(bytes: bytes, as: .plainText) : try FormattedDocument.open(bytes: bytes, name: name)
      return .checked(try check(document, kept, name, isIdentifier, date, found, configuration, lexicon, isAlone))
    } catch {
      return .failed(FailedDocument(path: name, message: error.message))
    }
  }

  /// The severity of a rule for a document that was checked; off for a rule that does not exist or is below what is shown.
  func severity(of rule: String, in name: String, isIdentifier: Bool, profile: Profile) -> Severity {
    guard let description = ProjectLoader.descriptions.first(where: { $0.id == rule }) else { return .off }
    let found = project.configuration(for: isIdentifier ? "." : name, isFolder: isIdentifier)
    let configuration = overrides.resolve(found, name).merging(options.configuration)
    let severity = configuration.setting(of: description, profile: profile).0.severity
    return severity < options.minimumSeverity ? .off : severity
  }

  /// Dictionaries of a configuration with those of the command line after them.
  static func dictionaries(_ configuration: Configuration, _ options: LintOptions) -> [String]? {
    guard !options.dictionaries.isEmpty else { return configuration.dictionaries }
    return (configuration.dictionaries ?? []) + options.dictionaries
  }

  private func check(
    _ original: FormattedDocument, _ bytes: [UInt8], _ name: String, _ isIdentifier: Bool, _ date: String?,
    _ found: ProjectLoader.Found,
    _ configuration: Configuration, _ lexicon: LexiconSnapshot, _ isAlone: Bool
  ) throws(FormatError) -> CheckedDocument {
    var document = original
    var current = bytes
    var mended = 0
    var pass = lint(document, name, date, found, configuration, lexicon, isAlone)
    if options.fixing != .none {
      // Each pass mends what does not overlap; a later one sees the text as mended. Ten passes end any quarrel of rules.
      for _ in 0..<10 {
        let opened = document
        let plan = FixPlan(
          pass.findings, allowing: options.fixing == .unsafe ? .unsafe : .safe, blocks: document.blocks,
          accepts: { opened.accepts($0.edits) })
        guard !plan.edits.isEmpty else { break }
        let next = try document.rewritten(edits: plan.edits)
        guard next != current else { break }
        current = next
        mended += plan.mended
        document =
          isIdentifier
          ? try FormattedDocument.open(bytes: current, as: .plainText) : try FormattedDocument.open(bytes: current, name: name)
        pass = lint(document, name, date, found, configuration, lexicon, isAlone)
      }
    }
    let report = DocumentReport(
      name: name, isIdentifier: isIdentifier, text: document.text, findings: pass.findings, date: pass.context.date,
      lineNames: document.lineNames(options.locale))
    return CheckedDocument(
      report: report, facts: pass.facts, context: pass.context, rewritten: current == bytes ? nil : (bytes, current),
      rewrittenText: current != bytes && document.word != nil ? (original.text, document.text) : nil,
      configuration: configuration, standing: pass.standing, mended: mended,
      dating: pass.dating, document: options.reviewedCopyPath == nil ? nil : document)
  }

  private struct Pass {
    var findings: [Finding]
    var facts: [DocumentFact]
    var context: LintContext
    var dating: Dating
    var standing: (pass: DirectivePass, found: [Finding])?
  }

  private func lint(
    _ document: FormattedDocument, _ name: String, _ date: String?, _ found: ProjectLoader.Found, _ configuration: Configuration,
    _ lexicon: LexiconSnapshot, _ isAlone: Bool
  ) -> Pass {
    let overview = DocumentOverview(document.text, document.blocks, lexicon.characters)
    let profile = configuration.profile ?? Profile.guess(document.text, document.blocks, overview, lexicon.characters)
    let dating = Dating.of(document, given: date, configuration, lexicon, today: today)
    var context = LintContext(
      lexicon: lexicon, date: dating.day, profile: profile, target: configuration.target ?? .auto, locale: options.locale,
      placeBase: configuration.placeBase ?? "")
    context.isDateAssumed = dating.isAssumed
    let linter = ruleSets.linter(configuration, profile: profile, lexicon: lexicon)
    let result = pool.lend(for: context) { scratch in
      linter.lint(
        document.text, blocks: document.blocks, overview: overview, context: context, scratch: &scratch, isAlone: isAlone)
    }
    let standing = DirectivePass(
      comments: document.comments.map { ($0.range, $0.text) }, blocks: document.blocks, text: document.text,
      configuration: configuration,
      profile: profile, rules: ProjectLoader.descriptions, locale: options.locale)
    var findings = standing.apply(result.findings)
    let found = standing.hasComments ? (pass: standing, found: result.findings) : nil
    if let note = encodingNote(document, configuration, profile) { findings.insert(note, at: 0) }
    return Pass(
      findings: options.minimumSeverity <= .hint ? findings : findings.filter { $0.severity >= options.minimumSeverity },
      facts: result.facts,
      context: context,
      dating: dating,
      standing: found)
  }

  /// Says once that a file is not in UTF-8, unless it declares its encoding itself.
  private func encodingNote(_ document: FormattedDocument, _ configuration: Configuration, _ profile: Profile) -> Finding? {
    guard document.encoding != .utf8, document.declaredEncoding == nil else { return nil }
    let severity = configuration.setting(of: NotUTF8.description, profile: profile).0.severity
    guard severity != .off else { return nil }
    let name = document.encoding == .gb18030 ? "GB18030" : document.encoding.name
    return NotUTF8.finding(encoding: name, in: document.text, severity: severity, locale: options.locale)
  }
}
