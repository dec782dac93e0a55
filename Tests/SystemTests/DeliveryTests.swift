import System
import Testing

@Suite struct DeliveryTests {
  /// As much as several pieces that go to the disk.
  private static let long = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }

  private func write(_ bytes: [UInt8], to delivery: Delivery) {
    var at = 0
    while at < bytes.count {
      delivery.write(Array(bytes[at..<min(at + 65_537, bytes.count)]))
      at += 65_537
    }
  }

  @Test(arguments: [0, 1, 65_537, 1 << 20, 5_000_000])
  func putsTheWholeThereAndLeavesNothingElse(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = Array(Self.long[..<count])
    for _ in 0..<2 {
      let delivery = Delivery(to: folder("f"))
      write(bytes, to: delivery)
      try delivery.finish()
      #expect(try File.read(folder("f")) == bytes)
      #expect(try folder.names() == ["f"])
    }
  }

  @Test func whatStoodThereStaysUntilTheEndAndWhenThereIsNone() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "old")
    folder.setMode("f", 0o640)
    do {
      let delivery = Delivery(to: folder("f"))
      write(Self.long, to: delivery)
      #expect(try folder.text("f") == "old")
      #expect(try folder.names().count == 2)
    }
    #expect(try folder.names() == ["f"])
    #expect(try folder.text("f") == "old")
    let delivery = Delivery(to: folder("f"))
    write(Self.long, to: delivery)
    try delivery.finish()
    #expect(try File.read(folder("f")) == Self.long)
    #expect((File.status(folder("f"))?.mode ?? 0) & 0o7777 == 0o640)
  }

  @Test func aLinkStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/f", "old")
    folder.link("link", to: "real/f")
    let delivery = Delivery(to: folder("link"))
    write(Self.long, to: delivery)
    try delivery.finish()
    #expect(try File.read(folder("real/f")) == Self.long)
    #expect(File.linkStatus(folder("link"))?.kind == .symbolicLink)
  }

  @Test(arguments: [1, 5_000_000])
  func tellsAtTheEndWhatWentWrong(_ count: Int) throws {
    let folder = try TemporaryFolder()
    for path in [folder("missing/f"), folder.path, "/dev/full"] {
      let delivery = Delivery(to: path)
      write(Array(Self.long[..<count]), to: delivery)
      #expect(throws: SystemError.self, "\(path)") { try delivery.finish() }
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func aPipeGetsTheBytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.pipe("pipe")
    let both = ParallelMap.map([true, false], jobs: 2) { reads -> Int in
      if reads { return (try? File.read(path).count) ?? -1 }
      let delivery = Delivery(to: path)
      write(Self.long, to: delivery)
      return (try? delivery.finish()) == nil ? -1 : 0
    }
    #expect(both == [Self.long.count, 0])
  }
}
