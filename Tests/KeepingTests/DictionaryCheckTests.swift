import Bundled
import Keeping
import Lexicon
import Testing
import TextModel

struct DictionaryCheckTests {
  /// Faults of one dictionary given as files; its lines end in LF.
  private func faults(_ files: [String: String]) -> [DictionaryFault] { faults([files]) }

  private func faults(_ layers: [[String: String]]) -> [DictionaryFault] {
    var issues: [DictionaryIssue] = []
    let loaded = layers.enumerated().map { number, files in
      DictionaryLayer(
        name: "d\(number)",
        files: files.sorted { $0.key < $1.key }.map {
          DictionaryFile(path: "\(number)/\($0.key)", name: $0.key, bytes: Array($0.value.utf8))
        },
        issues: &issues)
    }
    return DictionaryCheck.faults(in: LexiconSnapshot(layers: loaded), issues: issues)
  }

  private func kinds(_ faults: [DictionaryFault]) -> [String] {
    faults.map { "\($0.kind.rawValue) \($0.path):\($0.line):\($0.column)" }
  }

  private static let offices = "title\texclusive\tsource\n省长\tyes\t法\n副省长\tno\t法\n"

  @Test(
    arguments: [
      // A row that nearly has each fault, then the fault.
      (["phrases.tsv": "phrase\tsince\tsource\n甲乙\t2020\tS\n甲乙\t2021\tS\n"], []),
      (["phrases.tsv": "phrase\tsource\n甲乙\tS\n甲乙\tT\n"], ["duplicate 0/phrases.tsv:3:1"]),
      (["phrases.tsv": "phrase\tsince\tuntil\tsource\n甲乙\t2020\t2020\tS\n"], []),
      (["phrases.tsv": "phrase\tsince\tuntil\tsource\n甲乙\t2021\t2020\tS\n"], ["date-order 0/phrases.tsv:2:9"]),
      (["phrases.tsv": "phrase\tsince\tsource\n甲乙\t2020-13\tS\n"], ["format 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\taliases\tsource\n甲乙\t丙丁|戊己\tS\n"], []),
      (["phrases.tsv": "phrase\taliases\tsource\n甲乙\t丙丁||戊己\tS\n"], ["list-value 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\taliases\tsource\n甲乙\t丙丁|丙丁\tS\n"], ["list-value 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\tsource\n甲乙\t\n"], ["missing-source 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\tsource\n甲乙\tnosuch\n"], ["unknown-source 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\tsource\n甲\u{200B}乙\tS\n"], ["not-normalized 0/phrases.tsv:2:1"]),
      (["phrases.tsv": "phrase\tsource\nＡ股\tS\n"], ["not-normalized 0/phrases.tsv:2:1"]),
      (["phrases.tsv": "phrase\tsource\n甲、乙（丙）\tS\n"], []),
      (["phrases.tsv": "phrase\tsuccessor\tsource\n甲乙\t丙丁\tS\n丙丁\t\tS\n"], []),
      (["phrases.tsv": "phrase\tsuccessor\tsource\n甲乙\t丙戊\tS\n丙丁\t\tS\n"], ["dangling-successor 0/phrases.tsv:2:4"]),
      (["phrases.tsv": "phrase\tsuccessor\tsource\n甲乙\t丙丁\tS\n丙丁\t甲乙\tS\n"], ["cycle 0/phrases.tsv:2:4"]),
      (["places.tsv": "code\tname\tlevel\tparent\tsource\n21\t甲省\tprovince\t\tS\n2101\t乙市\tprefecture\t21\tS\n"], []),
      (
        ["places.tsv": "code\tname\tlevel\tparent\tsource\n21\t甲省\tprovince\t\tS\n2101\t乙市\tprefecture\t22\tS\n"],
        ["unknown-parent 0/places.tsv:3:20"]
      ),
      (
        [
          "offices.tsv": offices,
          "people.tsv": "name\torganization\toffice\tsince\tuntil\tsource\n张三\t某省\t省长\t2020\t2022\tS\n李四\t某省\t省长\t2022\t\tS\n",
        ], []
      ),
      (
        [
          "offices.tsv": offices,
          "people.tsv": "name\torganization\toffice\tsince\tuntil\tsource\n张三\t某省\t省长\t2020\t2023\tS\n李四\t某省\t省长\t2021\t\tS\n",
        ],
        ["overlapping-tenures 0/people.tsv:3:10"]
      ),
      (
        [
          "offices.tsv": offices,
          "people.tsv": "name\torganization\toffice\tsince\tuntil\tsource\n张三\t某省\t副省长\t2020\t2023\tS\n李四\t某省\t副省长\t2021\t\tS\n",
        ], []
      ),
      (["terms.tsv": "wrong\tright\tsource\n以经\t已经\tS\n"], ["missing-kind 0/terms.tsv:2:1"]),
      (["terms.tsv": "wrong\tright\tkind\tsource\n以经\t已经\ttpyo\tS\n"], ["missing-kind 0/terms.tsv:2:7"]),
      (["terms.tsv": "wrong\tright\tunless-after\tbad\tgood\tsource\tkind\n以经\t已经\t济\t以经完成\t以经济为重\tS\ttypo\n"], []),
      (
        ["terms.tsv": "wrong\tright\tbad\tgood\tsource\tkind\n以经\t已经\t已经完成\t以经济为重\tS\ttypo\n"],
        ["example 0/terms.tsv:2:7", "example 0/terms.tsv:2:12"]
      ),
      (["terms.tsv": "wrong\tright\texceptions\tsource\tkind\n以经\t已经\t经济\tS\ttypo\n"], ["example 0/terms.tsv:2:7"]),
      (["terms.tsv": "wrong\tright\tsource\tkind\n以经\t以经\tS\ttypo\n"], ["contradiction 0/terms.tsv:2:4"]),
      (
        ["terms.tsv": "wrong\tright\tsource\tkind\n甲乙\t丙丁\tS\ttypo\n", "phrases.tsv": "phrase\tsource\n甲乙\tS\n"],
        ["contradiction 0/terms.tsv:2:1"]
      ),
      (
        ["terms.tsv": "wrong\tright\tsource\tkind\n甲乙\t丙丁\tS\ttypo\n", "phrases.tsv": "phrase\tsource\n大甲乙\tS\n"],
        ["wrong-inside-right 0/terms.tsv:2:1"]
      ),
      (
        ["terms.tsv": "wrong\tright\texceptions\tsource\tkind\n甲乙\t丙丁\t大甲乙\tS\ttypo\n", "phrases.tsv": "phrase\tsource\n大甲乙\tS\n"],
        []
      ),
    ] as [([String: String], [String])])
  func eachFaultIsFoundWhereItStands(files: [String: String], expected: [String]) {
    #expect(kinds(faults(files)) == expected)
  }

