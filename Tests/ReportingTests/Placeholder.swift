import Testing

@Suite struct ReportingTestsPlaceholder {}
