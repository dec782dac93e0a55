"""The checks that need no Swift: form, dates, keys, references between entries."""

import json
import os
import re
import unicodedata
from . import tables

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
ORDER = ["language", "national", "liaoning"]
LEVELS = {"province", "prefecture", "county", "township", "zone"}
ENUMS = {
    ("places", "level"): LEVELS,
    ("phrases", "ordered"): {"yes", "no"},
    ("phrases", "quotes"): {"required", "free", "none"},
    ("terms", "fix"): {"safe", "unsafe", "none"},
    ("offices", "exclusive"): {"yes", "no"},
    ("organizations", "kind"): {
        "party", "government", "congress", "cppcc", "discipline", "court", "procuratorate", "people", "military", "media",
        "zone", "enterprise", "academic", "other"},
}


def files(root):
    for dictionary in ORDER:
        folder = os.path.join(root, dictionary)
        for name in sorted(os.listdir(folder)):
            if name.endswith(".tsv"):
                yield os.path.join(folder, name)


def run(root):
    faults = []
    loaded = {}
    sources = {}
    for dictionary in ORDER:
        with open(os.path.join(root, dictionary, "dictionary.json"), encoding="utf-8") as file:
            sources[dictionary] = json.load(file)["sources"]
    for path in files(root):
        where = os.path.relpath(path, root)
        faults += form(path, where)
        rows, _ = tables.read(path)
        table = os.path.basename(path)[: -len(".tsv")].split("-")[0]
        loaded.setdefault(table, []).extend((where, row) for row in rows)
        known = sources[where.split(os.sep)[0]]
        for row in rows:
            faults += cells(where, table, row, known)
    faults += duplicates(loaded)
    faults += references(loaded)
    faults += contradictions(loaded)
    faults += examples(loaded)
    return faults


