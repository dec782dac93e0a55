import Lexicon
import TextModel

/// The words that tell where a name ends.
public enum NameWords {
  /// The first two characters of words that follow a name: verbs of speaking, presiding, moving.
  static let verbs = PairSet(
    startsOf:
      "表示 指出 强调 主持 要求 出席 参加 介绍 来到 深入 率队 带队 带领 率领 一行 同志 先生 女士 等人 分别 陪同 会见 前往 作为 发现 认为 告诉 代表 宣布 听取 考察 调研 讲话 致辞 致词 发言 通报 汇报 作了 作出 专程 提出 说道 发表 签署 担任 当选 接受 列席 通过 对此 就此 会谈 访问 抵达 到会 赴京 受邀 应邀 坦言 感慨 回忆 解释 透露 直言 传达 部署 安排 宣读 检查 督导 看望 慰问 走访 实地 先后 一同 共同 随后 首先 最后 还将 已经 曾经 正在 回信 致信 致电 祝贺 号召 要说 建议 呼吁 谈到 补充 总结 点评 主讲 授课 签字 揭牌 致贺 出任 兼任 调任 任命 去世 逝世 出生 毕业 书记 市长 区长 县长 省长 主任 局长 主席 部长 院长 教授 老师 总理 总统 副总 委员 代表 组织 召集 牵头 领衔 主编 所说 所言 所作 提到 批示 指示 视察 巡视 赶到 赶赴 带着 带头 有关 及其 以及 向与 向全 与其 对记 告知 笑着 激动"
      .split(separator: " "))

  /// Verbs that only a person (or a meeting) is the subject of: after them a clause's first word may be a name.
  static let speaking = PairSet(
    startsOf: "表示 指出 强调 主持 要求 出席 介绍 说道 坦言 告诉 回忆 认为 率队 带队 一行 来到 参加 陪同 会见".split(separator: " "))

  /// Single characters that follow a name and hardly ever stand in one.
  static let particles = ScalarSet("在对向与就说率称将从到的等已曾受赴还也又都是和及率任作为同当回带被把让给由则并")
  /// Those of ``particles`` that do stand in given names.
  static let ambiguousParticles = ScalarSet("同和为作任当称率向与及由")
  /// Surnames that begin a clause as another word far more often: 应约会见, 时隔.
  static let seldomSurname = ScalarSet("应向于成时常单能都连项计万全方双项")
  /// Characters that no given name holds.
  static let never = ScalarSet("的了在是等及或、将被把从就都还也又已曾各该本此其这那们市省县区委局部厅院会长记席任说们对到前后时上下不要你我他她它")

  /// Whether a stretch is only a placeholder for a name: 某某, 某.
  static func isPlaceholder(_ scalar: UInt32) -> Bool { scalar == 0x67D0 || scalar == 0xD7 || scalar == 0x25CB || scalar == 0x58 }
}

extension Paragraph {
  /// How surely a name can end just before `index`: 4 at a mark or before a verb of persons, 2 before a particle or any
  /// other word, 0 not at all.
  public func nameEnd(at index: Int) -> Int {
    let kind = text.characterClass(index)
    guard kind.isHan else {
      switch kind {
      case .stop, .quote, .bracket, .newline, .space, .wideSpace: return 4
      default: return 2
      }
    }
    let scalar = self[index]
    let next = self[index + 1]
    if NameWords.verbs.contains(scalar, next) { return 4 }
    if NameWords.particles.contains(scalar) { return 2 }
    // 会见某某时，
    if scalar == 0x65F6, !text.characterClass(index + 1).isHan { return 2 }
    return words.rank(scalar, next) > 0 ? 2 : 0
  }

