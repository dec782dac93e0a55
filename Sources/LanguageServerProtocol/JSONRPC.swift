public import JSON
import TextModel

/// Identifier of a request (JSON-RPC 2.0 §4): a string or a number.
public enum RequestID: Hashable, Sendable {
  case number(Int64)
  case string(String)

  /// The identifier of a JSON value; nil when it is neither a string nor an integer.
  public init?(_ value: JSONValue) {
    switch value {
    case .integer(let number): self = .number(number)
    case .string(let string): self = .string(string)
    default: return nil
    }
  }

  /// The identifier as people read it.
  public var text: String {
    switch self {
    case .number(let number): String(number)
    case .string(let string): string
    }
  }

  /// The identifier as JSON.
  public var json: JSONValue {
    switch self {
    case .number(let number): .integer(number)
    case .string(let string): .string(string)
    }
  }
}

/// An error answer (JSON-RPC 2.0 §5.1; LSP 3.17, `ErrorCodes`).
public struct ResponseError: Error, Hashable, Sendable {
  /// The code.
  public var code: Int
  /// What went wrong, for people.
  public var message: String

  /// Creates an error.
  public init(_ code: Int, _ message: String) { (self.code, self.message) = (code, message) }

  public static let parseError = -32700
  public static let invalidRequest = -32600
  public static let methodNotFound = -32601
  public static let invalidParams = -32602
  public static let internalError = -32603
  public static let serverNotInitialized = -32002
  public static let requestFailed = -32803
  public static let serverCancelled = -32802
  public static let contentModified = -32801
  public static let requestCancelled = -32800
}

/// A message from the client.
public enum IncomingMessage: Sendable {
  case request(id: RequestID, method: String, params: JSONValue)
  case notification(method: String, params: JSONValue)
  case response(id: RequestID, result: JSONValue?, error: ResponseError?)
  /// No message: what to answer, and to which identifier if one could be read.
  case malformed(id: RequestID?, ResponseError)

  /// Reads the content part of a message. Never fails: what is no message is ``malformed(id:_:)``.
  public init(_ body: [UInt8]) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(body, dialect: .json)
    } catch {
      self = .malformed(id: nil, ResponseError(ResponseError.parseError, error.message(.en)))
      return
    }
    self.init(value)
  }

  /// Reads a parsed message.
  public init(_ value: JSONValue) {
    guard let object = value.objectValue else {
      let isBatch = value.arrayValue != nil
      self = .malformed(
        id: nil, ResponseError(ResponseError.invalidRequest, isBatch ? "batches are not part of LSP" : "a message is a JSON object")
      )
      return
    }
    let id = object["id"].flatMap { RequestID($0) }
    guard object["jsonrpc"]?.stringValue == "2.0" else {
      self = .malformed(id: id, ResponseError(ResponseError.invalidRequest, "“jsonrpc” must be \"2.0\""))
      return
    }
    if let method = object["method"]?.stringValue {
      let params = object["params"] ?? .null
      if let id {
        self = .request(id: id, method: method, params: params)
      } else if object["id"] == nil {
        self = .notification(method: method, params: params)
      } else {
        self = .malformed(id: nil, ResponseError(ResponseError.invalidRequest, "“id” must be a string or an integer"))
      }
      return
    }
    if let id, object["method"] == nil, object["result"] != nil || object["error"] != nil {
      let error = object["error"].flatMap { error -> ResponseError? in
        guard error.objectValue != nil else { return nil }
        return ResponseError(error["code"]?.intValue ?? 0, error["message"]?.stringValue ?? "")
      }
      self = .response(id: id, result: object["result"], error: error)
      return
    }
    self = .malformed(id: id, ResponseError(ResponseError.invalidRequest, "“method” is missing or no string"))
  }
}

/// A message to the client.
public enum OutgoingMessage: Sendable {
  case response(id: RequestID, result: JSONValue)
  case failure(id: RequestID?, ResponseError)
  case notification(method: String, params: JSONValue)
  case request(id: RequestID, method: String, params: JSONValue)
  /// A whole message, its content part written already.
  case encoded([UInt8])

  /// The content part of the message.
  public var body: [UInt8] {
    if case .encoded(let body) = self { return body }
    var json = JSONWriter(reserving: 256)
    json.object { json in
      json.member("jsonrpc", "2.0")
      switch self {
      case .response(let id, let result):
        json.member("id", id.json)
        json.member("result", result)
      case .failure(let id, let error):
        json.member("id", id?.json ?? .null)
        json.key("error")
        json.object { json in
          json.member("code", error.code)
          json.member("message", error.message)
        }
      case .notification(let method, let params):
        json.member("method", method)
        json.member("params", params)
      case .request(let id, let method, let params):
        json.member("id", id.json)
        json.member("method", method)
        json.member("params", params)
      case .encoded: break
      }
    }
    return json.take()
  }
}
