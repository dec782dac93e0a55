import Lexicon
import Linting
import TextModel

/// Finds who holds which office.
struct OfficeHolders {
  /// A person with one office, whose organisation may still have to come from the document as a whole.
  struct Holding {
    var sighting: Sighting
    /// The level of the place that is not written; nil when the organisation is known.
    var missing: PlaceLevel?

    func sighting(_ home: HomePlace) -> Sighting {
      guard let missing, let place = home.place(missing) else { return sighting }
      var found = sighting
      found.values["organization"] = home.name(place)
      return found
    }
  }

  /// An office with what it belongs to.
  private struct Reading {
    var organization: String
    var office: String
    var missing: PlaceLevel?
    /// Whether the organisation is only a place, of which there are several bodies.
    var isPlace = false
  }

  private let lexicon: LexiconSnapshot
  /// Organisations of known tenures, countries among them.
  private let organizations: Set<[UInt32]>
  private let names: PersonName
  /// Callings that a table of tenures wants, others are no offices.
  private static let callings: Set<String> = ["董事长", "总经理", "总裁", "主编", "总编辑", "发言人"]
  /// What may stand before an office that nothing else belongs to.
  private static let joints = ScalarSet("和与及由兼任")
  private static let levels: [Character: PlaceLevel] = ["省": .province, "市": .prefecture, "县": .county, "区": .county]

  init(_ lexicon: LexiconSnapshot) {
    self.lexicon = lexicon
    var organizations: Set<[UInt32]> = []
    for entry in lexicon.entries where entry.kind == .people {
      let name = lexicon.characters.folded(lexicon.text(entry, "organization"))
      if name.count >= 2 { organizations.insert(name) }
    }
    self.organizations = organizations
    names = PersonName(lexicon, organizations: organizations)
  }

  func find(in p: borrowing Paragraph, _ found: inout [Holding]) {
    for person in p.persons where !person.offices.isEmpty && (person.evidence == .office || person.evidence == .list) {
      guard !speaksOfChange(person, p), !isOfDeputation(person, p), let name = names.name(person, in: p), !isDead(name, p) else {
        continue
      }
      var group = ""
      for index in person.offices {
        let office = p.offices[index]
        guard isOffice(office, p), let reading = read(office, after: group, p) else { continue }
        // 盘锦市政协主席、党组书记: of a place alone it is not clear which body's.
        group = reading.isPlace ? "" : reading.organization
        if office.isFormer { continue }
        let whole = office.whole.lowerBound..<name.upperBound
        var sighting = Sighting(
          .people,
          ["name": p.text.string(name), "organization": reading.organization, "office": reading.office],
          whole.count <= 40 ? whole : name, in: p)
        sighting.isExclusive = office.isExclusive
        found.append(Holding(sighting: sighting, missing: reading.missing))
      }
    }
  }

  private func isOffice(_ office: OfficeFact, _ p: borrowing Paragraph) -> Bool {
    let next = p[office.range.upperBound]
    // 大使馆, 大使用 in 扩大使用, 总理府.
    if next == 0x9986 || next == 0x7528 || next == 0x5E9C { return false }
    switch office.head {
    case .collective: return false
    case .calling: return Self.callings.contains(p.text.string(office.post))
    case .member:
      let post = p.text.string(office.post)
      return post.hasSuffix("委员") && (office.body != .none || post.count > 2)
    // A prince is one of many.
    case .statesman: return p.text.string(office.post) != "亲王"
    default: return true
    }
  }

  /// 任命甲为, 免去乙的, 原丙: the office is one that begins or has ended.
  private func speaksOfChange(_ person: PersonFact, _ p: borrowing Paragraph) -> Bool {
    let start = person.office.lowerBound
    return p.has("任命", before: start) || p.has("免去", before: start) || p.has("原", before: start) || p.has("已故", before: start)
  }

  /// 原委员长甲同志的遗体, 主席乙逝世: what follows is told of somebody who holds nothing any more.
  private func isDead(_ name: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let words: [StaticString] = ["遗体", "逝世", "病逝", "去世", "遗像", "遗孀", "生平", "诞辰"]
    return (name.upperBound...name.upperBound + 8).contains { i in words.contains { p.has($0, at: i) } }
  }

  /// 全国人大代表甲, 苏丹代表乙: what stands before the name is no office of a table.
  private func isOfDeputation(_ person: PersonFact, _ p: borrowing Paragraph) -> Bool {
    guard let last = person.offices.last else { return true }
    return p.text.string(p.offices[last].post).hasSuffix("代表")
  }

