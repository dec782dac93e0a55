"""Divisions, townships, history and functional zones."""

import os
from . import tables, characters

# Abolished divisions whose successors the history table leaves open; each from the document it names.
RESOLVED = {
    "142500": "140400|140500",  # 晋东南地区 → 长治市、晋城市
    "152400": "150400",  # 昭乌达盟 → 赤峰市
    "232200": "230200",  # 嫩江地区 → 齐齐哈尔市
    "232400": "230800",  # 合江地区 → 佳木斯市
    "342700": "341000",  # 徽州地区 → 黄山市
    "352400": "350500",  # 晋江地区 → 泉州市
    "352500": "350600",  # 龙溪地区 → 漳州市
    "422500": "420600",  # 襄阳地区 → 襄樊市（今襄阳市）
    "442100": "460000",  # 海南行政区 → 海南省
    "442200": "460000",  # 海南黎族苗族自治州 → 海南省
    "442400": "441400",  # 梅县地区 → 梅州市
    "442500": "441300|441500|441600",  # 惠阳地区 → 惠州市、汕尾市、河源市
    "512700": "510100",  # 温江地区 → 成都市
}

# 统计用区划代码 lists four districts of 大兴安岭 with the zones. They have a 区委 and a 区政府 and are
# called districts in every document, although the table of the ministry leaves them out.
DISTRICTS = {"加格达奇区", "松岭区", "新林区", "呼中区"}
# Zones that are also divisions in places.tsv: a zone row would make their 区政府 look wrong.
ALSO_DIVISIONS = {"浦东新区", "滨海新区"}
# National new areas: the day of the State Council's approval (or of the announcement).
NEW_AREAS = {
    "两江新区": ("2010-05-05", "2025", "国函〔2010〕36号"),
    "舟山群岛新区": ("2011-06-30", "", "国函〔2011〕77号"),
    "兰州新区": ("2012-08-20", "", "国函〔2012〕104号"),
    "南沙新区": ("2012-09-06", "", "国函〔2012〕128号"),
    "西咸新区": ("2014-01-06", "", "国函〔2014〕2号"),
    "贵安新区": ("2014-01-06", "", "国函〔2014〕3号"),
    "西海岸新区": ("2014-06-03", "", "国函〔2014〕71号"),
    "金普新区": ("2014-06-23", "", "国函〔2014〕76号"),
    "天府新区": ("2014-10-02", "", "国函〔2014〕133号"),
    "湘江新区": ("2015-04-08", "", "国函〔2015〕66号"),
    "江北新区": ("2015-06-27", "", "国函〔2015〕103号"),
    "福州新区": ("2015-08-30", "", "国函〔2015〕137号"),
    "滇中新区": ("2015-09-07", "", "国函〔2015〕141号"),
    "哈尔滨新区": ("2015-12-16", "", "国函〔2015〕217号"),
    "长春新区": ("2016-02-03", "", "国函〔2016〕31号"),
    "赣江新区": ("2016-06", "", "国函〔2016〕96号"),
    "雄安新区": ("2017-04-01", "", ""),
}
MUNICIPALITIES = {"直辖"}
SUFFIXES = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "行政区", "地区", "林区", "矿区", "特区", "省", "市", "县", "区", "州", "盟", "旗")


# Longest first: 土家族 before 家族 would not matter, 达斡尔族 must come off whole.
PEOPLES = sorted((
    "满族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 "
    "水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 毛难族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 "
    "乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 崩龙族 各族 蒙古 回").split(), key=len, reverse=True)


def unethnic(stem):
    """北镇满族 → 北镇; 双江拉祜族佤族布朗族傣族 → 双江."""
    changed = True
    while changed:
        changed = False
        for people in PEOPLES:
            if stem.endswith(people) and len(stem) > len(people) + 1:
                stem, changed = stem[: -len(people)], True
                break
    return stem


class Names:
    """Readings and short names, learnt from the current divisions."""

    def __init__(self, data, divisions):
        self.default = characters.readings(data)
        self.short = {row["name"]: row["short_name"] for row in divisions}
        self.stems = {}
        for row in divisions:
            syllables = row["pinyin"].split(" ")
            stem = row["short_name"]
            if row["pinyin"] and len(syllables) == len(row["name"]) and row["name"].startswith(stem):
                reading = syllables[: len(stem)]
                if reading != self.plain(stem) and self.stems.setdefault(stem, reading) != reading:
                    self.stems[stem] = None  # read differently in different places
        self.stems = {stem: reading for stem, reading in self.stems.items() if reading}

    def plain(self, name):
        return [self.default.get(character, "?") for character in name]

    def pinyin(self, name, given=""):
        """The reading of a name, or nothing where reading each character by default gives the same."""
        if given:
            return "" if given.split(" ") == self.plain(name) else given
        for length in range(len(name), 1, -1):
            if name[:length] in self.stems:
                return " ".join(self.stems[name[:length]] + self.plain(name[length:]))
        return ""

    def shortened(self, name):
        if name in self.short:
            return self.short[name]
        for suffix in SUFFIXES:
            if name.endswith(suffix) and len(name) - len(suffix) >= 2:
                stem = name[: -len(suffix)]
                if suffix in ("自治区", "自治州", "自治县", "自治旗"):
                    return unethnic(stem)
                return stem
        return name if len(name) == 2 else ""


