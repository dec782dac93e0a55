"""Institutions and offices: titles.tsv → organizations.tsv and offices.tsv of `national`."""

import os
import re
from . import tables

LEVELS = {
    "国家": "national", "省": "province", "市": "prefecture", "县": "county", "区": "county", "开发区": "zone",
    "乡": "township", "村": "village", "通用": "any",
}
# A city may stand at three levels: its offices are named alike at each.
OFFICE_LEVELS = {**LEVELS, "市": "province|prefecture|county"}
KINDS = {
    "党委": "party", "政府": "government", "人大": "congress", "政协": "cppcc", "纪委监委": "discipline", "法院": "court",
    "检察院": "procuratorate", "群团": "people", "军事": "military", "媒体": "media", "开发区": "zone", "国家": "government",
}
PLACEHOLDERS = {
    "地名": "place", "开发区": "zone", "镇": "town", "乡": "town", "街道": "town", "村": "village", "社区": "village",
    "自治区": "division", "自治州": "division", "自治县": "division", "盟": "division", "旗": "division",
    "地区": "division", "特别行政区": "division", "林区": "division",
    "部门": "org", "公安局": "org", "企业": "org", "学校": "org", "医院": "org",
}
LEGEND = [
    "花括号里是占位：{place} 区划名去掉通名（营口），{division} 区划全名（广西壮族自治区），{zone} 功能区名，",
    "{town} 乡镇或街道全名，{village} 村或社区全名，{org} 机构名。",
]
# Wrong forms of titles.tsv that are not given on, and why.
UNSAFE_WRONG = {
    "省书记", "市书记", "县书记", "区书记",  # 社区书记、县区书记 contain them
    "省政府省长", "市政府市长", "县政府县长", "区政府区长",  # title/nonstandard-short reports the pattern
    "省政府副省长", "市政府副市长", "县政府副县长", "区政府副区长",
    "乡镇长",  # 乡镇长会议
    "人大代表委员",  # 人大代表、委员
    "局局长（重字见说明）",  # 市财政局局长 is right
    "巡视员（非领导职务）", "区检察委", "县检察委", "市检察委", "省检察委",  # 检察委员会 is an organ
    "政协代表",  # 全国政协代表团
    "{zone}书记", "{zone}区长", "{zone}主任", "新区区长",  # title/head-suffix-mismatch reports the pattern
}
# Offices of autonomous counties and of the forest district, which are called like those of any county or district.
NAMESAKES = {"{division}县长", "{division}区长"}
# Names that are written otherwise than titles.tsv has them.
RENAMED = {"{place}市海关": "{place}海关", "{place}市军分区": "{place}军分区"}
EXTRA_ABBREVIATIONS = {
    "{place}市税务局": "国家税务总局{place}市税务局",
    "{place}市烟草专卖局": "市烟草专卖局",
    "{place}市气象局": "{place}气象局",
}
# Names as titles.tsv gives them in notes → names of organizations.tsv.
SUCCESSORS = {"国家监察委员会": "中华人民共和国国家监察委员会", "国铁集团": "中国国家铁路集团有限公司"}
# What came first where titles.tsv names only the body of today: the reforms of 2013, 2018 and 2023 one by one.
NEXT = {
    "{place}市人口和计划生育委员会": "{place}市卫生和计划生育委员会", "{place}市卫生局": "{place}市卫生和计划生育委员会",
    "中国银行业监督管理委员会": "中国银行保险监督管理委员会", "中国保险监督管理委员会": "中国银行保险监督管理委员会",
    "卫生部": "国家卫生和计划生育委员会", "铁道部": "国家铁路局|中国国家铁路集团有限公司",
}
# Notes of titles.tsv that say when an institution ended.
ENDED = {"{place}市乡村振兴局": ("2021", "2024", "{place}市农业农村局")}
NATIONAL_BODIES = {
    "中共中央总书记": "中共中央", "国家主席": "国家", "国家副主席": "国家", "中央军委主席": "中央军委",
    "中共中央政治局常委": "中共中央政治局", "中共中央政治局委员": "中共中央政治局", "国务院总理": "国务院", "国务院副总理": "国务院",
    "国务委员": "国务院", "全国人大常委会委员长": "全国人大常委会", "全国政协主席": "全国政协", "中央书记处书记": "中央书记处",
    "中央纪委书记": "中央纪委", "国家监委主任": "国家监委", "最高人民法院院长": "最高人民法院", "最高人民检察院检察长": "最高人民检察院",
}
SHARED = {"中央书记处书记", "国务委员"}  # several hold them at once
COLLECTIVE = {"县级领导", "新区领导", "市领导", "全国人大代表", "全国政协委员", "党的二十大代表", "市长助理"}


# Names whose 和 is often written 与.
JOINED = (
    "发展和改革", "工业和信息化", "人力资源和社会保障", "住房和城乡建设", "文化和旅游", "林业和草原", "粮食和物资储备", "民族和宗教",
    "卫生和计划生育", "网络安全和信息化")


