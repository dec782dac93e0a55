import TextModel

extension WordDocument {
  /// The bytes of the file with comments added; those that it has are kept.
  ///
  /// A comment is anchored at exactly its characters: runs are split where it begins or ends inside one, with their formatting.
  /// Word does not allow comments in headers, footers, notes and text boxes: they stand at the paragraph of the text box, or at
  /// the first paragraph of the document, and name their place and quote their text.
  ///
  /// - Throws: When the comments that the file has are damaged.
  public func addingComments(_ comments: [WordComment]) throws(FormatError) -> [UInt8] {
    guard let body = stories.first, !body.paragraphs.isEmpty, !comments.isEmpty else { return package.archive.bytes }
    var patches = [WordPatches](repeating: WordPatches(), count: stories.count)
    var list = try CommentList(package)
    list.nextID = max(list.nextID, body.greatestCommentID + 1)
    let prefix = body.prefix(of: body.paragraphs[0])
    for comment in comments.sorted(by: { ($0.range, $0.text) < ($1.range, $1.text) }) {
      let id = list.nextID
      guard let place = paragraphIndex(at: Int(comment.range.start)) else { continue }
      let last = paragraphIndex(at: max(Int(comment.range.start), Int(comment.range.end))) ?? place
      let start = "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/>"
      let end =
        "<\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/><\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
      if places[place].story == 0, places[last].story == 0, !paragraphs[place].isInTextBox, !paragraphs[last].isInTextBox {
        list.add(comment, comment.text)
        insert(start, before: Int(comment.range.start), place, &patches[0])
        insert(
          end, after: Int(comment.range.end), comment.range.isEmpty ? place : last, isEmpty: comment.range.isEmpty, &patches[0])
      } else {
        let quoted = text.string(comment.range)
        list.add(comment, "【\(paragraphs[place].place.zh)】“\(quoted.prefix(60))”：\(comment.text)")
        var anchor = 0
        if places[place].story == 0 {
          anchor = places[place].paragraph
          while body.paragraphs[anchor].outer >= 0 { anchor = body.paragraphs[anchor].outer }
        }
        patches[0].insertAtStart(start + end, of: body.paragraphs[anchor], prefix, body)
      }
    }
    return try rewritten(patches, try list.parts(package))
  }

  private func insert(_ marker: String, before offset: Int, _ index: Int, _ patches: inout WordPatches) {
    let story = stories[0]
    let paragraph = story.paragraphs[places[index].paragraph]
    let prefix = story.prefix(of: paragraph)
    let at = offset - paragraph.base
    // What stands in no run, such as a formula, cannot carry the marker: the next run does.
    guard let touched = paragraph.pieces.indices(overlapping: at..<(at + 1)).first,
      let number = (touched..<paragraph.pieces.count).first(where: { story.elements[paragraph.pieces[$0].element].run >= 0 })
    else { return insertAtEnd(marker, story, paragraph, prefix, &patches) }
    let piece = paragraph.pieces[number]
    let element = story.elements[piece.element]
    let run = story.runs[element.run]
    let isInside = at > piece.text.lowerBound && piece.isVerbatim
    if piece.isObject || !isInside && number == run.firstPiece {
      patches.insert(marker, at: run.start)
    } else if element.isText, isInside || number > 0 && paragraph.pieces[number - 1].element == piece.element {
      split(marker, at: isInside ? piece.xml.lowerBound + at - piece.text.lowerBound : piece.xml.lowerBound, piece, story, &patches)
    } else {
      patches.insert("</\(element.prefix)r>" + marker + story.opening(run), at: element.whole.lowerBound)
    }
  }

  private func insert(_ marker: String, after offset: Int, _ index: Int, isEmpty: Bool, _ patches: inout WordPatches) {
    if isEmpty { return insert(marker, before: offset, index, &patches) }
    let story = stories[0]
    let paragraph = story.paragraphs[places[index].paragraph]
    let prefix = story.prefix(of: paragraph)
    let at = offset - paragraph.base
    guard let touched = paragraph.pieces.indices(overlapping: (at - 1)..<at).last,
      let number = (0...touched).last(where: { story.elements[paragraph.pieces[$0].element].run >= 0 })
    else { return insertAtEnd(marker, story, paragraph, prefix, &patches) }
    let piece = paragraph.pieces[number]
    let element = story.elements[piece.element]
    let run = story.runs[element.run]
    let isInside = at < piece.text.upperBound && piece.isVerbatim
    if piece.isObject || !isInside && number == run.lastPiece {
      patches.insert(marker, at: run.end)
    } else if element.isText,
      isInside || number + 1 < paragraph.pieces.count && paragraph.pieces[number + 1].element == piece.element
    {
      split(
        marker, at: isInside ? piece.xml.upperBound - (piece.text.upperBound - at) : piece.xml.upperBound, piece, story, &patches)
    } else {
      patches.insert("</\(element.prefix)r>" + marker + story.opening(run), at: element.whole.upperBound)
    }
  }

  /// Ends the run inside a text element, and goes on with one that looks the same.
  private func split(_ marker: String, at offset: Int, _ piece: WordStory.Piece, _ story: WordStory, _ patches: inout WordPatches) {
    let element = story.elements[piece.element]
    let prefix = element.prefix
    patches.keepSpace(piece.element, element)
    let markup =
      "</\(prefix)t></\(prefix)r>" + marker + story.opening(story.runs[element.run]) + "<\(prefix)t xml:space=\"preserve\">"
    patches.insert(piece.outsideSection(markup), at: offset)
  }