def form(path, where):
    with open(path, "rb") as file:
        data = file.read()
    content = data.decode("utf-8")
    expected = tables.schema(path)
    faults = []
    if expected is None:
        return [f"{where}:1: unknown table"]
    columns = content.split("\n")[0].split("\t")
    if columns != expected[0]:
        return [f"{where}:1: columns {columns}, expected {expected[0]}"]
    if "\r" in content or not content.endswith("\n") or content.startswith("\ufeff"):
        faults.append(f"{where}: line ends or BOM")
    for number, line in enumerate(content.split("\n")[:-1], 1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != len(columns):
            faults.append(f"{where}:{number}: {len(row)} cells, expected {len(columns)}")
        if any(cell != cell.strip() for cell in row):
            faults.append(f"{where}:{number}: blank at the edge of a cell")
        if not os.path.basename(path).startswith("compatibility") and unicodedata.normalize("NFC", line) != line:
            faults.append(f"{where}:{number}: not NFC")
    rows, comments = tables.read(path)
    if tables.text(path, rows, [comment.removeprefix("#").strip(" ") for comment in comments]) != content:
        faults.append(f"{where}: not in canonical form; run import.py --format")
    return faults


def cells(where, table, row, sources):
    faults = []
    label = "\t".join(row.values())[:60]
    for column, cell in row.items():
        if column in ("since", "until", "attested"):
            for value in tables.values(cell):
                if not DATE.match(value):
                    faults.append(f"{where}: date {value}: {label}")
        allowed = ENUMS.get((table, column))
        if allowed and not set(tables.values(cell)) <= allowed:
            faults.append(f"{where}: {column} {cell}: {label}")
        if column == "source":
            if not cell:
                faults.append(f"{where}: no source: {label}")
            for value in tables.values(cell):
                if re.fullmatch(r"[a-z0-9]+", value) and value not in sources:
                    faults.append(f"{where}: undeclared source {value}: {label}")
        if "|" in cell and table not in ("traditional", "confusable") and any(not value for value in cell.split("|")):
            faults.append(f"{where}: empty value in {column}: {label}")
        if "|" in cell and len(set(cell.split("|"))) != len(cell.split("|")):
            faults.append(f"{where}: value twice in {column}: {label}")
    if row.get("since") and row.get("until") and row["since"] > row["until"]:
        faults.append(f"{where}: since after until: {label}")
    return faults


def duplicates(loaded):
    faults = []
    for table, rows in loaded.items():
        seen = {}
        for where, row in rows:
            keys = (tables.FILE_SCHEMAS.get(os.path.basename(where)) or tables.SCHEMAS[table])[1]
            key = (where if os.path.basename(where) in tables.FILE_SCHEMAS else "", *(row[column] for column in keys))
            if key in seen:
                faults.append(f"{where}: the key {key} is also in {seen[key]}")
            seen[key] = where
    return faults


def references(loaded):
    faults = []
    places = loaded.get("places", [])
    codes = {row["code"] for _, row in places if row["code"]}
    for where, row in places:
        if row["level"] != "province" and row["parent"] not in codes:
            faults.append(f"{where}: unknown parent {row['parent']}: {row['code']} {row['name']}")
        for code in tables.values(row["successors"]):
            if code.isdigit() and code not in codes:
                faults.append(f"{where}: unknown successor {code}: {row['code']} {row['name']}")
    organizations = {row["name"] for _, row in loaded.get("organizations", [])}
    for where, row in loaded.get("organizations", []):
        for name in tables.values(row["successors"]):
            if name not in organizations:
                faults.append(f"{where}: unknown successor {name}: {row['name']}")
    phrases = {row["phrase"] for _, row in loaded.get("phrases", [])}
    for where, row in loaded.get("phrases", []):
        if row["successor"] and row["successor"] not in phrases:
            faults.append(f"{where}: unknown successor {row['successor']}: {row['phrase']}")
    return faults


def examples(loaded):
    """The examples of terms behave: the bad one is found, the good one stands."""
    faults = []
    for where, row in loaded.get("terms", []):
        for trap in tables.values(row["exceptions"]):
            if row["wrong"] not in trap:
                faults.append(f"{where}: the exception {trap} does not hold {row['wrong']}")
        if not found(row, row["bad"]):
            faults.append(f"{where}: {row['wrong']} is not found in its bad example {row['bad']}")
        if not row["good"] or found(row, row["good"]):
            faults.append(f"{where}: {row['wrong']} is found in its good example {row['good']}")
    return faults


def found(row, content):
    """Whether a term row reports a text, by its guards alone."""
    start = content.find(row["wrong"])
    while start >= 0:
        end = start + len(row["wrong"])
        before, after = content[:start], content[end:]
        guarded = any(before.endswith(value) for value in tables.values(row["unless-before"])) or any(
            after.startswith(value) for value in tables.values(row["unless-after"]))
        trapped = False
        for trap in tables.values(row["exceptions"]):
            place = content.find(trap)
            while place >= 0:
                trapped = trapped or place <= start and place + len(trap) >= end
                place = content.find(trap, place + 1)
        if not guarded and not trapped:
            return True
        start = content.find(row["wrong"], start + 1)
    return False


def contradictions(loaded):
    """A canonical form that another entry calls wrong."""
    right = {}
    for where, row in loaded.get("phrases", []):
        for form_ in [row["phrase"], *tables.values(row["aliases"])]:
            right[form_] = where
    for where, row in loaded.get("organizations", []):
        for form_ in [row["name"], *tables.values(row["abbreviations"])]:
            right[form_] = where
    for where, row in loaded.get("offices", []):
        for form_ in [row["title"], *tables.values(row["abbreviations"])]:
            right[form_] = where
    faults = []
    for table in ("phrases", "organizations", "offices"):
        for where, row in loaded.get(table, []):
            for form_ in tables.values(row["wrong"]):
                if form_ in right:
                    faults.append(f"{where}: {form_} is called wrong and stands in {right[form_]}")
    rights = {row["right"] for _, row in loaded.get("terms", [])}
    for where, row in loaded.get("terms", []):
        if row["wrong"] in right:
            faults.append(f"{where}: {row['wrong']} is called wrong and stands in {right[row['wrong']]}")
        if row["wrong"] in rights:
            faults.append(f"{where}: {row['wrong']} is called wrong and is the right form of another row")
        if row["wrong"] == row["right"]:
            faults.append(f"{where}: {row['wrong']} is both wrong and right")
    return faults
