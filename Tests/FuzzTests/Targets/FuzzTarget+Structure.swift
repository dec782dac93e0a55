import Formats
import TextModel

extension FuzzTarget {
  /// Markdown: blocks, splices and comments lie on character boundaries, in order; a file without edits is written back.
  static let markdown = FuzzTarget(
    name: "markdown",
    seeds: [
      "---\ndate: 2023-01-28\n---\n# 标题 #\n\n正文 `代码` **粗**[链接](http://a.b \"题\")<b>x</b>。\n\n- 一\n  1. 二\n\n> 引\n> ```\n> x\n> ```\n",
      "| a | b |\n|---|:-:|\n| 会 | `\\|` |\n\n[a]: <u> 't'\n[^1]: 注\n\n<!-- zhubi-disable-next-line a/b: 理由 -->\n正文[^1]![图](x)\n",
      "Setext\n===\n\n    code\n\n~~~\nfence\n", "<div>\n会\n</div>\n\n<script>\nx\n", "\\*a\\* &amp; &#20250; &nope; ***a** b*\n",
      "* * *\n- - -\n+ a\n\n\n  b\n",
    ].map { Array($0.utf8) }
  ) { bytes throws(Fault) in try checkStructure(bytes, .markdown) }

  /// HTML: as for Markdown.
  static let html = FuzzTarget(
    name: "html",
    seeds: [
      "<!DOCTYPE html><html><head><meta charset=gb2312><meta name=pubdate content='2024-03-05'><title>标题</title></head><body><h1>题</h1><p>正<b>文</b>&nbsp;&#x4f1a;<br>二<!-- zhubi-disable --><script>x</script><table><tr><td>格</table><img alt='图'><time datetime=2024-01-01>",
      "<p>a<p>b</div></p><ul><li>一<li>二</ul><pre>\n x\n</pre><textarea>会</textarea>", "<!--<p>-->a<!-->b<!--->c<![CDATA[d]]>",
      "<style>p{}</style >文<svg><title>t</title></svg><p hidden>无</p>", "&lt;&amp&#0;&#x110000;&#xD800;&notit;", "<a href=\"x>会<",
    ].map { Array($0.utf8) }
  ) { bytes throws(Fault) in try checkStructure(bytes, .html) }

  private static func checkStructure(_ bytes: [UInt8], _ format: DocumentFormat) throws(Fault) {
    guard let document = try? FormattedDocument.open(bytes: bytes, as: format, limits: FormatLimits()) else { return }
    try checkSound(document)
    let written = try? document.rewritten(edits: [])
    try demand(written == bytes, "a file without edits is not written back as it was")
  }
}

/// The properties that every opened document has.
func checkSound(_ document: FormattedDocument) throws(Fault) {
  let text = document.text
  func isBoundary(_ offset: UInt32) -> Bool {
    Int(offset) <= text.count && (Int(offset) == text.count || text.storage[Int(offset)] & 0xC0 != 0x80)
  }
  try demand(UTF8Validation.firstInvalidOffset(Array(text.storage[..<text.count])) == nil, "the text is not UTF-8")
  var lastStart: UInt32 = 0
  for block in document.blocks {
    try demand(isBoundary(block.range.start) && isBoundary(block.range.end), "block off a boundary: \(block.range)")
    try demand(block.range.start >= lastStart, "blocks out of order: \(block.range)")
    lastStart = block.range.start
    var at = block.range.start
    for splice in block.splices {
      try demand(
        splice.range.start >= at && splice.range.end <= block.range.end && !splice.range.isEmpty,
        "splice out of place: \(splice) in \(block.range)")
      try demand(isBoundary(splice.range.start) && isBoundary(splice.range.end), "splice off a boundary: \(splice)")
      at = splice.range.end
    }
  }
  for (a, b) in zip(document.blocks, document.blocks.dropFirst()) where b.kind != .caption && a.kind != .caption {
    try demand(b.range.start >= a.range.end, "blocks overlap: \(a.range) \(b.range)")
  }
  for comment in document.comments {
    try demand(isBoundary(comment.range.start) && isBoundary(comment.range.end), "comment off a boundary")
  }
  for date in document.dateCandidates {
    try demand(isBoundary(date.range.start) && isBoundary(date.range.end), "date off a boundary")
  }
}
