import Linting

/// The rules of category `title`.
enum TitleRules {
  static let all: [any Rule.Type] = [
    PersonMismatch.self, ConflictInDoc.self, DeputyDropped.self, PartyBeforeGov.self, OfficeSeparator.self, DuplicatedLevel.self,
    HeadSuffixMismatch.self, NonstandardShort.self, WrongForm.self, RankOrder.self, FourTeamsOrder.self, BareNameFirst.self,
    MissingName.self, ImportantSpeech.self, TwoHolders.self,
  ]
}
