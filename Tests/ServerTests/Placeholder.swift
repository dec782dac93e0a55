import Testing

@Suite struct ServerTestsPlaceholder {}
