import Lexicon
public import TextModel

/// What the dictionary says of a candidate.
public enum HarvestKnowledge: Sendable, Hashable {
  /// Nothing.
  case unknown
  /// It has it: where.
  case known(place: String)
  /// It has something near it, such as another office of the person: what.
  case related(Localized)
  /// It has something that does not go with it, such as another holder of the office: what.
  case different(Localized)

  /// Whether the dictionary has it already.
  public var isKnown: Bool { if case .known = self { true } else { false } }

  /// - Parameter quoted: See ``quotedParts(_:)``.
  static func of(_ candidate: Harvest.Candidate, _ lexicon: LexiconSnapshot, _ quoted: [String: Int32]) -> HarvestKnowledge {
    if candidate.kind == .people { return person(candidate, lexicon) }
    if candidate.kind.table == .phrases, let id = quoted[candidate.name] { return place(lexicon.entries[Int(id)], lexicon) }
    return name(candidate, lexicon)
  }

  /// What known phrases hold in quotation marks: 四个全面 of “四个全面”战略布局.
  static func quotedParts(_ lexicon: LexiconSnapshot) -> [String: Int32] {
    var parts: [String: Int32] = [:]
    for entry in lexicon.entries where entry.kind == .phrases {
      for form in [lexicon.name(entry)] + lexicon.list(entry, "aliases") where form.contains("“") {
        for part in form.split(separator: "“").dropFirst(form.hasPrefix("“") ? 0 : 1) {
          if let end = part.firstIndex(of: "”") { parts[String(part[..<end])] = entry.id }
        }
      }
    }
    return parts
  }

  private static func place(_ entry: Entry, _ lexicon: LexiconSnapshot) -> HarvestKnowledge {
    let reference = lexicon.reference(entry)
    return .known(place: "\(reference.path):\(reference.line)")
  }

  // MARK: - Names

  private static func name(_ candidate: Harvest.Candidate, _ lexicon: LexiconSnapshot) -> HarvestKnowledge {
    let kind = candidate.kind.table
    for (entry, role) in lexicon.lookUp(candidate.name) where entry.kind == kind || entry.kind == .terms {
      if role == .wrong || entry.kind == .terms {
        let right = entry.kind == .terms ? lexicon.text(entry, "right") : lexicon.name(entry)
        if role == .wrong { return .different(Localized("词典认为应作“\(right)”", en: "the dictionary has “\(right)” for it")) }
        continue
      }
      return place(entry, lexicon)
    }
    if kind == .organizations || kind == .places, let entry = behindPlaces(candidate.name, kind, lexicon) {
      return place(entry, lexicon)
    }
    return .unknown
  }

  /// 营口市财政局 by the pattern {place}市财政局; 丹东东港经济开发区 by 东港经济开发区.
  private static func behindPlaces(_ name: String, _ kind: TableKind, _ lexicon: LexiconSnapshot) -> Entry? {
    var rest = Substring(name)
    while rest.count > 3 {
      // The longest place at the beginning, in full or in short.
      guard let length = (2...min(12, rest.count - 2)).reversed().first(where: { isPlace(String(rest.prefix($0)), lexicon) }) else {
        return nil
      }
      let place = rest.prefix(length)
      rest = rest.dropFirst(length)
      // The generic name of the division may belong to the pattern: {place}市财政局.
      for form in [String(rest), String(place.suffix(1) + rest)] {
        for (entry, role) in lexicon.lookUp(form) where entry.kind == kind && role != .wrong { return entry }
      }
    }
    return nil
  }

  private static func isPlace(_ name: String, _ lexicon: LexiconSnapshot) -> Bool {
    lexicon.lookUp(name).contains { entry, role in
      guard entry.kind == .places, let level = lexicon.level(entry), level != .township else { return false }
      return role != .short || level == .province || level == .prefecture
    }
  }

  // MARK: - People

