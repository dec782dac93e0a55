import Linting

/// The rules of category `docno`.
enum DocumentNumberRules {
  static let all: [any Rule.Type] = [
    DocumentNumberBracket.self,
    DocumentNumberPadding.self,
    DocumentNumberYear.self,
    DocumentNumberSuffix.self,
    CitationOrder.self,
    AgencyCode.self,
  ]
}
