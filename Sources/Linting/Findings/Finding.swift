public import Lexicon
public import TextModel

/// Something wrong, or worth a look, in a document.
///
/// A long draft has thousands of findings, which are copied, sorted and moved with every keystroke. So a finding is small: where it
/// is and how grave, and one reference to what is said of it, which does not change when the finding moves.
public struct Finding: Sendable {
  /// Source bytes.
  public private(set) var range: ByteRange
  /// How many bytes the fixes, and the related places of the same document, have moved since ``body`` was written.
  private var offset = 0
  private var relatedOffset = 0
  /// How grave it is.
  public var severity: Severity
  /// How an editor may show it.
  public let tag: Tag?
  private var body: Body

  /// What is said of a finding; places in the document as they were when it was written.
  private final class Body: Sendable {
    let rule: String
    let message: String
    let fixes: [Fix]
    let related: [RelatedPlace]
    let reference: EntryReference?
    let reason: UInt64

    init(
      _ rule: String, _ message: String, _ fixes: [Fix], _ related: [RelatedPlace], _ reference: EntryReference?, _ reason: UInt64
    ) {
      (self.rule, self.message, self.fixes, self.related) = (rule, message, fixes, related)
      (self.reference, self.reason) = (reference, reason)
    }
  }

  /// How an editor may show a finding (LSP 3.17, `DiagnosticTag`).
  public enum Tag: UInt8, Sendable, Hashable { case unnecessary = 1, deprecated = 2 }

  /// Creates a finding. `reason` is what ``isStill(because:at:)`` asks for; 0 is none.
  public init(
    rule: String, severity: Severity, range: ByteRange, message: String, fixes: [Fix] = [], related: [RelatedPlace] = [],
    reference: EntryReference? = nil, tag: Tag? = nil, reason: UInt64 = 0
  ) {
    (self.severity, self.range, self.tag) = (severity, range, tag)
    body = Body(rule, message, fixes, related, reference, reason)
  }

  /// Identifier of the rule, `category/name`.
  public var rule: String { body.rule }
  /// What is wrong, what is right, why: one sentence in the locale of the run.
  public var message: String { body.message }
  /// Ways to mend it, the preferred one first.
  public var fixes: [Fix] {
    if offset == 0 || body.fixes.isEmpty { return body.fixes }
    return body.fixes.map { $0.shifted(by: offset) }
  }
  /// Other places that explain it.
  public var related: [RelatedPlace] {
    if relatedOffset == 0 || body.related.isEmpty { return body.related }
    return body.related.map { $0.shifted(by: relatedOffset) }
  }
  /// How many places there are in ``related``.
  public var placeCount: Int { body.related.count }
  /// Source bytes of one of ``related``; nil when it is in another file.
  public func place(_ index: Int) -> ByteRange? {
    body.related[index].path == nil ? body.related[index].range.shifted(by: relatedOffset) : nil
  }
  /// The dictionary row that decided, if one did.
  public var reference: EntryReference? { body.reference }
  /// Whether the preferred fix may be applied without asking; nil without a fix.
  public var safety: Fix.Safety? { body.fixes.first?.safety }

  /// Whether the same is said of two findings, wherever they are; false also when that has not been found out, since it was said
  /// twice.
  public func saysTheSame(as other: Finding) -> Bool { body === other.body }

  /// Whether it was reported for a reason, so that it may be reported again.
  var hasReason: Bool { body.reason != 0 }

  /// Whether it was reported for a certain reason, and one place of the same document explains it.
  func isStill(because reason: UInt64, at place: ByteRange) -> Bool {
    body.reason == reason && reason != 0 && body.related.count == 1 && body.related[0].range.shifted(by: relatedOffset) == place
  }

  /// The finding with other places that explain it.
  public func explained(by related: [RelatedPlace]) -> Finding {
    var other = self
    other.body = Body(rule, message, fixes, related, reference, body.reason)
    (other.offset, other.relatedOffset) = (0, 0)
    return other
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
    guard let new = range.moved(by: change) else { return nil }
    var moved = self
    moved.range = new
    // Mostly all fixes move alike, and so do all related places: then what is said stays as it is.
    var isAlike = true
    var (hasFix, hasPlace) = (false, false)
    func note(_ range: ByteRange, _ own: Int, _ first: inout Bool, _ offset: inout Int) -> Bool {
      guard let new = range.shifted(by: own).moved(by: change) else { return false }
      if !first {
        first = true
        offset = own + Int(new.start) - Int(range.shifted(by: own).start)
      }
      if new != range.shifted(by: offset) { isAlike = false }
      return true
    }
    for f in body.fixes.indices {
      for e in body.fixes[f].edits.indices {
        guard note(body.fixes[f].edits[e].range, offset, &hasFix, &moved.offset) else { return nil }
      }
    }
    for r in body.related.indices where body.related[r].path == nil {
      guard note(body.related[r].range, relatedOffset, &hasPlace, &moved.relatedOffset) else { return nil }
    }
    if isAlike { return moved }
    var (fixes, related) = (fixes, related)
    for f in fixes.indices {
      for e in fixes[f].edits.indices {
        fixes[f].edits[e].range = fixes[f].edits[e].range.moved(by: change) ?? fixes[f].edits[e].range
      }
    }
    for r in related.indices where related[r].path == nil {
      related[r].range = related[r].range.moved(by: change) ?? related[r].range
    }
    moved.body = Body(rule, message, fixes, related, reference, body.reason)
    (moved.offset, moved.relatedOffset) = (0, 0)
    return moved
  }

  /// Moves the finding by `delta` bytes, with its fixes and the related places of the same document.
  mutating func shift(by delta: Int) {
    range = range.shifted(by: delta)
    offset += delta
    relatedOffset += delta
  }
}

extension Finding: Hashable {
  /// Whether both tell the same of the same place.
  public static func == (a: Finding, b: Finding) -> Bool {
    guard a.range == b.range, a.severity == b.severity, a.tag == b.tag else { return false }
    if a.body === b.body, a.offset == b.offset, a.relatedOffset == b.relatedOffset { return true }
    return a.rule == b.rule && a.message == b.message && a.fixes == b.fixes && a.related == b.related && a.reference == b.reference
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(rule)
    hasher.combine(message)
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

  fileprivate func shifted(by delta: Int) -> Fix {
    var moved = self
    for e in edits.indices { moved.edits[e].range = edits[e].range.shifted(by: delta) }
    return moved
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

  fileprivate func shifted(by delta: Int) -> RelatedPlace {
    path == nil ? RelatedPlace(message: message, range: range.shifted(by: delta)) : self
  }
}
