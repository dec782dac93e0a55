"""`language/phrases-idioms.tsv`: idioms, so that one wrong character in them is found.

From the word list of jieba 0.42.1 (MIT). An idiom with a variant in use (情深义重, 情深意重) is left
out, unless both are common enough to stand in the table: then neither is taken for a slip of the other.
"""

import os
from . import characters, phrases, tables

LEAST = 15  # counts in the list; rarer ones have no place in an office
VARIANT = 5  # a form one character away that is at least so frequent is a variant, not a slip
# Proper names and fragments that the list calls idioms.
NOT_IDIOMS = ("令狐冲", "东方不败", "某某")
# Idioms whose neighbour is right as well: 发奋图强, 不见当年, 无人不识, 狂风暴雪.
LEFT_OUT = {"发愤图强", "不减当年", "无人不知", "狂风暴雨"}
# Forms that a row of terms.tsv calls variants of another idiom.
VARIANTS = {"一塌胡涂"}


def build(path, data, language, national):
    standard = {row[0] for row in tables.read_plain(os.path.join(data, "std8105.txt"))}
    default = characters.readings(data)
    polyphones = {row[0]: row[1] for row in tables.read_plain(os.path.join(data, "polyphone-phrases.tsv"))}
    confusable = {
        row["char"]: set(row["same"] + row["near"] + row["shape"])
        for row in tables.read(os.path.join(language, "confusable.tsv"))[0]
    }
    wrong, known = set(), set()
    for folder in (language, national):
        for name in os.listdir(folder):
            if name.startswith("terms"):
                wrong |= {row["wrong"] for row in tables.read(os.path.join(folder, name))[0]}
            if name.startswith("phrases") and name != "phrases-idioms.tsv":
                for row in tables.read(os.path.join(folder, name))[0]:
                    known.add(row["phrase"])
                    wrong |= set(tables.values(row["wrong"]))
    counts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, count, kind = line.split()
            if kind == "i" and len(word) == 4 and set(word) <= standard and word not in wrong and not word.startswith(NOT_IDIOMS):
                counts[word] = int(count)

    def rare_variant(word):
        for place, character in enumerate(word):
            for other in confusable.get(character, ()):
                if VARIANT <= counts.get(word[:place] + other + word[place + 1 :], 0) < LEAST:
                    return True
        return False

    rows = [
        dict(phrase=word, category="成语", quotes="none", pinyin=phrases.reading(word, default, polyphones), source="jieba")
        for word, count in counts.items()
        if count >= LEAST and word not in known and word not in LEFT_OUT | VARIANTS and not rare_variant(word)
    ]
    tables.write(os.path.join(language, "phrases-idioms.tsv"), rows, ["成语，据 jieba 0.42.1 的词表（MIT）选取，供发现一字之差。"])
