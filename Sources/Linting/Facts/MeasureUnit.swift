import TextModel

/// A unit or a measure word behind a number.
public struct MeasureUnit: Hashable, Sendable {
  /// What it measures.
  public enum Kind: UInt8, Sendable, Hashable {
    /// 个, 名, 家: counts of things.
    case count
    case money, length, area, volume, mass, time, energy, temperature
    /// 年, 月, 日, 号 and so on, which also make dates and ordinals.
    case calendar
    /// km, kW·h: a symbol of Latin letters.
    case symbol
    /// Anything else: 倍, 成, 度.
    case other
  }

  /// As written in the view.
  public let name: String
  /// What it measures.
  public let kind: Kind
  let scalars: [UInt32]

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
    scalars = name.unicodeScalars.map(\.value)
  }

  /// Index into ``all`` of the longest unit at a view index; nil when there is none.
  static func longest(in text: borrowing NormalizedText, at index: Int) -> Int? {
    let first = text[index]
    guard first != 0, firsts.contains(first) else { return nil }
    for candidate in byFirst[first] ?? [] {
      let scalars = all[candidate].scalars
      if text.has(scalars, at: index) { return candidate }
    }
    return nil
  }

  /// All units that are known, in no particular order.
  public static let all: [MeasureUnit] = table.flatMap { kind, names in
    names.split(separator: " ").map { MeasureUnit(String($0), kind) }
  }

  /// Indices into ``all`` of the units of a name.
  static func indices(named name: String) -> [Int] {
    guard let first = name.unicodeScalars.first else { return [] }
    return (byFirst[first.value] ?? []).filter { all[$0].name.utf8.elementsEqual(name.utf8) }
  }

  private static let byFirst: [UInt32: [Int]] = {
    var map: [UInt32: [Int]] = [:]
    for (index, unit) in all.enumerated() { map[unit.scalars[0], default: []].append(index) }
    return map.mapValues { $0.sorted { all[$0].scalars.count > all[$1].scalars.count } }
  }()
  private static let firsts = ScalarSet(all.map { String($0.name.unicodeScalars.prefix(1)) }.joined())

  private static let table: [(Kind, String)] = [
    (
      .count,
      """
      个 名 人 位 家 户 项 条 件 种 次 张 座 辆 台 块 颗 棵 头 只 间 栋 幢 艘 架 份 套 支 批 场 届 轮 期 处 所 片 篇 部 本 册 口 \
      群 组 队 班 趟 遍 层 级 类 款 句 字 页 根 把 匹 株 枚 盏 门 扇 面 幅 副 双 对 村 县 市 区 镇 乡 省 盘 桶 箱 袋 瓶 包 车 船 列 \
      人次 人民 户次 架次 车次 余人 标段 标箱 企业 项目 亿件 宗 起 例 声 孔 眼 步 站 国 届次 机组 千人 员
      """
    ),
    (.money, "元 美元 万元 亿元 欧元 港元 日元 英镑 卢布 元人民币 块钱 角 分 港币 人民币 美金 块 澳门元"),
    (.length, "公里 千米 米 厘米 毫米 分米 微米 纳米 里 海里 英里 英寸 英尺 公尺 公分 华里 市尺 尺 寸 丈 延米"),
    (.area, "平方米 平方公里 平方千米 亩 公顷 平米 平方 顷 平 平方厘米 平方毫米 亩次 ㎡ 亩地 km² m² m³ ㎢"),
    (.volume, "立方米 立方 升 毫升 立方厘米 立方千米 立方公里 方 加仑"),
    (.mass, "吨 公斤 千克 克 斤 毫克 微克 市斤 磅 盎司 担 两 吨位 吨级 标准煤"),
    (.time, "小时 分钟 秒 天 周年 周岁 周 岁 个月 个工作日 个小时 学时 课时 刻钟 夜 昼夜 个年头 秒钟 工作日 个季度 载 世纪 年代 年级 季度"),
    (.energy, "千瓦 千瓦时 兆瓦 瓦 度 千伏 伏 马力 大卡 千卡 千焦 千瓦小时 度电 安 千伏安 兆瓦时 万千瓦 吉瓦 吨标准煤"),
    (.temperature, "摄氏度 ℃ °C 度"),
    (.calendar, "年 月 日 号 时 点 年度 月份 月底 日前 点钟 年底 年初 年末"),
    (.other, "倍 成 折 番 倍多 比 字节 比特 兆 赫 赫兹 级 步 分贝 米粉 后 型 号线 号楼 线 版"),
    (
      .symbol,
      """
      km m cm mm kg g mg t kW MW GW kWh kW·h h s min mL L ml Hz kHz MHz GHz kV V A W J kJ MPa Pa kPa dB ppm KM Km KG Kg KW KV KVA \
      kVA M2 m2 M3 m3 km2 HZ hz DB KWH KWh kwh Kwh ML Ml GB TB MB kg/m³ km/h m/s mg/L Mbps d K
      """
    ),
  ]
}
