import Analysis
import Formats
import Lexicon
import Linting
import TextModel

/// An open document on the server's side: what the client holds, and what was made of it.
final class ServerDocument {
  /// As the client writes it.
  let uri: String
  /// Nil for a document that is no file.
  let path: String?
  let format: DocumentFormat
  /// The client's version of ``text``.
  var version: Int
  /// The text, edits applied.
  private(set) var text: SourceText
  /// What lies between the text of ``analysis`` and ``text``; nil when nothing does.
  private(set) var change: TextChange?
  /// Whether dictionary, configuration or settings have changed since ``analysis`` was last brought up to date.
  var isContextStale = true
  var settings: DocumentSettings?
  var analysis: OpenDocument?
  /// Structure, roles and date, kept up to date edit by edit.
  var draft: DraftStructure?
  var survey: DocumentSurvey?
  /// The first reading of the text while it is under way, and how often it began anew because the text was edited.
  var opening: DocumentOpening?
  var openings = 0
  /// What only the comparison with other documents of the workspace finds.
  var compared: [Finding] = []
  /// Findings that do not stand by comment: those that the sidecar table is asked about.
  var judged: [Finding] = []
  /// Findings that do not stand by comment or by the sidecar table.
  var findings: [Finding] = []
  /// Whether ``findings`` are those of ``text`` in its present context.
  var isSettled = false
  /// ``findings`` as they were last sent, and what has changed in the text since.
  var encoded = EncodedDiagnostics()
  var encodedChange: TextChange?
  /// How often the last steps of the analysis were put off because a message waited.
  var timesPutOff = 0

  init(uri: String, path: String?, format: DocumentFormat, version: Int, text: SourceText) {
    (self.uri, self.path, self.format, self.version, self.text) = (uri, path, format, version, text)
  }

  var structure: DocumentStructure? { draft?.structure }
  /// Whether ``analysis`` has yet to be told of edits or of another context.
  var isStale: Bool { change != nil || isContextStale || analysis == nil }

  /// Replaces a range.
  func replace(_ range: ByteRange, with replacement: String) {
    let next = TextChange(TextEdit(range, replacement))
    note(next)
    text = text.replacing(range, with: replacement)
    isSettled = false
  }

  /// Replaces everything.
  func replaceAll(with replacement: String) {
    let new = SourceText(replacement)
    if let next = TextChange(from: text, to: new) { note(next) }
    text = new
    isSettled = false
  }

  private func note(_ next: TextChange) {
    if opening != nil {
      opening = nil
      openings += 1
    }
    change = change?.then(next) ?? next
    encodedChange = encodedChange?.then(next) ?? next
    // What the comparison found moves with the text until it is made anew; what was touched may be mended.
    compared = compared.compactMap { finding in
      if Int(finding.range.end) <= next.start { return finding }
      return Int(finding.range.start) >= next.oldEnd ? finding.shifted(by: next.delta) : nil
    }
  }

  /// The findings at hand: none while they are those of an earlier text.
  var presentFindings: [Finding] { isSettled ? findings : [] }

  /// Takes what the first reading of the text gave. What was edited before it is in it.
  func noteOpened(_ draft: DraftStructure, _ survey: DocumentSurvey) {
    (self.draft, self.survey) = (draft, survey)
    (opening, change) = (nil, nil)
  }

  /// Forgets what has changed: ``analysis`` knows.
  func noteUpdated() {
    change = nil
    opening = nil
    isContextStale = false
  }
}
