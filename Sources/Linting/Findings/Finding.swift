public import Lexicon
public import TextModel

/// Something wrong, or worth a look, in a document.
public struct Finding: Hashable, Sendable {
  /// Identifier of the rule, `category/name`.
  public var rule: String
  /// How grave it is.
  public var severity: Severity
  /// Source bytes.
  public var range: ByteRange
  /// What is wrong, what is right, why: one sentence in the locale of the run.
  public var message: String
  /// Ways to mend it, the preferred one first.
  public var fixes: [Fix]
  /// Other places that explain it.
  public var related: [RelatedPlace]
  /// The dictionary row that decided, if one did.
  public var reference: EntryReference?
  /// How an editor may show it.
  public var tag: Tag?

  /// How an editor may show a finding (LSP 3.17, `DiagnosticTag`).
  public enum Tag: UInt8, Sendable, Hashable { case unnecessary = 1, deprecated = 2 }

  /// Creates a finding.
  public init(
    rule: String, severity: Severity, range: ByteRange, message: String, fixes: [Fix] = [], related: [RelatedPlace] = [],
    reference: EntryReference? = nil, tag: Tag? = nil
  ) {
    (self.rule, self.severity, self.range, self.message) = (rule, severity, range, message)
    (self.fixes, self.related, self.reference, self.tag) = (fixes, related, reference, tag)
  }

  /// The finding `delta` bytes further on, with its fixes and the related places of the same document.
  public func shifted(by delta: Int) -> Finding {
    var moved = self
    moved.shift(by: delta)
    return moved
  }

  /// The finding behind an edit, with its fixes and the related places of the same document; nil when the edit is within one of
  /// them.
  func moved(by change: TextChange) -> Finding? {
    func move(_ range: inout ByteRange) -> Bool {
      guard let new = range.moved(by: change) else { return false }
      range = new
      return true
    }
    var moved = self
    guard move(&moved.range) else { return nil }
    // In place of copies: most findings have no fix, and those before the edit stay as they are.
    for f in fixes.indices {
      for e in fixes[f].edits.indices {
        guard let new = fixes[f].edits[e].range.moved(by: change) else { return nil }
        if new != fixes[f].edits[e].range { moved.fixes[f].edits[e].range = new }
      }
    }
    for r in related.indices where related[r].path == nil {
      guard let new = related[r].range.moved(by: change) else { return nil }
      if new != related[r].range { moved.related[r].range = new }
    }
    return moved
  }

  /// Moves the finding by `delta` bytes, with its fixes and the related places of the same document.
  mutating func shift(by delta: Int) {
    guard delta != 0 else { return }
    range = range.shifted(by: delta)
    for f in fixes.indices {
      for e in fixes[f].edits.indices { fixes[f].edits[e].range = fixes[f].edits[e].range.shifted(by: delta) }
    }
    for r in related.indices where related[r].path == nil { related[r].range = related[r].range.shifted(by: delta) }
  }
}

extension ByteRange {
  /// The range behind an edit; nil when the edit is within it.
  func moved(by change: TextChange) -> ByteRange? {
    if Int(end) <= change.start { return self }
    return Int(start) >= change.oldEnd ? shifted(by: change.delta) : nil
  }
}

/// A way to mend a finding.
public struct Fix: Hashable, Sendable {
  /// Whether a fix may be applied without asking.
  public enum Safety: UInt8, Sendable, Hashable {
    /// Certain: `--fix` applies it.
    case safe
    /// Likely: `--fix=unsafe` and the editor offer it.
    case unsafe
    /// The name in reports.
    public var name: String { self == .safe ? "safe" : "unsafe" }
  }
  /// What it does, in the locale of the run.
  public var title: String
  /// Whether it may be applied without asking.
  public var safety: Safety
  /// The edits, which do not overlap.
  public var edits: [TextEdit]

  /// Creates a fix.
  public init(title: String, safety: Safety, edits: [TextEdit]) {
    (self.title, self.safety, self.edits) = (title, safety, edits)
  }
}

/// Another place that explains a finding: the announced count, the opening quote, the dictionary row.
public struct RelatedPlace: Hashable, Sendable {
  /// Why it matters.
  public var message: String
  /// The file; nil for the document of the finding.
  public var path: String?
  /// Source bytes in that file.
  public var range: ByteRange

  /// Creates a place.
  public init(message: String, path: String? = nil, range: ByteRange) {
    (self.message, self.path, self.range) = (message, path, range)
  }
}
