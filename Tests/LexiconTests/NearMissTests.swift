import Bundled
import Lexicon
import Testing
import TextModel

@Suite("Near-miss search")
struct NearMissTests {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

  /// The slips of a text as `wrong→right`, in order.
  private func slips(_ text: String, _ lexicon: LexiconSnapshot = lexicon) -> [NearMiss] {
    var view = NormalizedText()
    let source = SourceText(text)
    view.read(ProseBlock(ByteRange(0, source.count)), of: source, lexicon.characters, NormalizedText.Reading())
    var hits: [FormMatcher.Hit] = []
    var matching = FormMatcher.Scratch()
    lexicon.matcher.matches(in: view, 0..<view.count, &matching, into: &hits)
    var found: [NearMiss] = []
    var scratch = NearMissScratch()
    lexicon.nearMisses.search(in: view, hits: hits, lexicon: lexicon, scratch: &scratch, into: &found)
    return found
  }

  private func pairs(_ text: String, _ lexicon: LexiconSnapshot = lexicon) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return slips(text, lexicon).map { miss in
      String(String.UnicodeScalarView(scalars[miss.range])) + "→" + miss.meantText
    }
  }

  /// The text with every slip mended.
  private func mended(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for miss in slips(text).reversed() { scalars.replaceSubrange(miss.range, with: miss.meantText.unicodeScalars) }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test(
    "finds one slip of any kind and says what was meant",
    arguments: [
      ("优化营商环镜", "优化营商环境", NearMiss.Edit.sameSound), ("推进全面整兴新突破三年行动", "推进全面振兴新突破三年行动", .nearSound),
      ("粮食安金保障", "粮食安全保障", .shape), ("国务办公厅印发通知", "国务院办公厅印发通知", .missing),
      ("参加全国人民代表表大会", "参加全国人民代表大会", .extra), ("铸牢中华民族共体同意识", "铸牢中华民族共同体意识", .swapped), ("优化消费环境", "优化消费环境", .missing),
    ])
  func findsOneSlip(_ text: String, _ right: String, _ edit: NearMiss.Edit) {
    #expect(mended(text) == right)
    #expect(slips(text).allSatisfy { $0.edit == edit } && slips(text).isEmpty == (text == right))
  }

  @Test(
    "a character lost from a word strands the other one; a phrase shortened by words is left alone",
    arguments: [("健全公共化服务体系", "健全公共文化服务体系"), ("关键核心术攻关取得进展", "关键核心技术攻关取得进展"), ("打好防范化解大风险攻坚战", "打好防范化解重大风险攻坚战")])
  func findsStrandedCharacters(_ text: String, _ right: String) { #expect(mended(text) == right) }

  @Test(
    "leaves other formulas, other numbers, other places and words in their own right alone",
    arguments: [
      "两个确立、两个维护", "三年行动、五年行动", "党的第二十次全国代表大会", "中国共产党第十二次全国代表大会", "省发展改革委与市发展改革委", "国务院原副总理", "阿中合作论坛",
      "国内国际循环", "激发新活力", "资源环境承载力", "未成年人护苗行动", "共促世界和平发展", "科技型中小微企业", "海外女侨胞", "亚欧大陆", "一二三产融合发展", "新时代新征程",
      "构建全国统一大市场", "预防犯罪", "发展改革工作",
    ])
  func leavesNeighboursAlone(_ text: String) { #expect(pairs(text).isEmpty, "\(pairs(text))") }

  @Test func reportsSlipsInOrderAndOncePerPlace() {
    let text = "优化营商环镜，构建人类命运共同休，优化营商环镜"
    let found = slips(text)
    #expect(found.count == 3)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  @Test func aTextWithoutHanOrWithoutAnythingHasNoSlip() {
    for text in ["", "营", "ABC 123", "　　", "营\n商"] { #expect(slips(text).isEmpty) }
  }

  @Test func aPrivateDictionaryIsSearchedToo() {
    let rows = "phrase\tcategory\tquotes\tsource\n清泉润万家惠民工程\t项目\tnone\tx\n"
    var issues: [DictionaryIssue] = []
    let layer = DictionaryLayer(
      name: "own", files: [DictionaryFile(path: "/own/phrases.tsv", name: "phrases.tsv", bytes: Array(rows.utf8))],
      isTrusted: false,
      issues: &issues)
    let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers() + [layer])
    #expect(issues.isEmpty)
    #expect(pairs("实施清泉润万稼惠民工程", lexicon) == ["清泉润万稼惠民工程→清泉润万家惠民工程"])
    #expect(pairs("实施清泉润万惠民工程", lexicon) == ["清泉润万惠民工程→清泉润万家惠民工程"])
    #expect(pairs("实施清泉润万家惠民工程", lexicon).isEmpty)
  }

  @Test func aPhraseThatRepeatsTheTextKeepsTheSearchLinear() {
    // Every position of the text begins another phrase of the dictionary: each is asked, none is compared with the whole text.
    let text = String(repeating: "全面推进高质量发展", count: 2_000)
    #expect(slips(text).count <= 2_000)
  }
}
