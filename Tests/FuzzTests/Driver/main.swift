// The program that libFuzzer drives; only built when ZHUBI_FUZZ is set, see `Tests/FuzzTests/run.sh`.
//
//   zhubi-fuzz --list              names of the targets
//   zhubi-fuzz --seeds NAME DIR    writes the seeds of a target into a folder that is there
//   ZHUBI_FUZZ_TARGET=NAME zhubi-fuzz [option of libFuzzer …] DIR

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let arguments = CommandLine.arguments
if arguments.count > 1, arguments[1] == "--list" {
  for target in FuzzTarget.all { print(target.name) }
  exit(0)
}
if arguments.count > 3, arguments[1] == "--seeds" {
  for (index, seed) in (FuzzTarget.all.first { $0.name == arguments[2] }?.seeds ?? []).enumerated() {
    guard let file = unsafe fopen("\(arguments[3])/seed-\(index)", "w") else { exit(2) }
    _ = unsafe seed.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    unsafe fclose(file)
  }
  exit(0)
}

let name = unsafe getenv("ZHUBI_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
guard let chosen = FuzzTarget.all.first(where: { $0.name == name }) else {
  print("ZHUBI_FUZZ_TARGET is none of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
  exit(2)
}
let check = chosen.check
// What is made once, such as the lexicon, must not count against the first input.
if let seed = chosen.seeds.first { try? check(seed) }

var count = CommandLine.argc
var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
exit(
  unsafe runDriver(&count, &values) { start, length in
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: length))
    do {
      try check(bytes)
    } catch {
      print("\nFAULT: \(error)")
      fflush(nil)
      abort()
    }
    return 0
  })
