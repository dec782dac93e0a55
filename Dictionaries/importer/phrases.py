"""Standard expressions: slogans.tsv → phrases.tsv of `national` and of `liaoning`."""

import os
import re
from . import tables, characters

QUOTES = {"req": "required", "opt": "free", "none": "none"}
# What belongs to Liaoning only. Campaigns of other provinces stay in `national`: national reports quote them.
LIAONING = {
    "三篇大文章", "新时代“六地”", "全面振兴新突破三年行动", "首战之年", "攻坚之年", "决胜之年", "一圈一带两区", "数字辽宁、智造强省",
    "办事不找关系", "清风窗口", "项目为王", "十五项重大工程", "十大行动", "三争取", "五好园区", "双千双百", "双示范市", "双高发展", "跳高队",
    "“辽沈战役”急先锋",
}
# Where the quotation marks stand when they mark a part of the phrase only.
QUOTED = {
    "四有新时代革命军人": "“四有”新时代革命军人", "三公经费": "“三公”经费", "三变改革": "“三变”改革", "四有好老师": "“四有”好老师",
    "五好园区": "“五好”园区", "双高发展": "“双高”发展", "基层三保": "基层“三保”", "四铁干部": "“四铁”干部",
    "互联网+": "互联网+", "人工智能+": "人工智能+",
}
# (phrase, since) → what replaced it, where the source note or the documents say so.
SUCCESSORS = {
    "三个自信": "四个自信", "八个明确": "十个明确", "“四位一体”总体布局": "“五位一体”总体布局", "四个认同": "五个认同",
    "打铁还需自身硬": "打铁必须自身硬", "市场主体": "经营主体", "山水林田湖草": "山水林田湖草沙一体化保护和系统治理",
    "全面二孩政策": "三孩生育政策", "三医联动": "三医协同发展和治理",
    "学有所教、劳有所得、病有所医、老有所养、住有所居": "幼有所育、学有所教、劳有所得、病有所医、老有所养、住有所居、弱有所扶",
    "社会主义新农村建设": "乡村振兴战略", "三大全球倡议": "四大全球倡议",
    "有法可依、有法必依、执法必严、违法必究": "科学立法、严格执法、公正司法、全民守法",
    "生产发展、生活宽裕、乡风文明、村容整洁、管理民主": "产业兴旺、生态宜居、乡风文明、治理有效、生活富裕",
    "八荣八耻": "社会主义荣辱观", "三个面向": "四个面向",
    "人民日益增长的物质文化需要同落后的社会生产之间的矛盾": "人民日益增长的美好生活需要和不平衡不充分的发展之间的矛盾",
}
# Formulas whose items official documents list in more than one order.
FREE_ORDER = {
    "三股势力", "三个导向", "问题导向、目标导向、结果导向", "三区三线", "“三公”经费", "新三样", "五个中心",
}
# Wrong forms of slogans.tsv that are not given on. A form that is right elsewhere, that is a part of
# something right, or that differs in a way that documents of standing use as well, finds no errors.
UNSAFE_WRONG = {
    # parts of something right, or ordinary counts and words
    "三个必须", "四个形态", "五条必由之路", "四项意识", "四种意识", "三种势力", "四项服从", "三个攻坚战", "三项务必", "五个安全", "三个不变",
    "四大风气", "三个争取", "四个基本原则", "四个认识", "两个树立", "两个确认", "两个相结合", "六大纪律", "三个区别开来", "五项认同", "八大本领",
    "七项能力", "两个一流", "中国特色现代化", "社会主义价值观", "新状态", "新三件", "过苦日子", "掐脖子", "四好公路", "四好老师", "马上就干",
    "四到基层", "保就业、保民生", "长三角协同发展", "城乡一体化融合", "撸起袖子大干", "双示范", "中央经济会议", "民心相同", "首战告急",
    "最多只跑一次", "多照合一", "两减", "枫桥精神",
    # other terms
    "三权分立", "平战两用", "一网通管", "全省经济工作会议", "办事不求人",
    # older or variant wordings that documents of standing have
    "习近平新时代中国特色社会主义经济思想", "京津冀一体化发展", "成渝地区双城经济带", "百年未遇之大变局", "全面建成社会主义现代化国家",
    "红脸出汗", "刀口向内", "一张蓝图干到底", "供给侧改革", "稳中求进的总基调", "第十四届全国人大第一次会议", "党的第十八大",
    # the order is free, or right in its own sentence
    "万众创业、大众创新", "极限思维、底线思维", "政治规矩和政治纪律", "官僚主义、形式主义", "人民就是江山、江山就是人民", "清亲政商关系",
    # rows of terms.tsv
    "形势主义", "实事求事", "抓铁有恨", "落地声根",
    # nobody writes them
    "领头羊雁", "中央八条规定",
}

