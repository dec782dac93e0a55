import Testing

@Suite struct ArgumentsTestsPlaceholder {}
