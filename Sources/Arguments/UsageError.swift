public import TextModel

/// A command line that makes no sense, with what was probably meant.
public struct UsageError: Error, Sendable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// As it was typed, hyphens and all. `owner` is a command that has the option: `zhubi lint` of `zhubi --fix lint`.
    case unknownOption(String, nearest: String?, owner: String?)
    case unknownCommand(String, nearest: String?)
    case missingCommand([String])
    case missingValue(option: String, value: Localized)
    /// A value after a flag that takes none.
    case unexpectedValue(option: String)
    case notAChoice(value: String, choices: [String])
    case notValid(value: String, expected: Localized)
    case missingOperand(Localized)
    case unexpectedOperand(String)
  }

  public let reason: Reason
  /// The option concerned, as it is written in full, if the reason does not name it.
  public let option: String?
  /// The commands from the program down to the one that was being read.
  public let path: [Command]

  /// What is wrong and what was probably meant, in one sentence.
  public func message(_ locale: MessageLocale) -> String {
    let what = Self.sentence(reason).text(locale)
    guard let option else { return what }
    return locale == .en ? "\(option): \(what)" : "\(option)：\(what)"
  }

  /// Where to read how it is done: the usage line and the command that shows more.
  public func advice(_ locale: MessageLocale) -> String {
    let command = path.map(\.name).joined(separator: " ")
    let usage = HelpText.usage(path, locale)
    return locale == .en
      ? "Usage: \(usage)\nRun “\(command) --help” for more." : "用法：\(usage)\n运行“\(command) --help”查看说明。"
  }

  private static func sentence(_ reason: Reason) -> Localized {
    switch reason {
    case .unknownOption(let name, let nearest?, _):
      Localized("没有选项 \(name)，是不是 \(nearest)？", en: "there is no option \(name); did you mean \(nearest)?")
    case .unknownOption(let name, nil, let owner?):
      Localized("选项 \(name) 要写在“\(owner)”之后", en: "the option \(name) belongs after “\(owner)”")
    case .unknownOption(let name, nil, nil): Localized("没有选项 \(name)", en: "there is no option \(name)")
    case .unknownCommand(let name, let nearest?):
      Localized("没有命令“\(name)”，是不是“\(nearest)”？", en: "there is no command “\(name)”; did you mean “\(nearest)”?")
    case .unknownCommand(let name, nil): Localized("没有命令“\(name)”", en: "there is no command “\(name)”")
    case .missingCommand(let names):
      Localized("缺少命令，可用：\(names.joined(separator: "、"))", en: "a command is missing; there are \(names.joined(separator: ", "))")
    case .missingValue(let option, let value):
      Localized("选项 \(option) 缺少“\(value.zh)”", en: "the option \(option) needs a \(value.en)")
    case .unexpectedValue(let option): Localized("选项 \(option) 不带值", en: "the option \(option) takes no value")
    case .notAChoice(let value, let choices):
      if let nearest = Spelling.nearest(to: value, among: choices) {
        Localized("不能是“\(value)”，是不是“\(nearest)”？", en: "“\(value)” is not allowed; did you mean “\(nearest)”?")
      } else {
        Localized(
          "不能是“\(value)”，可用：\(choices.joined(separator: "、"))",
          en: "“\(value)” is not allowed; there are \(choices.joined(separator: ", "))")
      }
    case .notValid(let value, let expected):
      Localized("“\(value)”不对，应为\(expected.zh)", en: "“\(value)” is not \(expected.en)")
    case .missingOperand(let name): Localized("缺少“\(name.zh)”", en: "\(name.en) is missing")
    case .unexpectedOperand(let word): Localized("多出“\(word)”", en: "“\(word)” is one argument too many")
    }
  }
}
