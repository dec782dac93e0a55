public import Lexicon
public import TextModel

/// What `zhubi dict harvest` looks for in documents.
public enum HarvestKind: String, Sendable, CaseIterable {
  /// A person with an office.
  case people
  /// The name of an institution.
  case organizations
  /// An expression in quotation marks.
  case phrases
  /// A numbered formula in quotation marks: “四个意识”.
  case formulas
  /// A functional zone.
  case zones

  /// The table that takes it.
  public var table: TableKind {
    switch self {
    case .people: .people
    case .organizations: .organizations
    case .phrases, .formulas: .phrases
    case .zones: .places
    }
  }

  /// What it is called.
  public var label: Localized {
    switch self {
    case .people: Localized("人员任职", en: "People and offices")
    case .organizations: Localized("机构", en: "Organisations")
    case .phrases: Localized("引号里的表述", en: "Quoted phrases")
    case .formulas: Localized("数字提法", en: "Numbered formulas")
    case .zones: Localized("功能区", en: "Functional zones")
    }
  }

  /// How often a candidate must occur to be proposed, if nobody says otherwise. A person or a zone is named with care, and
  /// once is enough; anything may stand in quotation marks once.
  public var leastCount: Int {
    switch self {
    case .people, .zones: 1
    case .organizations, .phrases, .formulas: 2
    }
  }
}
