public import Lexicon
import TextModel

/// Simplified to Traditional characters and back.
///
/// To Simplified is certain but for the characters that are both, which stay. To Traditional is not: one Simplified character
/// may stand for several. Where a common word settles the choice it is taken; elsewhere the most common one is, and named.
public struct ScriptTable: Sendable {
  private let characters: CharacterTable
  private var traditional: [UInt32: (character: UInt32, isSettled: Bool)] = [:]
  private var phrases: [UInt32: [(simplified: [UInt32], traditional: [UInt32])]] = [:]

  /// Reads `simplified.tsv` and `simplified-phrases.tsv` of the language dictionary.
  public init(_ lexicon: LexiconSnapshot) {
    characters = lexicon.characters
    if let file = lexicon.resource("simplified.tsv") {
      CharacterFile(file.bytes).forEachRow { cells in
        guard let simplified = cells.scalar(0), let character = cells.scalar(1) else { return }
        traditional[simplified] = (character, cells.text(2).isEmpty)
      }
    }
    if let file = lexicon.resource("simplified-phrases.tsv") {
      CharacterFile(file.bytes).forEachRow { cells in
        let from = cells.text(0).unicodeScalars.map(\.value)
        let to = cells.text(1).unicodeScalars.map(\.value)
        guard let first = from.first, from.count == to.count else { return }
        phrases[first, default: []].append((from, to))
      }
      // The longest word is what is meant.
      for key in phrases.keys { phrases[key]?.sort { $0.simplified.count > $1.simplified.count } }
    }
  }

  /// Edits that write Traditional characters as Simplified ones.
  func simplified(_ text: SourceText, _ range: ByteRange) -> [TextEdit] {
    CharacterRewriting.edits(text, range) { scalars, index in
      let scalar = scalars[index].value
      guard characters.flags(scalar).contains(.traditional) || scalar >= 0x10000 else { return nil }
      let folded = characters.folded(scalar)
      return folded == scalar ? nil : (1, [folded])
    }
  }

  /// Edits that write Simplified characters as Traditional ones, and the Simplified characters among them that could be others.
  func traditional(_ text: SourceText, _ range: ByteRange) -> (edits: [TextEdit], unsettled: String) {
    var unsettled: [Unicode.Scalar] = []
    let edits = CharacterRewriting.edits(text, range) { scalars, index in
      let scalar = scalars[index]
      for phrase in phrases[scalar.value] ?? [] {
        let end = index + phrase.simplified.count
        if end <= scalars.count, scalars[index..<end].elementsEqual(phrase.simplified, by: { $0.value == $1 }) {
          return (phrase.simplified.count, phrase.traditional)
        }
      }
      guard let known = traditional[scalar.value] else { return nil }
      if !known.isSettled, !unsettled.contains(scalar) { unsettled.append(scalar) }
      return (1, [known.character])
    }
    return (edits, edits.isEmpty ? "" : String(String.UnicodeScalarView(unsettled)))
  }
}
