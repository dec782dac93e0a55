import Analysis
import Lexicon
import Linting
import Rules
import Testing
import TextModel

/// Pages taken from the web: Traditional characters with what is left of their readings, half-width marks, lost quotation marks.
@Suite("Recognition through damage")
struct RecognitionThroughDamageTests {
  static let plain =
    "11月6日，营口市召开全面振兴新突破三年行动领导小组会议。市委书记赵明远出席会议并讲话，市委副书记、市长周立新主持。市人大常委会主任韩凤山，市政协主席罗志强，副市长陈建华、许文博参加会议。鲅鱼圈区、大石桥市和营口辽河经济开发区汇报工作。会议强调，要增强“四个意识”、坚定“四个自信”、做到“两个维护”，围绕“三篇大文章”，落实“十四五”规划。"
  static let residue =
    "11月6日,營(yíng)口市召開(kāi)全面振興新突破三年行動(dòng)領(lǐng)導(dǎo)小組會(huì)議。市委書(shū)記趙(zhào)明遠(yuǎn)出席會(huì)議并講話,市委副書(shū)記、市長(zhǎng)周立新主持。市人大常委會(huì)主任韓(hán)鳳山,市政協(xié)主席羅(luó)志強(qiáng),副市長(zhǎng)陳建華、許文博參加會(huì)議。鲅魚圈區(qū)、大石橋市和營(yíng)口遼河經(jīng)濟(jì)開(kāi)發(fā)區(qū)匯報(bào)工作。會(huì)議強(qiáng)調(diào),要增強(qiáng)“四個(gè)意識(shí)”、堅(jiān)定“四個(gè)自信”、做到“兩個(gè)維護(hù)”,圍繞“三篇大文章”,落實(shí)“十四五”規(guī)劃。"
  static let traditional =
    "11月6日，營口市召開全面振興新突破三年行動領導小組會議。市委書記趙明遠出席會議並講話，市委副書記、市長周立新主持。市人大常委會主任韓鳳山，市政協主席羅志強，副市長陳建華、許文博參加會議。鲅魚圈區、大石橋市和營口遼河經濟開發區匯報工作。會議強調，要增強“四個意識”、堅定“四個自信”、做到“兩個維護”，圍繞“三篇大文章”，落實“十四五”規劃。"
  static var withoutQuotes: String { plain.replacing("“", with: "").replacing("”", with: "") }
  static var withHalfWidthMarks: String {
    plain.replacing("，", with: ",").replacing("。", with: ".").replacing("“", with: "\"").replacing("”", with: "\"")
  }
  static var withInvisibleCharacters: String {
    plain.replacing("三年行动", with: "三年\u{200B}行动").replacing("鲅鱼圈", with: "鲅鱼\u{FEFF}圈").replacing("周立新", with: "周\u{2060}立新")
  }

  @Test(
    "every office, person, place, zone and formula is recognised",
    arguments: [plain, residue, traditional, withoutQuotes, withHalfWidthMarks, withInvisibleCharacters])
  func everythingIsRecognised(_ text: String) {
    let document = OccurrenceTests.open(text)
    var found: [Occurrence.Kind: [String]] = [:]
    for block in document.blocks.indices {
      for item in document.occurrences(inBlock: block) { found[item.kind, default: []].append(item.text) }
    }
    #expect(found[.person] == ["赵明远", "周立新", "韩凤山", "罗志强", "陈建华", "许文博"])
    #expect(found[.office] == ["市委书记", "市委副书记", "市长", "市人大常委会主任", "市政协主席", "副市长"])
    #expect(found[.place] == ["营口市", "鲅鱼圈区", "大石桥市", "营口辽河经济开发区"])
    let named: [String] = found[.phrase] ?? []
    let phrases = named.map { name in name.replacing("“", with: "").replacing("”", with: "") }
    for formula in ["全面振兴新突破三年行动领导小组", "四个意识", "四个自信", "两个维护", "三篇大文章", "十四五"] {
      #expect(phrases.contains { $0.hasPrefix(formula) }, "\(formula): \(phrases)")
    }
  }

  @Test(
    "no dictionary rule calls anything wrong",
    arguments: [plain, residue, traditional, withHalfWidthMarks, withInvisibleCharacters])
  func nothingIsCalledWrong(_ string: String) {
    let text = SourceText(string)
    let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: OccurrenceTests.lexicon, profile: .web) {
      (RuleSetting(severity: $0.severity, isSeverityFixed: false), RuleOptions($0, profile: .web))
    }
    let context = LintContext(lexicon: OccurrenceTests.lexicon, date: Day(2023, 11, 6), profile: .web)
    var scratch = Paragraph(context: context)
    let found = Linter(rules: rules).lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch).findings
    let wrong = found.filter { finding in
      finding.severity >= .warning && ["term/", "title/", "name/", "place/", "slogan/"].contains { finding.rule.hasPrefix($0) }
    }
    #expect(wrong.isEmpty, "\(wrong.map { $0.rule + " " + $0.message })")
  }
}
