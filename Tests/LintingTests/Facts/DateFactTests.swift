import Linting
import Testing
import TextModel

@Suite("Dates, times of day and document numbers")
struct DateFactTests {
  static let dates: [(String, String)] = [
    ("2023年2月8日召开", "2023年2月8日=2023-2-8"),
    ("二〇二三年二月八日", "二〇二三年二月八日=2023-2-8 han"),
    ("2023-02-08", "2023-02-08=2023-2-8 hyphen"),
    ("自2007/6/1起", "2007/6/1=2007-6-1 slash"),
    ("2022.3.5以来", "2022.3.5=2022-3-5 dot"),
    ("2021—2025年", "2021=2021 bare | 2025年=2025 end"),
    ("8月5日至15日", "8月5日=8-5 | 15日=15 end"),
    ("8月5—7日", "8月5=8-5 bare | 7日=7 end"),
    ("1-6月", "1=1- bare | 6月=6- end"),
    ("去年3月", "3月=3- rel-1"),
    ("8月5号上午", "8月5号=8-5 hao"),
    ("农历8月15日", "8月15日=8-15 lunar"),
    ("13月32日", "13月32日=13-32 impossible"),
    ("2023年2月29日", "2023年2月29日=2023-2-29 impossible"),
    ("2月29日", "2月29日=2-29"),
    ("近2000年历史", ""),
    ("三个月", ""),
    ("8月饼", ""),
    ("增长3.15万吨", ""),
    ("版本2.13.40", ""),
    ("GB/T 9704—2012", ""),
    ("图2023-1-9-3", ""),
  ]

  @Test("are read with their parts", arguments: dates)
  func datesAreRead(_ text: String, _ expected: String) {
    let p = scanned(text)
    let read = p.dates.map { d in
      var value = [d.year, d.month, d.day].compactMap { $0 }.map(String.init).joined(separator: "-")
      if d.month != nil, d.day == nil { value += "-" }
      var parts = [p.text.string(d.range) + "=" + value]
      if [d.yearStyle, d.monthStyle, d.dayStyle].contains(.han) { parts.append("han") }
      if d.form != .words { parts.append("\(d.form)") }
      if let relative = d.relativeYear { parts.append("rel\(relative)") }
      if d.usesHao { parts.append("hao") }
      if d.isLunar { parts.append("lunar") }
      if !d.isPossible { parts.append("impossible") }
      if d.isRangeEnd { parts.append("end") }
      return parts.joined(separator: " ")
    }
    #expect(read.joined(separator: " | ") == expected)
  }

  @Test(
    "of day are read, ratios are not",
    arguments: [
      ("19:30开始", "19:30"), ("8时5分", "8时5分"), ("下午3点", "3点"), ("提出3点要求", ""), ("比例1:50", ""), ("以3:1获胜", ""), ("15时段", ""),
      ("19:30:05", "19:30:05"), ("上午9：30", "9：30"),
    ])
  func timesAreRead(_ text: String, _ expected: String) {
    let p = scanned(text)
    #expect(p.times.map { p.text.string($0.range) }.joined(separator: " | ") == expected)
  }

  @Test(
    "are found in any bracket, with or without their parts",
    arguments: [
      ("根据国发〔2021〕5号精神", "国发〔2021〕5号"), ("（国办发[2018]第012号）", "国办发[2018]第012号"), ("依据鲁政发(2012)97号", "鲁政发（2012)97号"),
      ("国函〔92〕60号", "国函〔92〕60号"), ("国发〔二〇二三〕5号", "国发〔二〇二三〕5号"), ("国发〔2021〕5、6号", "国发〔2021〕5、6号"), ("阜政办〔2023〕8文件", "阜政办〔2023〕8"),
      ("国务院令（2019年）第714号", ""), ("〔美〕海明威", ""), ("参考文献〔12〕", ""), ("（2023）12号楼", ""), ("〔2023〕年度", ""),
    ])
  func documentNumbersAreFound(_ text: String, _ expected: String) {
    let p = scanned(text)
    #expect(p.documentNumbers.map { p.text.string($0.range) }.joined(separator: " | ") == expected)
  }

  @Test(
    "cover what is neither prose nor a number",
    arguments: [
      ("见 www.gov.cn。", "www.gov.cn"), ("写信至 zhubi@example.com，", "zhubi@example.com"), ("按GB/T 15835—2011执行", "GB/T 15835—2011"),
      ("歼-20、CR400、COVID-19", "CR400|COVID-19"), ("5G网络", "5G"), ("35KM", ""), ("2O23年", ""), ("电话0417-1234567", "0417-1234567"),
    ])
  func masksCover(_ text: String, _ expected: String) {
    let p = scanned(text)
    #expect(p.masks.map { p.text.string($0) }.joined(separator: "|") == expected)
  }
}
