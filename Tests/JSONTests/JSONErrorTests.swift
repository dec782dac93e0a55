import JSON
import TextModel
import Testing

@Suite struct JSONErrorTests {
  struct Case: Sendable {
    let text: String
    let line: Int
    let column: Int
    let zh: String
    let en: String
  }

  @Test(arguments: [
    Case(text: "{\n  规则: 真\n}", line: 2, column: 7, zh: "此处应为一个值，实为“真”", en: "expected a value, found “真”"),
    Case(text: "{\r\n'a': 1\r\n'b': 2}", line: 3, column: 1, zh: "此处应为“,”或“}”，实为“'”", en: "expected “,” or “}”, found “'”"),
    Case(text: "[\r1\r2]", line: 3, column: 1, zh: "此处应为“,”或“]”，实为“2”", en: "expected “,” or “]”, found “2”"),
    Case(text: "{\"𠮷𠮷\" 1}", line: 1, column: 7, zh: "此处应为“:”，实为“1”", en: "expected “:”, found “1”"),
    Case(text: "[True]", line: 1, column: 2, zh: "此处应为一个值，实为“True”", en: "expected a value, found “True”"),
    Case(text: "[1", line: 1, column: 3, zh: "此处应为“,”或“]”，实为文件结尾", en: "expected “,” or “]”, found the end of the file"),
    Case(text: "\u{FEFF}[}", line: 1, column: 2, zh: "此处应为一个值，实为“}”", en: "expected a value, found “}”"),
    Case(text: "{a:1} {}", line: 1, column: 7, zh: "此处应为文件结尾，实为“{”", en: "expected the end of the file, found “{”"),
    Case(text: "007", line: 1, column: 2, zh: "数值不能以多余的 0 开头", en: "a number must not begin with a superfluous 0"),
    Case(text: "/* 注", line: 1, column: 5, zh: "此处应为“*/”，实为文件结尾", en: "expected “*/”, found the end of the file"),
    Case(
      text: "['一\n二']", line: 1, column: 4, zh: "字符串中的换行和控制字符须写成转义（如 \\n）",
      en: "a line break or control character in a string must be escaped, as in \\n"),
  ])
  func namesThePlaceAndWhatWasExpected(_ row: Case) {
    let error = #expect(throws: JSONError.self) { try JSONNode.parse(Array(row.text.utf8), dialect: .json5) }
    #expect(error?.line == row.line)
    #expect(error?.column == row.column)
    #expect(error?.message(.zhHans) == row.zh)
    #expect(error?.message(.en) == row.en)
  }

  @Test func namesAByteThatIsNoCharacter() {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse([0x5B, 0x0A, 0xFF, 0x5D]) }
    #expect(error?.found == .byte(0xFF))
    #expect(error?.message(.zhHans) == "此处应为一个值，实为字节 0xFF")
    #expect(error?.line == 2)
  }

  @Test func nestingBeyondTheLimitIsAnErrorAtTheBracket() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 512)
    let closed = deep + [UInt8](repeating: UInt8(ascii: "]"), count: 512)
    _ = try JSONValue.parse(closed)
    _ = try JSONNode.parse(closed)
    let error = #expect(throws: JSONError.self) { try JSONValue.parse([UInt8(ascii: "[")] + closed) }
    #expect(error?.offset == 512)
    #expect(error?.expected == .shallowerNesting(limit: 512))
    #expect(throws: JSONError.self) { try JSONValue.parse([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) }
    let objects = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
    #expect(throws: JSONError.self) { try JSONNode.parse(objects) }
    #expect(throws: JSONError.self) { try JSONValue.parse(Array("[[]]".utf8), options: JSONOptions(maximumDepth: 1)) }
    #expect(try JSONValue.parse(Array("1".utf8), options: JSONOptions(maximumDepth: 0)) == 1)
  }
}
