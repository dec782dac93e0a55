import Glibc
import System
import Testing
import TextModel

@Suite struct FileReplaceTests {
  @Test func replacesCreatesAndLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try File.replace(folder("f"), with: [1])
    try File.replace(folder("f"), with: [2, 3])
    #expect(try File.read(folder("f")) == [2, 3])
    #expect(try folder.names() == ["f"])
  }

  @Test func aNewFileHasThePermissionsThatTheUmaskLeaves() throws {
    let folder = try TemporaryFolder()
    try File.replace(folder("f"), with: [1])
    try File.create(folder("g"), with: [1])
    let other = modeOfPlainFile(folder("h"))
    #expect(File.status(folder("f"))?.mode == other)
    #expect(File.status(folder("g"))?.mode == other)
  }

  /// The mode of a file that plain `open` makes.
  private func modeOfPlainFile(_ path: String) -> UInt32? {
    close(unsafe open(path, O_CREAT | O_WRONLY, 0o666))
    return File.status(path)?.mode
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o444] as [mode_t])
  func keepsPermissionsOwnerAndAttributes(_ mode: mode_t) throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "old")
    folder.setMode("f", mode)
    let isRoot = geteuid() == 0
    if isRoot { #expect(unsafe chown(folder("f"), 12_345, 23_456) == 0) }
    try File.replace(folder("f"), with: Array("new".utf8))
    let after = folder.systemStatus("f")
    #expect(after.st_mode & 0o7777 == mode)
    if isRoot { #expect(after.st_uid == 12_345 && after.st_gid == 23_456) }
    #expect(try folder.text("f") == "new")
  }

  @Test func extendedAttributesGoOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "old")
    let set = try? Processes.run("python3", ["-c", "import os,sys; os.setxattr(sys.argv[1], 'user.zhubi', b'1')", folder("f")])
    // Not every file system, nor every machine, can set one.
    guard set?.succeeded == true else { return }
    try File.replace(folder("f"), with: [1])
    let get = try Processes.run(
      "python3", ["-c", "import os,sys; print(os.getxattr(sys.argv[1], 'user.zhubi').decode())", folder("f")])
    #expect(get.output == Array("1\n".utf8))
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/f", "old")
    folder.link("link", to: "real/f")
    folder.link("link2", to: "link")
    try File.replace(folder("link2"), with: Array("new".utf8))
    #expect(File.linkStatus(folder("link"))?.kind == .symbolicLink)
    #expect(File.linkStatus(folder("link2"))?.kind == .symbolicLink)
    #expect(try folder.text("real/f") == "new")
    #expect(try Folder.names(folder("real")) == ["f"])

    folder.link("dangling", to: "real/later")
    try File.replace(folder("dangling"), with: Array("made".utf8))
    #expect(try folder.text("real/later") == "made")

    folder.link("loop", to: "loop")
    let error = #expect(throws: SystemError.self) { try File.replace(folder("loop"), with: [1]) }
    #expect(error?.code == ELOOP)
  }

  @Test func createNeverOverwrites() throws {
    let folder = try TemporaryFolder()
    try File.create(folder("f"), with: [1])
    let error = #expect(throws: SystemError.self) { try File.create(folder("f"), with: [2]) }
    #expect(error?.isAlreadyThere == true)
    #expect(error?.operation == .create)
    folder.link("link", to: "nowhere")
    #expect(throws: SystemError.self) { try File.create(folder("link"), with: [2]) }
    #expect(throws: SystemError.self) { try File.create(folder("none/f"), with: [2]) }
    #expect(try File.read(folder("f")) == [1])
    #expect(try folder.names() == ["f", "link"])
  }

  @Test func aFileThatChangedSinceItWasReadIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "read")
    let (bytes, status) = try File.readWithStatus(folder("f"))
    try File.replace(folder("f"), with: Array("mine".utf8), expecting: .stamp(status.stamp))
    let stale = #expect(throws: SystemError.self) { try File.replace(folder("f"), with: [], expecting: .stamp(status.stamp)) }
    #expect(stale?.isConflict == true)
    let differing = #expect(throws: SystemError.self) { try File.replace(folder("f"), with: [], expecting: .content(bytes)) }
    #expect(differing?.isConflict == true)
    try File.replace(folder("f"), with: Array("ours".utf8), expecting: .content(Array("mine".utf8)))
    #expect(throws: SystemError.self) { try File.replace(folder("f"), with: [], expecting: .nothing) }
    #expect(throws: SystemError.self) { try File.replace(folder("g"), with: [], expecting: .content([])) }
    try File.replace(folder("g"), with: [7], expecting: .nothing)
    #expect(try folder.text("f") == "ours")
    #expect(try folder.names() == ["f", "g"])
  }

  @Test func whatIsNoFileIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try File.createFolder(folder("d"))
    #expect(throws: SystemError.self) { try File.replace(folder("d"), with: [1]) }
    _ = folder.pipe("pipe")
    #expect(throws: SystemError.self) { try File.replace(folder("pipe"), with: [1]) }
    #expect(throws: SystemError.self) { try File.replace(folder("none/f"), with: [1]) }
    #expect(try folder.names() == ["d", "pipe"])
  }

  @Test func aWriteThatFailsLeavesTheOldFileAndNoOther() async throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "old")
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      // The limit on file sizes stands in for a full disk: write fails in the middle.
      _ = signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 8_192, rlim_max: 8_192)
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let error = #expect(throws: SystemError.self) {
        try File.replace(Path.join(path, "f"), with: [UInt8](repeating: 0x61, count: 1 << 20))
      }
      #expect(error?.code == EFBIG)
    }
    #expect(try folder.text("f") == "old")
    #expect(try folder.names() == ["f"])
  }

  @Test func aFolderThatMayNotBeWrittenIsAClearError() async throws {
    let folder = try TemporaryFolder()
    try folder.write("locked/f", "old")
    folder.setMode("locked", 0o555)
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      becomeNobody()
      let error = #expect(throws: SystemError.self) { try File.replace(Path.join(path, "locked/f"), with: [1]) }
      #expect(error?.code == EACCES)
      #expect(error?.message(.zhHans).hasSuffix("没有权限") == true)
      endQuietly()
    }
    #expect(try folder.text("locked/f") == "old")
  }

  /// Each child replaces one file again and again, with contents that a half written file would betray, until it is killed.
  @Test func killedAtAnyMomentOldOrNewIsThere() async throws {
    let folder = try TemporaryFolder()
    for round in 0..<20 {
      try File.replace(folder("f"), with: [UInt8](repeating: 0, count: 50_000))
      let path = folder.path
      let delay = UInt32.random(in: 0..<30_000)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as UInt32] in
        let end = Clock.nanoseconds() + Int(delay) * 1_000
        _ = ParallelMap.map([0, 1], jobs: 2) { job in
          if job == 0 {
            while Clock.nanoseconds() < end {}
            kill(getpid(), SIGKILL)
          }
          var number: UInt8 = 1
          while true {
            try? File.replace(Path.join(path, "f"), with: [UInt8](repeating: number, count: 50_000 + Int(number)))
            number &+= 1
          }
        }
      }
      let bytes = try File.read(folder("f"))
      let first = try #require(bytes.first)
      #expect(bytes.count == 50_000 + Int(first), "round \(round), \(delay) µs")
      #expect(bytes.allSatisfy { $0 == first }, "round \(round), \(delay) µs")
    }
    let abandoned = try folder.names().filter { File.isTemporary($0) }
    for name in abandoned { folder.makeOld(name) }
    File.removeAbandonedTemporaries(in: folder.path)
    #expect(try folder.names() == ["f"])
  }

  @Test func aLiveWritersTemporaryFileIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(".zhubi-live.tmp")
    try folder.write(".zhubi-young.tmp")
    try folder.write("old.tmp")
    let live = unsafe open(folder(".zhubi-live.tmp"), O_RDONLY)
    #expect(flock(live, LOCK_EX) == 0)
    for name in [".zhubi-live.tmp", "old.tmp"] {
      folder.makeOld(name)
    }
    File.removeAbandonedTemporaries(in: folder.path)
    #expect(try folder.names() == [".zhubi-live.tmp", ".zhubi-young.tmp", "old.tmp"])
    close(live)
    File.removeAbandonedTemporaries(in: folder.path)
    #expect(try folder.names() == [".zhubi-young.tmp", "old.tmp"])
  }
}
