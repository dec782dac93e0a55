import Testing

@Suite struct KeepingTestsPlaceholder {}