def joined_wrongly(name):
    """The wrong form of a name whose 和 is taken for 与: 国家发展与改革委员会."""
    return next((name.replace(part, part.replace("和", "与")) for part in JOINED if part in name), "")


def placeholders(text):
    return re.sub(r"\{(\w+?)\}", lambda match: "{" + PLACEHOLDERS.get(match[1], match[1]) + "}", text)


def build(data, national):
    rows = tables.read_raw(os.path.join(data, "titles.tsv"))
    for row in rows:
        for column in ("full_name", "abbreviations", "allowed_combos", "wrong_forms", "note"):
            row[column] = placeholders(row[column])
    tables.write(os.path.join(national, "organizations.tsv"), organizations(rows), LEGEND)
    tables.write(
        os.path.join(national, "offices.tsv"), offices(rows),
        LEGEND + ["title 行文中的写法；full 全称；rank 只用于同级排序，不是官方位次；exclusive 一时一人；levels 含三级的市职，市可为直辖、地级、县级。"])


def wrong_forms(row):
    kept = [form for form in tables.values(row["wrong_forms"]) if form not in UNSAFE_WRONG and "、" not in form]
    return "|".join(kept)


def tidy(note):
    """Notes are for the keeper; marks of the working corpus are not."""
    parts = [part for part in re.split("；", note) if part and not re.match(r"seed|XWLB|同上$|集合称谓$", part)]
    return "；".join(re.sub(r"（重字见说明）", "", part) for part in parts)


def organizations(rows):
    found = {}
    for row in rows:
        if row["kind"] == "title":
            continue
        name = RENAMED.get(row["full_name"], row["full_name"])
        abbreviations = [form for form in tables.values(row["abbreviations"]) if form != name]
        if name in EXTRA_ABBREVIATIONS:
            abbreviations.append(EXTRA_ABBREVIATIONS[name])
        since, until, successors = row["valid_from"], row["valid_to"], ""
        note = tidy(row["note"])
        started = re.match(r"(\d{4})年起", note)
        if started and not since:
            since = started[1]
        if row["kind"] == "institution-obsolete":
            successors = "|".join(SUCCESSORS.get(other, other) for other in successor_names(note, name))
            successors = NEXT.get(name, successors)
            note = ""
        elif name in ENDED:
            since, until, successors = ENDED[name]
        kind = KINDS.get(row["system"]) or grass_roots(name)
        entry = dict(
            name=name, abbreviations="|".join(abbreviations), parent=row["belongs_to"], level=LEVELS[row["level"]], kind=kind,
            since=since, until=until, successors=successors, wrong=tables.unique(wrong_forms(row) + "|" + joined_wrongly(name)), source="titles", note=note)
        if name in found and not until:
            continue
        found[name] = entry
    drop_shared_abbreviations(found)
    return list(found.values())


def successor_names(note, name):
    match = re.match(r"现为([^；]+)", note)
    if not match:
        return []
    names = match[1].split("/")
    prefix = re.match(r"\{place\}.", names[0])
    return [names[0]] + [prefix[0] + other if prefix and "{" not in other else other for other in names[1:]]


def grass_roots(name):
    if "党" in name or "中共" in name:
        return "party"
    if "人民代表大会" in name:
        return "congress"
    return "government" if "人民政府" in name or "办事处" in name else "other"


def drop_shared_abbreviations(found):
    """A short form that a present institution has does not make an old name of its namesake."""
    present = {form for row in found.values() if not row["until"] for form in [row["name"], *tables.values(row["abbreviations"])]}
    for row in found.values():
        if row["until"]:
            row["abbreviations"] = "|".join(form for form in tables.values(row["abbreviations"]) if form not in present)


def offices(rows):
    found = []
    for row in rows:
        if row["kind"] != "title":
            continue
        full = row["full_name"]
        if full in NAMESAKES:
            continue
        forms = [form for form in tables.values(row["abbreviations"])]
        plain = [form for form in forms if "{" not in form]
        if "{" in full and plain:
            title = plain[0]
        else:
            title = re.sub(r"\{\w+\}", "", full)
        found.append(dict(
            title=title, full=full, abbreviations="|".join(form for form in forms if form not in (title, full)),
            body=row["belongs_to"] or NATIONAL_BODIES.get(title, ""), levels=OFFICE_LEVELS[row["level"]], rank=row["rank"],
            exclusive="yes" if exclusive(title) else "no", combos=row["allowed_combos"], wrong=wrong_forms(row),
            since=row["valid_from"], until=row["valid_to"], source="titles", note=tidy(row["note"])))
    return found


def exclusive(title):
    if title in SHARED or title in COLLECTIVE or "副" in title or title.endswith(("常委", "委员", "代表", "员", "领导")):
        return False
    return title.endswith(("书记", "长", "主席", "主任", "总理", "专员", "长官", "总经理"))
