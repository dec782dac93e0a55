import Testing
import TextModel

@testable import Formats

private func decoded(_ bytes: [UInt8], declared: String? = nil) -> Result<DecodedText, FormatError> {
  Result { () throws(FormatError) in try DecodedText(decoding: bytes, declared: declared) }
}

@Suite struct EncodingTests {
  /// Bytes, encoding, byte order mark, text.
  static let rows: [([UInt8], TextEncoding, Bool, String)] = [
    (Array("会议强调".utf8), .utf8, false, "会议强调"),
    ([0xEF, 0xBB, 0xBF] + Array("会议\r\n".utf8), .utf8, true, "会议\r\n"),
    ([0xFF, 0xFE, 0x1A, 0x4F, 0xAE, 0x8B], .utf16LittleEndian, true, "会议"),
    ([0xFE, 0xFF, 0x4F, 0x1A, 0x8B, 0xAE], .utf16BigEndian, true, "会议"),
    ([0xFF, 0xFE, 0x42, 0xD8, 0xB7, 0xDF], .utf16LittleEndian, true, "𠮷"),
    ([0x1A, 0x4F, 0xAE, 0x8B, 0x0A, 0x00], .utf16LittleEndian, false, "会议\n"),
    ([0xBB, 0xE1, 0xD2, 0xE9], .gb18030, false, "会议"),
    ([0xC1, 0xAA, 0xCD, 0xA8], .gb18030, false, "联通"),
    ([0xD6, 0xD0, 0x95, 0x34, 0xAF, 0x35], .gb18030, false, "中\u{20B99}"),
    ([0xA6, 0xD9, 0x41], .gb18030, false, "\u{FE10}A"),
    ([0x84, 0x31, 0x82, 0x36, 0xD6, 0xD0], .gb18030, false, "\u{FE10}中"),
    ([0xFE, 0x59, 0x82, 0x35, 0x90, 0x37], .gb18030, false, "\u{E81E}\u{9FB4}"),
    ([], .utf8, false, ""),
  ]

  @Test(arguments: rows) func encodingIsDetectedAndWrittenBack(row: ([UInt8], TextEncoding, Bool, String)) throws {
    let form = try decoded(row.0).get()
    #expect(form.encoding == row.1)
    #expect(form.hasBOM == row.2)
    #expect(form.text.string == row.3)
    #expect(try form.encoded(form.text) == row.0)
  }

  @Test func everyCodeOfGB18030IsReadAndWrittenBack() throws {
    var two: [UInt8] = [0xD6, 0xD0]
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F { two += [lead, trail] }
    }
    let first = try decoded(two).get()
    #expect(first.encoding == .gb18030)
    #expect(try first.encoded(first.text) == two)
    #expect(first.text.string.unicodeScalars.count == 23_941)

    var scalars = String.UnicodeScalarView()
    for value in UInt32(0x80)...0x10FFFF where value < 0x1_0000 || value % 97 == 0 {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    let text = SourceText(String(scalars))
    let encoded = GB18030.encode(text, fourByteForms: 0)
    let again = try GB18030.decode(encoded)
    // The private-use characters at disputed codes come back as what they stand for; nothing else changes.
    let expected = String(
      String.UnicodeScalarView(
        scalars.map { scalar in
          GB18030.alias(privateUse: scalar.value).flatMap { Unicode.Scalar(GB18030.aliases[$0].scalar) } ?? scalar
        }))
    #expect(String(decoding: again.text, as: UTF8.self) == expected)
  }

  @Test func disputedCodesStayApartWhenATextUsesBoth() throws {
    for alias in GB18030.aliases {
      let scalar = try #require(Unicode.Scalar(alias.scalar))
      let text = SourceText(String(scalar))
      let two = GB18030.encode(text, fourByteForms: 0)
      let four = GB18030.encode(text, fourByteForms: .max)
      #expect(two.count == 2)
      #expect(four.count == 4)
      for bytes in [two, four, two + four, four + two] {
        let form = try decoded([0xD6, 0xD0] + bytes).get()
        #expect(try form.encoded(form.text) == [0xD6, 0xD0] + bytes)
      }
      #expect(String(decoding: try GB18030.decode(two).text, as: UTF8.self) == String(scalar))
      #expect(String(decoding: try GB18030.decode(four).text, as: UTF8.self) == String(scalar))
    }
  }

