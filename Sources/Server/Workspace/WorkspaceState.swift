import Formats
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// What is known of all documents of the workspace together. Nothing is done here until somebody asks for it: a folder may be
/// somebody's whole home.
struct WorkspaceState {
  /// A document that is not open, as it lies on the disk.
  struct Closed {
    var uri: String
    var format: DocumentFormat
    var text: SourceText
    /// What was found in it before its comments and the sidecar table were asked.
    var found: [Finding]
    /// What stands of that and of ``compared``.
    var findings: [Finding]
    var facts: [DocumentFact]
    var context: LintContext
    var settings: DocumentSettings?
    /// What only the comparison with the others finds, as the configuration has it.
    var compared: [Finding] = []
    var resultID: String
    /// Whether its diagnostics have been sent to a client that does not ask for them.
    var isPublished = false
  }

  /// A `workspace/diagnostic` request that waits for something to tell.
  struct Held {
    var id: RequestID
    var previous: [String: String]
    var partialToken: JSONValue?
  }

  /// Progress that is shown to the user.
  enum Progress: Equatable {
    case none
    /// The client was asked for leave to show it.
    case asked(JSONValue)
    case shown(JSONValue)
  }

  /// Most documents that are read, and most bytes of them that are kept.
  static let mostDocuments = 5000
  static let mostBytes = 256 << 20
  /// Largest document that is read in the background, in bytes.
  static let largest = 8 << 20

  /// Whether anybody has asked for the whole workspace.
  var isWanted = false
  /// Whether the folders are to be walked anew.
  var isWalkDue = false
  /// Whether the documents are to be compared anew.
  var isComparisonDue = false
  /// Documents that are still to be read.
  var queue: [String] = []
  /// How many were to be read when the pass began.
  var total = 0
  /// Documents that are not open, by path.
  var closed: [String: Closed] = [:]
  var held: [Held] = []
  var progress = Progress.none
  var bytes = 0

  /// Whether there is nothing left to do.
  var isDone: Bool { !isWalkDue && queue.isEmpty && !isComparisonDue }
}
