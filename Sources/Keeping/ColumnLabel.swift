public import Lexicon
public import TextModel

extension TableKind {
  /// What a row is, for people.
  public var label: Localized {
    switch self {
    case .places: Localized("地名", en: "place")
    case .organizations: Localized("机构", en: "organisation")
    case .offices: Localized("职务", en: "office")
    case .people: Localized("人物任职", en: "tenure")
    case .phrases: Localized("固定表述", en: "phrase")
    case .terms: Localized("误写", en: "wrong form")
    }
  }

  /// What a column means, for people.
  public static func label(ofColumn name: String) -> Localized {
    labels[name] ?? Localized(name, en: name)
  }

  private static let labels: [String: Localized] = [
    "code": Localized("代码", en: "code"), "name": Localized("名称", en: "name"), "short": Localized("简称", en: "short name"),
    "level": Localized("级别", en: "level"), "parent": Localized("上级", en: "parent"),
    "aliases": Localized("别名", en: "other names"), "abbreviations": Localized("简称", en: "abbreviations"),
    "since": Localized("起", en: "since"), "until": Localized("止（此日起不再有效）", en: "until (no longer in force from then on)"),
    "successors": Localized("承接者", en: "successors"), "successor": Localized("新提法", en: "successor"),
    "pinyin": Localized("拼音", en: "pinyin"), "source": Localized("来源", en: "source"), "note": Localized("备注", en: "note"),
    "kind": Localized("类别", en: "kind"), "wrong": Localized("误写", en: "wrong form"), "right": Localized("正写", en: "right form"),
    "title": Localized("职务名称", en: "title"), "full": Localized("全称", en: "full form"),
    "body": Localized("所在机关", en: "body"), "levels": Localized("级别", en: "levels"), "rank": Localized("次序", en: "rank"),
    "exclusive": Localized("一时一人", en: "one holder at a time"), "combos": Localized("常兼职务", en: "often held with"),
    "organization": Localized("单位", en: "organisation"), "office": Localized("职务", en: "office"),
    "attested": Localized("见于报道的日期", en: "attested on"), "order": Localized("排序", en: "order"),
    "phrase": Localized("表述", en: "phrase"), "category": Localized("类别", en: "category"),
    "items": Localized("内容各项", en: "items"),
    "ordered": Localized("各项语序固定", en: "items in a fixed order"), "quotes": Localized("引号", en: "quotation marks"),
    "unless-before": Localized("前面是这些则不算错", en: "right after these"),
    "unless-after": Localized("后面是这些则不算错", en: "right before these"),
    "exceptions": Localized("例外词语", en: "exceptions"), "fix": Localized("修改是否有把握", en: "fix"),
    "bad": Localized("误例", en: "bad examples"), "good": Localized("正例", en: "good examples"),
  ]
}
