import Lexicon
import Linting
import TextModel

/// Whether a stretch behind an office is a name, judged more strictly than a checker of drafts needs to: a proposal for the
/// dictionary that is no name costs the keeper's time.
struct PersonName {
  /// Characters with which foreign names are written in news.
  private static let foreign = ScalarSet(
    """
    阿埃艾安奥巴拜班贝本比彼宾波伯勃博布卜达戴丹德登邓蒂丁东杜多厄恩尔法凡费芬弗福富盖甘冈戈格古瓜圭哈海汉豪赫亨洪胡华怀惠霍基吉季加贾简杰金卡坎考科克肯孔库夸奎拉\
    莱赖兰郎劳勒雷里利丽莉莲连列林琳龙卢鲁罗洛吕马玛迈曼芒毛梅门蒙米明莫姆默穆纳娜奈南内尼妮涅宁纽农努诺欧帕派潘庞佩彭皮平珀普奇恰钱乔切琴丘让热瑞若萨塞赛桑瑟森沙\
    山尚舍申什圣施史舒斯松苏所索塔泰坦汤唐特滕提廷通图土托瓦万旺威韦维文沃乌武西希锡夏香谢辛欣休许雅亚延扬耶叶伊易因英尤于约云泽扎詹张珍朱兹卒佐鲍坤猜巴差颂素他西\
    拿蓬齐腊茨盛育春志王晋明越春福南翁诺
    """)
  /// What follows a foreign name directly in news, besides what ``Paragraph/nameEnd(at:)`` knows.
  private static let followers = ScalarSet("称当互今昨日邀表在和与同率对将说等的举致宣发出会签于就曾也则还及向为")

  private let lexicon: LexiconSnapshot
  /// Countries and other organisations of known tenures: 文莱 in a list of 总理 is none of them.
  private let organizations: Set<[UInt32]>

  init(_ lexicon: LexiconSnapshot, organizations: Set<[UInt32]>) {
    (self.lexicon, self.organizations) = (lexicon, organizations)
  }

  /// The name that a person's fact stands for, its end mended; nil when it is none.
  func name(_ person: PersonFact, in p: borrowing Paragraph) -> Range<Int>? {
    let range = person.name
    let scalars = p.text.scalars[range]
    if isKnown(range, p) { return range }
    guard !startsWithCountry(range.lowerBound, p), p.context.lexicon.words.rank(range, in: p.text) == 0 else { return nil }
    if scalars.contains(0x67D0) || scalars.contains(0xD7) { return nil }
    let isCompound = lexicon.surnames.isCompound(p[range.lowerBound], p[range.lowerBound + 1])
    let rank = lexicon.surnames.rank(p[range.lowerBound])
    let hasDot = p[range.upperBound] == 0xB7 || scalars.contains(0xB7)
    if !hasDot, isCompound || rank > 0, range.count <= (isCompound ? 4 : 3) {
      return isChinese(range, rank: isCompound ? 1 : Int(rank), p) ? range : foreignName(person, p)
    }
    return foreignName(person, p)
  }

  private func isKnown(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    guard p[range.upperBound] != 0xB7, let form = lexicon.matcher.form(p.text.scalars[range]) else { return false }
    return lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0
  }

  private func isChinese(_ range: Range<Int>, rank: Int, _ p: borrowing Paragraph) -> Bool {
    let words = lexicon.words
    let first = p[range.lowerBound]
    let second = p[range.lowerBound + 1]
    if first == second { return false }
    let end = p.nameEnd(at: range.upperBound)
    // 批示, 都同, 引领和: a common word at the beginning, or a surname that seldom is one, wants a sure end.
    let wordRank = words.rank(first, second)
    if wordRank > 0, wordRank <= 7 || range.count == 2 { return false }
    if rank >= 3 { return end >= 4 && range.count == 3 && words.rank(second, p[range.lowerBound + 2]) == 0 }
    return end >= 2
  }

  /// A name in a foreign language's sounds, right behind the office.
  private func foreignName(_ person: PersonFact, _ p: borrowing Paragraph) -> Range<Int>? {
    guard person.evidence == .office else { return nil }
    let start = person.name.lowerBound
    var end = start
    while end < p.count, end - start < 14, Self.foreign.contains(p[end]) || p[end] == 0xB7 && end > start { end += 1 }
    guard end - start >= 2, p.text.characterClass(end) != .latin else { return nil }
    if p.text.characterClass(end).isHan, p.nameEnd(at: end) == 0, !Self.followers.contains(p[end]) { return nil }
    guard lexicon.words.rank(start..<end, in: p.text) == 0 else { return nil }
    return start..<end
  }

  /// Whether a stretch is written in characters of foreign names only.
  static func isForeign(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    range.allSatisfy { foreign.contains(p[$0]) } && p.context.lexicon.words.rank(range, in: p.text) == 0
  }

  private func startsWithCountry(_ start: Int, _ p: borrowing Paragraph) -> Bool {
    for length in 2...7 where start + length <= p.count {
      if organizations.contains(Array(p.text.scalars[start..<start + length])) { return true }
    }
    return false
  }
}
