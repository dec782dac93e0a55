import Builtin
public import Lexicon

/// The dictionaries that are embedded in the binary.
public enum BundledDictionaries {
  /// Their names, in the order in which they build upon each other.
  public static let names = ["language", "national", "liaoning"]

  /// The files of a dictionary; empty when there is none of that name.
  public static func files(of name: String) -> [DictionaryFile] {
    var files: [DictionaryFile] = []
    // SAFETY: the C table is constant, has `zhubi_builtin_file_count` rows, and every row's bytes live as long as the program.
    for index in 0..<Int(zhubi_builtin_file_count) {
      let row = unsafe zhubi_builtin_file_at(index).pointee
      let path = unsafe String(cString: row.path)
      guard path.hasPrefix(name + "/") else { continue }
      let bytes = unsafe Array(UnsafeBufferPointer(start: row.bytes, count: row.count))
      files.append(DictionaryFile(path: path, name: String(path.dropFirst(name.count + 1)), bytes: bytes))
    }
    return files
  }

  /// Loads the named dictionaries, in the order given. A fault in an embedded table would be a fault of ours; tests see to it
  /// that there is none.
  public static func layers(_ names: [String] = names) -> [DictionaryLayer] {
    var issues: [DictionaryIssue] = []
    return names.map { DictionaryLayer(name: $0, files: files(of: $0), isTrusted: true, issues: &issues) }
  }
}
