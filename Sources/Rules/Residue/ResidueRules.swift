import Linting

/// The rules of category `residue`.
enum ResidueRules {
  static let all: [any Rule.Type] = [
    PinyinAnnotation.self, RawPinyin.self, WebChrome.self, SpamLine.self, Placeholder.self, DanglingPhrase.self, EditorMark.self,
    DuplicateLine.self, DuplicateCharacter.self,
  ]
}
