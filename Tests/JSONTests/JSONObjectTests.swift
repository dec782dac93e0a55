import JSON
import Testing

@Suite struct JSONObjectTests {
  @Test(arguments: [0, 1, 5, 11, 12, 13, 40, 1_000])
  func findsEveryKeyInSmallAndLargeObjects(_ count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["键\(number)"] = .integer(Int64(number)) }
    for number in 0..<count { object["键\(number)"] = .integer(Int64(number) + 1) }
    #expect(object.count == count)
    #expect(object.keys == (0..<count).map { "键\($0)" })
    for number in 0..<count { #expect(object["键\(number)"] == .integer(Int64(number) + 1)) }
    #expect(object["键\(count)"] == nil)
    for number in stride(from: 0, to: count, by: 2) { object["键\(number)"] = nil }
    for number in 0..<count { #expect((object["键\(number)"] == nil) == (number % 2 == 0)) }
    #expect(object.count == count / 2)
  }

  @Test func keysAreToldApartByTheirBytes() throws {
    for extra in [0, 20] {
      var object = JSONObject((0..<extra).map { ("\($0)", 0) })
      object["é"] = 1
      object["e\u{301}"] = 2
      #expect(object["é"] == 1)
      #expect(object["e\u{301}"] == 2)
    }
  }

  @Test func equalityDisregardsOrder() {
    let left: JSONObject = ["a": 1, "b": [2]]
    let right: JSONObject = ["b": [2], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": [3]])
    #expect(left != ["a": 1])
    #expect(["a": 1] as JSONObject != ["b": 1])
  }

  @Test func accessorsGiveNilForAnotherKind() throws {
    let value: JSONValue = ["t": true, "i": 3, "d": 2.5, "w": 4.0, "s": "字", "a": [1, 2], "n": nil]
    #expect(value["t"]?.boolValue == true)
    #expect(value["i"]?.intValue == 3)
    #expect(value["i"]?.doubleValue == 3.0)
    #expect(value["d"]?.intValue == nil)
    #expect(value["w"]?.intValue == 4)
    #expect(value["s"]?.stringValue == "字")
    #expect(value["s"]?.boolValue == nil)
    #expect(value["a"]?[1] == 2)
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["a"]?["x"] == nil)
    #expect(value["n"]?.isNull == true)
    #expect(value["none"] == nil)
    #expect(JSONValue.double(1e300).intValue == nil)
    #expect(JSONValue.double(.nan).intValue == nil)
  }
}
