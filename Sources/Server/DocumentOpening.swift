import Formats
import Linting
import TextModel

/// The first reading of a document, in steps: what comes meanwhile is answered between two of them.
struct DocumentOpening {
  private var reading: DraftStructure.Reading
  private var draft: DraftStructure?
  private var survey: DocumentSurvey

  /// Takes a text of which nothing is read yet.
  init(_ text: SourceText, as format: DocumentFormat, _ characters: CharacterTable) {
    reading = DraftStructure.Reading(text, as: format)
    survey = DocumentSurvey(text, characters)
  }

  /// Goes on for about `bytes` bytes of text; nil when there is more to do.
  mutating func advance(_ characters: CharacterTable, bytes: Int = .max) -> (DraftStructure, DocumentSurvey)? {
    if draft == nil {
      draft = reading.advance(bytes: bytes)
      if bytes < .max { return nil }
    }
    guard let draft, survey.advance(draft.structure.blocks, characters, bytes: bytes) else { return nil }
    return (draft, survey)
  }
}
