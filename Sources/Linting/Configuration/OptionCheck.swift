import JSON
import TextModel

/// Checks the value of a rule's option.
enum OptionCheck {
  /// Why a value does not fit; nil when it does.
  static func fault(_ value: JSONValue, _ option: RuleOption) -> Localized? {
    switch option.value {
    case .bool:
      return value.boolValue == nil ? Localized("“\(option.name)”应是 true 或 false", en: "“\(option.name)” is true or false") : nil
    case .integer(_, let range):
      guard let number = value.intValue, range.contains(number) else {
        return Localized(
          "“\(option.name)”应是 \(range.lowerBound) 到 \(range.upperBound) 的整数",
          en: "“\(option.name)” is an integer from \(range.lowerBound) to \(range.upperBound)")
      }
      return nil
    case .choice(_, let choices):
      guard let name = value.stringValue, choices.contains(name) else {
        let all = choices.joined(separator: ", ")
        return Localized("“\(option.name)”应是其中之一：\(all)", en: "“\(option.name)” is one of: \(all)")
      }
      return nil
    case .strings:
      guard let array = value.arrayValue, array.allSatisfy({ $0.stringValue != nil }) else {
        return Localized("“\(option.name)”应是字符串数组", en: "“\(option.name)” is an array of strings")
      }
      return nil
    }
  }
}
