import Arguments
import TextModel
import Testing

@Suite struct TableTests {
  @Test func theSampleIsConsistent() { #expect(SampleProgram.root.inconsistencies == []) }

  @Test func faultsOfATableAreFound() {
    let text = Localized("文", en: "text")
    let one = ValueSyntax(Localized("值", en: "VALUE"), .choice(["a"]))
    let table = Command(
      "p", text,
      subcommands: [
        Command("x", text, options: [Option("all", short: "a", text), Option("help", text)]),
        Command("x", Localized("无", en: ""), positionals: [Positional(one, .any, text), Positional(one, .one, text)]),
        Command(
          "y", text, options: [Option("z", takes: .optional(one, default: "b"), text)],
          positionals: [Positional(one, .atMostOne, text), Positional(one, .one, text)]),
      ],
      options: [Option("also", short: "a", text, inherited: true), Option("own", text)], positionals: [Positional(one, .one, text)])
    #expect(
      table.inconsistencies == [
        "p: x twice", "p: operands beside commands", "p x: --help twice", "p x: -a twice", "p x: nothing is left for VALUE",
        "p x: a text lacks a language: 无",
        "p y: nothing is left for VALUE", "p y: --z refuses its own default",
      ])
  }

  @Test(
    arguments: [
      ("fomat", "format"), ("foramt", "format"), ("fromat", "format"), ("formatt", "format"), ("f", nil), ("quiet", "quiet"),
      ("qiute", nil), ("zzzzzz", nil), ("", nil),
    ] as [(String, String?)])
  func theNearestNameIsTheOneThatWasMeant(_ typed: String, _ expected: String?) {
    #expect(Spelling.nearest(to: typed, among: ["format", "output", "quiet", "fix"]) == expected)
  }
}
