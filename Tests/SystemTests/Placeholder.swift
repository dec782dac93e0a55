import Testing

@Suite struct SystemTestsPlaceholder {}
