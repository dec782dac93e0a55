import Linting

/// The rules of category `place`.
enum PlaceRules {
  static let all: [any Rule.Type] = [
    WrongParent.self, ObsoleteName.self, SuffixWrong.self, PlaceNearMiss.self, ProvinceForm.self,
    PlaceAmbiguous.self, ZoneOrgan.self, PlaceListSuffix.self, PlaceListOrder.self,
  ]
}
