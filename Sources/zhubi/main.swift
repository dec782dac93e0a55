// A first command line for measuring rules; the real one replaces it.
import Bundled
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import JSON
import Lexicon
import Linting
import Rules
import TextModel

func readAll(_ path: String) -> [UInt8] {
  let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY)
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let n = unsafe read(descriptor, &buffer, buffer.count)
    if n <= 0 { break }
    all += buffer[0..<n]
  }
  return all
}

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "lint" { arguments.removeFirst() }
let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(), cues: RuleSet.cues(of: RuleCatalogue.all))
var paths: [String] = []
var isNDJSON = false
var profile = Profile.news
var date: Day? = nil
var i = 0
while i < arguments.count {
  switch arguments[i] {
  case "--input": isNDJSON = arguments[i + 1] == "ndjson"; i += 1
  case "--format", "--fail-on": i += 1
  case "--profile": profile = Profile(rawValue: arguments[i + 1]) ?? .news; i += 1
  case "--as-of": date = PartialDate(Array(arguments[i + 1].utf8))?.earliest; i += 1
  default: paths.append(arguments[i])
  }
  i += 1
}
let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) { d in
  (RuleSetting(severity: d.profiles[profile] ?? d.severity, isSeverityFixed: false), RuleOptions(d, profile: profile))
}
let linter = Linter(rules: rules)
let context = LintContext(lexicon: lexicon, date: date, profile: profile)
var scratch = Paragraph(context: context)

func position(_ text: SourceText, _ offset: UInt32) -> JSONValue {
  let p = text.position(at: Int(offset), encoding: .utf32)
  return ["line": .integer(Int64(p.line + 1)), "column": .integer(Int64(p.column + 1)), "byte": .integer(Int64(offset)), "utf16": .integer(Int64(text.utf16Offset(at: Int(offset))))]
}

if isNDJSON {
  for line in readAll("-").split(separator: 0x0A) {
    guard let value = try? JSONValue.parse(Array(line)), let string = value["text"]?.stringValue else { continue }
    let text = SourceText(string)
    let result = linter.lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch)
    let findings: [JSONValue] = result.findings.map { f in
      let fixes: [JSONValue] = f.fixes.map { fix in
        let edits: [JSONValue] = fix.edits.map { ["start": position(text, $0.range.start), "end": position(text, $0.range.end), "text": .string($0.replacement)] }
        return ["title": .string(fix.title), "safety": .string(fix.safety.name), "edits": .array(edits)]
      }
      return [
        "rule": .string(f.rule), "severity": .string(f.severity.name), "message": .string(f.message), "start": position(text, f.range.start),
        "end": position(text, f.range.end), "fixes": .array(fixes),
      ]
    }
    print(String(decoding: JSONValue.object(JSONObject([("id", value["id"] ?? .null), ("findings", .array(findings))])).serialized(), as: UTF8.self))
  }
} else {
  for path in paths {
    let text = SourceText(String(decoding: readAll(path), as: UTF8.self))
    for f in linter.lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch).findings {
      let p = text.position(at: Int(f.range.start), encoding: .utf32)
      print("\(path):\(p.line + 1):\(p.column + 1): \(f.severity.name) \(f.rule) ‹\(text.string(f.range))› \(f.message) → \(f.fixes.first?.edits.first?.replacement ?? "")")
    }
  }
}
