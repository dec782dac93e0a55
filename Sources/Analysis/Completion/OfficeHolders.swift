import Lexicon
import TextModel

/// Who holds which office, by the way in which an office is written before a name: 盘锦市副市长, 国家数据局局长, 北京市委书记.
struct OfficeHolders: Sendable {
  private struct Tenure: Sendable {
    var title: [UInt32]
    var entry: Int32
  }

  /// By the last two characters of the title.
  private var byEnd: [UInt64: [Tenure]] = [:]

  /// Longest title that is looked for, in characters.
  static let reach = 32

  init(_ lexicon: LexiconSnapshot) {
    for entry in lexicon.entries where entry.kind == .people {
      let title = Self.normal(Self.joined(lexicon.text(entry, "organization"), lexicon.text(entry, "office")))
      guard title.count >= 3 else { continue }
      byEnd[Self.key(title), default: []].append(Tenure(title: title, entry: entry.id))
    }
  }

  /// Those who hold the office with which a text ends, on a day or as far as is known: those who surely do come first.
  func holders(before text: some Sequence<UInt32>, on day: Day?, _ lexicon: LexiconSnapshot) -> [Entry] {
    let written = Self.normal(String(String.UnicodeScalarView(text.compactMap { Unicode.Scalar($0) })))
    guard written.count >= 3 else { return [] }
    var found: [(entry: Entry, isSure: Bool, since: Int)] = []
    for tenure in byEnd[Self.key(written)] ?? [] {
      guard written.count >= tenure.title.count, written.suffix(tenure.title.count).elementsEqual(tenure.title) else { continue }
      let entry = lexicon.entries[Int(tenure.entry)]
      let validity = entry.validity
      let status = day.map { validity.status(on: $0) }
      if status == .before || status == .after || day == nil && validity.until != nil { continue }
      let since = validity.since.map { $0.year * 100 + ($0.month ?? 0) } ?? 0
      found.append((entry, status == .inForce, since))
    }
    return found.sorted { ($1.isSure ? 1 : 0, $1.since, $0.entry.id) < ($0.isSure ? 1 : 0, $0.since, $1.entry.id) }.map(\.entry)
  }

  private static func key(_ title: [UInt32]) -> UInt64 {
    UInt64(title[title.count - 2]) << 32 | UInt64(title[title.count - 1])
  }

  /// What is left out as often as not is left out.
  private static func normal(_ text: String) -> [UInt32] {
    text.replacing("中共", with: "").replacing("人民政府", with: "政府").replacing("人大常委会", with: "人大").unicodeScalars.map(\.value)
  }

  /// 阜新市海州区 and 区委书记 read together: 阜新市海州区委书记.
  private static func joined(_ organization: String, _ office: String) -> String {
    if office.hasPrefix(organization) { return office }
    guard let last = organization.last, last == office.first, office.dropFirst().first != "长" else { return organization + office }
    return organization + office.dropFirst()
  }
}