  private func insertAtEnd(
    _ marker: String, _ story: WordStory, _ paragraph: WordStory.Paragraph, _ prefix: String, _ patches: inout WordPatches
  ) {
    if let piece = paragraph.pieces.last, story.elements[piece.element].run >= 0 {
      patches.insert(marker, at: story.runs[story.elements[piece.element].run].end)
    } else {
      patches.insertAtStart(marker, of: paragraph, prefix, story)
    }
  }
}

extension WordStory {
  /// The start tag and the properties of a run, as they stand.
  func opening(_ run: Run) -> String {
    String(decoding: form.text.storage[run.tag], as: UTF8.self) + String(decoding: form.text.storage[run.properties], as: UTF8.self)
  }
}

/// The comments part of a Word file, its relationship and its content type.
private struct CommentList {
  var nextID = 0
  private var part: String?
  private var form: DecodedText?
  private var insertion = 0
  private var isEmptyRoot = false
  private var prefix = ""
  private var added = ""
  private let contentTypes: DecodedText?
  private let relationships: DecodedText?

  init(_ package: WordPackage) throws(FormatError) {
    var package = package
    contentTypes = try package.part("[Content_Types].xml")
    relationships = try package.part(WordPackage.relationshipsPart(of: package.mainPart))
    guard let name = package.targets("comments").first, let form = try package.part(name) else { return }
    part = name
    self.form = form
    var scanner = XMLScanner(form.text, part: name, limits: package.limits)
    while let token = try scanner.next() {
      if scanner.localName(token) == "comments" {
        isEmptyRoot = if case .emptyTag = token.kind { true } else { false }
        insertion = isEmptyRoot ? token.end - 2 : token.start
        prefix = scanner.prefix(token)
      } else if scanner.localName(token) == "comment", let id = scanner.attribute("id", of: token).flatMap({ Int($0) }),
        id < Int(Int32.max)
      {
        nextID = max(nextID, id + 1)
      }
    }
  }

  mutating func add(_ comment: WordComment, _ text: String) {
    let initials = String(comment.author.prefix(2))
    let date = comment.date.map { " w:date=\"\(WordPatches.escaped($0))\"" } ?? ""
    added +=
      "<w:comment xmlns:w=\"@W@\" w:id=\"\(nextID)\" w:author=\"\(WordPatches.escaped(comment.author))\"\(date) w:initials=\"\(WordPatches.escaped(initials))\">"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      added += "<w:p><w:r>" + WordDocument.element(String(line), "w:") + "</w:r></w:p>"
    }
    added += "</w:comment>"
    nextID += 1
  }

  /// The parts to write.
  func parts(_ package: WordPackage) throws(FormatError) -> [(name: String, bytes: [UInt8])] {
    let isStrict = package.relationships.contains { $0.type.hasPrefix("http://purl.oclc.org/") }
    let namespace = isStrict ? WordNamespace.strictWord : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let comments = added.split(separator: "@W@", omittingEmptySubsequences: false).joined(separator: namespace)
    if let part, let form {
      var patches = WordPatches()
      if isEmptyRoot {
        let root = prefix.isEmpty ? "comments" : prefix + ":comments"
        patches.replace(insertion..<(insertion + 2), ">" + comments + "</\(root)>")
      } else {
        patches.insert(comments, at: insertion)
      }
      return [(part, try form.encoded(SourceText(validUTF8: patches.apply(to: form.text))))]
    }
    let name = WordPackage.folder(of: package.mainPart) + "comments.xml"
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"\(namespace)\">\(comments)</w:comments>"
    let base =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let relationship = "<Relationship Id=\"rIdZhubiComments\" Type=\"\(base)/comments\" Target=\"comments.xml\"/>"
    let override =
      "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
    return [
      (name, Array(xml.utf8)),
      (
        WordPackage.relationshipsPart(of: package.mainPart),
        try Self.appending(
          relationship, to: relationships, root: "Relationships", "http://schemas.openxmlformats.org/package/2006/relationships",
          package.limits)
      ),
      (
        "[Content_Types].xml",
        try Self.appending(
          override, to: contentTypes, root: "Types", "http://schemas.openxmlformats.org/package/2006/content-types", package.limits)
      ),
    ]
  }

  /// A part with an element added at the end of its root; made where it is missing.
  private static func appending(
    _ element: String, to form: DecodedText?, root: String, _ namespace: String, _ limits: FormatLimits
  ) throws(FormatError) -> [UInt8] {
    guard let form else {
      return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root) xmlns=\"\(namespace)\">\(element)</\(root)>".utf8)
    }
    // The element says its namespace itself: the part may use a prefix for it.
    let space = element.firstIndex(of: " ") ?? element.endIndex
    let qualified = element[..<space] + " xmlns=\"\(namespace)\"" + element[space...]
    var scanner = XMLScanner(form.text, part: root, limits: limits)
    var patches = WordPatches()
    while let token = try scanner.next() {
      guard patches.isEmpty, scanner.localName(token) == root else { continue }
      switch token.kind {
      case .emptyTag:
        let name = String(decoding: scanner.bytes[token.name], as: UTF8.self)
        patches.replace((token.end - 2)..<token.end, ">" + qualified + "</\(name)>")
      case .endTag: patches.insert(String(qualified), at: token.start)
      default: break
      }
    }
    return try form.encoded(SourceText(validUTF8: patches.apply(to: form.text)))
  }
}
