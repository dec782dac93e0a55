/// Some units by their names, to ask whether a number has one of them without reading its unit. Made once, kept in a `static let`.
public struct UnitNames: Sendable, ExpressibleByArrayLiteral {
  /// Whether each of ``MeasureUnit/all`` has one of the names: a few names are those of two units.
  private var isNamed = [Bool](repeating: false, count: MeasureUnit.all.count)

  /// Creates the list of some names.
  public init(arrayLiteral names: String...) { self.init(names) }

  /// Creates the list of some names; those that are no unit's are left out.
  public init(_ names: some Sequence<String>) {
    for name in names { for index in MeasureUnit.indices(named: name) { isNamed[index] = true } }
  }

  func contains(_ index: Int) -> Bool { index >= 0 && isNamed[index] }
}
