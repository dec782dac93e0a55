public import Lexicon
import Linting
public import TextModel

/// What is shown of a dictionary entry: in a hover, beside a completion.
public struct EntryCard: Sendable {
  /// Lines of Markdown; without its marks they are plain text.
  public var lines: [String]

  /// Describes an entry as of a day. A generic entry (`{place}市财政局`) is called `name`, the name that it has in the text.
  public init(_ entry: Entry, named name: String? = nil, in lexicon: LexiconSnapshot, on date: Day?, locale: MessageLocale) {
    func say(_ zh: String, _ en: String) -> String { locale == .en ? en : zh }
    let own = lexicon.name(entry)
    lines = ["**\(own.contains("{") ? name ?? Self.filled(own) : own)** \(Self.kind(entry, lexicon, say))"]
    let parents = Self.parents(of: entry, lexicon)
    if !parents.isEmpty { lines.append(say("隶属：", "Part of: ") + parents.joined(separator: " › ")) }
    for (column, zh, en) in [
      ("full", "全称", "Full form"), ("abbreviations", "简称", "Short forms"), ("aliases", "又称", "Also"),
      ("organization", "单位", "Organisation"),
      ("office", "职务", "Office"), ("items", "内容", "Items"), ("body", "所属", "Body"), ("successors", "现为", "Now"),
      ("successor", "现为", "Now"),
      ("note", "说明", "Note"),
    ] {
      let value = lexicon.text(entry, column)
      if !value.isEmpty, lexicon.table(of: entry).column(column) != nil {
        lines.append(say(zh + "：", en + ": ") + Self.filled(value.replacing("|", with: say("、", ", "))))
      }
    }
    let since = entry.validity.since?.text ?? ""
    let until = entry.validity.until?.text ?? ""
    if !since.isEmpty || !until.isEmpty {
      var span = say("时间：", "Time: ") + "\(since.isEmpty ? "…" : since) — \(until.isEmpty ? "…" : until)"
      if let date, entry.validity.status(on: date) == .after {
        span += say("（\(date.iso) 时已不再使用）", " (no longer in force on \(date.iso))")
      }
      lines.append(span)
    }
    let reference = lexicon.reference(entry)
    // The path begins with the folder, which is mostly the dictionary's name.
    let dictionary = reference.path.hasPrefix(reference.dictionary + "/") ? "" : reference.dictionary
    lines.append(
      say("来源：", "Source: ")
        + [reference.source, dictionary, "\(reference.path):\(reference.line)"].filter { !$0.isEmpty }.joined(separator: " · "))
  }

  /// What an entry is, and for a division what it belongs to: one short line.
  public static func detail(_ entry: Entry, in lexicon: LexiconSnapshot, locale: MessageLocale) -> String {
    let kind = kind(entry, lexicon) { locale == .en ? $1 : $0 }
    let parents = parents(of: entry, lexicon)
    return parents.isEmpty ? kind : kind + " · " + parents.joined(separator: " › ")
  }

  private static func kind(_ entry: Entry, _ lexicon: LexiconSnapshot, _ say: (String, String) -> String) -> String {
    switch entry.kind {
    case .places:
      switch lexicon.text(entry, "level") {
      case "province": return say("省级行政区", "province-level division")
      case "prefecture": return say("地级行政区", "prefecture-level division")
      case "county": return say("县级行政区", "county-level division")
      case "township": return say("乡级行政区", "township-level division")
      default: return say("功能区", "functional zone")
      }
    case .organizations: return say("机构", "institution")
    case .offices: return say("职务", "office")
    case .people: return say("人员", "person")
    case .phrases: return say("固定表述", "set expression")
    case .terms: return say("用词", "term")
    }
  }

  /// ×× for every placeholder, as models of documents have it.
  private static func filled(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var filled = ""
    var isInside = false
    for character in text {
      if character == "{" {
        isInside = true
        filled += "××"
      } else if character == "}", isInside {
        isInside = false
      } else if !isInside {
        filled.append(character)
      }
    }
    return filled
  }

  /// Names of the divisions above a place, the highest first.
  static func parents(of entry: Entry, _ lexicon: LexiconSnapshot) -> [String] {
    guard entry.kind == .places else {
      let parent = lexicon.text(entry, "parent")
      return entry.kind == .organizations && !parent.isEmpty ? [parent] : []
    }
    var names: [String] = []
    var code = lexicon.parentCode(entry)
    while code != 0, names.count < 4, let parent = lexicon.divisions(code: code).first(where: { $0.validity.until == nil }) {
      names.insert(lexicon.name(parent), at: 0)
      code = lexicon.parentCode(parent)
    }
    return names
  }
}
