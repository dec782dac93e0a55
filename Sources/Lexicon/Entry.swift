/// One row of a dictionary table, as the lexicon knows it. Its texts stay in the table and are read when asked for.
public struct Entry: Sendable, Hashable {
  /// Index of the entry in its ``LexiconSnapshot``.
  public internal(set) var id: Int32
  /// The table it stands in.
  public let kind: TableKind
  /// Index into ``LexiconSnapshot/layers``.
  public let layer: UInt8
  /// Index into the layer's tables.
  public let table: UInt16
  /// Row in the table.
  public let row: Int32
  /// When it is in force.
  public let validity: Validity
  /// The level of a place; nil for other entries, and when the row does not say.
  public let level: PlaceLevel?
  /// Whether the row calls a phrase common wording (常用表述, 成语) and no set expression.
  public let isCommonWording: Bool
}

/// What a form is to its entry.
public enum FormRole: UInt8, Sendable, Hashable, CaseIterable {
  /// The name itself.
  case canonical
  /// An accepted other name: an alias, an abbreviation, a full form.
  case alias
  /// The short name of a place (海州 for 海州区).
  case short
  /// A form that the dictionary calls wrong.
  case wrong
  /// The part of a generic name after its placeholder (`{place}市商务局` → 市商务局).
  case pattern
}

/// Some of the things that a form can be to its entry.
public struct FormRoles: ExpressibleByArrayLiteral, Sendable, Hashable {
  private let bits: UInt8

  /// Creates the set of some roles.
  public init(arrayLiteral roles: FormRole...) { bits = roles.reduce(0) { $0 | 1 << $1.rawValue } }

  /// Whether a role is among them.
  public func contains(_ role: FormRole) -> Bool { bits >> role.rawValue & 1 != 0 }
}

/// What a form of the matcher stands for.
public struct FormMeaning: Sendable, Hashable {
  /// Who put the form into the matcher.
  public enum Owner: UInt8, Sendable { case entry, cue, seed }
  /// Who put the form into the matcher.
  public let owner: Owner
  /// What it is to the entry.
  public let role: FormRole
  /// Entry index, or cue number, or number of the seeded entry.
  public let id: Int32

  /// Creates a meaning.
  public init(owner: Owner, role: FormRole, id: Int32) { (self.owner, self.role, self.id) = (owner, role, id) }
}
