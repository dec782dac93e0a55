#!/usr/bin/env python3
"""python3 Tests/Benchmark/linear.py --zhubi FILE [--times N] [--only WORD]

Proves that cost grows with the length of the text and not with its square: each adversarial text is checked at one and at two
lengths, and the longer one may take at most 2.5 times what the shorter one takes, start-up taken off. Counted are
instructions (`perf stat`), or user time where they cannot be counted. `--times 10` makes every text ten times as long.

Besides the texts below, every rule's own examples are repeated, in lines and in one line: what a rule looks for is what makes it
work.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import count

HAN = "".join(chr(0x4E00 + i * 7) for i in range(2900))


def numbered(form):
    return lambda n: "".join(form.format(i=i, a=HAN[i % 2900], b=HAN[i * 31 % 2900], c=HAN[i // 2900 % 2900]) for i in range(1, n + 1))


def repeated(piece):
    return lambda n: piece * n


# What, the extension, pieces at the shorter length, the text.
CASES = [
    ("a long line", "txt", 3000, repeated("会议强调，要抓好落实工作。市委书记王立新主持会议。")),
    ("a long line without stops", "txt", 6000, repeated("会议强调要抓好落实工作")),
    ("open quotes", "txt", 50_000, repeated("“")),
    ("open quotes with text", "txt", 25_000, repeated("“抓好落实")),
    ("quotes in lines", "txt", 12_000, repeated("“抓好落实\n")),
    ("closing quotes", "txt", 50_000, repeated("一”")),
    ("quotes in quotes", "txt", 50_000, lambda n: "“" * n + "”" * n),
    ("brackets in brackets", "txt", 50_000, lambda n: "（" * n + "）" * n),
    ("brackets that cross", "txt", 20_000, lambda n: "（" * n + "《" * n + "）" * n),
    ("brackets of all kinds", "txt", 20_000, repeated("（《“")),
    ("ordinals", "txt", 50_000, numbered("（{i}）抓")),
    ("ordinals in lines", "txt", 20_000, numbered("{i}.抓好落实；\n")),
    ("one ordinal again and again", "txt", 20_000, repeated("一是抓好落实；")),
    ("headings of one number", "txt", 20_000, repeated("一、抓好落实\n")),
    ("digits", "txt", 500_000, repeated("1")),
    ("digits and commas", "txt", 100_000, repeated("1,")),
    ("digits and points", "txt", 100_000, repeated("1.")),
    ("numerals", "txt", 100_000, repeated("一")),
    ("repeated lines", "txt", 8000, repeated("会议强调要抓好落实工作。\n")),
    ("different lines", "txt", 8000, numbered("第{i}次会议{a}{b}{c}要求抓好落实。\n")),
    ("findings in one line", "txt", 8000, repeated("会议于2月30日召开,增长5-8%。")),
    ("findings in lines", "txt", 8000, repeated("会议于2月30日召开,增长5-8%。\n")),
    ("one character", "txt", 100_000, repeated("的")),
    ("one word", "txt", 50_000, repeated("抚顺")),
    ("places", "txt", 20_000, repeated("辽宁省抚顺市新抚区、")),
    ("one person", "txt", 15_000, repeated("市长王立新、")),
    ("different persons", "txt", 8000, numbered("市长王{a}{b}，")),
    ("offices", "txt", 15_000, repeated("市委书记、市长、")),
    ("dates", "txt", 15_000, repeated("2023年2月29日至")),
    ("traditional characters", "txt", 50_000, repeated("領導")),
    ("annotations", "txt", 15_000, repeated("領(lǐng)導(dǎo)")),
    ("open annotations", "txt", 40_000, repeated("l(l(")),
    ("entities", "txt", 30_000, repeated("&nbsp;")),
    ("zero-width characters", "txt", 50_000, repeated("会\u200b")),
    ("spaces between characters", "txt", 50_000, repeated("会 ")),
    ("abbreviations", "txt", 6000, numbered("某某{a}{b}工程（以下简称“{a}{b}工程”）。")),
    ("attachments", "txt", 15_000, numbered("见附件{i}。")),
    ("announcements", "txt", 12_000, repeated("做好三方面工作：")),
    ("formulas that open a bracket", "txt", 12_000, repeated("“四个意识”（")),
    ("letters", "txt", 300_000, repeated("a")),
    ("an address", "txt", 50_000, repeated("a.b@")),
    ("empty lines", "txt", 300_000, repeated("\n")),
    ("Markdown: open brackets", "md", 50_000, repeated("[")),
    ("Markdown: stars", "md", 50_000, repeated("*a_")),
    ("Markdown: quotations", "md", 3000, lambda n: "> " * n + "会"),
    ("Markdown: backticks", "md", 600, lambda n: "".join("`" * (i % 500 + 1) + "会" for i in range(n))),
    ("Markdown: link definitions", "md", 10_000, numbered("[{a}{b}{i}]: http://a.b\n")),
    ("HTML: nested elements", "html", 20_000, lambda n: "<div>" * n + "会"),
    ("HTML: less-than signs", "html", 100_000, repeated("<")),
    ("HTML: open comments", "html", 30_000, repeated("<!--")),
    ("HTML: open inline elements", "html", 20_000, repeated("<b>会")),
]


def examples(zhubi):
    """Two cases of 120 kB for each rule."""
    for rule in json.loads(subprocess.run([zhubi, "rules", "--format", "json"], capture_output=True, check=True).stdout):
        lines = [example.get("bad") or example["good"] for example in rule["examples"]]
        text = "".join(line.replace("‹", "").replace("›", "") + "\n" for line in lines)
        for shape, piece in (("lines", text), ("one line", text.replace("\n", ""))):
            yield (f"{rule['id']} in {shape}", "txt", max(1, 120_000 // max(1, len(piece.encode()))), repeated(piece))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zhubi", required=True)
    parser.add_argument("--times", type=float, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    zhubi = os.path.abspath(options.zhubi)
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.txt"
        empty.write_text("会。\n", encoding="utf-8")
        own = shared_prefixes(pathlib.Path(folder) / "own")

        def command(path, dictionary=None):
            more = ["--dictionary", str(dictionary)] if dictionary else []
            return [zhubi, "lint", "-j", "1", "--no-config", "--fail-on", "never", "--as-of", "2026-11-01", "--format", "json", *more, path]

        measure = count.by_perf
        if measure(command(str(empty))) is None:
            print("SKIPPED: perf cannot count instructions here: user time is taken instead, which is coarser")
            measure = count.by_clock
        everything = [*CASES, ("dictionary: shared prefixes", "txt", 20_000, repeated("会议会议精神甲")), *examples(zhubi)]
        for name, extension, pieces, make in [case for case in everything if options.only in case[0]]:
            dictionary = own if name.startswith("dictionary") else None
            base = measure(command(str(empty), dictionary))
            costs = []
            for length in (int(pieces * options.times), 2 * int(pieces * options.times)):
                path = pathlib.Path(folder) / f"text.{extension}"
                path.write_text(make(length), encoding="utf-8")
                costs.append(max(measure(command(str(path), dictionary)) - base, 1))
            # Sixty million instructions, or sixty milliseconds: less is noise.
            floor = 60e6
            ratio = (costs[1] + floor) / (costs[0] + floor)
            holds = ratio <= 2.5
            if not holds:
                failed.append(name)
            print(f"{'' if holds else 'FAILED '}{name}: {ratio:.2f} ({costs[0] / 1e6:,.0f} → {costs[1] / 1e6:,.0f} million)", flush=True)
    if failed:
        print(f"FAILED: grows faster than its text: {', '.join(failed)}")
        sys.exit(1)


def shared_prefixes(folder):
    """A dictionary of 4,510 forms that share their first characters."""
    folder.mkdir()
    with open(folder / "terms.tsv", "w", encoding="utf-8") as file:
        file.write("wrong\tright\tkind\n")
        for i in range(4510):
            file.write(f"会议会议精神{HAN[i % 2900]}{HAN[i // 2900]}\t会议精神{HAN[i % 2900]}{HAN[i // 2900]}\ttypo\n")
    return folder


if __name__ == "__main__":
    main()