  /// Bytes, kind, offset, line.
  static let faults: [([UInt8], FormatError.Kind, Int, Int)] = [
    (Array("一二三四\n五六".utf8) + [0xE4, 0xB8], .undecodable, 19, 2),
    (Array("第一行文字\r\n第二行".utf8) + [0xFF] + Array("文字\n".utf8), .undecodable, 26, 2),
    (Array("一二三四五六\n".utf8) + [0xBB, 0xE1, 0xD2, 0xE9, 0xCE, 0xC4] + Array("\n七八九十\n".utf8), .mixedEncodings, 19, 2),
    (
      [0xBB, 0xE1, 0xD2, 0xE9, 0x0A, 0xD6, 0xD0, 0xB9, 0xFA, 0x0A] + Array("一二三四五六\n".utf8) + [0xBB, 0xE1, 0xD2, 0xE9, 0xCE, 0xC4],
      .mixedEncodings, 10, 3
    ),
    ([0xBB, 0xE1, 0x0A, 0xD6, 0xFF], .undecodable, 3, 2),
    ([0xBB, 0xE1, 0x81], .undecodable, 2, 1),
    ([0xFF, 0xFE, 0x1A, 0x4F, 0x0A, 0x00, 0x00, 0xD8], .undecodable, 6, 2),
    ([0xFF, 0xFE, 0x1A], .undecodable, 2, 1),
    ([0xEF, 0xBB, 0xBF, 0x41, 0x0A, 0xC0], .undecodable, 5, 2),
  ]

  @Test(arguments: faults) func badBytesAreLocated(row: ([UInt8], FormatError.Kind, Int, Int)) {
    guard case .failure(let error) = decoded(row.0) else {
      Issue.record("decoded although broken")
      return
    }
    #expect(error.kind == row.1)
    #expect(error.offset == row.2)
    #expect(error.line == row.3)
  }

  @Test func aStrayZeroIsTextAndManyAreNot() {
    #expect((try? decoded(Array("会议\0强调，部署下一步工作，这里有足够多的文字".utf8)).get()) != nil)
    #expect(decoded([0, 1, 2, 3, 0, 0, 7, 8]).failure?.kind == .binary)
    #expect(decoded([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).failure?.kind == .unsupportedEncoding)
    #expect(decoded([0xA4, 0xA4, 0xA4, 0xE5], declared: "big5").failure?.kind == .unsupportedEncoding)
  }

  @Test func aDeclarationDecidesWhereTheBytesDoNot() throws {
    let short: [UInt8] = [0xCD, 0xA8]
    #expect(try decoded(short).get().encoding == .utf8)
    #expect(try decoded(short, declared: "GB2312").get().text.string == "通")
    #expect(try decoded(Array("会议".utf8), declared: "gbk").get().text.string == "会议")
  }

  @Test(arguments: [("a\nb\n", LineEnding.lf), ("a\r\nb", .crlf), ("a\rb\r", .cr), ("a\nb\r\n", .mixed), ("ab", LineEnding.none)])
  func lineEndingsAreRemembered(text: String, expected: LineEnding) {
    #expect(LineEnding(of: SourceText(text)) == expected)
  }

  @Test func everyPrefixOfEveryEncodingDecodesOrIsLocatedInside() {
    let text = SourceText("第一，会议强调。\r\n第二，𠮷\u{FE10}ABC。\n")
    let forms: [[UInt8]] = [
      Array(text.string.utf8), GB18030.encode(text, fourByteForms: 0), GB18030.encode(text, fourByteForms: .max),
      Self.utf16(text.string, littleEndian: true), Self.utf16(text.string, littleEndian: false),
    ]
    for bytes in forms {
      for count in 0...bytes.count {
        switch decoded(Array(bytes.prefix(count))) {
        case .success(let form): #expect((try? form.encoded(form.text)) == Array(bytes.prefix(count)))
        case .failure(let error): #expect(error.offset.map { $0 <= count } ?? true)
        }
      }
    }
  }

  @Test func editsKeepEncodingMarkAndLineEnds() throws {
    let bytes = Self.utf16("会议强调\r\n完毕", littleEndian: false)
    let document = try FormattedDocument.open(bytes: bytes, name: "a.txt")
    #expect(document.form.lineEnding == .crlf)
    let edit = TextEdit(ByteRange(6, 12), "要求\n")
    #expect(try document.rewritten(edits: [edit]) == Self.utf16("会议要求\r\n\r\n完毕", littleEndian: false))
    #expect(try document.rewritten(edits: []) == bytes)
  }

  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    UTF16Bytes.encode(text, littleEndian: littleEndian, into: &bytes)
    return bytes
  }
}

extension Result {
  /// The error; nil on success.
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
