import Linting
import Testing
import TextModel

@Suite("Quotation marks and brackets")
struct MarkPairingTests {
  /// What is paired, as the text with its marks, and what is left over, as mark and fault.
  static let texts: [(String, String, String)] = [
    ("打造“五好”园区", "“五好”", ""),
    ("弘扬“马上就办“作风", "“马上就办“", "“ reversed"),
    ("打造”五好“园区", "”五好“", "” reversed, “ reversed"),
    ("打造“五好园区。", "", "“ unclosed"),
    ("打造五好”园区。", "", "” unopened"),
    ("“甲“乙”丙”", "“甲“乙”丙” “乙”", ""),
    ("“甲”“乙“丙”", "“甲” “丙”", "“ unclosed"),
    ("他说：“要‘快’办。”", "“要‘快’办。” ‘快’", ""),
    ("《关于〈办法〉的通知》", "《关于〈办法〉的通知》 〈办法〉", ""),
    ("《甲法《乙法》", "《乙法》", "《 unclosed"),
    ("（甲（乙）丙）", "（甲（乙）丙） （乙）", ""),
    ("（甲》乙）", "（甲》乙）", "》 unopened"),
    ("辽宁(营口)基地", "（营口）", ""),
    ("国发〔2021〕5号【附】", "〔2021〕 【附】", ""),
    ("打造\"五好\"园区", "\"五好\"", ""),
    ("打造“五好\"园区", "“五好\"", ""),
    ("’23年全市经济，It’s OK", "", ""),
    ("屏幕6.1\"大小", "", ""),
    ("「甲『乙』」", "「甲『乙』」 『乙』", ""),
    ("没有标点", "", ""),
  ]

  @Test("are paired kind by kind; turned, lost and nested ones are told apart", arguments: texts)
  func marksArePaired(_ text: String, _ pairs: String, _ strays: String) {
    let p = scanned(text)
    #expect(p.enclosures.map { p.text.string($0.range) }.joined(separator: " ") == pairs)
    #expect(p.strays.map { "\(p.text.string($0.index..<$0.index + 1)) \($0.fault)" }.joined(separator: ", ") == strays)
  }

  @Test("an inner pair of one kind lies one deeper")
  func depthCountsPairsOfOneKind() {
    let p = scanned("（甲（乙）丙《丁》）")
    #expect(p.enclosures.map(\.depth) == [0, 1, 0])
    #expect(p.isEnclosed(4, by: .parenthesis) && !p.isEnclosed(4, by: .title) && !p.isEnclosed(0, by: .parenthesis))
  }

  @Test("pairing what was paired before leaves nothing behind")
  func nothingIsCarriedOver() {
    let first = scanned("“甲（乙")
    let second = scanned("丙》“丁”")
    #expect(first.strays.count == 2 && first.enclosures.isEmpty)
    #expect(second.strays.count == 1 && second.enclosures.count == 1)
  }
}

@Suite("Text that is written twice in a row")
struct RepeatFactTests {
  static let texts: [(String, String)] = [
    ("显著的的成效", "的的"),
    ("推进推进项目", "推进推进"),
    ("各部门部门要", "部门部门"),
    ("常委会会议", "会会"),
    ("马马虎虎", "马马 虎虎"),
    ("研究研究再研究", "研究研究"),
    ("全面振兴新全面振兴新", ""),
    ("全面振兴全面振兴", "全面振兴全面振兴"),
    ("有限公有限公司", "有限公有限公"),
    ("2222年，哈哈", "哈哈"),
    ("，，AA……", ""),
    ("的", ""),
    ("", ""),
  ]

  @Test("is found up to four Han characters long, nothing else is", arguments: texts)
  func repeatsAreFound(_ text: String, _ expected: String) {
    let p = scanned(text)
    #expect(p.repeats.map { p.text.string($0.range) }.joined(separator: " ") == expected)
  }

  @Test("three times the same are two facts that overlap")
  func aTripleIsTwoFacts() {
    let p = scanned("好好好")
    #expect(p.repeats.map(\.range) == [0..<2, 1..<3])
  }
}
