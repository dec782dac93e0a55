import Testing

@Suite struct AnalysisTestsPlaceholder {}
