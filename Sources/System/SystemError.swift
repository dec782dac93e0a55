public import TextModel

/// A call to the operating system that failed.
public struct SystemError: Error, Sendable, Hashable {
  /// What was being done, from the user's point of view.
  public enum Operation: Sendable, Hashable {
    case read
    case write
    case create
    case replace
    case remove
    case list
    case lock
    case watch
    case run
  }

  /// The file or program concerned, as the caller named it; `-` is standard input or output.
  public let path: String
  public let operation: Operation
  /// The error number of POSIX, such as `ENOENT`.
  public let code: Int32

  public init(_ operation: Operation, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// One sentence without a full stop: “无法读取 a.txt：没有这个文件或文件夹”.
  public func message(_ locale: MessageLocale) -> String {
    let name = PathText.display(path)
    let reason = reason.text(locale)
    switch (operation, locale) {
    case (.read, .zhHans): return "无法读取 \(name)：\(reason)"
    case (.write, .zhHans): return "无法写入 \(name)：\(reason)"
    case (.create, .zhHans): return "无法新建 \(name)：\(reason)"
    case (.replace, .zhHans): return "无法替换 \(name)：\(reason)"
    case (.remove, .zhHans): return "无法删除 \(name)：\(reason)"
    case (.list, .zhHans): return "无法列出文件夹 \(name)：\(reason)"
    case (.lock, .zhHans): return "无法锁定 \(name)：\(reason)"
    case (.watch, .zhHans): return "无法监视 \(name)：\(reason)"
    case (.run, .zhHans): return "无法运行 \(name)：\(reason)"
    case (.read, .en): return "cannot read \(name): \(reason)"
    case (.write, .en): return "cannot write \(name): \(reason)"
    case (.create, .en): return "cannot create \(name): \(reason)"
    case (.replace, .en): return "cannot replace \(name): \(reason)"
    case (.remove, .en): return "cannot remove \(name): \(reason)"
    case (.list, .en): return "cannot list the folder \(name): \(reason)"
    case (.lock, .en): return "cannot lock \(name): \(reason)"
    case (.watch, .en): return "cannot watch \(name): \(reason)"
    case (.run, .en): return "cannot run \(name): \(reason)"
    }
  }
}
