"""`language`: the characters: standard table, readings, Traditional forms, look-alikes, numerals, surnames."""

import os
from . import tables


def readings(data):
    """Each character's default reading, toneless."""
    return {row[0]: row[1] for row in tables.read_plain(os.path.join(data, "pinyin.tsv"))}


def build(data, language):
    def raw(name):
        return tables.read_plain(os.path.join(data, name))

    def cells(row, count):
        return row + [""] * (count - len(row))

    def write(name, rows, comments=()):
        tables.write(os.path.join(language, name), rows, comments)

    write(
        "standard.tsv",
        [dict(zip(("char", "index", "level"), row)) for row in raw("std8105.txt")],
        ["通用规范汉字表（2013）：字、序号、级。"])
    write(
        "pinyin.tsv",
        [
            dict(char=c, main=main, others=others.replace(",", "|"), rare=rare.replace(",", "|"), surname=surname)
            for c, main, others, rare, surname in (cells(row, 5) for row in raw("pinyin.tsv"))
        ],
        ["无声调的读音：常用音、其他通行音、少见音、用作姓氏时的音。ü 写作 v。"])
    write(
        "polyphones.tsv",
        [dict(phrase=row[0], pinyin=row[1]) for row in raw("polyphone-phrases.tsv")],
        ["读音与逐字取常用音不同的词语。"])
    write(
        "traditional.tsv",
        [
            {"trad": t, "simp": s, "alternatives": alternatives, "class": kind}
            for t, s, alternatives, kind, _ in (cells(row, 5) for row in raw("t2s.tsv") if row[0] != "trad")
        ],
        ["class：T 规范字表所无，简体文本中必错；S 同时是规范字，须看上下文；R 罕用。"])
    write("traditional-phrases.tsv", [dict(trad=row[0], simp=row[1]) for row in raw("t2s-phrases.tsv")])
    write(
        "traditional-ambiguous.tsv",
        [dict(char=row[0], candidates="|".join(row[1])) for row in raw("t2s-ambiguous.tsv")],
        ["既是规范字又是繁体字的字，和它可能对应的规范字。"])
    write(
        "compatibility.tsv",
        [{"char": row[0], "canonical": row[2], "class": row[3]} for row in raw("compat.tsv")],
        ["本表的首列按其性质不是 NFC：编辑时不要让软件规范化。"])
    write(
        "confusable.tsv",
        [
            dict(char=c, same=same, near=near, shape=shape)
            for c, same, near, shape in (cells(row, 4) for row in raw("confusion.tsv"))
        ],
        ["same 同音（按字频）、near 近音、shape 形近：每一格是一串字，不用 | 分隔。"])
    write("numerals.tsv", [{"char": row[0], "value": row[1], "class": row[2]} for row in raw("numerals.tsv")])
    compound = {row[0]: row[1] for row in raw("surnames-compound.tsv")}
    write(
        "surnames.tsv",
        [dict(surname=name, pinyin=split(compound[name], name, data)) for name in compound],
        ["复姓。单姓在 surnames-single.tsv。"])


def strokes(unihan, data, language):
    """`strokes.tsv`: where each number of strokes begins in each level of the standard table.

    The table orders a level by strokes, and characters of as many strokes by their first strokes (横竖撇点折); so a few
    boundaries say what kTotalStrokes says of 8,105 characters. `unihan` is Unihan_IRGSources.txt (Debian: unicode-data). The
    few characters whose count in Unihan is that of another glyph do not fit the order and are passed over.
    """
    counts = {}
    with open(unihan, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3 and cells[1] == "kTotalStrokes":
                counts[chr(int(cells[0][2:], 16))] = int(cells[2].split()[0])
    rows = []
    for level in "123":
        sequence = sorted((int(row[1]), counts[row[0]]) for row in standard(data) if row[2] == level)
        least = 0
        for place, (index, count) in enumerate(sequence):
            # A count that the characters behind do not keep is an exception, not a boundary.
            ahead = [other for _, other in sequence[place : place + 5]]
            if count > least and sorted(ahead)[len(ahead) // 2] >= count:
                rows.append({"level": level, "strokes": str(count), "first": str(index)})
                least = count
    tables.write(
        os.path.join(language, "strokes.tsv"), rows,
        ["通用规范汉字表每级之内按笔画数排列，同画数的按笔顺（横竖撇点折）：这里是各笔画数起始的序号（见 standard.tsv）。笔画数取自 Unihan 15.0 kTotalStrokes。"])


def standard(data):
    return [row for row in tables.read_plain(os.path.join(data, "std8105.txt")) if row[1].isdigit()]


def split(syllables, name, data):
    """`ouyang` → `ou yang`: as many syllables as characters, each a syllable of the language."""
    known = {}
    for row in tables.read_plain(os.path.join(data, "pinyin.tsv")):
        known[row[0]] = {reading for cell in row[1:] for reading in cell.split(",") if reading}
    every = set().union(*known.values())

    def cuts(rest, characters):
        if not characters:
            return [[]] if not rest else []
        found = []
        for end in range(1, len(rest) + 1):
            if rest[:end] in every:
                found += [[rest[:end]] + tail for tail in cuts(rest[end:], characters[1:])]
        return found

    def fit(cut):
        return sum(syllable in known.get(character, ()) for syllable, character in zip(cut, name))

    return " ".join(max(cuts(syllables, name), key=fit))
