import Formats
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// Letting a finding stand (stet, 保留原文; PRODUCT.md §2): by a comment where the format has comments, else by a row in the
/// sidecar table.
extension Session {
  /// Where the sidecar table of a document lies, and what the document is called in it; nil for one that is no file.
  func sidecar(of document: ServerDocument) -> (table: String, file: String)? {
    guard let path = document.path else { return nil }
    // As `zhubi lint` would find it: beside the configuration, else in the folder from which it is run.
    let folder = document.settings?.folder ?? folder(holding: path) ?? Self.parent(path)
    guard path.hasPrefix(folder + "/") else { return nil }
    return (folder + "/" + StetTable.fileName, String(path.dropFirst(folder.count + 1)))
  }

  /// The folder of the workspace that holds a file; of several the innermost.
  func folder(holding path: String) -> String? {
    folders.map(\.path).filter { path.hasPrefix($0 + "/") }.max { $0.utf8.count < $1.utf8.count }
  }

  static func parent(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// Fingerprints of the findings of a document, as the sidecar table counts them.
  func fingerprints(of document: ServerDocument) -> [Finding: String] {
    let all = document.judged.isEmpty ? document.findings : document.judged
    return Dictionary(
      zip(all, Fingerprint.fingerprints(of: all, in: document.text)), uniquingKeysWith: { first, _ in first })
  }

  /// The finding of a rule that a fingerprint names.
  func finding(_ rule: String, _ fingerprint: String, _ document: ServerDocument) -> Finding? {
    let known = fingerprints(of: document)
    return document.findings.first { $0.rule == rule && known[$0] == fingerprint }
  }

  /// The offer to let a finding stand; nil for what is about comments and tables themselves, and where there is no way.
  func stet(_ finding: Finding, _ fingerprint: String, _ text: String, _ document: ServerDocument) -> CodeAction? {
    guard !finding.rule.hasPrefix("lint/") else { return nil }
    let title = Localized("保留原文\(text)（\(summary(finding.rule))）", en: "Let \(text) stand (\(summary(finding.rule)))")
    if StetComment.isPossible(document.format), stetComment(for: finding, document) != nil {
      return CodeAction(
        title: title, kind: "quickfix", finding: finding,
        work: .later(CodeAction.Later(kind: .stet, rule: finding.rule, fingerprint: fingerprint)))
    }
    guard sidecar(of: document) != nil else { return nil }
    return CodeAction(
      title: title, kind: "quickfix", finding: finding,
      work: .command(.stet, [.string(document.uri), .string(finding.rule), .string(fingerprint)]))
  }

  /// The edit that puts a comment where it lets a finding stand; nil where no comment can.
  func stetComment(for finding: Finding, _ document: ServerDocument) -> TextEdit? {
    guard let structure = document.structure else { return nil }
    return StetComment.edit(for: finding, in: document.text, document.format, structure)
  }

  /// `zhubi.stet`: writes the row.
  func stet(_ arguments: [JSONValue]) throws(ResponseError) {
    let document = try document(named: arguments.first)
    let rule = arguments.dropFirst().first?.stringValue ?? ""
    let fingerprint = arguments.dropFirst(2).first?.stringValue ?? ""
    guard let finding = finding(rule, fingerprint, document) else {
      throw failure("此处已没有这个问题", "the finding is gone", ResponseError.contentModified)
    }
    guard let place = sidecar(of: document) else {
      throw failure("先把文稿存为文件，才能记下保留的原文", "save the document first: what stands is noted beside its file")
    }
    try change(place.table) { (old) throws(ResponseError) in
      var issues: [ConfigurationIssue] = []
      var table = old.map { StetTable(path: place.table, bytes: $0, issues: &issues) } ?? StetTable()
      table.add([
        StetTable.Row(
          file: place.file, rule: rule, text: document.text.string(finding.range), fingerprint: fingerprint,
          reason: arguments.dropFirst(3).first?.stringValue ?? "")
      ])
      return table.bytes
    }
    judgeAnew()
  }
}

/// Where a comment must stand so that it lets a finding stand.
enum StetComment {
  /// Whether a format has comments.
  static func isPossible(_ format: DocumentFormat) -> Bool { format == .markdown || format == .html }

  /// The edit, tried out: the comment must be read as one, cover the finding, and leave the prose as it was.
  static func edit(
    for finding: Finding, in text: SourceText, _ format: DocumentFormat, _ structure: DocumentStructure
  ) -> TextEdit? {
    candidates(for: finding, in: text, format, structure).first { candidate in
      let changed = text.applying([candidate])
      let after = DocumentStructure(changed, as: format)
      guard after.blocks.count == structure.blocks.count, after.comments.count == structure.comments.count + 1 else { return false }
      let delta = candidate.replacement.utf8.count
      let range = candidate.range.start <= finding.range.start ? finding.range.shifted(by: delta) : finding.range
      let scopes = DirectiveScopes(comments: after.comments.map { ($0.range, $0.text) }, blocks: after.blocks, text: changed)
      return scopes.scopes.contains { scope in
        scope.directive.range.start >= candidate.range.start && Int(scope.directive.range.end) <= Int(candidate.range.start) + delta
          && scope.directive.names(finding.rule) && (scope.range?.overlaps(range) ?? false)
      }
    }
  }

  private static func candidates(
    for finding: Finding, in text: SourceText, _ format: DocumentFormat, _ structure: DocumentStructure
  ) -> [TextEdit] {
    var candidates: [TextEdit] = []
    let block = structure.blocks.first { $0.range.start <= finding.range.start && finding.range.start <= $0.range.end }
    let line = text.line(at: Int(finding.range.start))
    let content = text.contentRange(ofLine: line)
    if let block, format == .markdown {
      // On a line of its own above a paragraph or a heading that stands at the margin: a comment there ends no list.
      let first = text.line(at: Int(block.range.start))
      let start = Int(text.lineStarts[first])
      let before = text.storage[start..<Int(block.range.start)]
      let isOneLine = text.line(at: max(Int(block.range.end) - 1, start)) == first
      if isOneLine, before.allSatisfy({ $0 == 0x23 || $0 == 0x20 }), before.first != 0x20 {
        let hasReturn = Int(content.end) < text.count && text.storage[Int(content.end)] == 0x0D
        candidates.append(
          TextEdit(
            ByteRange(start, start), "<!-- zhubi-disable-next-line \(finding.rule) -->" + (hasReturn ? "\r\n" : "\n")))
      }
    }
    // At the end of its line, before the blanks that may break it and before the bar that ends a row of a table.
    var end = Int(content.end)
    func skipBlanks() {
      while end > Int(content.start), text.storage[end - 1] == 0x20 || text.storage[end - 1] == 0x09 { end -= 1 }
    }
    skipBlanks()
    let comment = "<!-- zhubi-disable-line \(finding.rule) -->"
    candidates.append(TextEdit(ByteRange(end, end), " " + comment))
    if end > Int(content.start), text.storage[end - 1] == 0x7C {
      end -= 1
      skipBlanks()
      candidates.append(TextEdit(ByteRange(end, end), " " + comment))
    }
    // Within the prose itself: behind the block, behind the finding.
    if let block { candidates.append(TextEdit(ByteRange(block.range.end, block.range.end), comment)) }
    candidates.append(TextEdit(ByteRange(finding.range.end, finding.range.end), comment))
    return candidates
  }
}
