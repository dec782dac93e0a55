"""`language/words.tsv`: ordinary words and characters, by which a chance meeting of two words is told from a misspelling.

建全 in 构建全国 is no misspelling, because 构建 and 全国 are words. Made from the frequency list of
jieba 0.42.1 (MIT): `pip download jieba --no-deps --no-binary :all:`, then `import.py --words DICT.TXT`.
"""

import math
import os
from . import tables

LEAST = 30  # of the list's 60 million counts; below, the list is full of chance pairs
NAMES = {"nr", "nrt", "nrfg", "nrf"}  # persons: 王建全 would hide a misspelling


def build(path, data, language, national):
    standard = {row[0] for row in tables.read_plain(os.path.join(data, "std8105.txt"))}
    wrong = set()
    for folder in (language, national):
        for name in os.listdir(folder):
            if name.startswith("terms"):
                wrong |= {row["wrong"] for row in tables.read(os.path.join(folder, name))[0]}
    rows = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, count, kind = line.split()
            if len(word) <= 4 and int(count) >= LEAST and kind not in NAMES and word not in wrong and set(word) <= standard:
                rows.append({"word": word, "class": str(frequency(int(count)))})
    tables.write(
        os.path.join(language, "words.tsv"), rows,
        ["常用词（含单字），据 jieba 0.42.1 的词频表（MIT）选取；class 1 最常用，9 最少用。不收人名和本词典所列的错误写法。"])


def frequency(count):
    """1 for the few commonest words … 9 for the rarest kept; from class to class the count falls to 1/2.6."""
    return max(1, min(9, 9 - int(math.log(count / LEAST, 2.6))))
