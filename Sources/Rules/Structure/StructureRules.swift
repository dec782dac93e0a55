import Linting

/// The rules of category `structure`.
enum StructureRules {
  static let all: [any Rule.Type] = [
    HeadingLevelOrder.self, HeadingSequence.self, InlineSequence.self, AnnouncedCount.self, OrdinalPunctuation.self,
    HeadingEndPunctuation.self, TitleForm.self, IllegalDocumentKind.self, RecipientColon.self, AttachmentNote.self,
    AttachmentMismatch.self, SignatureDate.self, RequestInReport.self, ClosingFormula.self, ParagraphEnd.self, CopyLine.self,
    ParagraphIndent.self,
  ]
}
