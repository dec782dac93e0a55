import JSON
import Testing

/// Each row in the spirit of JSONTestSuite: `y` must be read, `n` must be refused, by RFC 8259 to the letter.
@Suite struct JSONGrammarTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "-1", "12", "1.5", "-0.0", "1e3", "1E+3", "1e-3", "0e1", "0.1e01", "123e65", "\"\"", "[]",
    "{}",
    " [1 , 2] ", "\t\r\n{\"a\" : {} }\n", "[[],{},[[]]]", "{\"\":0}", "{\"a\":1,\"a\":2}", "\"\\u0000\"", "\"\\uD834\\uDD1E\"",
    "\"\\/\\\\\\\"\"",
    "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{FFFF}\u{10FFFF}\"", "\"中文\"", "{\"标题\":\"全面振兴\"}", "[1,\n2]", "\"\\b\\f\\n\\r\\t\"",
    "123456789012345678901234567890", "-9223372036854775808", "1.7976931348623157e308", "5e-324", "1e-400", "\u{FEFF}{}",
    "\"\\ud800\"", "\"\\udc00x\"", "\"//*no comment*/\"",
  ])
  func readsWhatTheGrammarAllows(_ text: String) throws {
    _ = try JSONValue.parse(Array(text.utf8))
    _ = try JSONNode.parse(Array(text.utf8))
    // JSON5 is a superset.
    #expect(try JSONValue.parse(Array(text.utf8), dialect: .json5) == JSONValue.parse(Array(text.utf8)))
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "'a'", "[1,]", "[,1]", "[1,,2]", "[", "]", "[1",
    "[1 2]",
    "{", "}", "{]", "[}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{1:1}",
    "{\"a\":1}}",
    "[]x", "1 2", "01", "-01", "-", "+1", ".5", "5.", "1.e3", "1e", "1e+", "1eE2", "0x10", "1_000", "--1", "- 1", "\"", "\"a",
    "\"\\", "\"\\x41\"",
    "\"\\u\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\uD800\\u\"", "\"\\uD800\\u12\"", "\"\\a\"", "\"\\'\"", "\"a\nb\"", "\"\t\"",
    "\"\u{0}\"", "\u{0}",
    "// c\n1", "/* c */1", "1//", "#1", "\u{A0}1", "\u{3000}[]", "\u{B}1", "[1\u{C}]", "，", "{“a”:1}", "1e309",
    "-1e999999999999999999999",
    "\u{FEFF}", "\u{FEFF}\u{FEFF}1", "*", "\\u005b]", "[\"a\",\n4\n,1,", "tru\u{0}",
  ])
  func refusesWhatTheGrammarForbids(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue.parse(Array(text.utf8)) }
    #expect(throws: JSONError.self) { try JSONNode.parse(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0.0e5", nil), ("42", 42), ("-9223372036854775808", Int64.min), ("9223372036854775807", Int64.max),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1.0", nil), ("1e2", nil),
      ("-0", nil),
    ] as [(String, Int64?)])
  func aNumberIsAnIntegerExactlyWhenItFits(_ text: String, _ expected: Int64?) throws {
    let value = try JSONValue.parse(Array(text.utf8))
    if let expected { #expect(value == .integer(expected)) } else { #expect(value == .double(try #require(Double(text)))) }
  }

  @Test(arguments: [
    "0.1", "1e22", "1e23", "123456789012345678", "9007199254740993.0", "1.7976931348623157e308", "2.2250738585072011e-308",
    "5e-324", "2e-324",
    "0.000001", "123e-22", "8.5e-23", "9007199254740992e22", "9007199254740993e-3", "100000000000000000000000000000e-20",
    "0.30000000000000000000000000000000000000004",
  ])
  func aFractionIsTheNearestDouble(_ text: String) throws {
    #expect(try JSONValue.parse(Array(text.utf8)).doubleValue == Double(text))
    #expect(try JSONValue.parse(Array("-\(text)".utf8)).doubleValue == Double("-\(text)"))
  }

  @Test(arguments: [
    (#""\u4e2d\u6587""#, "中文"), (#""\uD842\uDFB7""#, "𠮷"), (#""\ud800""#, "\u{FFFD}"), (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud800\u0041""#, "\u{FFFD}A"), (#""\ud800\ud842\udfb7""#, "\u{FFFD}𠮷"),
    (#""a\/b\"\\\b\f\n\r\t""#, "a/b\"\\\u{8}\u{C}\n\r\t"),
    (#""全面振兴新突破\n三年行动领导小组""#, "全面振兴新突破\n三年行动领导小组"), (#""\u0000""#, "\0"), ("\"12345678\"", "12345678"),
  ])
  func escapesAreDecoded(_ text: String, _ expected: String) throws {
    let value = try #require(try JSONValue.parse(Array(text.utf8)).stringValue)
    #expect(Array(value.utf8) == Array(expected.utf8))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0xE0, 0x80, 0x80],
    ] as [[UInt8]])
  func illFormedBytesAreRefusedAtTheirPlaceOrReplaced(_ bad: [UInt8]) throws {
    for filler in ["", "中", "1234567", "\\n"] {
      let bytes = Array("[\"\(filler)".utf8) + bad + Array("x\"]".utf8)
      let error = #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
      #expect(error?.offset == 2 + filler.utf8.count)
      #expect(error?.expected == .utf8)
      let replaced = try JSONValue.parse(bytes, options: JSONOptions(invalidUTF8: .replaced))
      let expected = String(decoding: (filler == "\\n" ? [0x0A] : Array(filler.utf8)) + bad + [0x78], as: UTF8.self)
      #expect(replaced[0]?.stringValue == expected)
    }
  }
}
