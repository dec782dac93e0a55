"""People whom a dated source gives an office: persons-attested.tsv → people-attested.tsv of `liaoning`.

An attestation says that on that day a source gave the person that office, not when it began or ended.
`people.tsv` of each dictionary is kept by hand.
"""

import os
from . import tables, places


# Which city a report is about that does not name it: the campaigns it lists are those of 盘锦.
CITIES = {"001_fbdf14808f5e3168.txt": "盘锦市"}


def build(data, liaoning):
    default = places.characters.readings(data)
    found = {}
    for row in tables.read_raw(os.path.join(data, "persons-attested.tsv")):
        if row["person"] == "习近平":
            continue  # in people.tsv of `national`, with dates
        organization = CITIES.get(row["seed_file"], "") if row["org"].startswith("（") else row["org"]
        for order, office in enumerate(row["titles"].split(";"), 1):
            key = (row["person"], organization, office)
            entry = found.setdefault(key, dict(
                name=row["person"], organization=organization, office=office, attested="", order=str(order),
                pinyin="" if row["pinyin"].split(" ") == [default.get(c) for c in row["person"]] else row["pinyin"],
                source="report2023"))
            entry["attested"] = "|".join(sorted({*tables.values(entry["attested"]), row["date"]}))
    tables.write(
        os.path.join(liaoning, "people-attested.tsv"), list(found.values()),
        ["只知道某日有公开报道这样称呼其人：任期的起止不详。"])
