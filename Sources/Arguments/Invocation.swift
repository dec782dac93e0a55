/// A command line that has been understood.
///
/// Asking for an option that the command does not declare is a bug in the program and stops it.
public struct Invocation: Sendable {
  /// One appearance of an option.
  public struct Occurrence: Sendable, Hashable {
    /// The long name.
    public let option: String
    /// The value, that of an optional one filled in; `nil` for a flag.
    public let value: String?
  }

  /// The commands from the program down.
  public let path: [Command]
  /// Every option in the order in which it was given.
  public let occurrences: [Occurrence]
  /// Every argument that is no option, in order.
  public let operands: [String]

  /// The names below the program: `["dict", "add"]`.
  public var commandNames: [String] { path.dropFirst().map(\.name) }

  /// Whether an option was given.
  public func has(_ name: String) -> Bool {
    check(name)
    return occurrences.contains { $0.option == name }
  }

  /// The value of an option, the last one given; `nil` when it was not.
  public func value(_ name: String) -> String? {
    check(name)
    return occurrences.last { $0.option == name }?.value
  }

  /// All values of an option that may be repeated or holds a list, in order.
  public func values(_ name: String) -> [String] {
    let option = check(name)
    let given = occurrences.filter { $0.option == name }.compactMap(\.value)
    let counted = option?.isRepeatable == true ? given : Array(given.suffix(1))
    return option?.isList == true ? counted.flatMap { Self.items(of: $0) } : counted
  }

  /// The number that an option of kind ``ValueSyntax/Kind/integer(_:)`` was given.
  public func integer(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  /// The operand at a place from zero; `nil` when fewer were given.
  public func operand(_ place: Int) -> String? { operands.indices.contains(place) ? operands[place] : nil }

  /// The parts of a list; blanks around the commas do not count, nor do empty parts.
  static func items(of list: String) -> [String] {
    list.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  @discardableResult
  private func check(_ name: String) -> Option? {
    let option = CommandPath.options(path).first { $0.name == name }
    precondition(option != nil, "the command does not declare --\(name)")
    return option
  }
}
