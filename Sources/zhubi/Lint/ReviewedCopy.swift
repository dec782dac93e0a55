import Formats
import Linting
import Reporting
import Rules
import System
import TextModel

/// `zhubi lint draft.docx --comments reviewed.docx`: a copy of a Word document with a comment on each finding.
struct ReviewedCopy {
  /// Who the comments are by.
  static let author = "朱笔"

  private let path: String
  private let locale: MessageLocale
  private let rules: RunInformation

  /// Creates the copy's writer.
  ///
  /// - Parameter path: Where the copy goes.
  init(path: String, locale: MessageLocale) {
    (self.path, self.locale) = (path, locale)
    rules = RunInformation(version: Version.text, locale: locale, rules: ProjectLoader.descriptions)
  }

  /// Why such a copy cannot be made of these files; nil when it can.
  static func fault(_ files: [String], path: String, locale: MessageLocale) -> Localized? {
    guard files.count == 1, let file = files.first, file != "-" else {
      return Localized(
        "--comments 一次只批注一篇 Word 文档，这里有 \(files.count) 个文件",
        en: "--comments takes one Word document at a time, and there are \(files.count) files")
    }
    let here = Environment.workingFolder
    guard (File.realPath(file) ?? Path.absolute(file, from: here)) != (File.realPath(path) ?? Path.absolute(path, from: here))
    else {
      return Localized("--comments 写的是副本，不能写到原稿上", en: "--comments writes a copy; it must not go over the draft itself")
    }
    return nil
  }

  /// Writes the copy. Nothing is written when the document is no Word document or cannot bear the comments.
  func write(_ document: FormattedDocument, _ findings: [Finding]) -> Localized? {
    guard let word = document.word else {
      return Localized("不是 Word 文档，不能批注", en: "no Word document, so it cannot be commented")
    }
    do {
      let comments = findings.map { WordComment($0.range, author: Self.author, text: text(of: $0)) }
      try File.deliver(try word.addingComments(comments), to: path)
      return nil
    } catch let error as FormatError {
      return error.message
    } catch let error as SystemError {
      return Localized(error.message(.zhHans), en: error.message(.en))
    } catch {
      return Localized("\(error)", en: "\(error)")
    }
  }

  /// What a comment says: how grave, what is wrong, how to mend it, on whose word.
  private func text(of finding: Finding) -> String {
    var lines = ["【\(PrettyReporter.name(of: finding.severity, locale))】\(finding.message)"]
    for fix in finding.fixes.prefix(3) {
      let label =
        fix.safety == .safe ? Localized("修改：", en: "Fix: ").text(locale) : Localized("建议：", en: "Suggestion: ").text(locale)
      lines.append(label + fix.title)
    }
    let source = rules.source(of: finding)
    lines.append(source.isEmpty ? finding.rule : "\(Localized("依据：", en: "Source: ").text(locale))\(source)（\(finding.rule)）")
    return lines.joined(separator: "\n")
  }
}
