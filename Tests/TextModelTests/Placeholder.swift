import Testing

@Suite struct TextModelTestsPlaceholder {}
