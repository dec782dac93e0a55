import Testing

@Suite struct LexiconTestsPlaceholder {}
