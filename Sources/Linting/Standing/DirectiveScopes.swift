public import TextModel

/// The directives of one document and what each covers.
public struct DirectiveScopes: Sendable {
  /// One directive with the bytes in which it silences its rules.
  public struct Scope: Sendable {
    /// The directive.
    public var directive: Directive
    /// Bytes that it covers; nil for `zhubi-enable`, which only ends another's scope.
    public var range: ByteRange?
    /// How many findings it silenced.
    public var silenced = 0
  }

  /// All directives, in order.
  public private(set) var scopes: [Scope] = []

  /// Works out the scopes.
  ///
  /// - Parameters:
  ///   - comments: Comments of the document, in order, their text without delimiters.
  ///   - blocks: The prose; `disable-next-line` covers the whole of the next block, since a paragraph may be wrapped.
  public init(comments: [(range: ByteRange, text: String)], blocks: [ProseBlock], text: SourceText) {
    var open: [Int] = []
    for comment in comments {
      guard let directive = Directive(comment: comment.text, range: comment.range) else { continue }
      var scope = Scope(directive: directive, range: nil)
      switch directive.kind {
      case .disableFile: scope.range = text.fullRange
      case .disableLine:
        let first = text.contentRange(ofLine: text.line(at: Int(directive.range.start)))
        let last = text.contentRange(ofLine: text.line(at: max(Int(directive.range.end) - 1, 0)))
        scope.range = ByteRange(first.start, last.end)
      case .disableNextLine:
        let line = text.line(at: max(Int(directive.range.end) - 1, 0))
        let next = line + 1 < text.lineStarts.count ? text.lineStarts[line + 1] : UInt32(clamping: text.count)
        let block = blocks.first { $0.range.start >= directive.range.end && !$0.range.isEmpty && $0.range.end > next }
        scope.range = block?.range ?? text.contentRange(ofLine: line + 1)
      case .disable:
        scope.range = ByteRange(directive.range.end, UInt32(clamping: text.count))
        open.append(scopes.count)
      case .enable:
        // It closes what it names; without names, everything.
        for index in open
        where directive.selectors.isEmpty || scopes[index].directive.selectors.contains(where: directive.selectors.contains) {
          if let range = scopes[index].range { scopes[index].range = ByteRange(range.start, directive.range.start) }
        }
        open.removeAll {
          directive.selectors.isEmpty || scopes[$0].directive.selectors.contains(where: directive.selectors.contains)
        }
      }
      scopes.append(scope)
    }
  }

  /// The findings that no directive silences.
  public mutating func filter(_ findings: [Finding]) -> [Finding] {
    guard !scopes.isEmpty else { return findings }
    return findings.filter { finding in
      var isSilenced = false
      for index in scopes.indices {
        guard let range = scopes[index].range, range.contains(finding.range) || range.overlaps(finding.range),
          scopes[index].directive.names(finding.rule)
        else { continue }
        scopes[index].silenced += 1
        isSilenced = true
      }
      return !isSilenced
    }
  }

  /// Directives that silenced nothing, and ought to go.
  public var unused: [Directive] { scopes.filter { $0.range != nil && $0.silenced == 0 }.map(\.directive) }
}
