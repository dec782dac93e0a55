import Testing
import TextModel

@testable import Formats

@Suite struct HTMLTests {
  static let pages: [(String, [String])] = [
    ("<p>第一段<p>第二<b>段</b></p>尾", ["p|第一段", "p|第二段", "p|尾"]),
    ("<h1>标题</h1><h3>三级<h2>二级</h2>正文", ["h1|标题", "h3|三级", "h2|二级", "p|正文"]),
    ("<DIV>大写<SPAN CLASS=x>标</SPAN>签</DIV>", ["p|大写标签"]),
    ("<p>一行<br>二行<br/>三行</p>", ["p|一行", "p|二行", "p|三行"]),
    ("<p>\n  折行的\n  中文 and\n  English text\n</p>", ["p|折行的中文 and English text"]),
    ("<p>中文\n<b>\n加粗</b></p>", ["p|中文加粗"]),
    ("<pre>一\n  二\r\n<b>三</b></pre>后", ["p|一", "p|二", "p|三", "p|后"]),
    ("<ul><li>甲<li>乙<ol><li>丙</ol><li>丁</ul>后", ["li1|甲", "li1|乙", "li2|丙", "li1|丁", "p|后"]),
    ("<dl><dt>词<dd>义</dl>", ["li0|词", "li0|义"]),
    (
      "<table><caption>表1</caption><tr><th>甲<td>乙<table><tr><td>丙</td></tr></table>丁</td></table>后",
      ["cap|表1", "td|甲", "td|乙", "td|丙", "td|丁", "p|后"]
    ),
    ("<blockquote><p>引</p><h2>题</h2></blockquote><p>文", ["q|引", "q|题", "p|文"]),
    ("<script>var 代='<p>码</p>';</script><style>p{}</style><p>文</p><textarea><p>框</textarea><iframe>架</iframe>", ["p|文"]),
    ("<script>没有结束<p>文", []),
    ("<p>A&amp;B&nbsp;&lt;&#20013;&#x56fd;&copy2024&notit;&unknown;&#0;&#150;&", ["p|A&B\u{A0}<中国©2024¬it;&unknown;\u{FFFD}–&"]),
    ("&NotEqualTilde;&CounterClockwiseContourIntegral;&zwnj;甲&AMP乙&shy;丙", ["p|≂̸∳甲&乙丙"]),
    ("<p>甲<!-- 注 -->乙<!--> 丙 <!---> 丁<!-- x --!>戊<!-- 未", ["p|甲乙 丙  丁戊"]),
    ("甲<![CDATA[乙<b>&amp;]]>丙<?xml x?>丁<!DOCTYPE html>戊</>己</ 注>庚", ["p|甲乙<b>&amp;丙丁戊己庚"]),
    ("1 < 2 且 a<b 甲>乙", ["p|1 < 2 且 a乙"]),
    ("<p>见<a href='a>b' title=\"关于&quot;甲&quot;的\n通知\">通知</a>。", ["p|见通知。", "cap|关于\"甲\"的通知"]),
    ("<p>前<img src=a alt=图示>后<img alt=abc>", ["p|前◦后◦", "cap|图示"]),
    ("<a href=1>首页</a> <a href=2>新闻</a>|<a>甲</a>乙<a>丙</a>", ["p|首页 ◦新闻|甲乙丙"]),
    ("<ruby>領<rp>(</rp><rt>lǐng</rt><rp>)</rp>導<rt>dǎo</ruby>小组", ["p|領導小组"]),
    ("<p hidden>隐<p>显<div style='color:red; display : none'>隐<div>深</div>隐</div>显<span hidden>隐<b>隐</b></span>文", ["p|显", "p|显文"]),
    ("<ul><li hidden>隐</li><li>显</ul><h2 hidden>隐</h2>文", ["li1|显", "p|文"]),
    ("<p>调用<code>函数()</code>时<svg><text>图</text></svg>和<kbd>键</kbd>", ["p|调用◦时◦和◦"]),
    ("甲<svg><title>图</title><p>段", ["p|甲◦", "p|段"]),
    ("<head><title>题&amp;名\n甲</title><meta name=description content=描述></head><body>文", ["cap|题&名甲", "p|文"]),
    ("<template>模</template><noscript>无</noscript><select><option>甲<option>乙</select>", ["p|甲", "p|乙"]),
    ("<p>&nbsp;</p><p>　</p><p> </p>", []),
    ("<o:p>办公</o:p><font face=宋体>软<u>件</u></font>", ["p|办公软件"]),
    ("<h1>题<p>段</h2>文", ["h1|题", "h1|段", "p|文"]),
    ("<p title='&#x6C49;&ampx=1&amp'>", ["cap|汉&ampx=1&"]),
    ("文<p", ["p|文"]), ("文<", ["p|文<"]), ("文</", ["p|文</"]), ("文<p a='", ["p|文"]), ("", []), ("𠮷<b>𠮷</b>e\u{301}", ["p|𠮷𠮷e\u{301}"]),
  ]

