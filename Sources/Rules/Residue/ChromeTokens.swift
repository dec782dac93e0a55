import Linting
import TextModel

/// Lines that consist of buttons and links of a page: 【打印】【关闭】, 网站地图 | 联系我们.
enum ChromeTokens {
  /// Whether every part of a line is a button, and at least one of them can be nothing else.
  static func isToolbar(_ p: borrowing Paragraph, _ line: Range<Int>) -> Bool {
    guard line.count >= 2, line.count <= 40, firsts.contains(p[line.lowerBound]) else { return false }
    var parts = 0
    var isSure = false
    var i = line.lowerBound
    while i < line.upperBound {
      if p.text.characterClass(i).isBlank || separators.contains(p[i]) {
        i += 1
        continue
      }
      var end = i
      while end < line.upperBound, !p.text.characterClass(end).isBlank, !separators.contains(p[end]) { end += 1 }
      let word = p.text.string(i..<end)
      if sure.contains(word) { isSure = true } else if !others.contains(word) { return false }
      parts += 1
      i = end
    }
    return isSure || parts >= 3
  }

  private static let separators = ScalarSet("【】[]（）()|｜/／·：:>»<«－-")
  private static let sure: Set<String> = [
    "打印本页", "关闭窗口", "关闭页面", "关闭本页", "收藏本页", "我要纠错", "无障碍阅读", "无障碍浏览", "网站地图", "返回列表", "返回顶部", "相关链接", "相关阅读", "相关新闻",
    "相关推荐", "相关文章", "热门推荐", "推荐阅读", "延伸阅读", "热门文章", "适老版", "长者模式", "关怀版", "手机版", "分享到", "QQ空间", "新浪微博", "设为首页", "加入收藏", "站点地图",
    "视力保护色", "打印",
  ]
  private static let others: Set<String> = [
    "关闭", "收藏", "分享", "返回", "纠错", "联系我们", "关于我们", "首页", "举报", "反馈", "更多", "登录", "注册", "大", "中", "小", "字体", "字号", "微信", "微博", "繁体",
    "简体", "English", "RSS", "下载", "评论", "点赞", "转发", "在看", "朋友圈", "复制链接", "帮助", "网站声明", "隐私声明",
  ]
  /// First characters of all words, and of the brackets around them.
  private static let firsts = ScalarSet((sure.union(others)).map { String($0.prefix(1)) }.joined() + "【[（(|")
}
