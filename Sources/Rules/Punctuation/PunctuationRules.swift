import Linting

/// The rules of category `punct`.
enum PunctuationRules {
  static let all: [any Rule.Type] = [
    HalfwidthMark.self, HalfwidthParenthesis.self, FullwidthMarkInNumber.self, UnbalancedMark.self, QuoteNesting.self,
    QuoteDirection.self, StraightQuote.self, EllipsisForm.self, EllipsisWithDeng.self, DashForm.self, DuplicateMark.self,
    DunhaoBetweenQuotes.self, DunhaoBeforeDeng.self, DunhaoBeforeConjunction.self, CommaInShortList.self, NestedColon.self,
    EnumerationSemicolon.self, QuoteEnd.self, SpaceInChinese.self, SpaceBesideLatin.self, LineStart.self, BookTitleMisuse.self,
    BookTitleMissing.self, InterpunctForm.self, RangeMarkForm.self, ExclamationRun.self,
  ]
}
