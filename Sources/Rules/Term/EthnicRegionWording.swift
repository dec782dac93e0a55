import Lexicon
import Linting
import TextModel

/// Peoples and regions named in ways that are not acceptable.
struct EthnicRegionWording: ParagraphRule {
  static let description = RuleDescription(
    id: "term/ethnic-region-wording",
    summary: Localized("民族、港澳台称谓不规范", en: "peoples, Hong Kong, Macao or Taiwan named in a way that is not acceptable"),
    rationale: Localized(
      "民族名用全称，不用“蒙族”“维族”；香港、澳门与“内地”并提，不与“大陆”并提，不与国家并列；台湾没有“总统”“政府”。自治地方名称里的民族名不受影响。",
      en:
        "Peoples have their full names; Hong Kong and Macao go with 内地, not 大陆, and are not listed among countries; Taiwan has no 总统 or 政府. Names of autonomous areas are left alone."
    ),
    source: "新华社《新闻信息报道中的禁用词和慎用词》（民族宗教类，港澳台和领土主权类）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹蒙族›群众", fixed: "蒙古族群众"),
      .bad("‹大陆和香港›青年", fixed: "内地和香港青年"),
      .bad("来自‹美国、日本、香港等国家›的客商", fixed: "来自美国、日本等国家和中国香港地区的客商"),
      .bad("各族、‹维族›干部", fixed: "各族、维吾尔族干部"),
      .bad("‹两岸三地›的企业家", fixed: "两岸及港澳的企业家"),
      .good("蒙古族群众"),
      .good("内地和香港青年"),
      .good("来自美国、日本等国家和中国香港地区的客商"),
      .good("阜新蒙古族自治县"),
      .good("思维族群"),
      .good("大陆和台湾"),
    ])

  static let cues = ["蒙族", "维族", "哈族", "柯族", "锡族", "大陆", "两岸三地", "台湾总统", "台湾政府", "台湾国会", "台湾外交部", "等国家", "等国"]

  private static let joiners = ScalarSet("和与及、")

  init(_ options: RuleOptions) {}

  /// Rows of the dictionary that say the same: this rule goes before ``ForbiddenWord``.
  static func owns(_ wrong: String) -> Bool { cues.contains(wrong) || wrong.hasPrefix("大陆") }

  private static let names = ["蒙古族", "维吾尔族", "哈萨克族", "柯尔克孜族", "锡伯族"]
  private static let boundary = ScalarSet("、，和与及或对为的是由在名位个群各，。；：“（")
  private static let unlessAfter = ScalarSet("人长谱")
  private static let regions = ["香港", "澳门", "台湾"].map { $0.unicodeScalars.map(\.value) }
  private static let countries = ["美国", "日本", "韩国", "新加坡", "英国", "法国", "德国", "泰国", "越南", "马来西亚", "澳大利亚", "加拿大", "俄罗斯"]
    .map { $0.unicodeScalars.map(\.value) }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    switch cue {
    case 0..<5:
      let before = text[range.lowerBound - 1]
      guard !text.characterClass(range.lowerBound - 1).isHan || Self.boundary.contains(before),
        !Self.unlessAfter.contains(text[range.upperBound])
      else { return }
      report(range, Self.names[cue], paragraph, &out)
    case 5:
      var i = range.upperBound
      if Self.joiners.contains(text[i]) { i += 1 }
      guard paragraph.has("香港", at: i) || paragraph.has("港澳", at: i) || paragraph.has("澳门", at: i), !paragraph.has("台", at: i + 2)
      else { return }
      let whole = range.lowerBound..<i + 2
      report(whole, "内地" + text.string(range.upperBound..<i + 2), paragraph, &out)
    case 6: report(range, "两岸及港澳", paragraph, &out)
    case 12 where paragraph.has("家", at: range.upperBound): break
    case 7, 8, 9, 10: report(range, cue == 7 ? "台湾地区领导人" : cue == 9 ? "台湾地区立法机构" : "台湾当局", paragraph, &out)
    default: checkList(range, paragraph, &out)
    }
  }

  /// 美国、日本、香港等国家: a list with countries before and a region last.
  private func checkList(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard let region = Self.regions.first(where: { text.holds($0, at: range.lowerBound - $0.count) }) else { return }
    let regionStart = range.lowerBound - region.count
    guard text[regionStart - 1] == 0x3001 else { return }
    var start = regionStart - 1
    // A list is never longer, and a line without stops must not be walked through for each of its lists.
    while start > 0, regionStart - start < 80, text.characterClass(start - 1).isHan || text[start - 1] == 0x3001 { start -= 1 }
    var first = start
    while first < regionStart, !Self.countries.contains(where: { text.holds($0, at: first) }) { first += 1 }
    guard first < regionStart else { return }
    var end = range.upperBound
    if paragraph.has("国家", at: range.lowerBound + 1) { end = range.lowerBound + 3 }
    let countries = text.string(first..<regionStart - 1)
    let name = text.string(regionStart..<range.lowerBound)
    report(first..<end, countries + "等国家和中国" + name + "地区", paragraph, &out)
  }

  private func report(_ range: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text.string(range)
    out.report(
      range, in: paragraph, zh: "“\(text)”表述不规范，应为“\(right)”", en: "“\(text)” is not acceptable wording; write “\(right)”",
      fixes: [paragraph.replace(range, with: right, .unsafe)])
  }
}
