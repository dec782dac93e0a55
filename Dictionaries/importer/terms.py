"""Wrong and discouraged forms: confusions.tsv and word-confusions.tsv → terms*.tsv."""

import os
from . import tables
from .guards import ADDED, DROPPED, RISKY, guards

# Category of confusions.tsv → (kind, dictionary, file).
KINDS = {
    "错别字": ("typo", "language", "terms-typos.tsv"),
    "成语": ("idiom", "language", "terms-idioms.tsv"),
    "异形词": ("variant", "language", "terms-variants.tsv"),
    "推荐用字": ("preferred", "language", "terms-preferred.tsv"),
    "台港用词": ("regional", "language", "terms-regional.tsv"),
    "公文固定词": ("official", "national", "terms-official.tsv"),
    "公文用语": ("usage", "national", "terms-official.tsv"),
    "政策词语混用": ("policy", "national", "terms-official.tsv"),
    "固定提法": ("phrase", "national", "terms-official.tsv"),
    "领导人称谓": ("leader", "national", "terms-official.tsv"),
    "机构名称": ("institution", "national", "terms-official.tsv"),
    "截止截至": ("jiezhi", "national", "terms-official.tsv"),
    "语义重复": ("redundant", "national", "terms-style.tsv"),
    "语病": ("grammar", "national", "terms-style.tsv"),
    "搭配": ("collocation", "national", "terms-style.tsv"),
    "慎用语": ("forbidden", "national", "terms-caution.tsv"),
}
SOURCES = {
    "《现代汉语词典》": "xiandai", "GF 1001—2001 第一批异形词整理表": "gf1001", "264组异形词整理表（草案，2003）/新闻稿惯例": "yixing264",
    "新华社《新闻信息报道中的禁用词和慎用词》（2016修订）": "xinhua2016", "校对实务": "practice", "公文校对实务": "practice",
    "校对实务（语病）": "practice", "校对实务（搭配）": "practice", "繁简转换校核": "practice",
}
LEGEND = (
    "kind：typo 错别字、idiom 成语、variant 异形词、preferred 推荐用字、regional 台港用词、official 公文固定词、usage 公文用语、policy 政策词语混用、"
    "phrase 固定提法、leader 领导人称谓、institution 机构名称、jiezhi 截止截至、redundant 语义重复、grammar 语病、collocation 搭配、forbidden 禁用、caution 慎用。")


# Rows that are right as well, or were until a date.
UNSAFE = {"经商环境", "廉政自律"}
SINCE = {"法制轨道": "2014-10"}  # 十八届四中全会
# A trap has to hold the wrong form whole.
TRAPS = {"朝鲜建国": "朝鲜建国75周年"}


def build(data, language, national):
    folders = {"language": language, "national": national}
    files = {}
    seen = set(DROPPED)
    guarded = guards()

    def add(dictionary, name, **row):
        if row["wrong"] in seen:
            return
        seen.add(row["wrong"])
        before, after, traps, fix = guarded.get(row["wrong"], ("", "", "", ""))
        row["unless-before"], row["unless-after"] = before, after
        row["exceptions"] = tables.unique(row.get("exceptions", "") + "|" + traps)
        row["fix"] = "unsafe" if row["wrong"] in UNSAFE else fix or row["fix"]
        row["since"] = SINCE.get(row["wrong"], "")
        files.setdefault((dictionary, name), []).append(row)

    for row in tables.read_raw(os.path.join(data, "confusions.tsv")):
        kind, dictionary, name = KINDS[row["category"]]
        if kind == "forbidden" and row["safe_autofix"] != "yes":
            kind = "caution"
        add(dictionary, name, wrong=row["wrong"], right=row["right"], kind=kind, exceptions="|".join(TRAPS.get(trap, trap) for trap in tables.values(row["traps"])),
            fix="safe" if row["safe_autofix"] == "yes" else "unsafe", source=SOURCES.get(row["source"], "practice"))
    for wrong, right in ADDED:
        add("language", "terms-typos.tsv", wrong=wrong, right=right, kind="typo", fix="safe", source="xiandai")
    for wrong, right in tables.read_plain(os.path.join(data, "word-confusions.tsv")):
        safe = len(wrong) >= 3 and wrong not in RISKY
        add("language", "terms-typos.tsv", wrong=wrong, right=right, kind="typo", fix="safe" if safe else "unsafe", source="xiandai")
    for (dictionary, name), rows in files.items():
        for row in rows:
            row["bad"], row["good"] = example(row)
        tables.write(os.path.join(folders[dictionary], name), rows, [LEGEND])


def example(row):
    """One text that the row must report, and one that holds the form and must stand."""
    bad = row["wrong"]
    traps = tables.values(row["exceptions"])
    good = traps[0] if traps else ""
    if not good and row["unless-before"]:
        good = tables.values(row["unless-before"])[0] + row["wrong"]
    elif not good and row["unless-after"]:
        good = row["wrong"] + tables.values(row["unless-after"])[0]
    return bad, good or row["right"]
