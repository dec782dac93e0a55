import JSON
import Testing

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct JSONPropertyTests {
  @Test(arguments: 1...40)
  func whatIsWrittenReadsBackTheSame(_ seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<25 {
      let value = Self.value(&random, depth: 5)
      for indent in [nil, 0, 2] {
        let bytes = value.serialized(indent: indent)
        let read = try JSONValue.parse(bytes)
        #expect(read == value, "seed \(seed)")
        #expect(read.serialized(indent: indent) == bytes, "seed \(seed)")
        #expect(try JSONNode.parse(bytes, dialect: .json5).value == value, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...20)
  func everyTruncationIsRefusedAndTrapsNothing(_ seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let bytes = JSONValue.array([Self.value(&random, depth: 4)]).serialized(indent: 1)
    for length in 0..<bytes.count {
      for dialect in [JSONDialect.json, .json5] {
        #expect(throws: JSONError.self, "seed \(seed), length \(length)") {
          try JSONValue.parse(Array(bytes[..<length]), dialect: dialect)
        }
      }
    }
  }

  @Test(arguments: 1...20)
  func damagedBytesTrapNothingAndErrorsLieInside(_ seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let alphabet =
      Array("[]{}\"'\\/*,:.+-0123456789eExXuInfityNaNtruefalsenull$_ \n\r\t\0中é\u{2028}\u{FEFF}".utf8) + [
        0x80, 0xC0, 0xED, 0xA0, 0xFF,
      ]
    for _ in 0..<400 {
      var bytes = JSONValue.array([Self.value(&random, depth: 3)]).serialized()
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      for dialect in [JSONDialect.json, .json5] {
        for invalid in [JSONOptions.InvalidUTF8.refused, .replaced] {
          do {
            let value = try JSONValue.parse(bytes, options: JSONOptions(dialect: dialect, invalidUTF8: invalid))
            // What could be read can be written and read again.
            _ = try JSONValue.parse(value.serialized())
          } catch {
            #expect((0...bytes.count).contains(error.offset), "seed \(seed)")
            #expect(error.line >= 1 && error.column >= 1, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: 1...10)
  func everyFiniteDoubleSurvives(_ seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<2_000 {
      let double = Double(bitPattern: random.next())
      guard double.isFinite else { continue }
      let read = try JSONValue.parse(JSONValue.double(double).serialized())
      #expect(read.doubleValue?.bitPattern == double.bitPattern, "seed \(seed)")
    }
  }

  private static let pieces: [String] = [
    "中", "文", "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "e\u{301}", "𠮷", "\u{2028}", "\u{FFFD}", "/", " ", "\r\n",
    "x1",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random))
    case 3: return .double(Double(Int.random(in: -100_000...100_000, using: &random)) / 64 + 0.001)
    case 4, 5: return .string(text(&random))
    case 6: return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in value(&random, depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...16, using: &random) { object[text(&random)] = value(&random, depth: depth - 1) }
      return .object(object)
    }
  }
}
