import Lexicon
import Linting
import TextModel

/// Finds functional zones: a place, then a name, then 开发区, 新区 or the like.
enum ZoneScan {
  private static let suffixes: [[UInt32]] = [
    "高新技术产业开发区", "经济技术开发区", "自由贸易试验区", "自贸试验区", "自主创新示范区", "综合保税区", "保税港区", "保税物流园区", "出口加工区", "边境经济合作区", "经济开发区", "经济合作区",
    "旅游度假区", "工业园区", "产业园区", "科技园区", "高新区", "经开区", "开发区", "合作区", "示范区", "试验区", "先行区", "先导区", "度假区", "保税区", "新区", "新城", "产业园",
    "工业园", "科技园", "园区",
  ].map { $0.unicodeScalars.map(\.value) }.sorted { $0.count > $1.count }
  private static let lastCharacters = ScalarSet("区城园")
  /// What such words are called in general: 国家级新区, 各类园区.
  private static let general: [StaticString] = [
    "国家级", "省级", "市级", "级", "各", "类", "新型", "一批", "重点", "现代", "多个", "化工", "相关", "特色", "先行试", "全国", "和", "、",
  ]

  static func find(in p: borrowing Paragraph, on day: Day?, _ found: inout [Sighting]) {
    var i = 3
    while i < p.count {
      guard lastCharacters.contains(p[i]), let range = range(endingAt: i + 1, p) else {
        i += 1
        continue
      }
      let lexicon = p.context.lexicon
      var values = ["name": p.text.string(range), "level": "zone"]
      // The innermost place of the chain with which the name begins is where the zone lies.
      var end = range.lowerBound
      while let place = p.place(covering: end), place.range.lowerBound == end, place.range.upperBound < range.upperBound {
        end = place.range.upperBound
      }
      if let place = PlaceNames.place(endingAt: end, in: p), lexicon.level(place) != .zone {
        values["parent"] = lexicon.text(place, "code")
      }
      found.append(Sighting(.zones, values, range, in: p))
      i += 1
    }
  }

  private static func range(endingAt end: Int, _ p: borrowing Paragraph) -> Range<Int>? {
    guard let suffix = suffixes.first(where: { end >= $0.count && p.text.scalars[end - $0.count..<end].elementsEqual($0) }) else {
      return nil
    }
    let next = p[end]
    if p.text.characterClass(end).isHan {
      if "域块县级内外市".unicodeScalars.contains(where: { $0.value == next }) { return nil }
      if suffixes.contains(where: { s in p.text.scalars[end...].starts(with: s) }) { return nil }
    }
    let inner = end - suffix.count
    let reach = NameBoundary.reach(before: inner, limit: 16, in: p)
    var i = reach.start
    while i < inner {
      if let place = p.place(covering: i), place.range.lowerBound == i, place.range.upperBound <= inner {
        var first = i
        while first > 0, let outer = p.place(endingAt: first) { first = outer.range.lowerBound }
        return isName(first..<end, place.range.upperBound..<inner, suffix, p) ? first..<end : nil
      }
      i += 1
    }
    return nil
  }

  private static func isName(_ range: Range<Int>, _ middle: Range<Int>, _ suffix: [UInt32], _ p: borrowing Paragraph) -> Bool {
    guard range.count <= 20, middle.count <= 9 else { return false }
    var i = middle.lowerBound
    while i < middle.upperBound {
      if general.contains(where: { p.has($0, at: i) }) { return false }
      if i + 1 < middle.upperBound, NameBoundary.isGoverning(p, i), !p.has("发展", at: i), !p.has("合作", at: i), !p.has("服务", at: i) {
        return false
      }
      i += 1
    }
    // 盘锦园区, 营口新城 alone are no names.
    let isShort = suffix.count == 2 || suffix.count == 3 && suffix.last == 0x56ED
    return middle.count >= (isShort ? 2 : 0)
  }
}
