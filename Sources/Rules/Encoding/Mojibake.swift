import Linting
import TextModel

/// Bytes that were read in the wrong encoding.
struct Mojibake: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/mojibake",
    summary: Localized("疑似乱码", en: "text read in the wrong encoding"),
    rationale: Localized(
      "“锟斤拷”“烫烫烫”“锛屽”“â€œ”等是编码读错留下的固定痕迹，正常文字里不会出现。由 UTF-8 误读为西文编码的，给出还原结果；其余须用正确编码重新读取原文件。",
      en:
        "锟斤拷, 烫烫烫, 锛屽 and â€œ are the fixed traces of bytes read in the wrong encoding. What UTF-8 read as Latin-1 or CP 1252 was is offered; the rest needs the original file read again."
    ),
    source: "校对实务",
    severity: .error,
    fix: .unsafe,
    options: [
      RuleOption("extraSignatures", .strings([]), Localized("另外视为乱码的文字", en: "further texts to take for mojibake"))
    ],
    examples: [
      .bad("‹锟斤拷锟斤拷›工作报告"),
      .bad("‹ï»¿›关于印发", fixed: "关于印发"),
      .bad("‹â€œ›十四五‹â€›规划"),
      .bad("‹烫烫烫烫烫烫›"),
      .bad("贯彻落实‹锛屽›姞快发展"),
      .good("锟是人名用字"),
      .good("烫伤烫金烫平"),
      .good("屯昌县屯溪区"),
      .good("café、Zürich等外文词"),
      .good("××××年××月××日"),
    ])

  static var interests: Interests { .everything }
  /// Only words of the configuration are looked for everywhere.
  var interests: Interests { extra.isEmpty ? .characters(.latinExtended) : Self.interests }
  static let cues = ["锟斤", "斤拷锟", "烫烫烫", "屯屯屯", "锛", "銆", "鈥"]

  private let extra: [[UInt32]]
  init(_ options: RuleOptions) { extra = options.strings("extraSignatures").map(\.values) }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var found = range
    switch cue {
    case 0, 1:
      // One finding for the whole run of 锟斤拷.
      if Self.debris.contains(paragraph[range.lowerBound - 1]) { return }
      while Self.debris.contains(paragraph[found.upperBound]) { found = found.lowerBound..<found.upperBound + 1 }
    case 2, 3:
      if paragraph[range.lowerBound - 1] == paragraph[range.lowerBound] { return }
      while paragraph[found.upperBound] == paragraph[range.lowerBound] { found = found.lowerBound..<found.upperBound + 1 }
    default:
      guard Self.seconds[cue - 4].contains(paragraph.rawScalar(range.upperBound)) || paragraph[range.upperBound] == 0xFFFD else {
        return
      }
      found = range.lowerBound..<range.upperBound + 1
    }
    report(found, paragraph, fix: nil, &out)
  }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for text in extra {
      for range in paragraph.places(of: text) { report(range, paragraph, fix: nil, &out) }
    }
    guard paragraph.text.presentClasses >> UInt32(CharacterClass.latinExtended.rawValue) & 1 != 0 else { return }
    var i = 0
    while i < paragraph.count {
      guard let start = signature(i, paragraph) else {
        i += 1
        continue
      }
      var end = start
      var bytes: [UInt8] = []
      while let byte = Self.byte(paragraph.rawScalar(end)), end < paragraph.count {
        bytes.append(byte)
        end += 1
      }
      i = max(end, start + 1)
      let isText = UTF8Validation.firstInvalidOffset(bytes) == nil
      let decoded = isText ? String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "") : ""
      report(start..<i, paragraph, fix: isText ? paragraph.replace(start..<i, with: decoded, .unsafe) : nil, &out)
    }
  }

  /// Whether UTF-8 that was read as CP 1252 starts at `i`.
  private func signature(_ i: Int, _ paragraph: borrowing Paragraph) -> Int? {
    let a = paragraph.rawScalar(i)
    let b = paragraph.rawScalar(i + 1)
    switch a {
    case 0xEF where b == 0xBB: return i
    case 0xE2 where b == 0x20AC: return i
    case 0xC3 where b >= 0x80 && b <= 0xFF: return i
    case 0xC2 where b == 0xA0: return i
    default: break
    }
    for k in 0..<4 {
      let c = paragraph.rawScalar(i + k)
      guard c >= 0xC0, c <= 0xFF, c != 0xD7, c != 0xF7 else { return nil }
    }
    return i
  }

  private func report(_ range: Range<Int>, _ paragraph: borrowing Paragraph, fix: Fix?, _ out: inout FindingSink) {
    let text = paragraph.sourceString(range.lowerBound..<min(range.upperBound, range.lowerBound + 12))
    out.report(
      range, in: paragraph, zh: "疑似乱码“\(text)”，请用正确的编码重新读取原文件", en: "“\(text)” was read in the wrong encoding", fixes: [fix])
  }

  /// The CP 1252 byte of a scalar, from 0x80; nil for ASCII and whatever CP 1252 lacks.
  private static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar >= 0x80 && scalar <= 0xFF { return UInt8(scalar) }
    return specials.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  private static let specials: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
  private static let debris = ScalarSet("锟斤拷")
  /// What follows 锛, 銆 and 鈥 where UTF-8 punctuation before a Han character was read as GBK.
  private static let seconds = [
    ScalarSet("佲佷佸佹佺佽侀侊堚堜堝堟堢堣堥堬夆変夊夋夌夎夐夛屸屼屽屾岀岃岄岋氣氫氬氭氱氳氶氾涒涗涘涙涚涜涢涳熲熶熷熸熺熻熼燂"),
    ScalarSet("佲佷佸佹佺佽侀侊傗備傚傛傜傝傞傦娾婁婂婃婄婅婇婏嬧嬩嬪嬫嬬嬭嬮嬶愨愪愬愭愮愯愰愶戔戜戝戞戠戣戦戯"),
    ScalarSet("斺斾斿旀旂旇旈旓樷樹樺樻樼樿橀橈欌欎欏欐欑欒欓欙溾滀滃滄滅滆滈滐濃濅濆濇濈濊濋濓"),
  ]
}
