import Linting
import TextModel

/// A place where a series does not count on.
struct SeriesBreak {
  /// What is wrong with the item.
  enum Kind { case skipped, repeated, backwards, exchanged }
  var kind: Kind
  /// Position of the item in its run.
  var index: Int
  /// What the item should say.
  var expected: Int
  /// Whether its neighbours on both sides agree on what it should say.
  var isCertain: Bool
  /// Positions after it and what they would say if the series were counted anew from here.
  var renumbering: [(index: Int, value: Int)]

  /// Finds the breaks of a series. After a break that may be meant, counting goes on from what is written.
  static func find(_ run: [SeriesItem]) -> [SeriesBreak] {
    guard run.count > 1, let first = run.first else { return [] }
    var out: [SeriesBreak] = []
    var previous = first.value
    var i = 1
    // A slip in the first item shows in the next two: 3 2 3 is 1 2 3.
    if run.count > 2, first.value != 1, run[1].value == 2, run[2].value == 3 {
      out.append(SeriesBreak(kind: .skipped, index: 0, expected: 1, isCertain: true, renumbering: []))
      previous = 1
    }
    while i < run.count {
      let value = run[i].value
      let expected = previous + 1
      guard value != expected else {
        previous = value
        i += 1
        continue
      }
      let next = i + 1 < run.count ? run[i + 1].value : nil
      let kind: Kind = value == previous ? .repeated : value > expected ? .skipped : .backwards
      if next == expected + 1 {
        out.append(SeriesBreak(kind: kind, index: i, expected: expected, isCertain: true, renumbering: []))
        previous = expected
        i += 1
      } else if value == expected + 1, next == expected, i + 2 >= run.count || run[i + 2].value == expected + 2 {
        out.append(
          SeriesBreak(kind: .exchanged, index: i, expected: expected, isCertain: false, renumbering: [(i + 1, expected + 1)]))
        previous = expected + 1
        i += 2
      } else if kind == .skipped, value > expected + 3 {
        // Too far to be one series.
        previous = value
        i += 1
      } else {
        out.append(
          SeriesBreak(
            kind: kind, index: i, expected: expected, isCertain: false, renumbering: rest(run, after: i, expected: expected)))
        previous = value
        i += 1
      }
    }
    return out
  }

  /// The items after `i` that count on from it, as they would count on from `expected`.
  private static func rest(_ run: [SeriesItem], after i: Int, expected: Int) -> [(index: Int, value: Int)] {
    var out: [(index: Int, value: Int)] = []
    var at = i + 1
    while at < run.count, run[at].value == run[at - 1].value + 1 {
      out.append((at, expected + at - i))
      at += 1
    }
    return at == run.count ? out : []
  }

  /// Ways to mend the break: the one numeral, with all that follow when they must move along.
  func fixes(_ run: [SeriesItem], _ out: borrowing FindingSink) -> [Fix?] {
    // Where later items neither agree with the change nor can be moved along, any change would break the series elsewhere.
    guard isCertain || index == run.count - 1 || !renumbering.isEmpty else { return [] }
    let item = run[index]
    let edits =
      [TextEdit(item.numeral, item.numeral(of: expected))]
      + renumbering.map { TextEdit(run[$0.index].numeral, run[$0.index].numeral(of: $0.value)) }
    let title =
      edits.count == 1
      ? out.text(zh: "改为“\(item.token(of: expected))”", en: "Change to “\(item.token(of: expected))”")
      : out.text(
        zh: "改为“\(item.token(of: expected))”，其后依次重排", en: "Change to “\(item.token(of: expected))” and renumber what follows")
    return [Fix(title: title, safety: isCertain ? .safe : .unsafe, edits: edits)]
  }

  /// Reports the break with the item before it.
  func report(_ run: [SeriesItem], of source: borrowing SourceText, _ out: inout FindingSink) {
    let item = run[index]
    let written = source.string(item.token)
    let right = item.token(of: expected)
    var related: [RelatedPlace] = []
    if index > 0 {
      let before = source.string(run[index - 1].token)
      related = [
        RelatedPlace(message: out.text(zh: "前一项：“\(before)”", en: "The item before: “\(before)”"), range: run[index - 1].token)
      ]
    }
    let zh: String
    let en: String
    switch kind {
    case .skipped: (zh, en) = ("序号不连续：“\(written)”处应为“\(right)”", "The series skips: “\(written)” should be “\(right)”")
    case .repeated: (zh, en) = ("序号重复：“\(written)”处应为“\(right)”", "The ordinal repeats: “\(written)” should be “\(right)”")
    case .backwards: (zh, en) = ("序号倒退：“\(written)”处应为“\(right)”", "The series goes back: “\(written)” should be “\(right)”")
    case .exchanged:
      (zh, en) = ("序号颠倒：“\(written)”与后一项互换", "Two ordinals are exchanged: “\(written)” and the one after it")
    }
    out.report(source: item.token, zh: zh, en: en, fixes: fixes(run, out), related: related)
  }
}