  @Test func tablesOfOneKindMayHaveDifferentColumns() {
    let full =
      "name\tabbreviations\tparent\tsuccessors\twrong\tsource\n" + (0..<40).map { "某某机关\($0)\t\t某某机关\($0)级\t\t\tS\n" }.joined()
    let files = [
      "organizations.tsv": full, "organizations-z.tsv": "name\tsource\n甲\tS\n",
      "people.tsv": "name\torganization\toffice\tsince\tattested\tsource\n张三\t某省\t省长\t2020\t2021\tS\n",
      "people-z.tsv": "name\tsource\n甲\tS\n",
      "terms.tsv": "wrong\tright\tkind\texceptions\tsource\n以经\t已经\ttypo\t以经济\tS\n",
      "terms-z.tsv": "wrong\tkind\tsource\n丙\ttypo\tS\n",
    ]
    #expect(faults(files).filter { $0.kind != .unknownParent }.isEmpty)
    #expect(faults(files).count == 40)
  }

  @Test func everyFaultSaysWhatToDo() {
    for fault in faults(["phrases.tsv": "phrase\taliases\tsuccessor\tsource\nＡ甲\t|\t无\t\nＡ甲\t\t\tnosuch\n"]) {
      #expect(!fault.remedy.zh.isEmpty && !fault.remedy.en.isEmpty, "\(fault.text(.en))")
    }
  }

  @Test func switchingOffMustMeetSomething() {
    let base = ["phrases.tsv": "phrase\tsource\n甲乙\tS\n"]
    #expect(faults([base, ["phrases.tsv": "phrase\n!甲乙\n"]]).isEmpty)
    #expect(kinds(faults([base, ["phrases.tsv": "phrase\n!甲丙\n"]])) == ["nothing-switched-off 1/phrases.tsv:2:1"])
  }

  @Test func whatALaterLayerReplacesIsNotHeldAgainstIt() {
    let base = ["terms.tsv": "wrong\tright\tsource\tkind\n甲乙\t丙丁\tS\ttypo\n"]
    let phrase = ["phrases.tsv": "phrase\tsource\n甲乙\tS\n"]
    #expect(kinds(faults([base, phrase])) == ["contradiction 0/terms.tsv:2:1"])
    #expect(faults([base, phrase.merging(["terms.tsv": "wrong\n!甲乙\n"]) { a, _ in a }]).isEmpty)
  }

  private func lexicon(_ files: [String: String]) -> LexiconSnapshot {
    var issues: [DictionaryIssue] = []
    let loaded = files.sorted { $0.key < $1.key }.map { DictionaryFile(path: $0.key, name: $0.key, bytes: Array($0.value.utf8)) }
    return LexiconSnapshot(layers: [DictionaryLayer(name: "d", files: loaded, issues: &issues)])
  }

