import Lexicon
import Linting
import TextModel

/// The last character of a name of a division, 市 县 区 旗, and what may follow it.
enum PlaceSuffix {
  static let all: [UInt32] = [0x5E02, 0x53BF, 0x533A, 0x65D7]
  static let set = ScalarSet("市县区旗")
  private static let next = ScalarSet("场民内直辖容值面域价况集郊镇级区县乡处里外制属情貌花城旗帜袍手")
  /// Words that begin with 市, 县, 区 after a name and speak of its organs: 市委, 县政府.
  private static let organs = ScalarSet("委政人纪监长")

  /// Whether a suffix makes a word with the character behind it: 市场, 区域, 县级.
  static func joins(_ suffix: UInt32, _ after: UInt32, _ words: WordList) -> Bool {
    if next.contains(after) { return true }
    return !organs.contains(after) && words.rank(suffix, after) > 0
  }

  /// Whether an organ of the place follows: 市委, 县政府, 区长. The suffix may be the organ's own.
  static func isOrgan(_ after: UInt32) -> Bool { organs.contains(after) }
}
