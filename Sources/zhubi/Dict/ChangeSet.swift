import JSON
import Keeping
import System
import TextModel

/// Several files of one dictionary that change together: after a crash at any moment either all of them have changed, or none,
/// as soon as somebody writes to the dictionary again.
///
/// One file is replaced whole by the file system. For more than one, what is to be done is first written down in a file of its
/// own; whoever finds it there holds the dictionary's lock and finishes the work.
enum ChangeSet {
  /// Name of the file in which changes under way are written down.
  static let journalName = ".zhubi-changes.json"

  /// Writes the changes. The caller holds the lock of the folder.
  static func write(_ changes: [DictionaryEditor.Change], in folder: String) throws(SystemError) {
    let journal = Path.join(folder, journalName)
    if changes.count > 1 { try File.create(journal, with: text(changes)) }
    for change in changes {
      try File.replace(
        Path.join(folder, change.name), with: change.new, expecting: change.old.map { .content($0) } ?? .nothing)
    }
    if changes.count > 1 { try File.remove(journal) }
  }

  /// Finishes what a writer that was killed had begun. The caller holds the lock of the folder.
  ///
  /// A file that somebody has changed since then, in another program, stays as it is.
  static func finish(in folder: String) throws(SystemError) {
    File.removeAbandonedTemporaries(in: folder)
    let journal = Path.join(folder, journalName)
    guard File.exists(journal) else { return }
    for change in read(try File.readRegular(journal)) where TableName.isPlain(change.name) {
      let path = Path.join(folder, change.name)
      let now = File.exists(path) ? try File.readRegular(path) : nil
      if now == change.old { try File.replace(path, with: change.new) }
    }
    try File.remove(journal)
  }

  private static func text(_ changes: [DictionaryEditor.Change]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { (writer: inout JSONWriter) in
      writer.member("version", 1)
      writer.key("files")
      writer.array(changes) { (writer: inout JSONWriter, change: DictionaryEditor.Change) in
        writer.object { (writer: inout JSONWriter) in
          writer.member("name", change.name)
          if let old = change.old { writer.member("old", String(decoding: old, as: UTF8.self)) }
          writer.member("new", String(decoding: change.new, as: UTF8.self))
        }
      }
    }
    return writer.take()
  }

  private static func read(_ bytes: [UInt8]) -> [DictionaryEditor.Change] {
    guard let value = try? JSONValue.parse(bytes), let files = value["files"]?.arrayValue else { return [] }
    return files.compactMap { file in
      guard let name = file["name"]?.stringValue, let new = file["new"]?.stringValue else { return nil }
      return DictionaryEditor.Change(name: name, old: file["old"]?.stringValue.map { Array($0.utf8) }, new: Array(new.utf8))
    }
  }

  private enum TableName {
    /// Whether a name is that of a file in the folder itself.
    static func isPlain(_ name: String) -> Bool { name.hasSuffix(".tsv") && !name.contains("/") }
  }
}
