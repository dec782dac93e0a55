public import JSON

/// The value of an option as an example writes it: `true`, `6`, `"words"`, `["三医联动"]`.
public enum OptionSetting: Sendable, Hashable {
  case bool(Bool), integer(Int), text(String), list([String])

  /// The value as a configuration has it.
  public var json: JSONValue {
    switch self {
    case .bool(let value): .bool(value)
    case .integer(let value): .integer(Int64(value))
    case .text(let value): .string(value)
    case .list(let values): .array(values.map { .string($0) })
    }
  }
}

extension OptionSetting: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral
{
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(arrayLiteral elements: String...) { self = .list(elements) }
}
