import Linting
import Testing
import TextModel

@Suite("Numbers")
struct NumberFactTests {
  /// One row: a text, and `numeral=value` with unit, proportion, approximators and marks as the scanner reads its numbers.
  static let rows: [(String, String)] = [
    ("新建12个园区", "12=12 个"),
    ("投资1,234.5万元", "1,234.5万=12345000 元"),
    ("投资1，234万元", "1，234万=12340000 元"),
    ("增长8.5%，提高2.1个百分点", "8.5=8.5 % | 2.1=2.1 pp"),
    ("约30个左右", "约 30=30 个 左右"),
    ("超过100多亿元", "超过 100多亿=10000000000 多 元"),
    ("救助300多余人", "300=300 多余 人"),
    ("近年来新增50余家企业", "50=50 余 家"),
    ("约谈3家企业", "3=3 家"),
    ("签约30个项目", "30=30 个"),
    ("不少于5人", "不少于 5=5 人"),
    ("达到人民币500万元", "500万=5000000 元"),
    ("3—5个园区", "3=3 — | 5=5 个 end"),
    ("10到20万吨", "10=10 到 | 20万=200000 吨 end"),
    ("5%~10%", "5=5 % ~ | 10=10 % end"),
    ("总投资1千5百万元", "1千5百万=15000000 元"),
    ("10亿零817万人", "10亿零817万=1008170000 人"),
    ("3亿5000万元", "3亿5000万=350000000 元"),
    ("日产3千克", "3=3 千克"),
    ("三千零五十个", "三千零五十=3050 个"),
    ("三四十个", "三四十=? 个"),
    ("十八亿亩耕地", "十八亿=1800000000 亩"),
    ("第十二次会议", "第十二=12 次"),
    ("全长35KM", "35=35 KM"),
    ("99999999999999999999个", "99999999999999999999=? 个"),
    ("二OO八年", "二OO八=? 年"),
    ("5G基站、GB/T 15835—2011、J-20、1:500", ""),
    ("电话0417-1234567，400-110-9771，13812345678", ""),
    ("国发〔2021〕5号", ""),
    ("访问 https://www.gov.cn/2023/12.html 或 a1@b2.com", ""),
    ("2023年2月8日19:30", ""),
    ("版本2.13.40", ""),
  ]

  @Test("are read with value, unit and what stands around them", arguments: rows)
  func numbersAreRead(_ text: String, _ expected: String) {
    let p = scanned(text)
    let read = p.numbers.map { n in
      var parts: [String] = []
      if let lead = n.lead { parts.append(p.text.string(lead.range)) }
      parts.append((n.isOrdinal ? "第" : "") + p.text.string(n.range) + "=" + (n.value?.text ?? "?"))
      if let inner = n.inner { parts.append(p.text.string(inner.range)) }
      if n.proportion != .none { parts.append(n.proportion == .percentagePoint ? "pp" : p.text.string(n.proportionRange)) }
      if let unit = n.unit { parts.append(unit.name) }
      if let trail = n.trail { parts.append(p.text.string(trail.range)) }
      if let mark = n.rangeMark { parts.append(p.text.string(mark)) }
      if n.isRangeEnd { parts.append("end") }
      return parts.joined(separator: " ")
    }
    #expect(read.joined(separator: " | ") == expected)
  }

  @Test func theRangeOfTheWholePhraseRunsFromTheFirstMarkToTheLast() throws {
    let p = scanned("总额约30个左右。")
    let number = try #require(p.numbers.first)
    #expect(p.text.string(number.phraseRange) == "约30个左右")
    #expect(p.text.string(number.fullRange) == "30个")
  }

  @Test func exactDecimalsKeepTheirScaleAndNeverOverflow() {
    #expect(ExactDecimal(20, scale: 1) != ExactDecimal(2))
    #expect(ExactDecimal(20, scale: 1).equals(ExactDecimal(2)))
    #expect(ExactDecimal(25, scale: 1).scaled(byPowerOfTen: 8)?.text == "250000000")
    #expect(ExactDecimal(Int64.max).scaled(byPowerOfTen: 1) == nil)
    #expect(ExactDecimal(Int64.max).adding(ExactDecimal(1)) == nil)
    #expect(ExactDecimal(5, scale: 1).text == "0.5")
    #expect(ExactDecimal(-1250, scale: 2).text == "-12.5")
    #expect(ExactDecimal(1, scale: 18).isLess(than: ExactDecimal(Int64.max)))
    #expect(ExactDecimal(30, scale: 1).integer == 3)
    #expect(ExactDecimal(31, scale: 1).integer == nil)
  }
}
