import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The properties that libFuzzer attacks (`run.sh`), tried here without it, so that they hold in every run of the tests.
@Suite("Properties that hold for any bytes")
struct FuzzTests {
  @Test("every seed has the property", arguments: FuzzTarget.all)
  func seedsHaveTheProperty(_ target: FuzzTarget) throws {
    try #require(!target.seeds.isEmpty)
    for seed in target.seeds { try target.check(seed) }
  }

  @Test("a seed that was damaged has it too", arguments: FuzzTarget.all)
  func damagedSeedsHaveTheProperty(_ target: FuzzTarget) throws {
    var random = SplitMix(state: 20_261_121)
    for round in 0..<150 {
      var bytes = target.seeds[Int(random.next() % UInt64(target.seeds.count))]
      let other = target.seeds[Int(random.next() % UInt64(target.seeds.count))]
      for _ in 0..<1 + Int(random.next() % 3) { Self.damage(&bytes, other, &random) }
      do { try target.check(bytes) } catch { Issue.record("round \(round), \(bytes.prefix(200)): \(error)") }
    }
  }

  /// Files under `Cases`: each once broke the property of its folder.
  @Test("what once broke a property has it now", arguments: FuzzTarget.all)
  func formerFailuresHaveTheProperty(_ target: FuzzTarget) throws {
    for file in Case.files(of: target.name) {
      do { try target.check(file.bytes) } catch { Issue.record("\(file.name): \(error)") }
    }
  }

  @Test func everyFolderOfCasesBelongsToATarget() {
    let names = Set(FuzzTarget.all.map(\.name))
    for name in Case.names(in: Case.root) { #expect(names.contains(name), "\(name)") }
  }

  private static func damage(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let at = Int(random.next() % UInt64(bytes.count))
    switch random.next() % 6 {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.remove(at: at)
    case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
    case 3: bytes.removeLast(bytes.count - at)
    case 4: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 16)], at: at)
    default:
      let from = Int(random.next() % UInt64(max(1, other.count)))
      bytes.insert(contentsOf: other[from..<min(other.count, from + 24)], at: at)
    }
  }
}

/// Inputs that once broke a property.
private enum Case {
  static let root: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast()
    return "/" + parts.joined(separator: "/") + "/Cases"
  }()

  static func files(of target: String) -> [(name: String, bytes: [UInt8])] {
    names(in: root + "/" + target).map { name in ("\(target)/\(name)", read(root + "/" + target + "/" + name)) }
  }

  static func names(in folder: String) -> [String] {
    guard let handle = unsafe opendir(folder) else { return [] }
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

  private static func read(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count <= 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
