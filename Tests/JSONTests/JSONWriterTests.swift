import JSON
import Testing

@Suite struct JSONWriterTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func writesCompactlyAndIndented() {
    let value: JSONValue = ["规则": "punct", "空": [], "n": [1, -2, [:]], "o": ["x": nil, "y": false]]
    #expect(text(value.serialized()) == #"{"规则":"punct","空":[],"n":[1,-2,{}],"o":{"x":null,"y":false}}"#)
    #expect(
      text(value.serialized(indent: 2)) == """
        {
          "规则": "punct",
          "空": [],
          "n": [
            1,
            -2,
            {}
          ],
          "o": {
            "x": null,
            "y": false
          }
        }
        """)
  }

  @Test(arguments: [
    ("", ""), ("a\"b\\c/", #"a\"b\\c/"#), ("\u{8}\u{9}\u{A}\u{C}\u{D}", #"\b\t\n\f\r"#),
    ("\0\u{1}\u{1F}\u{B}", #"\u0000\u0001\u001f\u000b"#),
    ("\u{7F}\u{2028}\u{2029}\u{FEFF}", "\u{7F}\u{2028}\u{2029}\u{FEFF}"), ("中文𠮷e\u{301}", "中文𠮷e\u{301}"),
    ("全面振兴\n新突破三年行动", "全面振兴\\n新突破三年行动"),
    ("1234567\"", "1234567\\\""), ("12345678\n", "12345678\\n"),
    ("全面振兴新突破三年行动，全面振兴新突破三年行动\n全面振兴新突破三年行动", "全面振兴新突破三年行动，全面振兴新突破三年行动\\n全面振兴新突破三年行动"),
  ])
  func escapesWhatItMustAndNothingElse(_ string: String, _ expected: String) {
    #expect(text(JSONValue.string(string).serialized()) == "\"\(expected)\"")
    var writer = JSONWriter()
    writer.string(utf8: Array(string.utf8).span)
    #expect(text(writer.bytes) == "\"\(expected)\"")
  }

  @Test func ownsNoIllFormedOutput() {
    var writer = JSONWriter()
    let bytes: [UInt8] = [0xE4, 0xB8, 0x41, 0x22, 0xFF]
    writer.string(utf8: bytes.span)
    #expect(text(writer.bytes) == "\"\u{FFFD}A\\\"\u{FFFD}\"")
  }

  @Test func writesDocumentsLineByLine() {
    var writer = JSONWriter(reserving: 64)
    for id in 1...2 {
      writer.object { document in
        document.member("id", id)
        document.key("findings")
        document.array(["甲", "乙"]) { $0.string($1) }
        document.key("empty")
        document.object { _ in }
      }
      writer.endLine()
    }
    #expect(
      text(writer.bytes)
        == "{\"id\":1,\"findings\":[\"甲\",\"乙\"],\"empty\":{}}\n{\"id\":2,\"findings\":[\"甲\",\"乙\"],\"empty\":{}}\n")
    #expect(writer.take().count > 0)
    #expect(writer.bytes.isEmpty)
    writer.array { list in
      list.double(0.1)
      list.double(-0.0)
      list.double(1e21)
      list.double(.nan)
      list.integer(UInt64.max)
      list.integer(Int64.min)
      list.integer(Int8(-7))
      list.raw(Array("{\"x\":1}".utf8))
      list.bool(true)
    }
    #expect(text(writer.bytes) == "[0.1,-0.0,1e+21,null,18446744073709551615,-9223372036854775808,-7,{\"x\":1},true]")
    writer.removeAll()
    writer.value([1])
    #expect(text(writer.bytes) == "[1]")
  }

  @Test func aKeyWhereNoneBelongsStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.key("a")
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.endArray()
    }
  }
}
