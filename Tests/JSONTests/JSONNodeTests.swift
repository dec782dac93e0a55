import JSON
import Testing

@Suite struct JSONNodeTests {
  private let source = "// 配置\n{ 规则: {'punct/a': \"off\", n: -0x1F}, list: [1, [ ], null], }\n"

  private func text(_ range: Range<Int>) -> String { String(decoding: Array(source.utf8)[range], as: UTF8.self) }

  @Test func everyValueAndKeyKnowsItsBytes() throws {
    let node = try JSONNode.parse(Array(source.utf8), dialect: .json5)
    #expect(text(node.range).hasPrefix("{ 规则"))
    #expect(text(node.range).hasSuffix("], }"))
    let rules = try #require(node.member("规则"))
    #expect(text(rules.keyRange) == "规则")
    #expect(text(rules.value.range) == "{'punct/a': \"off\", n: -0x1F}")
    #expect(rules.value.member("punct/a").map { text($0.keyRange) } == "'punct/a'")
    #expect(rules.value["punct/a"].map { text($0.range) } == "\"off\"")
    #expect(rules.value["n"].map { text($0.range) } == "-0x1F")
    #expect(node["list"]?.elements?.map { text($0.range) } == ["1", "[ ]", "null"])
    #expect(
      JSONPosition(offset: rules.keyRange.lowerBound, in: Array(source.utf8)) == JSONPosition(offset: 12, in: Array(source.utf8)))
  }

  @Test func repeatedKeysAreKeptAndTheLastCounts() throws {
    let bytes = Array(#"{"a":1,"b":2,"a":3}"#.utf8)
    let node = try JSONNode.parse(bytes)
    #expect(node["a"]?.value == 3)
    #expect(node.repeatedMembers.map(\.keyRange.lowerBound) == [13])
    #expect(node.value == ["a": 3, "b": 2])
    #expect(try JSONValue.parse(bytes).objectValue?.keys == ["a", "b"])
  }

  @Test func absentMembersAreNil() throws {
    let node = try JSONNode.parse(Array("[1]".utf8))
    #expect(node["a"] == nil)
    #expect(node.members == nil)
    #expect(node.repeatedMembers.isEmpty)
    #expect(try JSONNode.parse(Array("{}".utf8))["a"] == nil)
  }
}
