/// The syllables of Hanyu Pinyin without tones; ü is written `v`.
///
/// From the readings of the 8,105 standard characters (Unihan 15.0, kMandarin and kHanyuPinlu).
public enum PinyinSyllables {
  /// Whether the letters (`a`…`z`, at most six) are a syllable.
  public static func contains(_ letters: some Sequence<UInt8>) -> Bool {
    guard let key = key(letters) else { return false }
    return keys.contains(key)
  }

  /// All syllables, sorted.
  public static let all: [String] = list.split(separator: " ").map(String.init)

  private static func key(_ letters: some Sequence<UInt8>) -> UInt32? {
    var key: UInt32 = 0
    var count = 0
    for letter in letters {
      guard letter >= 0x61, letter <= 0x7A, count < 6 else { return nil }
      key = key << 5 | UInt32(letter - 0x60)
      count += 1
    }
    return count == 0 ? nil : key
  }

  private static let keys: Set<UInt32> = Set(all.compactMap { key($0.utf8) })

  private static let list = """
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng \
    cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu \
    cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e \
    ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang \
    gui gun guo ha hai han hang hao he hei hen heng hng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang \
    jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang \
    kui kun kuo la lai lan lang lao le lei len leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun \
    luo lv lve m ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne \
    nei nen neng ng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei \
    pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun r ran \
    rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she \
    shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan \
    tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia \
    xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun \
    za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai \
    zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
    """
}
