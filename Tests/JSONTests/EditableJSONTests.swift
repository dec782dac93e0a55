import JSON
import Testing

@Suite("Changing a JSON5 text in place")
struct EditableJSONTests {
  static func set(_ text: String, _ path: [String], _ value: JSONValue) throws -> String {
    var json = EditableJSON(Array(text.utf8))
    #expect(try json.set(path, to: value))
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(
    "a member is set where it belongs and everything else stays",
    arguments: [
      ("{}", "{\n  \"rules\": {\n    \"a/b\": \"off\"\n  }\n}"),
      ("{\n}\n", "{\n  \"rules\": {\n    \"a/b\": \"off\"\n  }\n}\n"),
      ("{ // why\n}\n", "{ // why\n\n  \"rules\": {\n    \"a/b\": \"off\"\n  }\n}\n"),
      ("{\"rules\": {\"a/b\": \"warning\"}}", "{\"rules\": {\"a/b\": \"off\"}}"),
      ("{\"rules\": {\"c/d\": \"hint\"}}", "{\"rules\": {\"c/d\": \"hint\", \"a/b\": \"off\"}}"),
      ("{rules: {'c/d': 'hint',},}", "{rules: {'c/d': 'hint', \"a/b\": \"off\",},}"),
      (
        "{\n\t\"rules\": {\n\t\t\"c/d\": \"hint\", // 看一眼\n\t\t// 末尾\n\t},\n}\n",
        "{\n\t\"rules\": {\n\t\t\"c/d\": \"hint\", // 看一眼\n\t\t\"a/b\": \"off\",\n\t\t// 末尾\n\t},\n}\n"
      ),
      (
        "{\n  \"rules\": {\n    \"c/d\": \"hint\" /* 一\n 二, */ // 三,\n  }\n}\n",
        "{\n  \"rules\": {\n    \"c/d\": \"hint\", /* 一\n 二, */ // 三,\n    \"a/b\": \"off\"\n  }\n}\n"
      ),
      (
        "{\r\n  \"locale\": \"en\"\r\n}\r\n",
        "{\r\n  \"locale\": \"en\",\r\n  \"rules\": {\r\n    \"a/b\": \"off\"\r\n  }\r\n}\r\n"
      ),
    ])
  func aMemberIsSet(_ before: String, _ after: String) throws {
    #expect(try Self.set(before, ["rules", "a/b"], "off") == after)
    let value = try JSONValue.parse(Array(after.utf8), dialect: .json5)
    #expect(value["rules"]?["a/b"]?.stringValue == "off")
  }

  @Test(
    "an element is added to a list",
    arguments: [
      ("{}", "{\n  \"d\": [\"x\", \"新\"]\n}"),
      ("{\"d\": \"一\"}", "{\"d\": [\"一\",\"新\"]}"),
      ("{\"d\": []}", "{\"d\": [\n  \"新\"\n]}"),
      ("{\n  \"d\": [\n    \"a\" // 一\n  ]\n}", "{\n  \"d\": [\n    \"a\", // 一\n    \"新\"\n  ]\n}"),
    ])
  func anElementIsAdded(_ before: String, _ after: String) throws {
    var json = EditableJSON(Array(before.utf8))
    #expect(try json.append("新", to: "d", creating: ["x"]))
    #expect(String(decoding: json.bytes, as: UTF8.self) == after)
  }

  @Test func whatIsNoObjectIsLeftAlone() throws {
    var json = EditableJSON(Array("{\"rules\": []}".utf8))
    #expect(try !json.set(["rules", "a/b"], to: "off"))
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"rules\": []}")
    #expect(throws: JSONError.self) { try Self.set("{", ["a"], 1) }
  }
}
