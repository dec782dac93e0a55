"""Tables in canonical form: reading, writing, ordering.

A table is UTF-8 text with LF line ends; cells are separated by tabs and never quoted. The first line
names the columns, lines that begin with `#` are comments, `|` separates several values in one cell,
an empty cell is unknown or open. Rows stand in the byte order of their key columns, so that a change
of one entry is a change of one line.
"""

import os

PLACES = ["code", "name", "short", "level", "parent", "aliases", "since", "until", "successors", "pinyin", "source"]
ORGANIZATIONS = ["name", "abbreviations", "parent", "level", "kind", "since", "until", "successors", "wrong", "source", "note"]
OFFICES = ["title", "full", "abbreviations", "body", "levels", "rank", "exclusive", "combos", "wrong", "since", "until", "source", "note"]
PEOPLE = ["name", "organization", "office", "since", "until", "attested", "order", "pinyin", "source"]
PHRASES = ["phrase", "category", "items", "ordered", "aliases", "quotes", "wrong", "since", "until", "successor", "pinyin", "source", "note"]
# Common wording has no items, so those tables have no column for their order.
COMMON_PHRASES = [column for column in PHRASES if column != "ordered"]
TERMS = ["wrong", "right", "kind", "unless-before", "unless-after", "exceptions", "fix", "bad", "good", "since", "until", "source"]

# table → (columns, key columns); the table of a file is its name up to the first "-" or ".".
SCHEMAS = {
    "places": (PLACES, ["code", "name", "since"]),
    "organizations": (ORGANIZATIONS, ["name", "since"]),
    "offices": (OFFICES, ["title", "full", "since"]),
    "people": (PEOPLE, ["name", "organization", "office", "since", "attested"]),
    "phrases": (PHRASES, ["phrase", "since"]),
    "terms": (TERMS, ["wrong", "unless-before", "unless-after"]),
    "standard": (["char", "index", "level"], ["char"]),
    "pinyin": (["char", "main", "others", "rare", "surname"], ["char"]),
    "polyphones": (["phrase", "pinyin"], ["phrase"]),
    "traditional": (["trad", "simp", "alternatives", "class"], ["trad"]),
    "simplified": (["simp", "trad", "others"], ["simp"]),
    "compatibility": (["char", "canonical", "class"], ["char"]),
    "confusable": (["char", "same", "near", "shape"], ["char"]),
    "numerals": (["char", "value", "class"], ["char"]),
    "strokes": (["level", "strokes", "first"], ["level", "strokes"]),
    "surnames": (["surname", "pinyin"], ["surname"]),
    "words": (["word", "class"], ["word"]),
}
# Files whose columns differ from those of their table.
FILE_SCHEMAS = {
    "surnames-single.tsv": (["surname", "class"], ["surname"]),
    "simplified-phrases.tsv": (["simp", "trad"], ["simp"]),
    "traditional-phrases.tsv": (["trad", "simp"], ["trad"]),
    "traditional-ambiguous.tsv": (["char", "candidates"], ["char"]),
    "phrases-common.tsv": (COMMON_PHRASES, ["phrase", "since"]),
    "phrases-idioms.tsv": (COMMON_PHRASES, ["phrase", "since"]),
    "phrases-openings.tsv": (COMMON_PHRASES, ["phrase", "since"]),
}


def schema(path):
    """The (columns, keys) of a table file, or None when it is not a known table."""
    name = os.path.basename(path)
    if name in FILE_SCHEMAS:
        return FILE_SCHEMAS[name]
    return SCHEMAS.get(name[: -len(".tsv")].split("-")[0])


def read_raw(path):
    """The rows of a raw table as dictionaries; the header may begin with `#`."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip("\n")]
    header = [cell.lstrip("#") for cell in lines[0].split("\t")]
    rows = []
    for line in lines[1:]:
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)))))
    return rows


def read_plain(path):
    """The cells of each line of a raw table without a header; `#` lines are skipped."""
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip("\n") and not line.startswith("#")]


def read(path):
    """The rows of one of our own tables, and its comment lines."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    header = lines[0].split("\t")
    comments = [line for line in lines[1:] if line.startswith("#")]
    rows = []
    for line in lines[1:]:
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)))))
    return rows, comments


def text(path, rows, comments=()):
    """The canonical text of a table. Rows are dictionaries; missing cells are empty."""
    columns, keys = schema(path)
    unknown = {key for row in rows for key in row} - set(columns)
    assert not unknown, (path, unknown)
    for row in rows:
        for column, cell in row.items():
            assert "\t" not in cell and "\n" not in cell and cell == cell.strip(" "), (path, column, cell)
    ordered = sorted(rows, key=lambda row: [row.get(key, "").encode() for key in keys])
    body = ["\t".join(row.get(column, "") for column in columns) for row in ordered]
    return "\n".join(["\t".join(columns), *("# " + comment for comment in comments), *body]) + "\n"


def write(path, rows, comments=()):
    """Writes a table in canonical form; leaves the file alone when nothing changed."""
    write_text(path, text(path, rows, comments))


def write_text(path, content):
    """Writes a file; leaves it alone when nothing changed, so that no build is redone for nothing."""
    data = content.encode()
    if os.path.exists(path):
        with open(path, "rb") as file:
            if file.read() == data:
                return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    print("wrote", os.path.relpath(path))


def unique(cell):
    """The cell with each of its values once."""
    return "|".join(dict.fromkeys(values(cell)))


def values(cell):
    """The values of a cell that may hold several."""
    return [value for value in cell.split("|") if value]
