import Analysis
import JSON
import LanguageServerProtocol
import TextModel

/// Inlay hints (LSP 3.17, `textDocument/inlayHint`): off until the editor's settings say `"inlayHints": true`.
extension Session {
  func inlayHints(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard showsInlayHints else { return [] }
    let range = byteRange(params["range"] ?? .null, in: document.text)
    let hints = document.analysis?.inlayHints(in: range) ?? []
    return .array(
      hints.map {
        [
          "position": json($0.offset, in: document.text), "label": .string($0.label), "tooltip": .string($0.tooltip.text(locale)),
          "paddingLeft": false, "paddingRight": false,
        ]
      })
  }

  /// Takes `inlayHints` out of the editor's settings: it is the editor's alone and no part of a configuration.
  func takeInlayHints(_ settings: JSONValue) -> JSONValue {
    guard var members = settings.objectValue else { return settings }
    let wanted = members["inlayHints"]?.boolValue ?? false
    members["inlayHints"] = nil
    if wanted != showsInlayHints {
      showsInlayHints = wanted
      if client.refreshesInlayHints { request("workspace/inlayHint/refresh", .null) }
    }
    return .object(members)
  }
}