  private static func person(_ candidate: Harvest.Candidate, _ lexicon: LexiconSnapshot) -> HarvestKnowledge {
    let organization = candidate.values["organization"] ?? ""
    let office = candidate.values["office"] ?? ""
    let own = lexicon.lookUp(candidate.name).map(\.entry).filter { $0.kind == .people }
    let sameOffice = own.filter { isSame(organization, office, $0, lexicon) }
    if let entry = sameOffice.first(where: { may(candidate, $0) }) { return place(entry, lexicon) }
    if candidate.isExclusive, !organization.isEmpty {
      let others = lexicon.tenures(ofOrganization: organization).filter {
        lexicon.name($0) != candidate.name && isSame(organization, office, $0, lexicon) && holds($0, candidate, lexicon)
      }
      if let other = others.first {
        return .different(Localized("词典：其时是\(account(other, lexicon))", en: "the dictionary has \(account(other, lexicon))"))
      }
    }
    if let entry = sameOffice.first {
      return .different(Localized("词典：\(account(entry, lexicon))", en: "the dictionary has \(account(entry, lexicon))"))
    }
    guard let entry = own.last else { return .unknown }
    return .related(Localized("新；词典另有：\(account(entry, lexicon))", en: "new; the dictionary also has \(account(entry, lexicon))"))
  }

  /// Whether a row speaks of the same office, however much of the body either of them writes.
  private static func isSame(_ organization: String, _ office: String, _ entry: Entry, _ lexicon: LexiconSnapshot) -> Bool {
    let other = lexicon.text(entry, "organization")
    let title = lexicon.text(entry, "office")
    let a = normal(organization, office)
    let b = normal(other, title)
    if a == b { return true }
    if organization != other, !other.isEmpty, !organization.isEmpty,
      normal("", office) == normal("", title), !canonical(organization, lexicon).isDisjoint(with: canonical(other, lexicon))
    {
      return true
    }
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    guard long.hasSuffix(short) else { return false }
    let before = long.dropLast(short.count)
    return !before.hasSuffix("副") && !before.hasSuffix("代")
  }

  /// An organisation by the name in full, whatever name it is given.
  private static func canonical(_ name: String, _ lexicon: LexiconSnapshot) -> Set<Int32> {
    Set(lexicon.lookUp(name).filter { $0.entry.kind == .organizations && $0.role != .wrong }.map(\.entry.id))
  }

  private static func normal(_ organization: String, _ office: String) -> String {
    var text = office.hasPrefix(organization) ? office : organization + office
    // 辽宁省 + 省委书记, 盘锦市 + 市长.
    if let last = organization.last, office.first == last, !office.hasPrefix(organization) {
      text = organization + office.dropFirst()
    }
    for (from, to) in [
      ("中共", ""), ("人大常委会", "人大"), ("常务副", "副"), ("外交部长", "外长"), ("国务院总理", "总理"), ("国务院副总理", "副总理"), ("国务院国务委员", "国务委员"),
      ("人民政府", "政府"),
    ] { text = text.replacing(from, with: to) }
    return text
  }

  /// Whether a tenure does not rule out the candidate's days.
  private static func may(_ candidate: Harvest.Candidate, _ entry: Entry) -> Bool {
    if let since = entry.validity.since, let last = candidate.last, last < since.earliest { return false }
    if let until = entry.validity.until, let first = candidate.first, first > until.latest { return false }
    return true
  }

  /// Whether somebody surely held an office on the candidate's last day.
  private static func holds(_ entry: Entry, _ candidate: Harvest.Candidate, _ lexicon: LexiconSnapshot) -> Bool {
    guard let day = candidate.last else { return false }
    let attested = lexicon.list(entry, "attested").compactMap { PartialDate(Array($0.utf8)) }
    guard let from = entry.validity.since?.latest ?? attested.map(\.earliest).min(),
      let to = entry.validity.until?.earliest ?? attested.map(\.latest).max()
    else { return false }
    return from <= day && day <= to
  }

  private static func account(_ entry: Entry, _ lexicon: LexiconSnapshot) -> String {
    let since = entry.validity.since?.text ?? ""
    let until = entry.validity.until?.text ?? ""
    let span = since.isEmpty && until.isEmpty ? "" : "（\(since)—\(until)）"
    return "\(lexicon.text(entry, "organization")) \(lexicon.text(entry, "office")) \(lexicon.name(entry))\(span)"
  }
}