  /// The name that starts at a view index, if its surname, its length and what follows it allow one.
  ///
  /// - Parameter strict: Only surnames that are hardly anything else, and only an end that is certain.
  public func name(at start: Int, strict: Bool) -> Range<Int>? {
    let first = self[start]
    guard text.characterClass(start).isHan else { return nil }
    let surnames = context.lexicon.surnames
    let isCompound = surnames.isCompound(first, self[start + 1])
    let rank = surnames.rank(first)
    guard isCompound || rank > 0, !strict || isCompound || rank <= 2 && !NameWords.seldomSurname.contains(first) else { return nil }
    let given = start + (isCompound ? 2 : 1)
    guard isGiven(given) else { return nil }
    let short = nameEnd(at: given + 1)
    let long = isGiven(given + 1) ? nameEnd(at: given + 2) : 0
    let floor = strict ? 4 : 2
    let end: Int
    // 魏凤和严重违纪: what the dictionary knows decides where two readings are open.
    if !strict, long > 0 || short > 0, let known = knownName(start, given) { return start..<known }
    if long >= floor, long >= short {
      // 蔡奇同考察, 王毅在京: what looks like a third character is the particle behind a name of two.
      let third = self[given + 1]
      if short == 2, NameWords.particles.contains(third) {
        let isSpeech = NameWords.verbs.contains(self[given + 2], self[given + 3])
        let isMark = !text.characterClass(given + 2).isHan
        let keepsThree = NameWords.ambiguousParticles.contains(third) ? isMark || isSpeech && third != 0x540C : isMark
        end = keepsThree ? given + 2 : given + 1
      } else {
        end = given + 2
      }
    } else if short >= floor {
      end = given + 1
    } else {
      return nil
    }
    return start..<end
  }

  /// The end of the longest name that the dictionary knows and that begins at `start`; nil when it knows none.
  private func knownName(_ start: Int, _ given: Int) -> Int? {
    for end in [given + 2, given + 1] where end <= count {
      guard let form = context.lexicon.matcher.form(text.scalars[start..<end]) else { continue }
      if context.lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0, nameEnd(at: end) > 0 { return end }
    }
    return nil
  }

  /// Whether a character can stand in a given name.
  public func isGiven(_ index: Int) -> Bool {
    text.characterClass(index).isHan && !NameWords.never.contains(self[index])
  }

  /// A name written in a foreign language's sounds, two to seven characters, behind an office that foreigners hold.
  private func foreignName(at start: Int) -> Range<Int>? {
    var end = start
    while end - start < 12, text.characterClass(end).isHan || self[end] == 0xB7 {
      if end - start >= 2, nameEnd(at: end) >= 4 { break }
      if end - start >= 2, NameWords.particles.contains(self[end]), !NameWords.ambiguousParticles.contains(self[end]) { break }
      end += 1
    }
    guard end - start >= 2, end - start <= 8, nameEnd(at: end) >= 2 else { return nil }
    // What is an ordinary word is no name: 总理府邸, 总统选举.
    if words.rank(start..<min(end, start + 2), in: text) > 0, words.rank(self[start], self[start + 1]) <= 5 { return nil }
    return start..<end
  }

  /// Finds persons: behind offices, in the lists that follow them, before 同志, and at the start of a clause before a verb.
  mutating func findPersons() {
    var found: [PersonFact] = []
    swap(&found, &persons)
    // One call: a paragraph that may change is copied for each call of a function that only reads it.
    collectPersons(into: &found)
    found.sort { $0.name.lowerBound < $1.name.lowerBound }
    swap(&found, &persons)
    if !persons.isEmpty { present.insert(.persons) }
  }

  @inline(never)
  private func collectPersons(into persons: inout [PersonFact]) {
    var o = 0
    while o < offices.count {
      var last = o
      while last + 1 < offices.count, areJoined(offices[last].range.upperBound, offices[last + 1].whole.lowerBound) { last += 1 }
      addPersons(behind: o...last, to: &persons)
      o = last + 1
    }
    addSpeakers(to: &persons)
  }

  /// Whether two offices of one person may stand on both sides of a stretch: nothing, a mark of enumeration, a blank, 兼.
  private func areJoined(_ end: Int, _ start: Int) -> Bool {
    if start == end { return true }
    guard start == end + 1 else { return false }
    return self[end] == 0x3001 || self[end] == 0x517C || text.characterClass(end) == .space || self[end] == 0x20
  }