  /// - Parameter group: The organisation of an office before it in one group: 全国人大常委会委员长、党组书记.
  private func read(_ office: OfficeFact, after group: String, _ p: borrowing Paragraph) -> Reading? {
    // 政府总理, 政府副总理: the post alone is the office.
    let text = p.text.string(office.head == .statesman ? grade(office, p)..<office.range.upperBound : office.range)
    if text == "总书记" { return Reading(organization: "中共中央", office: text) }
    if let found = written(office, text, p) { return found }
    let start = office.range.lowerBound
    if let found = abroad(office, p) { return found }
    // 中央组织部部长: the department is the organisation.
    if office.body == .department, p.has("中央", before: start) {
      return Reading(
        organization: "中共中央" + p.text.string(start..<grade(office, p)),
        office: p.text.string(grade(office, p)..<office.range.upperBound))
    }
    let bodyless = office.head == .statesman ? grade(office, p) : start
    for end in [start, bodyless] {
      if let name = organization(endingAt: end, p) { return Reading(organization: name, office: text) }
    }
    if let range = OrganizationScan.range(endingAt: start, in: p) {
      return Reading(organization: p.text.string(range), office: text)
    }
    if office.level == .national {
      // 全国政协副主席: the body names the organisation, the office keeps it.
      let body = p.text.string(start..<grade(office, p))
      return Reading(organization: body, office: text)
    }
    if office.body == .partyGroup, !group.isEmpty { return Reading(organization: group, office: text) }
    // 福州长乐: behind other words it is part of a name.
    let isFree = !p.text.characterClass(start - 1).isHan || Self.joints.contains(p[start - 1])
    guard isFree, let level = Self.level(office) else { return nil }
    return Reading(organization: "", office: text, missing: level)
  }

  /// The organisation of known tenures, a country perhaps, that ends just before a view index.
  private func organization(endingAt end: Int, _ p: borrowing Paragraph) -> String? {
    var length = min(14, end)
    while length >= 2 {
      let name = Array(p.text.scalars[end - length..<end])
      if organizations.contains(name), !isForeignBody(name, endingAt: end, p) { return p.text.string(end - length..<end) }
      length -= 1
    }
    return nil
  }

  /// 越南外交部: a body of ours by its name, with a word before it that it does not begin with.
  private func isForeignBody(_ name: [UInt32], endingAt end: Int, _ p: borrowing Paragraph) -> Bool {
    guard let form = lexicon.matcher.form(name[...]), lexicon.formTraits[form] >> TableKind.organizations.bit & 1 != 0 else {
      return false
    }
    let start = end - name.count
    if NameBoundary.isBound(start, p) || p.place(endingAt: start) != nil { return false }
    return !(2...7).contains { $0 <= start && NameBoundary.anchor(at: start - $0, p) == $0 }
  }

  /// Where the post with its 副 or 代 begins.
  private func grade(_ office: OfficeFact, _ p: borrowing Paragraph) -> Int {
    var start = office.post.lowerBound
    for word in ["常务副" as StaticString, "副", "代"] where p.has(word, before: start) {
      start -= p.has("常务副", before: start) ? 3 : 1
      break
    }
    return max(office.range.lowerBound, start)
  }

  /// The office of what is written before it.
  private func written(_ office: OfficeFact, _ text: String, _ p: borrowing Paragraph) -> Reading? {
    guard !office.place.isEmpty else { return nil }
    let end = office.place.upperBound
    // 驻爱尔兰大使: the place is where the embassy is.
    if p.has("驻", before: office.place.lowerBound), text == "大使" {
      let country = p.text.string(office.place)
      return p.has("中国驻", before: office.place.lowerBound) ? Reading(organization: "中国驻\(country)大使馆", office: text) : nil
    }
    if let place = PlaceNames.place(endingAt: end, in: p) ?? PlaceNames.place(endingAt: end + 1, in: p) {
      return Reading(organization: PlaceNames.full(place, lexicon), office: text, isPlace: true)
    }
    if let mention = p.mentions.first(where: { $0.range.upperBound == end && $0.names(.organizations) }) {
      let start = mention.range.lowerBound
      // 人民党中央: a short form in the midst of other words is not what the dictionary means.
      let isCut = mention.range.count <= 3 && p.text.characterClass(start - 1).isHan && p.place(endingAt: start) == nil
      for (entry, role) in p.entries(mention, .organizations) where role == .canonical || role == .alias {
        let name = lexicon.name(entry)
        if name.contains("{") { continue }
        // 越南外交部: not ours.
        if let country = organization(endingAt: start, p) {
          return Reading(organization: country + p.text.string(mention.range), office: text)
        }
        return isCut ? nil : Reading(organization: name, office: text)
      }
      // The part of a pattern behind its place: 营口 + 市财政局; without the place, 市政府党组书记 is of the document's place.
      if let range = OrganizationScan.range(endingAt: end, in: p), range.lowerBound < start {
        return Reading(organization: p.text.string(range), office: text)
      }
      let words = p.text.string(mention.range)
      guard let level = words.first.flatMap({ Self.levels[$0] }), !p.text.characterClass(start - 1).isHan else { return nil }
      return Reading(organization: "", office: words + text, missing: level)
    }
    return nil
  }

  /// 中国驻爱尔兰大使, where the country is no place of the dictionary.
  private func abroad(_ office: OfficeFact, _ p: borrowing Paragraph) -> Reading? {
    guard p.text.string(office.post) == "大使" else { return nil }
    let end = office.range.lowerBound
    for length in 2...10 where p.has("驻", before: end - length) {
      guard p.has("中国驻", before: end - length), end - length > 0 else { return nil }
      return Reading(organization: "中国驻\(p.text.string(end - length..<end))大使馆", office: "大使")
    }
    return nil
  }

  /// The level of the place that an office without one belongs to: 市委书记 → a prefecture. Nil for an office that does not
  /// say what it is the head of.
  private static func level(_ office: OfficeFact) -> PlaceLevel? {
    switch office.level {
    case .province: .province
    case .city: .prefecture
    case .county, .district: .county
    default: nil
    }
  }
}

extension HomePlace {
  /// How the tables of people write a place.
  func name(_ entry: Entry) -> String { PlaceNames.full(entry, lexicon) }
}