  @Test(arguments: pages) func textIsReadAsABrowserShowsIt(source: String, expected: [String]) {
    check(source, as: .html, expected)
  }

  @Test(arguments: pages) func everyPrefixIsSound(source: String, expected: [String]) {
    let text = SourceText(source)
    var end = 0
    while end <= text.count {
      let prefix = SourceText(text.string(ByteRange(0, end)))
      expectSound(DocumentStructure(prefix, as: .html), of: prefix)
      end = end < text.count ? end + SourceText.sequenceLength(text.storage[end]) : end + 1
    }
  }

  @Test func datesAreFoundInMetaAndTimeElements() {
    let text = SourceText(
      "<time datetime='2024-03-06'>六日</time><meta name=\"PubDate\" content=\"2024-03-05 10:00\"><meta property='article:published_time' content=2024-03-04><meta name=author content=甲>"
    )
    let dates = DocumentStructure(text, as: .html).dateCandidates
    #expect(dates.map(\.text) == ["2024-03-05 10:00", "2024-03-04", "2024-03-06"])
    #expect(dates.allSatisfy { text.string($0.range) == $0.text })
  }

  @Test func commentsAreGiven() {
    let comments = DocumentStructure(
      SourceText("<p>甲<!--zhubi-disable-line--><script><!-- 不是 --></script><div hidden><!--乙-->"), as: .html
    ).comments
    #expect(comments.map(\.text) == ["zhubi-disable-line", "乙"])
  }

  static let declarations: [(String, String?)] = [
    ("<meta charset=gb2312>", "gb2312"), ("<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset = 'GBK'\">", "GBK"),
    ("<?xml version=\"1.0\" encoding=\"gb18030\"?><html>", "gb18030"), ("<!-- <meta charset=big5> --><p>", nil),
    ("<script>'<meta charset=x>'</script>", nil),
    ("<meta name=charset content=>", nil), ("", nil),
  ]

  @Test(arguments: declarations) func declaredEncodingIsFound(page: String, label: String?) {
    #expect(HTMLReader.declaredEncoding(Array(page.utf8)) == label)
  }

  @Test func pageInGBKIsReadAndWrittenBack() throws {
    let page: [UInt8] = Array("<meta charset=gb2312><p>".utf8) + [0xCD, 0xA8, 0xD6, 0xAA] + Array("</p>".utf8)
    let document = try FormattedDocument.open(bytes: page, name: "a.html")
    #expect(document.encoding == .gb18030)
    #expect(document.blocks.map { read($0, of: document.text) } == ["通知"])
    #expect(try document.rewritten(edits: []) == page)
  }

  @Test func everyNamedReferenceIsKnown() {
    let names = [
      "AElig", "AElig;", "Aacute", "zwnj;", "zwj;", "yuml", "zscr;", "fjlig;", "amp", "gt;", "hellip;", "ldquo;", "mdash;",
      "middot", "times;",
    ]
    for name in names {
      let bytes = Array("&\(name) ".utf8)
      #expect(CharacterReferences.read(bytes, at: 0, limit: bytes.count, .text)?.end == bytes.count - 1, "\(name)")
    }
    for name in ["zzzz;", "a", "ampe;x"] {
      let bytes = Array("&\(name)".utf8)
      #expect(CharacterReferences.read(bytes, at: 0, limit: bytes.count, .markdown) == nil, "\(name)")
    }
  }
}
