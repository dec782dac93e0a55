import JSON
import Lexicon
import Linting
import Rules
import System
import TextModel

extension FuzzTarget {
  /// Configurations, manifests, sidecars, baselines, directives, globs: every fault has a place, what was written is read back.
  static let configurations = FuzzTarget(
    name: "configurations",
    seeds: [
      #"{ "dictionaries": ["language"], "asOf": "2023-01", "profile": "gongwen", "rules": { "punct/*": "off", "style/long-sentence": { "severity": "hint", "limit": 90 } }, "overrides": [{ "files": ["a/**"], "profile": "web" }] }"#,
      "{ // c\n extends: ['x',], locale: 'en', include: '**/*.md', rulez: 1, target: 'hant' }",
      "file\trule\ttext\tfingerprint\treason\na.txt\tdate/invalid\t2月30日\tabc\t理由\n# x\n",
      #"{"version":1,"files":{"a.txt":{"abc":"date/invalid"}}}"#, #"{"name":"x","extends":["national"],"sources":{"a":"b"}}"#,
      "zhubi-disable-next-line punct/*, date/invalid: 理由", "**/[a-z]*.{txt,md}\na/b/c.txt", "!/build/\n*.log\n**/x/**\na/x/b.log",
      String(repeating: "*a", count: 40) + "\n" + String(repeating: "a", count: 200),
    ].map { Array($0.utf8) }
  ) { bytes throws(Fault) in
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    var reader = ConfigurationReader(path: "zhubi.json", bytes: bytes, rules: descriptions)
    let configuration = reader.read()
    for issue in reader.issues {
      try demand(issue.line >= 1 && issue.line <= lines && issue.column >= 1, "an issue at \(issue.line):\(issue.column)")
    }
    try demand(configuration.merging(Configuration()) == configuration, "merging nothing changes a configuration")
    let resolved = configuration.resolved { $0.hasPrefix("a") }
    for description in descriptions.prefix(20) { _ = resolved.setting(of: description, profile: .report) }
    try checkStanding(bytes)
    var issues: [DictionaryIssue] = []
    _ = DictionaryManifest(path: "dictionary.json", bytes: bytes, defaultName: "x", issues: &issues)
    let text = String(decoding: bytes, as: UTF8.self)
    _ = Directive(comment: text, range: ByteRange(0, bytes.count))
    let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      if let glob = try? Glob(parts[0]) { _ = glob.matches(parts[1]) }
      _ = IgnoreRules(Array(parts[1].utf8)).ignores(parts[0], isFolder: false)
    }
  }

  private static let descriptions = RuleCatalogue.all.map { $0.description }

  private static func checkStanding(_ bytes: [UInt8]) throws(Fault) {
    var issues: [ConfigurationIssue] = []
    let table = StetTable(path: "zhubi.stet.tsv", bytes: bytes, issues: &issues)
    let again = StetTable(path: "zhubi.stet.tsv", bytes: table.bytes, issues: &issues)
    try demand(again.bytes == table.bytes && again.rows == table.rows, "a sidecar is not read back as it was written")
    guard let baseline = try? Baseline(path: "b", bytes: bytes) else { return }
    let reread = try? Baseline(path: "b", bytes: baseline.bytes)
    try demand(reread == baseline, "a baseline is not read back as it was written")
  }
}
