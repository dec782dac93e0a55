/// Codes of offices (机关代字) and whose they are.
///
/// Public facts: the codes stand on the documents that gov.cn, the portals of the provincial governments and the websites of
/// the ministries publish.
enum AgencyCodes {
  /// The offices of each code, the first one named in messages.
  static let offices: [String: [String]] = {
    var offices: [String: [String]] = ["中发": ["中共中央", "中共中央、国务院"]]
    // Bytes are split many times faster than characters.
    for lines in [central, provincial, municipal] {
      for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        for code in words.dropFirst() { offices[code] = [words[0]] }
      }
    }
    return offices
  }()

  /// Names of all offices that have a code here.
  static let names = Set(offices.values.joined())

  private static let central = """
    中共中央办公厅 中办发 中办通报
    国务院 国发 国函
    国务院办公厅 国办发 国办函 国办发明电
    中共中央组织部 中组发 组通字
    中共中央宣传部 中宣发
    中共中央纪律检查委员会 中纪发
    最高人民法院 法发
    最高人民检察院 高检发
    公安部 公通字
    民政部 民发 民函 民行批
    司法部 司发通
    人力资源社会保障部 人社部发 人社厅发
    住房城乡建设部 建办
    中国人民银行 银发
    国家税务总局 税总发
    生态环境部 环发
    国家知识产权局 国知发
    国家铁路局 国铁
    """

  private static let provincial = """
    北京市人民政府 京政发
    北京市人民政府办公厅 京政办发
    天津市人民政府 津政发
    天津市人民政府办公厅 津政办发
    河北省人民政府 冀政发 冀政字
    河北省人民政府办公厅 冀政办发 冀政办字
    山西省人民政府 晋政发
    山西省人民政府办公厅 晋政办发
    内蒙古自治区人民政府 内政发
    内蒙古自治区人民政府办公厅 内政办发
    辽宁省人民政府 辽政发
    辽宁省人民政府办公厅 辽政办发
    吉林省人民政府 吉政发
    吉林省人民政府办公厅 吉政办发
    黑龙江省人民政府 黑政发
    黑龙江省人民政府办公厅 黑政办发
    上海市人民政府 沪府发
    上海市人民政府办公厅 沪府办发
    江苏省人民政府 苏政发
    江苏省人民政府办公厅 苏政办发
    浙江省人民政府 浙政发
    浙江省人民政府办公厅 浙政办发
    安徽省人民政府 皖政
    安徽省人民政府办公厅 皖政办
    福建省人民政府 闽政
    福建省人民政府办公厅 闽政办
    江西省人民政府 赣府发
    江西省人民政府办公厅 赣府厅发
    山东省人民政府 鲁政发 鲁政字
    山东省人民政府办公厅 鲁政办发 鲁政办字
    河南省人民政府 豫政
    河南省人民政府办公厅 豫政办
    湖北省人民政府 鄂政发
    湖北省人民政府办公厅 鄂政办发
    湖南省人民政府 湘政发
    湖南省人民政府办公厅 湘政办发
    广东省人民政府 粤府
    广东省人民政府办公厅 粤府办
    广西壮族自治区人民政府 桂政发
    广西壮族自治区人民政府办公厅 桂政办发
    海南省人民政府 琼府
    海南省人民政府办公厅 琼府办
    重庆市人民政府 渝府发
    重庆市人民政府办公厅 渝府办发
    四川省人民政府 川府发
    四川省人民政府办公厅 川办发
    贵州省人民政府 黔府发
    贵州省人民政府办公厅 黔府办发
    云南省人民政府 云政发
    云南省人民政府办公厅 云政办发
    西藏自治区人民政府 藏政发
    西藏自治区人民政府办公厅 藏政办发
    陕西省人民政府 陕政发
    陕西省人民政府办公厅 陕政办发
    甘肃省人民政府 甘政发
    甘肃省人民政府办公厅 甘政办发
    青海省人民政府 青政
    青海省人民政府办公厅 青政办
    宁夏回族自治区人民政府 宁政发
    宁夏回族自治区人民政府办公厅 宁政办发
    新疆维吾尔自治区人民政府 新政发
    新疆维吾尔自治区人民政府办公厅 新政办发
    """

  private static let municipal = """
    沈阳市人民政府 沈政发
    沈阳市人民政府办公厅 沈政办发
    大连市人民政府 大政发
    大连市人民政府办公厅 大政办发
    鞍山市人民政府 鞍政发
    鞍山市人民政府办公室 鞍政办发
    抚顺市人民政府 抚政发
    抚顺市人民政府办公室 抚政办发
    本溪市人民政府 本政发
    本溪市人民政府办公室 本政办发
    丹东市人民政府 丹政发
    丹东市人民政府办公室 丹政办发
    锦州市人民政府 锦政发
    锦州市人民政府办公室 锦政办发
    营口市人民政府 营政发
    营口市人民政府办公室 营政办发
    阜新市人民政府 阜政发
    阜新市人民政府办公室 阜政办发
    盘锦市人民政府 盘政发
    盘锦市人民政府办公室 盘政办发
    铁岭市人民政府 铁政发
    铁岭市人民政府办公室 铁政办发
    朝阳市人民政府 朝政发
    朝阳市人民政府办公室 朝政办发
    """
}
