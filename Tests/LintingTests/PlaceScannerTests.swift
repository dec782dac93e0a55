@testable import Linting
import Testing
import TextModel

@Suite("Places")
struct PlaceScannerTests {
  static let texts: [(String, [String])] = [
    ("辽宁省阜新市海州区召开会议", ["辽宁省", "阜新市", "海州区"]),
    ("遼寧(níng)省阜新市海州區(qū)領(lǐng)導(dǎo)", ["辽宁省", "阜新市", "海州区"]),
    ("海州区韩家店镇的村民", ["海州区"]),
    ("全市各县区、老旧小区和市区", []),
    ("建设和平家园，朝阳产业兴旺", ["朝阳"]),
    ("金普新区党工委", ["金普新区"]),
    ("纵横县域，孝南县里", []),
    ("在义县调研", ["义县"]),
    ("大连续三年增长", []),
  ]

  @Test("divisions and zones are found, also through damage; townships, short counties and words are not", arguments: texts)
  func placesAreFound(_ text: String, _ expected: [String]) {
    let p = Scanned.paragraph(text)
    #expect(p.places.map { p.text.string($0.range) } == expected, "\(text)")
  }

  @Test func genericNamesWithoutAPlaceAreKept() {
    let p = Scanned.paragraph("大石桥县与营口市老边区")
    #expect(p.placeSuffixes == [3])
  }

  static let offices: [(String, [String])] = [
    ("營(yíng)口市委副書(shū)記、市長(zhǎng)王強(qiáng)", ["市委副书记/营口", "市长/"]),
    ("财政部部长蓝佛安", ["部长/财政部"]),
    ("海州区人大常委会副主任李明", ["区人大常委会副主任/海州"]),
    ("中共中央政治局常委、国务院副总理丁薛祥", ["中共中央政治局常委/", "国务院副总理/"]),
    ("书记处书记、主任会议、委员会", ["书记/"]),
    ("金普新区党工委书记、管委会主任赵明", ["党工委书记/金普新区", "管委会主任/"]),
  ]

  @Test("offices are read with their body and their place", arguments: offices)
  func officesAreRead(_ text: String, _ expected: [String]) {
    let p = Scanned.paragraph(text)
    #expect(p.offices.map { p.text.string($0.range) + "/" + p.text.string($0.place) } == expected, "\(text)")
  }
}
