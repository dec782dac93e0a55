/// A file of a dictionary, in memory.
public struct DictionaryFile: Sendable {
  /// Path for messages and links, such as `national/places.tsv` or an absolute path.
  public let path: String
  /// Name of the file without folders.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]
  /// Creates a file.
  public init(path: String, name: String, bytes: [UInt8]) { (self.path, self.name, self.bytes) = (path, name, bytes) }
}

/// One dictionary: its manifest, its tables, and other files (character tables).
public struct DictionaryLayer: Sendable {
  /// Name, version, licence, sources.
  public let manifest: DictionaryManifest
  /// Tables, in order of their file names.
  public let tables: [DictionaryTable]
  /// Files that are no tables of ours: the character tables of the language dictionary.
  public let resources: [DictionaryFile]

  /// Loads a dictionary. Faulty rows are left out; every fault is an issue. `isTrusted`: see ``DictionaryTable``.
  public init(name: String, files: [DictionaryFile], isTrusted: Bool = false, issues: inout [DictionaryIssue]) {
    var manifest = DictionaryManifest(name: name)
    var tables: [DictionaryTable] = []
    var resources: [DictionaryFile] = []
    for file in files.sorted(by: { $0.name < $1.name }) {
      if file.name == "dictionary.json" {
        manifest = DictionaryManifest(path: file.path, bytes: file.bytes, defaultName: name, issues: &issues)
      } else if let kind = TableKind(fileName: file.name) {
        tables.append(DictionaryTable(path: file.path, kind: kind, bytes: file.bytes, isTrusted: isTrusted, issues: &issues))
      } else {
        resources.append(file)
      }
    }
    self.manifest = manifest
    self.tables = tables
    self.resources = resources
  }
}