  private func addPersons(behind group: ClosedRange<Int>, to persons: inout [PersonFact]) {
    let office = offices[group.upperBound]
    var at = office.range.upperBound
    if text.characterClass(at) == .space || text.characterClass(at) == .wideSpace { at += 1 }
    let isForeign = office.head == .statesman || office.head == .chair || office.head == .chief || office.head == .secretary
    guard !NameWords.isPlaceholder(self[at]) else { return }
    var isFirst = true
    let whole = offices[group.lowerBound].whole.lowerBound..<office.range.upperBound
    while true {
      guard
        let name = name(at: at, strict: false) ?? (isForeign && isFirst && office.head == .statesman ? foreignName(at: at) : nil)
      else { return }
      if isOrdinary(name) { return }
      persons.append(
        PersonFact(
          name: name, office: whole, offices: group.lowerBound..<group.upperBound + 1, evidence: isFirst ? .office : .list))
      isFirst = false
      guard self[name.upperBound] == 0x3001 else { return }
      at = name.upperBound + 1
      // 副市长甲、市政协副主席乙: another office, another group.
      if isInOffice(at) { return }
    }
  }

  /// Whether an office covers a view index. Offices are in order; of nested ones the last two can.
  private func isInOffice(_ index: Int) -> Bool {
    var low = 0
    var high = offices.count
    while low < high {
      let middle = (low + high) / 2
      if offices[middle].whole.lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    return offices[max(0, low - 3)..<low].contains { $0.whole.contains(index) }
  }

  /// Whether a stretch that could be a name is more likely made of words: 主任高度重视, 委员和代表.
  private func isOrdinary(_ name: Range<Int>) -> Bool {
    let first = self[name.lowerBound]
    // 外长应约会见, 主席应邀出席.
    if first == 0x5E94, [0x7EA6, 0x9080, 0x8BE2].contains(self[name.lowerBound + 1]) { return true }
    let rank = words.rank(first, self[name.lowerBound + 1])
    let end = nameEnd(at: name.upperBound)
    if rank > 0 {
      if name.count == 2 { return rank <= 6 || end < 4 }
      return end < 4 || words.rank(name, in: text) > 0
    }
    guard context.lexicon.surnames.rank(first) == 3 else { return false }
    if name.count > 2, words.rank(self[name.lowerBound + 1], self[name.lowerBound + 2]) > 0 { return true }
    return end < 4 && NameWords.particles.contains(first)
  }

  /// Finds names before a verb of speaking at the beginning of a clause: of the text, or behind a mark or a blank.
  private func addSpeakers(to persons: inout [PersonFact]) {
    var anchored: Set<Int>?
    addSpeaker(at: 0, &anchored, to: &persons)
    for mark in marks where mark.characterClass == .stop || mark.characterClass == .quote || mark.characterClass == .bracket {
      addSpeaker(at: Int(mark.index) + 1, &anchored, to: &persons)
    }
    for blank in [CharacterClass.space, .wideSpace] where text.presentClasses >> UInt32(blank.rawValue) & 1 != 0 {
      var i = text.firstIndex(of: blank, from: 0)
      while i < count {
        addSpeaker(at: i + 1, &anchored, to: &persons)
        i = text.firstIndex(of: blank, from: i + 1)
      }
    }
  }

  /// - Parameter anchored: Where the names begin that were found before, as soon as they are needed.
  private func addSpeaker(at start: Int, _ anchored: inout Set<Int>?, to persons: inout [PersonFact]) {
    let surnames = context.lexicon.surnames
    guard surnames.rank(self[start]) > 0 || surnames.isCompound(self[start], self[start + 1]), text.characterClass(start).isHan,
      let name = name(at: start, strict: true), speaks(name.upperBound),
      words.rank(self[start], self[start + 1]) == 0 || name.count > 3, name.count < 3 || words.rank(name, in: text) == 0
    else { return }
    let known = anchored ?? Set(persons.lazy.map(\.name.lowerBound))
    anchored = known
    if !known.contains(start) { persons.append(PersonFact(name: name, office: start..<start, offices: 0..<0, evidence: .verb)) }
  }

  private func speaks(_ index: Int) -> Bool {
    NameWords.speaking.contains(self[index], self[index + 1]) || has("同志", at: index)
  }
}
