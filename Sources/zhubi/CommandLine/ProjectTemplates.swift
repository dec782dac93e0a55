/// The files that `zhubi init` writes. Every example in them is a comment: what is written says nothing until the writer fills it in.
enum ProjectTemplates {
  static let configuration = """
    // 朱笔的配置。注释可以保留；每个键都可以删去，删去即用默认值。
    {
      // 词典：内置的按名称，自己的按文件夹。后面的优先。
      "dictionaries": ["language", "national", "liaoning", "词典"],
      // 文体：gongwen 公文，report 工作报告，news 政务新闻，web 网页抓取。不写则按文稿判断。
      // "profile": "news",
      // 按哪一天判断职务和地名；不写则看文中日期，没有则按今天。
      // "asOf": "2026-11-21",
      // 不检查的文件。
      "exclude": ["归档/**"],
      // 规则的级别和选项；zhubi rules 列出全部规则。
      "rules": {
        // "punct/space-mixed": "off",
      },
    }

    """

  static let dictionary: [(String, String)] = [
    (
      "dictionary.json",
      """
      {
        "name": "project",
        "version": "1",
        "description": "本单位词典",
        "description_en": "Our own dictionary",
        "licence": "",
        "extends": ["national"],
        "sources": {
          "own": "本单位文件"
        }
      }

      """
    ),
    (
      "people.tsv",
      """
      name\torganization\toffice\tsince\tuntil\tattested\torder\tpinyin\tsource
      # 本单位的人和职务。按任职先后各占一行；卸任的填 until，不要删去。attested 是见于来源的日子。
      # 例：张三\t某县人民政府\t县长\t2024-06-01\t\t\t1\t\town

      """
    ),
    (
      "organizations.tsv",
      """
      name\tabbreviations\tparent\tlevel\tkind\tsince\tuntil\tsuccessors\twrong\tsource\tnote
      # 本单位和下属机构。abbreviations 是规范简称，wrong 是常见的误写，各项之间用 | 分开。
      # 例：某县数据局\t县数据局\t\tcounty\tgovernment\t2024-01\t\t\t某县大数据局\town\t由县大数据中心更名

      """
    ),
    (
      "phrases.tsv",
      """
      phrase\tcategory\titems\tordered\taliases\tquotes\twrong\tsince\tuntil\tsuccessor\tpinyin\tsource\tnote
      # 固定表述。quotes：required 应加引号、free 两可、none 不加；items 是展开项，ordered 是否固定语序；wrong 是误写。
      # 例：“三进”行动\t本县\t进村|进企|进户\tyes\t\trequired\t“进三”行动\t2024\t\t\t\town\t年度活动

      """
    ),
    (
      "terms.tsv",
      """
      wrong\tright\tkind\tunless-before\tunless-after\texceptions\tfix\tbad\tgood\tsince\tuntil\tsource
      # 误写和正写。fix：safe 可自动修改、unsafe 只作建议；unless-before、unless-after 是使它正确的前后字。
      # 例：帐目\t账目\ttypo\t\t\t\tsafe\t帐目\t账目\t\t\town

      """
    ),
  ]

  static let github = """
    name: zhubi
    on: [push, pull_request]
    permissions:
      contents: read
    jobs:
      lint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          # zhubi 应在 PATH 上：可由上一步从制品库下载，或用自建镜像。
          - run: zhubi lint --format github --fail-on error .

    """

  static let gitlab = """
    zhubi:
      script:
        - zhubi lint --format gitlab --output gl-code-quality.json --format pretty --fail-on error .
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality.json

    """
}
