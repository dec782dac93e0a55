/// What HTML elements mean for reading.
enum HTMLElements {
  /// What an element does to the text around it.
  enum Role {
    /// Begins and ends blocks.
    case block
    /// Ends the line.
    case lineBreak
    /// Its content is no markup and no prose.
    case raw
    /// Its content is no prose.
    case unread
    /// Is one object; it has no content.
    case object
    /// Its content is one object.
    case code
    /// Reading of the characters beside it: not read.
    case annotation
    /// Has no content and is not seen.
    case void
    /// Markup between characters.
    case inline
  }

  /// The role of an element; unknown ones are ``Role/inline``.
  static func role(_ name: String) -> Role { roles[name] ?? .inline }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    let lists: [(Role, String)] = [
      (
        .block,
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
          + "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section "
          + "select summary table tbody td tfoot th thead title tr ul xmp listing plaintext"
      ),
      (.lineBreak, "br"), (.raw, "script style textarea iframe noembed noframes"),
      (.unread, "template noscript datalist audio video canvas svg math object applet"),
      (.object, "img embed input"), (.code, "code kbd samp tt var"), (.annotation, "rt rp rtc"),
      (.void, "meta link base basefont col param source track area wbr bgsound keygen"),
    ]
    for (role, names) in lists { for name in names.split(separator: " ") { roles[String(name)] = role } }
    return roles
  }()

  /// Whether a start tag ends a drawing or formula that it stands in (HTML Living Standard, 13.2.6.5).
  static func endsForeignContent(_ name: String, _ role: Role) -> Bool {
    foreignEnds.contains(name) || role == .block && !foreignBlocks.contains(name)
  }

  private static let foreignEnds: Set<String> = [
    "b", "big", "br", "code", "em", "embed", "i", "img", "meta", "nobr", "ruby", "s", "small", "span", "strong", "strike", "sub",
    "sup",
    "tt", "u", "var",
  ]

  /// Elements that make blocks in HTML but have another meaning, or none, inside drawings.
  private static let foreignBlocks: Set<String> = [
    "title", "section", "article", "aside", "header", "footer", "main", "nav", "td", "th", "tr", "tbody", "thead", "tfoot",
    "caption",
    "html", "form", "fieldset", "details", "summary", "dialog", "figure", "figcaption", "address", "legend", "option", "optgroup",
    "select", "search", "dir", "frame", "frameset", "hgroup", "xmp", "plaintext",
  ]

  /// Names of `meta` elements that tell when a document was issued, letter case and separators aside.
  static let dateNames: Set<String> = [
    "date", "pubdate", "publishdate", "publisheddate", "publicationdate", "published", "publishtime", "publishedtime",
    "releasedate",
    "articlepublishedtime", "ogpublishedtime", "ogreleasedate", "dcdate", "dcdateissued", "dctermsdate", "dctermscreated",
    "dctermsissued", "datepublished", "issuedate", "createdate",
  ]
}
