import JSON
import Testing

@Suite struct JSON5Tests {
  @Test(
    arguments: [
      ("// c\n1", 1), ("/* a * / ** */ 2 /**/", 2), ("1 // at the end", 1), ("[1,2,]", [1, 2]), ("{a:1,}", ["a": 1]),
      ("{'a b':'it\\'s'}", ["a b": "it's"]),
      ("{$_x1: 1, 中文: 2, caf\\u00e9: 3}", ["$_x1": 1, "中文": 2, "café": 3]), ("{null: null, true: 1}", ["null": nil, "true": 1]),
      ("0x1F", 31), ("-0XfF", -255), ("0xFFFFFFFFFFFFFFFF", 18_446_744_073_709_551_615.0), ("+5", 5), (".5", 0.5), ("5.", 5.0),
      ("-.25", -0.25), ("5.e1", 50.0),
      ("\"a\\\nb\\\r\nc\\\u{2028}d\"", "abcd"), ("'\\x41\\v\\0\\q\\中'", "A\u{B}\0q中"), ("'a\tb'", "a\tb"), ("'\"'", "\""),
      ("\"'\"", "'"),
      ("\u{A0}\u{3000}\u{FEFF}[\u{2003}1\u{B}\u{C}]", [1]), ("// 注释\r{a: /* 行内 */ '值'}", ["a": "值"]), ("// c\u{2028}1", 1),
      ("[\n]", []), ("{}", [:]),
      ("'\u{2028}'", "\u{2028}"), ("{\n  // 词典\n  dictionaries: ['liaoning',],\n}", ["dictionaries": ["liaoning"]]),
    ] as [(String, JSONValue)])
  func readsItsAdditions(_ text: String, _ expected: JSONValue) throws {
    #expect(try JSONValue.parse(Array(text.utf8), dialect: .json5) == expected)
    #expect(try JSONNode.parse(Array(text.utf8), dialect: .json5).value == expected)
  }

  @Test(arguments: [
    "", "//", "/*", "/* *", "/", "/ /1", "[,]", "[1,,]", "{,}", "{a}", "{a:}", "{1a:1}", "{a-b:1}", "{a b:1}", "'a\nb'", "'a",
    "\"a'", "'\\1'", "'\\01'",
    "'\\x4'", "'\\u00'", "0x", "0xg", "+-1", "+ 1", ".", "-.", "e1", ".e1", "01", "Infinityx", "nan", "infinity", "NaN1",
    "{\\u0031a:1}", "1 /* ",
    "{a:1,,}", "{“a”:1}", "[1，2]",
  ])
  func refusesWhatItForbids(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue.parse(Array(text.utf8), dialect: .json5) }
  }

  @Test func readsInfinitiesAndNaN() throws {
    let value = try JSONValue.parse(Array("[Infinity, -Infinity, +Infinity, NaN, -NaN]".utf8), dialect: .json5)
    #expect(value[0]?.doubleValue == .infinity)
    #expect(value[1]?.doubleValue == -.infinity)
    #expect(value[2]?.doubleValue == .infinity)
    #expect(value[3]?.doubleValue?.isNaN == true)
    #expect(value[4]?.doubleValue?.isNaN == true)
    #expect(value.serialized() == Array("[null,null,null,null,null]".utf8))
  }
}
