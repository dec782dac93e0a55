// swift-tools-version: 6.2
import PackageDescription

/// Every target is built under the strictest settings the toolchain has; a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Rounding a Double calls into libm, which is linked by itself only where a target imports Glibc, and the core does not.
let mathematics: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

/// A library target and, under `Tests/<name>Tests`, its tests.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: mathematics)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The properties under `Tests/FuzzTests`: a test target, or with ZHUBI_FUZZ set the program that libFuzzer drives.
let fuzzed: [Target.Dependency] = [
  "TextModel", "JSON", "LanguageServerProtocol", "System", "Formats", "Lexicon", "Bundled", "Linting", "Rules", "Keeping", "Server",
]
let fuzzing: Target =
  Context.environment["ZHUBI_FUZZ"] == nil
  ? .testTarget(
    name: "FuzzTests", dependencies: fuzzed, exclude: ["Driver", "Cases", "run.sh"], swiftSettings: strict)
  : .executableTarget(
    name: "zhubi-fuzz", dependencies: fuzzed, path: "Tests/FuzzTests", exclude: ["FuzzTests.swift", "Cases", "run.sh"],
    swiftSettings: strict, linkerSettings: [.unsafeFlags(["-use-ld=lld"])])

// The order below is the direction of dependence: a target may use only what stands above it.
let package = Package(
  name: "zhubi",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "zhubi", targets: ["zhubi"])],
  targets: [
    module("TextModel"),
    module("JSON", ["TextModel"]),
    module("Arguments", ["TextModel"]),
    module("LanguageServerProtocol", ["TextModel", "JSON"]),
    .target(name: "Builtin"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CSystem"),
    module("System", ["TextModel", "CSystem"]),
    .target(name: "FormatTables", exclude: ["gb18030.txt", "entities.tsv"]),
    module("Formats", ["TextModel", "CZlib", "FormatTables"]),
    module("Lexicon", ["TextModel", "JSON"]),
    module("Bundled", ["Builtin", "Lexicon"]),
    module("Linting", ["TextModel", "Lexicon", "JSON"]),
    module("Rules", ["TextModel", "FormatTables", "Lexicon", "Linting"]),
    module("Reporting", ["TextModel", "JSON", "Lexicon", "Linting"]),
    module("Analysis", ["TextModel", "Lexicon", "Linting"]),
    module("Keeping", ["TextModel", "JSON", "Formats", "Lexicon", "Linting"]),
    module("Server", ["TextModel", "JSON", "Formats", "Lexicon", "Linting", "Analysis", "Keeping", "LanguageServerProtocol"]),
    .executableTarget(
      name: "zhubi",
      dependencies: [
        "TextModel", "JSON", "Arguments", "Bundled", "System", "Formats", "Lexicon", "Linting", "Rules", "Reporting",
        "Analysis", "Keeping", "Server", "LanguageServerProtocol",
      ],
      swiftSettings: strict),
    tests("TextModelTests", ["TextModel"]),
    tests("JSONTests", ["JSON", "TextModel"]),
    tests("ArgumentsTests", ["Arguments", "System", "TextModel"]),
    tests("SystemTests", ["System", "TextModel"]),
    tests("FormatsTests", ["Formats", "TextModel", "CZlib"]),
    tests("LexiconTests", ["Lexicon", "TextModel", "Bundled"]),
    tests("LintingTests", ["Linting", "Lexicon", "TextModel", "JSON", "Bundled"]),
    tests("RulesTests", ["Rules", "Linting", "Lexicon", "TextModel", "JSON", "Bundled", "Formats"]),
    tests("ReportingTests", ["Reporting", "Linting", "Lexicon", "TextModel", "JSON"]),
    tests("AnalysisTests", ["Analysis", "Rules", "Linting", "Lexicon", "TextModel", "Bundled"]),
    tests("KeepingTests", ["Keeping", "Linting", "Lexicon", "TextModel", "JSON", "Bundled"]),
    tests(
      "ServerTests",
      ["Server", "LanguageServerProtocol", "JSON", "Analysis", "Rules", "Linting", "Lexicon", "TextModel", "Bundled"]),
    tests("CommandTests", ["Formats", "TextModel"]),
    tests("ArchitectureTests", []),
    fuzzing,
  ],
  cLanguageStandard: .gnu2x
)
