import Synchronization
import System
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 3, 16], [0, 1, 2, 1_000])
  func resultsComeInTheOrderOfTheItems(_ jobs: Int, _ count: Int) {
    let results = ParallelMap.map(Array(0..<count), jobs: jobs) { number -> Int in
      var waste = 0
      for step in 0..<(number % 7 * 200) { waste &+= step }
      return number * 2 + (waste == -1 ? 1 : 0)
    }
    #expect(results == (0..<count).map { $0 * 2 })
  }

  @Test func severalThreadsReallyWork() {
    // Two items that wait for each other end only on two threads.
    let arrived = Atomic(0)
    let results = ParallelMap.map([0, 1], jobs: 2) { number -> Int in
      arrived.add(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 {}
      return number
    }
    #expect(results == [0, 1])
  }

  @Test(arguments: [1, 2, 5])
  func linesComeBackInOrder(_ jobs: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("f", (0..<3_000).map { "\($0)\n" }.joined())
    var results: [Int] = []
    var lastIsReady = true
    LinePipeline.run(folder("f"), jobs: jobs) { line -> Int in
      (try? line.get()).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? -1
    } emit: { result, moreIsReady in
      results.append(result)
      lastIsReady = moreIsReady
    }
    #expect(results == Array(0..<3_000))
    #expect(!lastIsReady)
  }

  @Test func failuresAreItemsToo() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "a\n\(String(repeating: "b", count: 100))\nc\n")
    var results: [String] = []
    LinePipeline.run(folder("f"), jobs: 2, limit: 10) { line -> String in
      switch line {
      case .success(let bytes): String(decoding: bytes, as: UTF8.self)
      case .failure(let error): error.isTooLarge ? "too long" : "other"
      }
    } emit: { result, _ in
      results.append(result)
    }
    #expect(results == ["a", "too long", "c"])
    results = []
    LinePipeline.run(folder("none"), jobs: 2) { line -> Bool in
      (try? line.get()) == nil
    } emit: { failed, _ in
      results.append(failed ? "missing" : "there")
    }
    #expect(results == ["missing"])
  }

  @Test func anEmitterThatGivesUpEndsTheRun() throws {
    struct Enough: Error {}
    let folder = try TemporaryFolder()
    try folder.write("f", String(repeating: "x\n", count: 10_000))
    var count = 0
    #expect(throws: Enough.self) {
      try LinePipeline.run(folder("f"), jobs: 2) { _ in
        1
      } emit: { (one: Int, _) throws(Enough) in
        count += one
        if count == 10 { throw Enough() }
      }
    }
    #expect(count == 10)
  }

  /// A peer that sends one line and waits for its answer would hang if lines were gathered into batches.
  @Test func everyLineIsAnsweredBeforeTheNextIsSent() throws {
    let folder = try TemporaryFolder()
    let pipe = folder("pipe")
    let answers = folder("answers")
    #expect(try Processes.run("mkfifo", [pipe]).succeeded)
    try folder.write("answers")
    let script = "for i in 1 2 3 4 5; do echo $i >&3; while [ $(wc -l < \"$1\") -lt $i ]; do sleep 0.01; done; done"
    let ends = ParallelMap.map([true, false], jobs: 2) { answersLines -> Bool in
      if !answersLines { return (try? Processes.run("sh", ["-c", "exec 3> \"$0\"; " + script, pipe, answers]).succeeded) ?? false }
      LinePipeline.run(pipe, jobs: 2) {
        $0
      } emit: { _, _ in
        let old = (try? File.read(answers)) ?? []
        try? File.replace(answers, with: old + [0x0A])
      }
      return true
    }
    #expect(ends == [true, true])
  }
}
