import Linting

/// Seeing that a configuration or a dictionary was saved, for clients that cannot be asked to tell (no
/// `workspace/didChangeWatchedFiles` to register): Kate, ALE and others.
extension Session {
  /// Whether the server must look at the files itself.
  public var looksAtFiles: Bool { phase == .running && !client.registersWatchedFiles && !documents.isEmpty }

  /// Looks at the few files that findings rest on, and judges anew what has changed. Called while nothing happens.
  public func lookAtFiles() {
    guard looksAtFiles else { return }
    var stamps: [String: String] = [:]
    for path in projectFiles() { stamps[path] = host.stamp(path) }
    defer { lookedAt = stamps }
    guard let before = lookedAt, before != stamps else { return }
    filesChanged(Set(before.keys).union(stamps.keys).filter { before[$0] != stamps[$0] }.sorted())
    settle()
  }

  /// Configurations, those that could appear, tables of dictionaries and of what stands.
  private func projectFiles() -> Set<String> {
    var paths: Set<String> = []
    for document in documents.values {
      if let path = document.settings?.configurationPath { paths.insert(path) }
      for folder in [document.path.map(Self.parent), document.path.flatMap { folder(holding: $0) }].compactMap(\.self) {
        paths.formUnion([folder + "/zhubi.json", folder + "/.zhubi.json"])
      }
      if let place = sidecar(of: document) { paths.insert(place.table) }
      for folder in ownDictionaries(of: document) {
        for name in host.names(in: folder) where name.hasSuffix(".tsv") || name == "dictionary.json" {
          paths.insert(folder + "/" + name)
        }
      }
    }
    return paths
  }
}
