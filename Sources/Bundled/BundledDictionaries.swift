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

  /// The named dictionaries, in the order given. A fault in an embedded table would be a fault of ours; tests see to it that there
  /// is none.
  public static func layers(_ names: [String] = names) -> [DictionaryLayer] {
    names.map { name in
      if let number = Self.names.firstIndex(of: name) { return made[number].get() }
      var issues: [DictionaryIssue] = []
      return DictionaryLayer(name: name, files: [], issues: &issues)
    }
  }

  /// Each of ``names`` is read once: lexicons of different configurations share it.
  private static let made = names.map { name in
    MadeOnce<DictionaryLayer> {
      var issues: [DictionaryIssue] = []
      return DictionaryLayer(name: name, files: files(of: name), isTrusted: true, issues: &issues)
    }
  }

  /// Reads all of them, for a thread that does so beside other beginnings.
  public static func prepare() { _ = layers() }
}
