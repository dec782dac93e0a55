import Linting

/// The rules of category `script`.
enum ScriptRules {
  static let all: [any Rule.Type] = [
    TraditionalCharacter.self, MixedScript.self, ConversionError.self, ZheForZhu.self, VariantCharacter.self,
    NonstandardCharacter.self, FullwidthLetter.self, LookalikeCharacter.self, ForeignScript.self,
  ]
}