def build(data, national, liaoning):
    divisions = tables.read_raw(os.path.join(data, "divisions.tsv"))
    history = tables.read_raw(os.path.join(data, "divisions-history.tsv"))
    names = Names(data, divisions)
    current, past = spans(divisions, history, names)
    tables.write(
        os.path.join(national, "places.tsv"), current,
        ["县级以上行政区划，截至 2025-12-31。parent 为上级代码；pinyin 只在逐字取常用音有误时填写。"])
    tables.write(
        os.path.join(national, "places-history.tsv"), past,
        [
            "1981 年以来已撤销、更名、改代码或改变隶属的区划：一行是一段时期，until 是变更之日。",
            "successors 为变更当日的承接者的代码；与本行同一代码时，指同代码的下一段时期。",
        ])
    tables.write(os.path.join(national, "places-townships.tsv"), townships(data))
    zones(data, names, national, liaoning)


def spans(divisions, history, names):
    """The present rows and the past ones. Adjoining spans of one name, code, level and parent are one."""
    rows = []
    for row in divisions:
        rows.append(dict(
            code=row["code"], name=row["name"], short=row["short_name"], level=row["level"], parent=row["parent_code"],
            aliases=row["aliases"] or everyday(row), since=date(row["valid_from"]), until="", successors="",
            pinyin=names.pinyin(row["name"], row["pinyin"]), source=row["approval_doc"] or "mca2025"))
    for row in history:
        if row["change"] == "area-transfer":
            continue  # territory moved, the division stayed
        rows.append(dict(
            code=row["code"], name=row["name"], short=names.shortened(row["name"]), level=row["level"],
            parent=parent(row), aliases="", since=before(date(row["valid_from"]), row["valid_to"]), until=row["valid_to"],
            successors=tables.unique(row["successor_codes"].replace(";", "|")) or RESOLVED.get(row["code"], ""),
            pinyin=names.pinyin(row["name"]), source=row["approval_doc"] or "areacodes"))
    groups = {}
    for row in rows:
        groups.setdefault((row["code"], row["name"], row["level"], row["parent"]), []).append(row)
    merged = []
    for group in groups.values():
        group.sort(key=lambda row: row["since"])
        kept = [group[0]]
        for row in group[1:]:
            if kept[-1]["until"] and kept[-1]["until"] == row["since"]:
                kept[-1] = {**row, "since": kept[-1]["since"]}
            else:
                kept.append(row)
        merged += kept
    present = [row for row in merged if not row["until"]]
    return present, [row for row in merged if row["until"]]


def everyday(row):
    """What an autonomous county is called in running text: 北川羌族自治县 → 北川县."""
    for full, short in (("自治县", "县"), ("自治旗", "旗")):
        if row["name"].endswith(full) and len(row["short_name"]) >= 2:
            return row["short_name"] + short
    return ""


def parent(row):
    code = row["code"]
    if row["level"] == "province":
        return ""
    if row["level"] == "prefecture" or row["prefecture_at_time"] in MUNICIPALITIES:
        return code[:2] + "0000"
    return code[:4] + "00"


def before(since, until):
    """A start after the end (通北县: the two documents of 1982 came in the other order) is not known."""
    return "" if until and since > until else since


def date(value):
    return "" if value.startswith("<=") else value


def townships(data):
    rows = tables.read_raw(os.path.join(data, "townships.tsv"))
    return [
        dict(code=row["code"], name=row["name"], level="township", parent=row["parent_code"], source="mca2025")
        for row in rows
    ]


def zones(data, names, national, liaoning):
    kept = {national: [], liaoning: []}
    for row in tables.read_raw(os.path.join(data, "functional-zones.tsv")):
        name = row["name"].removesuffix("管委会")
        if name in ALSO_DIVISIONS:
            continue
        digits = "".join(c for c in row["kind"] if c.isdigit())
        since, until, document = NEW_AREAS.get(name, ("", "", ""))
        full = row["full_name"].removesuffix("管委会")
        aliases = [full] if full != name else []
        level = "county" if name in DISTRICTS else "zone"
        kept[liaoning if row["parent_code"].startswith("21") else national].append(dict(
            code=digits, name=name, level=level, parent=row["parent_code"], aliases="|".join(aliases), since=since,
            until=until, successors="500157" if until else "", pinyin=names.pinyin(name),
            source=document or {"modood": "nbs2022"}.get(row["source"], "public")))
    tables.write(
        os.path.join(national, "places-zones.tsv"), kept[national],
        ["功能区：不是一级政权，机构为党工委、管委会。代码为统计用区划代码，没有则空。"])
    tables.write(os.path.join(liaoning, "places-zones.tsv"), kept[liaoning])
