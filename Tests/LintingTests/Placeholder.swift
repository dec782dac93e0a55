import Testing

@Suite struct LintingTestsPlaceholder {}
