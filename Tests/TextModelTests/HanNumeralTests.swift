import Testing
import TextModel

@Suite("Numbers in Han characters")
struct HanNumeralTests {
  static let values: [(String, Int64)] = [
    ("零", 0), ("五", 5), ("十", 10), ("十五", 15), ("二十", 20), ("二十三", 23), ("一百零八", 108), ("一百一十五", 115), ("二百四十", 240),
    ("三千零五十", 3050), ("三千五百", 3500), ("一万", 10_000), ("一万零三", 10_003), ("十二万三千四百", 123_400), ("十八亿", 1_800_000_000),
    ("三亿五千万", 350_000_000), ("一百二十万亿", 120_000_000_000_000), ("二万三千亿", 2_300_000_000_000), ("一千零一万", 10_010_000),
  ]

  @Test("are read and written alike", arguments: values)
  func valuesSurviveARoundTrip(_ text: String, _ value: Int64) {
    #expect(HanNumeral.value(ofText: text) == value)
    if text != "二万三千亿", text != "一百二十万亿" { #expect(HanNumeral.text(value) == text) }
  }

  @Test func everyNumberIsReadBackAsItWasWritten() {
    var value: Int64 = 1
    for step in 0..<4000 {
      for style in HanNumeral.Style.allCases {
        #expect(
          HanNumeral.value(ofText: HanNumeral.text(value, style: style)) == value,
          "\(value): \(HanNumeral.text(value, style: style))")
      }
      value = step < 2000 ? value + 7 : (value * 3 + Int64(step)) % 9_999_999_999_999
    }
  }

  @Test(
    "that say no one value have none",
    arguments: ["三四十", "三四", "七八九", "百", "千万", "十百", "万亿万", "", "二百五", "三千五", "一二三年", "九亿亿亿亿亿亿亿亿"])
  func ambiguousNumeralsHaveNoValue(_ text: String) { #expect(HanNumeral.value(ofText: text) == nil) }

  @Test func digitsAreReadAndWrittenByPosition() {
    #expect(HanNumeral.value(ofText: "二〇二三") == 2023)
    #expect(HanNumeral.value(ofText: "一九九七") == 1997)
    #expect(HanNumeral.digits(2023) == "二〇二三")
    #expect(HanNumeral.text(-5) == "负五")
  }

  @Test(
    "of money are written in formal characters",
    arguments: [
      (0, "零元整"), (5, "伍分"), (30, "叁角整"), (100, "壹元整"), (1_234_550, "壹万贰仟叁佰肆拾伍元伍角整"), (10_007, "壹佰元零柒分"),
      (1_000_000_005_00, "壹拾亿零伍元整"),
    ] as [(Int64, String)])
  func moneyIsWritten(_ fen: Int64, _ expected: String) { #expect(HanNumeral.money(fen: fen) == expected) }

  @Test func formalCharactersAreReadToo() { #expect(HanNumeral.value(ofText: "叁仟零伍拾") == 3050) }
}
