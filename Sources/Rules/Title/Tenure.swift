import Lexicon
import Linting
import TextModel

/// One row of `people.tsv`, as the rules about offices compare it.
struct Tenure {
  /// What the row says of a day.
  enum Knowledge { case held, notHeld, unknown }

  let entry: Entry
  let name: String
  let organization: String
  /// The office as the row writes it: 区委副书记, 部长, 中共中央政治局委员.
  let office: String
  private let attested: [PartialDate]

  init(_ entry: Entry, _ lexicon: LexiconSnapshot) {
    self.entry = entry
    name = lexicon.name(entry)
    organization = lexicon.text(entry, "organization")
    office = lexicon.text(entry, "office")
    attested = lexicon.list(entry, "attested").compactMap { PartialDate(Array($0.utf8)) }
  }

  /// Tenures of the people of exactly this name.
  static func all(named name: ArraySlice<UInt32>, _ lexicon: LexiconSnapshot) -> [Tenure] {
    guard let form = lexicon.matcher.form(name), lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0 else { return [] }
    return lexicon.meanings(ofForm: form).compactMap { meaning in
      guard meaning.owner == .entry else { return nil }
      let entry = lexicon.entries[Int(meaning.id)]
      return entry.kind == .people ? Tenure(entry, lexicon) : nil
    }
  }

  /// Whether the office was held on a day: surely only between what the row states and what it attests.
  func knowledge(on day: Day) -> Knowledge {
    let validity = entry.validity
    if let since = validity.since, day < since.earliest { return .notHeld }
    if let until = validity.until, day > until.latest || day == until.latest && until.day != nil { return .notHeld }
    let first = validity.since?.latest ?? attested.map(\.earliest).min()
    let last = validity.until?.earliest ?? attested.map(\.latest).max()
    guard let first, let last else { return .unknown }
    return day >= first && day <= last ? .held : .unknown
  }

  /// The post at the end of the office: 副书记, 副委员长, 部长.
  var grade: OfficeFact.Grade { office.holds("副") ? .deputy : office.holds("代") && office.hasSuffix("长") ? .acting : .full }

  /// Whether an office as written can be this one.
  func matches(_ written: WrittenOffice) -> Bool {
    guard
      OfficeWording.mayBeSame(written.place, organization) || written.place.isEmpty || organization.hasSuffix(written.place)
        || isOrganNamed(written)
    else { return false }
    let a = Tenure.normal(office)
    let b = Tenure.normal(written.text)
    if a == b { return true }
    let full = Tenure.normal(written.place + written.text)
    if full == a || full == Tenure.normal(organization + office) { return true }
    if a.hasSuffix(b) { return !isGradeChange(a, b) }
    if b.hasSuffix(a) { return !isGradeChange(b, a) }
    return false
  }

  /// 财政部部长: the text names the organ itself, the row's organisation.
  private func isOrganNamed(_ written: WrittenOffice) -> Bool {
    !organization.isEmpty && (written.place + written.text).hasPrefix(organization)
  }

  private func isGradeChange(_ long: String, _ short: String) -> Bool {
    let before = long.dropLast(short.count)
    return before.hasSuffix("副") || before.hasSuffix("代") || before.hasSuffix("常务副")
  }

  /// The wording with what is left out as often as not removed.
  static func normal(_ text: String) -> String {
    var text = text
    for (from, to) in [
      ("中共", ""), ("人大常委会", "人大"), ("常务副", "副"), ("国务院总理", "总理"), ("国务院副总理", "副总理"), ("国务院国务委员", "国务委员"),
      ("人民政府", "政府"), ("自治区主席", "主席"),
    ] { text = text.replacingBytes(of: from, with: to) }
    return text
  }

  /// `营口市委书记（2023-01-28 见《…》）`: the row, for a message.
  func account(_ lexicon: LexiconSnapshot, english: Bool) -> String {
    let source = lexicon.reference(entry).source
    let what = Tenure.joined(organization, office)
    return source.isEmpty ? what : english ? "\(what) (\(source))" : "\(what)（据\(source)）"
  }

  /// 阜新市海州区 and 区委书记 read together: 阜新市海州区委书记.
  static func joined(_ organization: String, _ office: String) -> String {
    guard let last = organization.last, let first = office.first, last == first else {
      return office.hasPrefix(organization) ? office : organization + office
    }
    return office.dropFirst().first == "长" ? organization + office : organization + office.dropFirst()
  }
}

/// An office as a text writes it, with its place.
struct WrittenOffice {
  var fact: OfficeFact
  /// 市委副书记.
  var text: String
  /// 营口, 财政部; empty when none stands before it.
  var place: String

  init(_ office: OfficeFact, in p: borrowing Paragraph) {
    fact = office
    text = p.text.string(office.range)
    place = Self.fullName(office.place, in: p) ?? p.text.string(office.place)
  }

  /// The full name of an institution that the text names in short, as far as the dictionary tells: 市工业和信息化局 for 市工信局.
  private static func fullName(_ range: Range<Int>, in p: borrowing Paragraph) -> String? {
    guard !range.isEmpty,
      let mention = p.mentions.ending(at: range.upperBound), mention.names(.organizations),
      mention.range.lowerBound >= range.lowerBound
    else { return nil }
    let rows = p.entries(mention, .organizations)
    guard let row = rows.first, rows.count == 1, row.role == .alias else { return nil }
    let name = p.context.lexicon.name(row.entry)
    let tail = name.lastIndex(of: "}").map { String(name[name.index(after: $0)...]) } ?? name
    return p.text.string(range.lowerBound..<mention.range.lowerBound) + tail
  }
}
