import Bundled
import Testing
import TextModel

@testable import Lexicon

@Suite("Finding forms in a text")
struct FormMatcherTests {
  private static let characters = LexiconSnapshot(layers: BundledDictionaries.layers()).characters

  /// Numbers that look random and are the same in every run.
  private struct Numbers {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static func view(_ text: String) -> NormalizedText {
    var view = NormalizedText()
    let source = SourceText(text)
    view.read(ProseBlock(ByteRange(0, source.count)), of: source, characters, NormalizedText.Reading())
    return view
  }

  private static func matcher(_ forms: some Sequence<[UInt32]>) -> FormMatcher {
    var builder = FormMatcherBuilder(reserving: 16)
    for form in forms { builder.add(form[...]) }
    return builder.build().matcher
  }

  @Test("agrees with trying every form at every place", arguments: [2, 3, 5, 60])
  func agreesWithTryingAll(_ letters: Int) {
    // Few letters make forms that begin alike by the hundred; two of them, and a surrogate's neighbours, are beyond sixteen bits.
    let alphabet: [UInt32] = [0x56FD, 0x4E00, 0x20BB7, 0x61, 0x30EDE] + (0..<60).map { 0x6210 + $0 }
    var numbers = Numbers(state: UInt64(letters))
    var forms: Set<[UInt32]> = []
    for _ in 0..<600 {
      let form = (0...numbers.next(below: 6)).map { _ in alphabet[numbers.next(below: letters)] }
      // Forms of one character are found in the Basic Multilingual Plane only.
      if form.count > 1 || form[0] < 0x10000 { forms.insert(form) }
    }
    let matcher = Self.matcher(forms)
    #expect(matcher.count == forms.count)
    var scratch = FormMatcher.Scratch()
    for length in [0, 1, 2, 3, 255, 256, 257, 900] {
      let written = (0..<length).map { _ in alphabet[numbers.next(below: letters)] }
      let view = Self.view(String(String.UnicodeScalarView(written.compactMap(Unicode.Scalar.init))))
      // Traditional characters are folded.
      let scalars = view.scalars
      var hits: [FormMatcher.Hit] = []
      matcher.matches(in: view, 0..<view.count, &scratch, into: &hits)
      var expected: [[UInt32]] = []
      for start in scalars.indices {
        for end in start + 1...start + 6 where end <= scalars.count && forms.contains(Array(scalars[start..<end])) {
          expected.append([UInt32(start)] + scalars[start..<end])
        }
      }
      let found = hits.map { [$0.start] + matcher.scalars(Int($0.form)) }
      let other = zip(found, expected).first { $0 != $1 }
      #expect(other == nil && found.count == expected.count, "\(length) characters")
      #expect(hits.allSatisfy { Int($0.end - $0.start) == matcher.length(Int($0.form)) })
    }
  }

  @Test func onlyWhatStartsInTheRangeIsFound() {
    let matcher = Self.matcher(["国家", "家"].map { $0.unicodeScalars.map(\.value) })
    var scratch = FormMatcher.Scratch()
    var hits: [FormMatcher.Hit] = []
    matcher.matches(in: Self.view("国家国家"), 1..<3, &scratch, into: &hits)
    #expect(hits.map(\.range) == [1..<2, 2..<4])
  }

  @Test func aMatcherWithoutFormsFindsNothing() {
    var scratch = FormMatcher.Scratch()
    var hits: [FormMatcher.Hit] = []
    Self.matcher([]).matches(in: Self.view("全国一盘棋"), 0..<5, &scratch, into: &hits)
    #expect(hits.isEmpty)
  }
}
