import JSON
import LanguageServerProtocol
import TextModel

/// What is said beside the answers: the log and the trace.
extension Session {
  /// How grave a line of the log is (LSP 3.17, `MessageType`).
  enum LogLevel: Int64 { case error = 1, warning, information, log }

  /// Writes to the client's log.
  func log(_ text: Localized, _ level: LogLevel = .log) { log(text.text(locale), type: Int(level.rawValue)) }

  /// Tells what is being handled (LSP 3.17, `$/logTrace`), if the client wants to know; `verbose` with the parameters.
  func traceMessage(_ direction: String, _ what: String, _ details: JSONValue?) {
    guard trace != "off" else { return }
    var params: JSONObject = ["message": .string("\(direction) \(what)")]
    if trace == "verbose", let details, !details.isNull {
      params["verbose"] = .string(String(decoding: details.serialized().prefix(4096), as: UTF8.self))
    }
    send(.notification(method: "$/logTrace", params: .object(params)))
  }
}
