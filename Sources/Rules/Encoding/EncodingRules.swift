import Linting

/// The rules of category `encoding`.
enum EncodingRules {
  static let all: [any Rule.Type] = [
    ByteOrderMark.self, ReplacementCharacter.self, Mojibake.self, ZeroWidthCharacter.self, ControlCharacter.self, OddSpace.self,
    CompatibilityIdeograph.self, HTMLEntity.self, LostCharacter.self, PrivateUseCharacter.self,
  ]
}
