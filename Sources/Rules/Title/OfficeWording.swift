import Lexicon
import Linting
import TextModel

/// What the rules about offices share.
enum OfficeWording {
  /// Whether a name, or a verb whose subject only a person is, follows an office.
  static func isHeldBySomebody(_ end: Int, in p: borrowing Paragraph) -> Bool {
    if p.name(at: end, strict: false) != nil { return true }
    return p.text.characterClass(end).isHan && p.nameEnd(at: end) == 4
  }

  /// Whether the office is one of a territorial committee of the party.
  static func isParty(_ office: OfficeFact) -> Bool {
    guard office.body == .committee || office.body == .workCommittee else {
      return office.head == .standingMember && office.body == .committee
    }
    return office.head == .secretary || office.head == .standingMember || office.head == .member
  }

  /// Whether the office is one of government or of a zone's administration.
  static func isGovernment(_ office: OfficeFact) -> Bool {
    office.head == .governor && (office.body == .none || office.body == .government)
      || office.head == .director && office.body == .administration
  }

  /// A place's name without its last character 省 市 县 区, for comparing 辽宁 with 辽宁省.
  static func stem(_ name: String) -> String {
    guard let last = name.unicodeScalars.last, name.unicodeScalars.count > 2 else { return name }
    return "省市县区州旗盟".unicodeScalars.contains(last) ? String(name.dropLast()) : name
  }

  /// Whether two ways to name a body's place can mean the same one; an unnamed place can be any.
  static func mayBeSame(_ a: String, _ b: String) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    let (x, y) = (stem(a), stem(b))
    return x == y || a.hasSuffix(b) || b.hasSuffix(a) || a.hasSuffix(x == a ? b : y) && !y.isEmpty || x.hasSuffix(y)
      || y.hasSuffix(x)
  }

  /// Words near an office or a name that tell of a change of office.
  private static let changes: Literals = [
    "原", "时任", "曾任", "前任", "当选", "任命", "不再担任", "兼任", "拟任", "历任", "调任", "接替", "免去", "升任", "转任", "卸任", "候选人", "提名", "现任",
  ]

  /// Whether a change of office is spoken of beside a person.
  static func speaksOfChange(_ person: PersonFact, in p: borrowing Paragraph) -> Bool {
    let changes = Self.changes
    let low = max(0, min(person.office.lowerBound, person.name.lowerBound) - 8)
    for i in low..<min(p.count, person.name.upperBound + 8)
    where (i < person.office.lowerBound || i >= person.name.upperBound || person.office.isEmpty) && p.has(changes, at: i) {
      return true
    }
    return p.offices[person.offices].contains(where: \.isFormer)
  }
}

extension OfficeWording {
  /// Whether a known deputy's office differs from the written one by 副 alone.
  static func isDeputyDropped(_ tenure: Tenure, _ office: WrittenOffice) -> Bool {
    guard tenure.grade == .deputy, office.fact.grade == .full, mayBeSame(office.place, tenure.organization) else { return false }
    let known = Tenure.normal(tenure.office).replacingBytes(of: "副", with: "")
    let written = Tenure.normal(office.text)
    return known == written || known.hasSuffix(written) && written.count >= 2 && office.fact.body == .none
      || written.hasSuffix(known)
  }

  /// Whether who holds the known office cannot hold the written one as well: two first posts of one place, or the first post
  /// and its deputy.
  static func excludes(_ tenure: Tenure, _ office: WrittenOffice) -> Bool {
    guard mayBeSame(office.place, tenure.organization) else { return false }
    let known = tenure.office
    if let a = firstPost(known), let b = firstPost(office.text), office.fact.grade == .full, tenure.grade == .full {
      // 书记 is often chair of the congress as well; no other two go together.
      let pair = Set([a.kind, b.kind])
      return a.level == b.level && a.kind != b.kind && pair != ["委书记", "人大主任"]
    }
    let written = Tenure.normal(office.text)
    let plain = Tenure.normal(known)
    guard office.fact.grade != tenure.grade, office.fact.grade == .deputy, tenure.grade == .full else { return false }
    return written.replacingBytes(of: "副", with: "") == plain && plain.count >= 2
      && (!tenure.organization.isEmpty || !office.place.isEmpty)
  }

  /// The level and kind of the first posts of a place.
  private static func firstPost(_ office: String) -> (level: Character, kind: String)? {
    let office = Tenure.normal(office)
    guard let level = office.first, "省市县区".contains(level) else { return nil }
    let kind = String(office.dropFirst())
    return ["委书记", "长", "人大主任", "政协主席"].contains(kind) ? (level, kind) : nil
  }

  /// Tenures of an exclusive office of a place that the text names.
  static func holders(of office: WrittenOffice, _ p: borrowing Paragraph) -> [Tenure] {
    let lexicon = p.context.lexicon
    let end = p.place(covering: office.fact.place.upperBound - 1)?.range.upperBound ?? office.fact.place.upperBound
    let place = p.text.string(office.fact.place.lowerBound..<end)
    var found: [Tenure] = []
    for key in Set([place, office.place]) {
      found += lexicon.tenures(ofOrganization: key).map { Tenure($0, lexicon) }.filter {
        $0.grade == .full && Tenure.normal($0.office) == Tenure.normal(office.text)
      }
    }
    return found
  }
}
