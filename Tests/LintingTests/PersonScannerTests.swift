@testable import Linting
import Testing
import TextModel

@Suite("Persons and offices")
struct PersonScannerTests {
  static let texts: [(String, [String])] = [
    ("市委副书记、市长邢鹏出席会议并讲话。", ["市委副书记、市长|邢鹏"]),
    ("市領導(dǎo)梁薇、石峰、張正韶參加慰問。", ["市领导|梁薇", "市领导|石峰", "市领导|张正韶"]),
    ("区委书记李志军表示，要抓好落实。", ["区委书记|李志军"]),
    ("邢鹏指出，过去一年成效明显。", ["|邢鹏"]),
    ("副市长王勇、赵刚、李明参加会议。", ["副市长|王勇", "副市长|赵刚", "副市长|李明"]),
    ("区人大常委会主任彭福田，区政协主席韦宏斌出席会议。", ["区人大常委会主任|彭福田", "区政协主席|韦宏斌"]),
    ("中央办公厅主任蔡奇同考察。", ["中央办公厅主任|蔡奇"]),
    ("王毅在会见时表示", []),
    ("全国人大常委会副委员长李鸿忠作关于草案的说明。", ["全国人大常委会副委员长|李鸿忠"]),
    ("伊拉克总理苏达尼表示", ["总理|苏达尼"]),
    ("主任高度重视，书记和代表参加讨论。", []),
    ("领导班子、委员会议和主席团会议召开。", []),
    ("区委副书记、区长欧阳锦华主持会议。", ["区委副书记、区长|欧阳锦华"]),
    ("阜新市海州区区长金大伟率队调研。", ["阜新市海州区区长|金大伟"]),
    ("营口市委书记王强出席。", ["营口市委书记|王强"]),
    ("方案指出，马上就办，高度重视。", []),
  ]

  @Test("persons are found with their offices, and nothing else is", arguments: texts)
  func personsAreFound(_ text: String, _ expected: [String]) {
    let p = Scanned.paragraph(text)
    let found = p.persons.map { p.text.string($0.office) + "|" + p.text.string($0.name) }
    #expect(found == expected, "\(text)")
  }
}
