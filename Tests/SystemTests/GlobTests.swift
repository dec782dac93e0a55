import System
import TextModel
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "x/y/a.md", true), ("*.md", "a.md/x", false), ("*.md", ".md", true),
    ("/*.md", "x/a.md", false), ("./*.md", "a.md", true),
    ("docs/*.md", "docs/a.md", true), ("docs/*.md", "docs/x/a.md", false), ("docs/*.md", "x/docs/a.md", false),
    ("docs/**/*.md", "docs/a.md", true),
    ("docs/**/*.md", "docs/x/y/a.md", true), ("**/docs/*.md", "docs/a.md", true), ("**/docs/*.md", "x/y/docs/a.md", true),
    ("docs/**", "docs/x/y", true),
    ("docs/**", "docs", false), ("docs/", "docs/x", true), ("docs/", "docsx/x", false), ("a?c", "abc", true), ("a?c", "a/c", false),
    ("第?章", "第十章", true),
    ("第?章", "第十二章", false), ("第??章", "第𠮷二章", true), ("[一二三].txt", "二.txt", true), ("[一-三].txt", "万.txt", true),
    ("[!一].txt", "一.txt", false),
    ("[!一].txt", "二.txt", true), ("[^a]", "b", true), ("[]a]", "]", true), ("[a-]", "-", true), ("a[/]b", "a/b", false),
    ("*.{md,txt}", "x/a.txt", true),
    ("*.{md,txt}", "a.html", false), ("{a,b/c}/*.md", "b/c/x.md", true), ("{a,{b,c}d}.md", "cd.md", true), ("{a}", "a", true),
    ("{,x}a", "a", true), ("a}", "a}", true),
    ("\\*.md", "*.md", true), ("\\*.md", "a.md", false), ("\\{a,b\\}", "{a,b}", true), ("[{,]", "{", true), ("a**b", "axxb", true),
    ("a**b/c", "ax/b/c", false),
    ("**", "a/b", true), ("*", "a/b", true), ("/*", "a/b", false), ("**/a/**/b/**/c", "x/a/y/z/b/c", true),
    ("**/a/**/b/**/c", "x/b/y/z/a/c", false),
    ("a*b*c", "abbbbc", true), ("a*b*c", "abbbb", false), ("**/x/y", "x/x/y", true), ("*中*", "a中b", true),
    ("[[:digit:]]*", "3月.txt", true), ("é", "e\u{301}", false),
  ])
  func coversWhatItShould(_ pattern: String, _ path: String, _ expected: Bool) throws {
    #expect(try Glob(pattern).matches(path) == expected)
  }

  @Test(arguments: [
    ("", Glob.Fault.empty), ("/", .empty), ("./", .empty), ("[a", .unclosedBracket), ("a\\", .unclosedBracket),
    ("{a,b", .unclosedBrace), ("[[:zhubi:]]", .unclosedBracket),
    (String(repeating: "{a,b}", count: 9), .tooManyAlternatives), (String(repeating: "{a,b}", count: 10_000), .tooManyAlternatives),
  ])
  func refusesWhatMakesNoSense(_ pattern: String, _ fault: Glob.Fault) {
    #expect(throws: fault) { try Glob(pattern) }
    #expect(fault.message(.zhHans) != fault.message(.en))
  }

  /// With backtracking into every star each of these would take longer than the universe has existed.
  @Test func hostilePatternsTakeNoTime() throws {
    let letters = String(repeating: "a", count: 2_000)
    #expect(try !Glob(String(repeating: "a*", count: 500) + "b").matches(letters))
    #expect(try !Glob(String(repeating: "*", count: 1_000) + "b").matches(letters))
    #expect(try !Glob("*" + String(repeating: "?*", count: 500) + "b").matches(letters))
    let folders = String(repeating: "a/", count: 1_000)
    #expect(try !Glob(String(repeating: "**/a/", count: 200) + "b").matches(folders + "c"))
    #expect(try Glob(String(repeating: "**/a*/", count: 200) + "b").matches(folders + "b"))
  }
}
