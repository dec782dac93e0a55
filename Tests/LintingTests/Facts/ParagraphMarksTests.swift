import Testing
import TextModel

@testable import Linting

@Suite("Repeats and marks of a paragraph")
struct ParagraphMarksTests {
  @Test(
    "a repeat is found wherever it stands",
    arguments: ["的的", "推进推进", "进一步进一步", "全面推进全面推进", "一一", "ABAB", "，，", "市市市"])
  func repeatsAreFound(_ piece: String) {
    let filler = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    for before in 0..<20 {
      for after in [0, 1, 5, 12] {
        let text = String(filler.prefix(before)) + piece + String(filler.reversed().prefix(after))
        let paragraph = Scanned.paragraph(text)
        #expect(paragraph.repeats == Self.repeats(in: paragraph.text), "\(text)")
      }
    }
  }

  private static func repeats(in text: NormalizedText) -> [RepeatFact] {
    text.scalars.indices.compactMap { start in
      (1...4).first { length in
        start + 2 * length <= text.count
          && (0..<length).allSatisfy { text[start + $0] == text[start + length + $0] && text.characterClass(start + $0).isHan }
      }.map { RepeatFact(start: start, length: $0) }
    }
  }

  @Test("the marks of enumeration are those among the marks, and no mark is missed by the filter")
  func marksAreLookedAt() {
    let paragraph = Scanned.paragraph("“甲”、乙、（丙）和丁：戊、己。庚——辛！")
    #expect(paragraph.enumerations.map { Int($0) } == paragraph.marks.filter { $0.scalar == 0x3001 }.map { Int($0.index) })
    #expect(paragraph.enumerations.count == 3)
    for mark in paragraph.marks { #expect(paragraph.mayHold(mark: mark.scalar)) }
    #expect(!Scanned.paragraph("没有标点").mayHold(mark: 0x3002))
  }

  @Test("what is between marks is enclosed by their kinds, from the inside out")
  func enclosures() {
    let paragraph = Scanned.paragraph("（甲《乙》丙）丁")
    #expect(paragraph.isEnclosed(3, by: .title) && paragraph.isEnclosed(3, by: .parenthesis))
    #expect(paragraph.isEnclosed(5, by: .doubleQuote, .parenthesis) && !paragraph.isEnclosed(5, by: .title))
    #expect(!paragraph.isEnclosed(7, by: .title, .parenthesis))
  }

  @Test(
    "only blanks between other characters call the rules about them",
    arguments: [
      ("　　甲乙", [], false), ("甲乙　", [], false), ("甲　乙", .innerWideBlanks, true), ("　甲 乙　", .innerBlanks, true), ("甲乙", [], false),
      ("　　", [], false),
    ] as [(String, Interests, Bool)])
  func blanksAreToldApart(_ text: String, _ wanted: Interests, _ isInner: Bool) {
    let present = Scanned.paragraph(text).present
    #expect(present.contains(.innerBlanks) == isInner)
    #expect(present.contains(.innerWideBlanks) == (wanted == .innerWideBlanks))
  }

  @Test("rules about rare marks, places and digits are called where they occur, and only there")
  func whatOccursIsTold() {
    let plain = Scanned.paragraph("会议听取了汇报，研究了工作。").present
    #expect(plain.isDisjoint(with: [.placeNames, .placeSuffixes, .digitNumbers, .specialRoles]))
    #expect(plain.contains(.shortText))
    #expect(Scanned.paragraph("一是：").present.contains(.colons))
    #expect(Scanned.paragraph("怎么办？").present.contains(.exclamations))
    #expect(Scanned.paragraph("在沈阳市召开").present.contains(.placeNames))
    #expect(Scanned.paragraph("某某市").present.contains(.placeSuffixes))
    #expect(Scanned.paragraph("建成3个").present.contains(.digitNumbers))
    #expect(!Scanned.paragraph("建成三个").present.contains(.digitNumbers))
    #expect(!Scanned.paragraph(String(repeating: "会议", count: 31)).present.contains(.shortText))
  }
}
