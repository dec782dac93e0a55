/// An office as written: 市委副书记, 副市长, 区人大常委会主任.
public struct OfficeFact: Hashable, Sendable {
  /// View indices of the body and the post: `市委副书记`; without the place or organisation before it.
  public var range: Range<Int>
  /// View indices of the post: `副书记`.
  public var post: Range<Int>
  /// View indices of what the body belongs to, as far as it is written just before: `营口市`, `财政部`, `西市区`; else empty.
  public var place: Range<Int>
  /// What the post is called without 副, 代 and their like.
  public var head: Head
  /// The kind of body.
  public var body: Body
  /// Whether the post is the first, a deputy, acting.
  public var grade: Grade
  /// The level that the words themselves tell (市委 → city).
  public var level: Level
  /// Whether 原, 时任, 前任 or 曾任 stands before it.
  public var isFormer: Bool

  /// The whole, place included.
  public var whole: Range<Int> { (place.isEmpty ? range.lowerBound : place.lowerBound)..<range.upperBound }

  /// What a post is called.
  public enum Head: UInt8, Sendable, Hashable, CaseIterable {
    /// 书记.
    case secretary
    /// 常委.
    case standingMember
    /// 省长, 市长, 县长, 区长, 州长, 旗长, 盟长, 镇长, 乡长.
    case governor
    /// 主席.
    case chair
    /// 主任.
    case director
    /// 局长, 厅长, 部长, 院长, 秘书长 and other heads of a body.
    case chief
    /// 检察长.
    case procurator
    /// 委员, 代表, 成员.
    case member
    /// 总统, 总理, 首相, 外长, 国王 and other posts that foreigners hold too.
    case statesman
    /// 教授, 院士, 记者, 董事长, 工程师 and other callings.
    case calling
    /// 领导, 同志: collective words before a list of names.
    case collective
  }

  /// The kind of body that an office belongs to.
  public enum Body: UInt8, Sendable, Hashable, CaseIterable {
    case none
    /// 省委, 市委, 县委, 区委, 镇党委: a territorial committee of the party.
    case committee
    /// 党工委.
    case workCommittee
    /// 党组, 党委 of any organ.
    case partyGroup
    /// 人大, 人大常委会.
    case congress
    /// 政府.
    case government
    /// 政协.
    case conference
    /// 纪委, 监委.
    case discipline
    /// 法院, 检察院.
    case court
    /// 管委会.
    case administration
    /// 组织部, 宣传部, 政法委 and other bodies of a committee.
    case department
  }

  /// Whether a post is the first.
  public enum Grade: UInt8, Sendable, Hashable, CaseIterable { case full, deputy, acting, assistant }

  /// The level that an office's own words tell.
  public enum Level: UInt8, Sendable, Hashable, CaseIterable {
    case unknown, national, province, city, county, district, town, zone
  }

  /// Whether one person at a time holds it: the first post of a body.
  public var isExclusive: Bool {
    guard grade == .full || grade == .acting else { return false }
    switch head {
    case .secretary, .governor, .chair, .director, .procurator: return true
    case .chief: return true
    default: return false
    }
  }
}
