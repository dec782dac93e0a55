import Analysis
import Formats
import Lexicon
import Linting
import TextModel

/// An open document on the server's side: what the client holds, and what was made of it.
struct ServerDocument {
  /// As the client writes it.
  let uri: String
  /// Nil for a document that is no file.
  let path: String?
  let format: DocumentFormat
  /// The client's version of ``text``.
  var version: Int
  /// The text, edits applied.
  var text: SourceText
  /// Whether ``text`` has changed since ``analysis`` was made.
  var isDirty = true
  /// Whether dictionary, configuration or settings have changed since.
  var isContextStale = true
  var settings: DocumentSettings?
  var analysis: OpenDocument?
  var structure: DocumentStructure?
  /// What only the comparison with other documents of the workspace finds.
  var compared: [Finding] = []
  /// Findings that do not stand by comment: those that the sidecar table is asked about.
  var judged: [Finding] = []
  /// Findings that do not stand by comment or by the sidecar table.
  var findings: [Finding] = []
  /// Name of the last diagnostics, for pull clients.
  var resultID = ""
}
