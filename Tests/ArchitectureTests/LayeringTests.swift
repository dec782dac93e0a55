import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The shape of the house, held against the files: which target may import which, and what only some may do.
@Suite("The layering of the targets")
struct LayeringTests {
  /// What a target may import beyond the standard library. The order is the order of Package.swift.
  static let allowed: [String: Set<String>] = [
    "TextModel": [],
    "JSON": ["TextModel"],
    "Arguments": ["TextModel"],
    "LanguageServerProtocol": ["TextModel", "JSON"],
    "System": ["TextModel", "CSystem", "Glibc", "Musl", "Darwin", "Synchronization"],
    "Formats": ["TextModel", "CZlib", "FormatTables"],
    "Lexicon": ["TextModel", "JSON", "Synchronization", "Dispatch"],
    "Bundled": ["Builtin", "Lexicon"],
    "Linting": ["TextModel", "Lexicon", "JSON", "Synchronization"],
    "Rules": ["TextModel", "FormatTables", "Lexicon", "Linting", "Synchronization"],
    "Reporting": ["TextModel", "JSON", "Lexicon", "Linting"],
    "Analysis": ["TextModel", "Lexicon", "Linting"],
    "Keeping": ["TextModel", "JSON", "Formats", "Lexicon", "Linting"],
    "Server": [
      "TextModel", "JSON", "Formats", "Lexicon", "Linting", "Analysis", "Keeping", "LanguageServerProtocol", "Dispatch",
      "Synchronization",
    ],
  ]

  @Test("a target imports only what stands below it", arguments: allowed.keys.sorted())
  func importsGoDownwards(_ target: String) throws {
    let permitted = try #require(Self.allowed[target])
    for file in Repository.swiftFiles(below: "Sources/\(target)") {
      for module in Self.imports(of: file.text) { #expect(permitted.contains(module), "\(file.path) imports \(module)") }
    }
  }

  @Test func everySwiftTargetIsListed() {
    let targets = Set(Repository.folders(in: "Sources")).filter { !Repository.swiftFiles(below: "Sources/\($0)").isEmpty }
    #expect(targets.subtracting(Self.allowed.keys) == ["zhubi"])
  }

  @Test func nothingImportsFoundation() {
    for file in Repository.swiftFiles(below: "Sources") {
      #expect(!Self.imports(of: file.text).contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test func noFileIsLongerThanFourHundredLines() {
    for file in Repository.swiftFiles(below: "Sources") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(file.path) has \(lines) lines")
    }
  }

  @Test func theRepositoryHasNoPackageDependency() throws {
    let manifest = try #require(Repository.text("Package.swift"))
    #expect(!manifest.contains(".package("))
  }

  @Test func nothingTrapsOnPurposeOrWritesToAStreamByItself() {
    let forbidden = ["try!", " as! ", "fatalError(", "preconditionFailure("]
    for file in Repository.swiftFiles(below: "Sources") {
      for word in forbidden { #expect(!file.text.contains(word), "\(file.path) has \(word)") }
      if !file.path.hasPrefix("Sources/zhubi/") {
        let isPrinting = file.text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("print(") }
        #expect(!isPrinting, "\(file.path) prints")
      }
    }
  }

  private static func imports(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")
      while let first = words.first,
        ["public", "internal", "private", "package", "fileprivate"].contains(first) || first.hasPrefix("@")
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      return String(words[words.count - 1].prefix { $0 != "." })
    }
  }
}

/// The files of the checkout that the tests were built from.
enum Repository {
  /// Folder of Package.swift.
  static let root: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  struct File {
    var path: String
    var text: String
  }

  static func text(_ path: String) -> String? {
    let descriptor = unsafe open(root + "/" + path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      all += buffer[0..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }

  static func names(in folder: String) -> [String] {
    guard let handle = unsafe opendir(root + "/" + folder) else { return [] }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  static func folders(in folder: String) -> [String] { names(in: folder).filter { !names(in: folder + "/" + $0).isEmpty } }

  static func swiftFiles(below folder: String) -> [File] {
    names(in: folder).flatMap { name -> [File] in
      let path = folder + "/" + name
      if name.hasSuffix(".swift") { return text(path).map { [File(path: path, text: $0)] } ?? [] }
      return name.contains(".") && !name.hasSuffix("+") ? [] : swiftFiles(below: path)
    }
  }
}
