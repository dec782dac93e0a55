public import Lexicon
public import TextModel

/// Where a rule puts what it found. The linter says which rule is speaking; the rule speaks in view indices or source bytes.
public struct FindingSink: Sendable {
  /// What was found so far.
  public internal(set) var findings: [Finding] = []
  /// The rules that may speak. Nearly all that are asked have nothing to say: only the number of who is speaking is told with each.
  var speakers = RuleSpeaker.nobody
  /// Which of ``speakers`` is speaking.
  var speaker = 0
  /// What the rule that is speaking found before the last edit, moved as the edit moves it, in order of position.
  var earlier: [Finding] = [] {
    didSet { nextEarlier = 0 }
  }
  private var nextEarlier = 0
  /// Language of messages.
  public let locale: MessageLocale

  /// Creates an empty sink.
  public init(locale: MessageLocale) { self.locale = locale }

  /// Reports a stretch of the paragraph.
  ///
  /// - Parameters:
  ///   - range: View indices, half-open, not empty.
  ///   - zh: The message in Chinese.
  ///   - en: The message in English.
  ///   - severity: A graver or milder severity than the rule's own, where the configuration leaves the choice.
  ///   - fixes: Ways to mend it, preferred first; nil ones (see ``Paragraph/replace(_:with:_:zh:en:)``) are left out.
  public mutating func report(
    _ range: Range<Int>, in paragraph: borrowing Paragraph, zh: @autoclosure () -> String, en: @autoclosure () -> String,
    severity: Severity? = nil, fixes: [Fix?] = [], related: [RelatedPlace] = [], reference: EntryReference? = nil,
    tag: Finding.Tag? = nil
  ) {
    report(
      source: paragraph.text.sourceRange(range), zh: zh(), en: en(), severity: severity, fixes: fixes, related: related,
      reference: reference, tag: tag)
  }

  /// Reports once more what the rule reported before the last edit, if it did so for the same reason. A rule that finds thousands
  /// alike in a long draft need not word them anew with every keystroke; it must ask in order of position.
  ///
  /// - Parameters:
  ///   - range: Source bytes of the finding.
  ///   - place: Source bytes of the one place that explains it.
  ///   - reason: What the message and the fixes hang on besides the text of both; not 0.
  /// - Returns: Whether it is reported; if not, the rule reports it anew with that `reason`.
  public mutating func repeats(_ range: ByteRange, explainedBy place: ByteRange, reason: UInt64) -> Bool {
    while nextEarlier < earlier.count, earlier[nextEarlier].range < range { nextEarlier += 1 }
    guard nextEarlier < earlier.count, earlier[nextEarlier].range == range,
      earlier[nextEarlier].isStill(because: reason, at: place)
    else { return false }
    findings.append(earlier[nextEarlier])
    return true
  }

  /// Reports source bytes. `reason` is for ``repeats(_:explainedBy:reason:)``.
  public mutating func report(
    source range: ByteRange, zh: @autoclosure () -> String, en: @autoclosure () -> String, severity: Severity? = nil,
    fixes: [Fix?] = [],
    related: [RelatedPlace] = [], reference: EntryReference? = nil, tag: Finding.Tag? = nil, reason: UInt64 = 0
  ) {
    let setting = speakers[speaker].setting
    let severity = setting.isSeverityFixed ? setting.severity : severity ?? setting.severity
    guard severity != .off else { return }
    findings.append(
      Finding(
        rule: speakers[speaker].id, severity: severity, range: range, message: Self.onOneLine(locale == .en ? en() : zh()),
        fixes: fixes.compactMap { fix in
          guard var fix else { return nil }
          fix.title = Self.onOneLine(fix.title)
          return fix
        }, related: related, reference: reference, tag: tag, reason: reason))
  }

  /// A message without the line breaks of text that it quotes: a paragraph of markup may be broken anywhere. Between Latin words a
  /// break is a blank.
  private static func onOneLine(_ message: String) -> String {
    guard message.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return message }
    func isLatin(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.isASCII && $0.properties.isAlphabetic } ?? false }
    var lines = message.unicodeScalars.split { $0 == "\n" || $0 == "\r" }[...]
    var joined = String.UnicodeScalarView(lines.popFirst() ?? "".unicodeScalars[...])
    for line in lines {
      if isLatin(joined.last), isLatin(line.first) { joined.append(" ") }
      joined.append(contentsOf: line)
    }
    return String(joined)
  }

  /// Text in the locale of the run: for titles of fixes and messages of related places.
  public func text(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String { locale == .en ? en() : zh() }

  mutating func speak(as rule: String, _ setting: RuleSetting) {
    speakers = [RuleSpeaker(id: rule, setting: setting)]
    speaker = 0
  }
}

/// A rule as findings name it.
struct RuleSpeaker: Sendable {
  /// Its identifier.
  var id: String
  /// Its severity after configuration and profile, and whether that is fixed.
  var setting: RuleSetting

  /// Who speaks where no linter has said it.
  static let nobody = [RuleSpeaker(id: "", setting: RuleSetting(severity: .warning, isSeverityFixed: false))]
}
