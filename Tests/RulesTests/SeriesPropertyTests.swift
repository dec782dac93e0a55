import Linting
import Rules
import Testing
import TextModel

@Suite("Series of ordinals")
struct SeriesPropertyTests {
  /// A form of series: the rule that follows it, and the text of an item.
  struct Form: Sendable, CustomTestStringConvertible {
    var rule: String
    var separator: String
    var item: @Sendable (String) -> String
    var style: OrdinalNumeral.Style
    var testDescription: String { item("N") }

    func text(_ values: [Int]) -> String {
      values.map { item(OrdinalNumeral.write($0, style)) }.joined(separator: separator) + "\n"
    }

    static let all: [Form] = [
      Form(rule: "structure/heading-sequence", separator: "\n", item: { "\($0)、推进各项工作" }, style: .han),
      Form(rule: "structure/heading-sequence", separator: "\n正文一段，抓好落实。\n", item: { "（\($0)）推进各项工作。" }, style: .han),
      Form(rule: "structure/heading-sequence", separator: "\n", item: { "\($0).推进各项工作；" }, style: .arabic),
      Form(rule: "structure/heading-sequence", separator: "\n", item: { "（\($0)）推进各项工作；" }, style: .arabic),
      Form(rule: "structure/heading-sequence", separator: "\n", item: { "第\($0)条　推进各项工作。" }, style: .han),
      Form(rule: "structure/inline-sequence", separator: "", item: { "\($0)是推进各项工作。" }, style: .han),
      Form(rule: "structure/inline-sequence", separator: "\n", item: { "\($0)要推进各项工作。" }, style: .han),
      Form(rule: "structure/inline-sequence", separator: "；", item: { "第\($0)，推进各项工作" }, style: .han),
    ]
  }

  static func found(_ form: Form, _ text: SourceText) throws -> [Finding] {
    let rule = try #require(RuleCatalogue.rule(form.rule))
    return findings(of: rule, in: text, date: nil, profile: .news)
  }

  @Test(arguments: Form.all)
  func aWholeSeriesIsLeftAlone(_ form: Form) throws {
    for count in [2, 3, 10, 14] {
      let text = SourceText("前文已阅。\n" + form.text(Array(1...count)))
      #expect(try Self.found(form, text).isEmpty, "\(text.string)")
    }
  }

  @Test(
    "one wrong number among right ones is found once, where it stands, and the safe fix restores the series", arguments: Form.all)
  func oneSlipIsMended(_ form: Form) throws {
    for count in [4, 5, 11] {
      for position in 1..<count - 1 {
        for wrong in [position, position + 2] {
          var values = Array(1...count)
          values[position] = wrong
          let text = SourceText(form.text(values))
          let found = try Self.found(form, text)
          #expect(found.count == 1, "\(text.string) \(found.map(\.message))")
          #expect(found.first?.fixes.first?.safety == .safe, "\(text.string)")
          #expect(fixing(text, found).string == form.text(Array(1...count)), "\(text.string)")
        }
      }
    }
  }

  @Test(
    "a series with an item cut out is reported once, and the fix numbers the rest anew",
    arguments: Form.all.filter { !$0.item("").hasPrefix("第条") })
  func aGapIsClosed(_ form: Form) throws {
    for count in [4, 7] {
      for position in 1..<count - 1 {
        var values = Array(1...count)
        values.remove(at: position)
        let text = SourceText(form.text(values))
        let found = try Self.found(form, text)
        #expect(found.count == 1, "\(text.string) \(found.map(\.message))")
        #expect(found.first?.fixes.first?.safety == .unsafe)
        #expect(fixing(text, found).string == form.text(Array(1...count - 1)), "\(text.string)")
      }
    }
  }
}
