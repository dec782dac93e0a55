import Testing

@Suite struct RulesTestsPlaceholder {}
