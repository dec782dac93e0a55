import TextModel

/// Lines that are told by their shape.
enum LineShapes {
  private static func scalars(_ list: String) -> [[UInt32]] { list.split(separator: " ").map { $0.unicodeScalars.map(\.value) } }

  private static let metadataLabels = scalars(
    "发布时间 发表时间 发布日期 成文日期 来源 信息来源 文章来源 稿件来源 浏览次数 阅读次数 点击数 责编 责任编辑 作者 编辑 记者 通讯员 审核 校对 签发人 发文字号 发文机关 索引号 主题分类 标题 公文种类 字体 日期 打印 分享")
  private static let copyLabels = scalars("抄送 抄报 分送 主送")
  private static let organEndings = scalars(
    "政府 委员会 党委 县委 市委 省委 区委 旗委 州委 党组 厅 局 部 处 办 办公室 办公厅 秘书处 单位 部门 院 公司 学校 大学 学院 中心 县 区 市 管委会 银行 机构 机关 集团 总队 支队 工委 工会 协会 商会 组织 团体 联合会 指挥部 领导小组 乡 镇 街道 街道办事处"
  )
  private static let yin = scalars("印发")[0]

  /// Whether a mark ends a sentence or a clause.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1B, 0xFF01, 0xFF1F, 0xFF0C: true
    default: false
    }
  }

  /// 抄送：…
  static func isCopyLine(_ line: BlockGlance) -> Bool {
    guard copyLabels.contains(where: line.opens) else { return false }
    return line[2] == 0xFF1A
  }

  /// …办公室　2023年10月23日印发
  static func isPrintLine(_ line: BlockGlance) -> Bool {
    line.count >= 10 && line.count <= 50 && line.ends(with: yin) && line[line.count - 3] == 0x65E5
  }

  /// A date and nothing else: 2023年10月23日, 二〇二三年十月二十三日, 2023.10.23, 2023-10-23, 2023年10月23.
  static func isDate(_ line: BlockGlance) -> Bool {
    guard line.count >= 8, line.count <= 14 else { return false }
    var digits = 0
    var separators = 0
    for scalar in line.scalars {
      switch scalar {
      case 0x30...0x39, 0x3007, 0x96F6, 0x25CB, 0x4F, 0x5341, 0x5EFF: digits += 1
      case 0x5E74, 0x6708, 0x65E5, 0x2E, 0x2D, 0x2F: separators += 1
      default:
        guard OrdinalNumeral.digit(scalar) != nil else { return false }
        digits += 1
      }
    }
    let isYearFirst = line[4] == 0x5E74 || line[4] == 0x2E || line[4] == 0x2D || line[4] == 0x2F
    return isYearFirst && digits >= 6 && separators >= 2 && separators <= 3
  }

  /// 来源：…, 发布时间：…, a document number alone, （此件公开发布）.
  static func isMetadata(_ line: BlockGlance) -> Bool {
    if metadataLabels.contains(where: { line.opens(with: $0) && line[$0.count] == 0xFF1A }) { return line.count <= 80 }
    if isDocumentNumber(line) { return true }
    return line[0] == 0xFF08 && line.last == 0xFF09 && line.count <= 20 && line[1] == 0x6B64 && line[2] == 0x4EF6
  }

  /// A line of at most 30 characters with a bracketed year that ends in 号.
  static func isDocumentNumber(_ line: BlockGlance) -> Bool {
    guard line.last == 0x53F7, line.count >= 6, line.count <= 30 else { return false }
    for i in 0..<line.count {
      switch line[i] {
      case 0x3014, 0x5B, 0xFF08, 0x3010, 0xFF3B:
        if line[i + 1] >= 0x30 && line[i + 1] <= 0x39, line[i + 2] >= 0x30 && line[i + 2] <= 0x39 { return true }
      case 0xFF0C, 0x3002, 0x300A: return false
      default: continue
      }
    }
    return false
  }

  /// At least two tabs, or bars at both ends, between cells.
  static func isTableRow(_ line: BlockGlance) -> Bool {
    var tabs = 0
    for i in 1..<max(line.count, 1) where line[i] == 0x09 && line[i - 1] != 0x09 { tabs += 1 }
    return tabs >= 2 || line.count > 2 && line[0] == 0x7C && line.last == 0x7C
  }

  /// At least three names of two to four Han characters with blanks between them and nothing else.
  static func isNameList(_ line: BlockGlance) -> Bool {
    var names = 0
    var length = 0
    for i in 0...line.count {
      let scalar = line[i]
      if i == line.count || OrdinalReader.isBlank(scalar) {
        if length > 0 {
          guard length <= 4 else { return false }
          names += length >= 2 ? 1 : 0
        }
        length = 0
      } else if scalar >= 0x3400 && scalar <= 0x9FFF || scalar > 0xFFFF || scalar == 0xB7 {
        length += 1
      } else {
        return false
      }
    }
    return names >= 3
  }

  /// An organ's name alone: at most 30 characters, no punctuation.
  static func isOrgan(_ line: BlockGlance) -> Bool {
    guard line.isWhole, line.count >= 3, line.count <= 30 else { return false }
    return !line.scalars.contains(where: isStop) && organEndings.contains(where: line.ends)
  }

  /// Names of organs with 、 or ， between them; at most 120 characters. The colon may be wrong; it may be missing when there is
  /// more than one organ, or 各 before them.
  static func isRecipient(_ line: BlockGlance) -> Bool {
    guard line.isWhole, line.count >= 3, line.count <= 120 else { return false }
    var end = line.count
    var isPlain = line[0] == 0x5404
    if isStop(line.last) || line.last == 0x3A { (end, isPlain) = (end - 1, true) }
    var start = 0
    for i in 0...end {
      let scalar = i == end ? 0x3001 : line[i]
      if scalar == 0x3001 || scalar == 0xFF0C {
        guard i - start >= 2, i - start <= 40 else { return false }
        let name = line.scalars[start..<i]
        guard organEndings.contains(where: { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }) else {
          return false
        }
        isPlain = isPlain || start > 0
        start = i + 1
      } else if isStop(scalar) {
        return false
      }
    }
    return isPlain
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x2026: true
    default: false
    }
  }
}
