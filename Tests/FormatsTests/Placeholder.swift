import Testing

@Suite struct FormatsTestsPlaceholder {}
