import Analysis
import JSON
import LanguageServerProtocol
import Linting
import TextModel

extension Session {
  func codeActions(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let range = byteRange(params["range"] ?? .null, in: document.text)
    let only = params["context"]?["only"]?.arrayValue?.compactMap(\.stringValue)
    func isWanted(_ kind: String) -> Bool { only?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? true }
    var actions: [JSONValue] = []
    let findings = document.findings
    if isWanted("quickfix") {
      for finding in findings where finding.range.start <= range.end && range.start <= finding.range.end {
        for (index, fix) in finding.fixes.enumerated() { actions.append(action(fix, finding, document, isPreferred: index == 0)) }
      }
    }
    if isWanted("source.fixAll.zhubi") {
      let plan = FixPlan(findings, allowing: .safe, blocks: document.analysis?.blocks ?? [])
      if !plan.edits.isEmpty, only != nil {
        actions.append([
          "title": .string(Localized("修改全部有把握的问题（\(plan.mended) 处）", en: "Fix all safe problems (\(plan.mended))").text(locale)),
          "kind": "source.fixAll.zhubi", "edit": workspaceEdit(plan.edits, document),
        ])
      }
    }
    return .array(actions)
  }

  private func action(_ fix: Fix, _ finding: Finding, _ document: ServerDocument, isPreferred: Bool) -> JSONValue {
    var json = JSONObject()
    json["title"] = .string(fix.title)
    json["kind"] = "quickfix"
    json["diagnostics"] = [diagnostic(finding, document)]
    if isPreferred, client.hasPreferredActions { json["isPreferred"] = true }
    json["edit"] = workspaceEdit(fix.edits, document)
    return .object(json)
  }

  func workspaceEdit(_ edits: [TextEdit], _ document: ServerDocument) -> JSONValue {
    let list: JSONValue = .array(edits.map { ["range": json($0.range, in: document.text), "newText": .string($0.replacement)] })
    if client.hasDocumentChanges {
      let id: JSONValue = ["uri": .string(document.uri), "version": .integer(Int64(document.version))]
      return ["documentChanges": [["textDocument": id, "edits": list]]]
    }
    return ["changes": .object(JSONObject([(document.uri, list)]))]
  }
}