  @Test func allFaultsAreCountedAndTheFirstOfEachKindTold() {
    let rows = (0..<50).map { "\($0)词\t\($0 % 2 == 0 ? "" : "nosuch")\n" }.joined()
    let found = DictionaryCheck.collect(
      in: lexicon(["phrases.tsv": "phrase\tsource\n" + rows, "offices.tsv": "title\tsource\n甲\t\n"]),
      into: FaultCollection(limit: 3, paths: ["phrases.tsv"]))
    #expect(found.count == 50)
    #expect(found.groups.map { "\($0.kind.rawValue) \($0.count) \($0.kept)" } == ["missing-source 25 3", "unknown-source 25 3"])
    #expect(found.kept.map(\.line) == [2, 3, 4, 5, 6, 7])
    #expect(!found.isUnreadable)
  }

  @Test func whatStandsFirstIsToldWhateverOrderItIsFoundIn() {
    // Right forms meet wrong ones from below: the rows of “wrong” are found in reverse.
    let wrongs = (0..<40).map { "错\(100 + $0)\t对\(100 + $0)\tS\ttypo\n" }.joined()
    let rights = (0..<40).reversed().map { "大错\(100 + $0)\tS\n" }.joined()
    let found = DictionaryCheck.collect(
      in: lexicon(["terms.tsv": "wrong\tright\tsource\tkind\n" + wrongs, "phrases.tsv": "phrase\tsource\n" + rights]),
      into: FaultCollection(limit: 2))
    #expect(found.count == 40)
    #expect(found.kept.map(\.line) == [2, 3])
  }

  @Test func onlyWhatAChangeBringsIsNew() {
    let old = "phrase\tsource\n甲\t\n乙\tS\n"
    func new(_ text: String, since old: String) -> [String] {
      let fresh = DictionaryCheck.newFaults(in: (lexicon(["phrases.tsv": text]), []), limit: 10) {
        (lexicon(["phrases.tsv": old]), [])
      }
      return kinds(fresh.kept)
    }
    #expect(new("phrase\tsource\n丁\tS\n甲\t\n乙\tS\n", since: old) == [], "the line has moved, the fault is the same")
    #expect(new("phrase\tsource\n丁\t\n甲\t\n乙\tS\n", since: old) == ["missing-source phrases.tsv:2:3"])
    #expect(new("phrase\tsource\n甲\t\n甲\t\n乙\tS\n", since: old).contains("duplicate phrases.tsv:3:1"))
  }

  @Test func manyFormsThatBeginAlikeAreToldApart() {
    let heads = "中华人民共和国"
    let wrongs = (0..<300).map { "\(heads)\($0)\t对\tS\ttypo\n" }.joined() + "中华人\t对\tS\ttypo\n中\t对\tS\ttypo\n"
    let found = faults([
      "terms.tsv": "wrong\tright\tsource\tkind\n" + wrongs, "phrases.tsv": "phrase\tsource\n在\(heads)29年\tS\n",
    ])
    #expect(
      kinds(found).sorted()
        == [
          "wrong-inside-right 0/terms.tsv:31:1", "wrong-inside-right 0/terms.tsv:302:1", "wrong-inside-right 0/terms.tsv:303:1",
          "wrong-inside-right 0/terms.tsv:4:1",
        ].sorted())
  }

  @Test func aLongCircleIsToldOnceAndInShort() {
    let rows = (0..<30).map { "词\($0)\t词\(($0 + 1) % 30)\tS\n" }.joined() + "外\t词7\tS\n"
    let found = faults(["phrases.tsv": "phrase\tsuccessor\tsource\n" + rows])
    #expect(kinds(found) == ["cycle 0/phrases.tsv:2:4"])
    #expect(found.first?.message.zh.contains("词0 → 词1") == true && found.first?.message.zh.contains("…") == true)
  }

  @Test func aPostThatManyHoldAtATimeIsToldOf() {
    let rows = (0..<400).map { "人\($0)\t某省\t省长\t2020\tS\n" }.joined()
    let found = faults(["offices.tsv": Self.offices, "people.tsv": "name\torganization\toffice\tsince\tsource\n" + rows])
    #expect(Set(found.map(\.line)).count == 399)
  }

  @Test func theBundledDictionariesAreClean() {
    let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())
    #expect(DictionaryCheck.faults(in: lexicon).map { $0.text(.en) } == [])
    for name in BundledDictionaries.names {
      for file in BundledDictionaries.files(of: name) {
        guard let kind = TableKind(fileName: file.name) else { continue }
        #expect(DictionaryCheck.canonicalFault(path: file.path, kind: kind, bytes: file.bytes) == nil)
      }
    }
  }
}
