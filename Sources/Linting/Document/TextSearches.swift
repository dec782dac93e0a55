import Synchronization
import TextModel

/// What was last looked for in a text that is being edited, so that the next version is searched only where it differs.
///
/// Safe to share: what is remembered is remembered with the text that it holds for.
final class TextSearches: Sendable {
  private struct Search: Sendable {
    var texts: Set<String>
    var source: SourceText
    var places: TextOccurrences
  }

  /// A few rules search, each for its own texts.
  private static let most = 4
  private let searches = Mutex<[Search]>([])

  /// Where some texts stand in a version.
  func occurrences(of texts: Set<String>, in source: SourceText) -> TextOccurrences {
    let known = searches.withLock { searches in searches.firstIndex { $0.texts == texts }.map { searches.remove(at: $0) } }
    var search = known ?? Search(texts: texts, source: source, places: TextOccurrences(of: texts, in: source))
    if known != nil, let change = TextChange(from: search.source, to: source) {
      search.places.update(source, change)
      search.source = source
    }
    let found = search
    searches.withLock { searches in
      searches.append(found)
      if searches.count > Self.most { searches.removeFirst() }
    }
    return found.places
  }
}

extension DocumentContext {
  /// Where some texts of at least four bytes stand in the document.
  public func occurrences(of texts: some Sequence<String>) -> TextOccurrences {
    searches?.occurrences(of: Set(texts), in: source) ?? TextOccurrences(of: texts, in: source)
  }
}
