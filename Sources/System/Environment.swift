public import TextModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What surrounds the process: its arguments, variables and working folder.
public enum Environment {
  /// The arguments without the program's name; bytes that are not UTF-8 are kept as ``PathText`` keeps them.
  public static var arguments: [String] {
    var arguments: [String] = []
    // SAFETY: the system closes the list with NULL and each argument with NUL, and nobody changes them.
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { break }
      arguments.append(PathText.decode(unsafe cBytes(argument)))
    }
    return arguments
  }

  /// The value of a variable, `nil` when it is not set.
  public static func variable(_ name: String) -> String? {
    // SAFETY: read at once; nothing in this program changes the environment.
    guard let value = unsafe getenv(name) else { return nil }
    return PathText.decode(unsafe cBytes(value))
  }

  /// Whether colour is unwanted: `NO_COLOR` is set and not empty (no-color.org), or the terminal is `dumb`.
  public static var refusesColor: Bool { variable("NO_COLOR")?.isEmpty == false || variable("TERM") == "dumb" }

  /// The language of messages by `LC_ALL`, `LC_MESSAGES` and `LANG`, the first that is set: English when one names it, else Chinese.
  public static var locale: MessageLocale {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = variable(name), !value.isEmpty else { continue }
      return MessageLocale(languageTag: value) ?? .zhHans
    }
    return .zhHans
  }

  /// The folder in which the process stands; the root when it has been removed.
  public static var workingFolder: String {
    // SAFETY: `getcwd` allocates what it returns.
    guard let folder = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(folder) }
    return PathText.decode(unsafe cBytes(folder))
  }

  /// The user's own folder, by `HOME`.
  public static var homeFolder: String? { variable("HOME") }
}