def build(data, national, liaoning):
    default = characters.readings(data)
    polyphones = {row[0]: row[1] for row in tables.read_plain(os.path.join(data, "polyphone-phrases.tsv"))}
    kept = {national: {}, liaoning: {}}
    rows = tables.read_raw(os.path.join(data, "slogans.tsv"))
    for row in rows:
        entry = convert(row, default, polyphones)
        folder = liaoning if strip(row["canonical"]) in LIAONING or row["canonical"] in LIAONING else national
        kept[folder][(entry["phrase"], entry["since"])] = entry
    canonical = {entry["phrase"] for entries in kept.values() for entry in entries.values()}
    for entries in kept.values():
        for entry in entries.values():
            entry["wrong"] = "|".join(
                form for form in tables.values(entry["wrong"])
                if form not in UNSAFE_WRONG and not clashes(form, entry["phrase"], canonical))
    notes = [
        "quotes：required 应加引号、free 两可、none 不加；短语里已有引号的，引号只标缩略的部分。",
        "items 是展开项；ordered：yes 语序固定、no 可以变动；successor 只在旧提法为新提法所取代时填写；2022 年以前的 since 精确到年。",
    ]
    for folder, entries in kept.items():
        tables.write(os.path.join(folder, "phrases.tsv"), list(entries.values()), notes)


def strip(canonical):
    """Drops a mark that tells two entries of one wording apart: 五个必须（2023）."""
    return re.sub(r"（[^）]*）$", "", canonical)


def convert(row, default, polyphones):
    phrase = strip(row["canonical"])
    if re.fullmatch("“[^”]*”", phrase):
        phrase = phrase[1:-1]
    phrase = QUOTED.get(phrase, phrase)
    notes = [part for part in row["source_note"].split("；") if part and not re.search("seed|XWLB|词典按条数校验", part)]
    notes = [part for part in notes if not re.match(r"引号标", part)]
    items = row["expansion"]
    if phrase == "我国社会主要矛盾":  # a title for the expression, which is what stands in texts
        phrase, items = items, ""
        notes = ["我国社会主要矛盾", *notes]
    if row["category"] == "规划":
        items = ""  # the two years are since and until
    aliases = {"新发展理念": "五大发展理念", "习近平经济思想": "习近平新时代中国特色社会主义经济思想",
               "以史为鉴": "", "成渝地区双城经济圈": "成渝双城经济圈", "粤港澳大湾区": "", "三篇大文章": ""}.get(phrase, "")
    successor = SUCCESSORS.get(phrase, "") if row["valid_to"] else ""
    return dict(
        phrase=phrase, category=row["category"], items=items, ordered=ordered(phrase, items), aliases=aliases, quotes=QUOTES[row["quote"]],
        wrong=row["wrong_forms"], since=row["valid_from"], until=row["valid_to"], successor=successor,
        pinyin=reading(phrase, default, polyphones), source="compiled", note="；".join(notes))


def ordered(phrase, items):
    """Whether the items have a fixed order; nothing where there are none."""
    return ("no" if phrase in FREE_ORDER else "yes") if "|" in items else ""


def reading(phrase, default, polyphones):
    """The reading, or nothing when reading each character by default gives the same."""
    syllables = [default.get(character, "") for character in phrase]
    plain = list(syllables)
    for length in (4, 3, 2):
        for start in range(len(phrase) - length + 1):
            word = phrase[start : start + length]
            if word in polyphones:
                syllables[start : start + length] = polyphones[word].split(" ")
    return "" if syllables == plain else " ".join(syllable for syllable in syllables if syllable)


def bare(text):
    return text.replace("“", "").replace("”", "")


def clashes(form, own, canonical):
    """Whether a wrong form is, or stands within, a right one; or holds another right one whole."""
    for right in canonical:
        if form == right or bare(form) in bare(right) and bare(form) != bare(own):
            return True
        if right != own and right in form and len(right) >= len(form) - 1:
            return True
    return False
