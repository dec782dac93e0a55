#!/usr/bin/env python3
"""python3 Tests/Benchmark/dictionary.py --zhubi FILE [--rows 1000000]

A private dictionary of a million rows, half wrong forms, half tenures, of random characters (the same in every run): what each
command of the keeper takes, in seconds of wall and of processor time and in memory. Once with rows that are in order, once with
two faults or more in nearly every row.
"""
import argparse
import os
import pathlib
import random
import shutil
import tempfile
import time

LANGUAGE = pathlib.Path(__file__).resolve().parents[2] / "Dictionaries/language"
OFFICES = ["局长", "副局长", "主任", "副主任", "处长", "科长", "书记", "副书记", "镇长", "区长", "市长"]
PEOPLE = "name\torganization\toffice\tsince\tuntil\tattested\torder\tpinyin\tsource"
TERMS = "wrong\tright\tkind\tunless-before\tunless-after\texceptions\tfix\tbad\tgood\tsince\tuntil\tsource"


def cells(name):
    lines = (LANGUAGE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def make(folder, rows, is_clean):
    """Writes the dictionary in canonical order."""
    generator = random.Random(7)
    common = [row[0] for row in cells("standard.tsv") if row[2] == "1"]
    surnames = [row[0] for row in cells("surnames-single.tsv")][:300]
    folder.mkdir()
    (folder / "dictionary.json").write_text('{"name": "big", "version": "1", "extends": ["liaoning"], "sources": {"own": "本单位"}}\n')
    names = set()
    while len(names) < rows // 2:
        names.add(generator.choice(surnames) + "".join(generator.choices(common, k=generator.choice((1, 2, 2, 2)))))
    people = []
    for number, name in enumerate(sorted(names)):
        office = generator.choice(OFFICES)
        if is_clean:
            people.append(f"{name}\t测试{number}市\t{office}\t{2000 + number % 20}\t\t\t1\t\town")
        else:
            people.append(f"{name}\t测试{number % 5000}市\t{office}\t2020\t\t\t1\t\tx")
    terms = {}
    pool = common if is_clean else common[:1500]
    while len(terms) < rows - rows // 2:
        wrong = generator.choices(pool, k=generator.choice((4, 4, 5, 6) if is_clean else (2, 2, 3, 4)))
        right = list(wrong)
        right[generator.randrange(len(right))] = generator.choice(common)
        if right != wrong:
            terms["".join(wrong)] = "".join(right)
    source = "own" if is_clean else ""
    lines = [f"{wrong}\t{terms[wrong]}\ttypo\t\t\t\tsafe\t\t\t\t\t{source}" for wrong in sorted(terms)]
    (folder / "people.tsv").write_text("\n".join([PEOPLE] + people) + "\n", encoding="utf-8")
    (folder / "terms.tsv").write_text("\n".join([TERMS] + lines) + "\n", encoding="utf-8")
    return lines


def run(zhubi, arguments, folder):
    """Prints what a command takes."""
    started = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os.execv(zhubi, [zhubi, *arguments])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    memory = usage.ru_maxrss // 1024
    print(f"| zhubi {' '.join(arguments)} | {wall:.1f} | {usage.ru_utime + usage.ru_stime:.1f} | {memory} | {os.waitstatus_to_exitcode(status)} |",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zhubi", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    zhubi = os.path.abspath(options.zhubi)
    with tempfile.TemporaryDirectory(prefix="zhubi-dictionary-") as name:
        folder = pathlib.Path(name)
        terms = make(folder / "clean", options.rows, True)
        make(folder / "faulty", options.rows, False)
        shuffled = folder / "shuffled"
        shutil.copytree(folder / "clean", shuffled)
        random.Random(1).shuffle(terms)
        (shuffled / "terms.tsv").write_text("\n".join([TERMS] + terms) + "\n", encoding="utf-8")
        csv = ["right,wrong,source"] + [f"{row.split(chr(9))[1]},{head}{row.split(chr(9))[0]},own" for row in terms for head in ("", "呵")]
        (folder / "in.csv").write_text("\n".join(csv) + "\n", encoding="utf-8")
        (folder / "a.txt").write_text("会议于2023年1月召开。\n", encoding="utf-8")
        print(f"{options.rows} rows\n\n| command | wall, s | processor, s | memory, MB | status |\n|---|---:|---:|---:|---:|")
        for arguments in [
            ["dict", "check", "clean"], ["dict", "check", "faulty"], ["dict", "fmt", "--check", "clean"], ["dict", "fmt", "shuffled"],
            ["dict", "stats", "clean"], ["dict", "diff", "clean", "faulty"], ["dict", "find", "丁一", "--dictionary", "clean"],
            ["dict", "export", "clean", "--to", "csv", "--table", "people"], ["dict", "export", "clean", "--to", "json"],
            ["dict", "export", "clean", "--to", "vale", "--table", "terms"],
            ["dict", "import", "terms", "in.csv", "--dictionary", "new"],
            ["dict", "add", "terms", "wrong=以经济", "right=已经济", "source=own", "--dictionary", "clean"],
            ["dict", "merge", "clean/terms.tsv", "shuffled/terms.tsv", "clean/terms.tsv"],
            ["lint", "--no-config", "--dictionary", "liaoning", "--dictionary", "clean", "a.txt"],
        ]:
            run(zhubi, arguments, folder)


if __name__ == "__main__":
    main()
