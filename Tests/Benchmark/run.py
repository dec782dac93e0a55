#!/usr/bin/env python3
"""python3 Tests/Benchmark/run.py [--quick] [--zhubi FILE] [--output DIR] [--only PART,…]

Measures Zhubi and, where they are installed, its peers over the same text in the same run: rg, typos, autocorrect, vale. All
rules are on and the bundled dictionaries loaded, over 40,000 forms; rg searches for as many strings. Prints tables, writes
results.json and plot.svg. Needs Python 3 and a release build (it makes one); everything else is made here.

`wall` is what a user waits for; `cpu` is processor time, which other work on the machine disturbs less. Ratios are medians over
runs that take turns. Instruction counts, which nothing disturbs, are in instructions.py.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import lsp
import measure
import plot
import text

PARTS = ["throughput", "machine", "startup", "dictionary", "keystroke"]
AUTOCORRECT = "import autocorrect_py as a,sys\nfor p in sys.argv[1:]:\n print(len(str(a.lint_for(open(p,encoding='utf-8').read(),'plain'))))"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("--zhubi", help="the binary to measure; default: a release build of this checkout")
    parser.add_argument("--output", default=str(text.REPOSITORY / ".build" / "benchmark"))
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small texts and few rounds: a minute instead of ten")
    options = parser.parse_args()
    output = pathlib.Path(options.output)
    zhubi = options.zhubi or build()
    largest = 1_000_000 if options.quick else 100_000_000
    print(f"making texts in {output / 'texts'} …", file=sys.stderr)
    text.write_all(output / "texts", largest)
    race = Race(os.path.abspath(zhubi), output / "texts", 3 if options.quick else options.rounds, options.quick)
    results = {"date": time.strftime("%Y-%m-%d"), "processors": os.cpu_count(), "versions": race.versions()}
    for part in PARTS:
        if part in options.only.split(","):
            results[part] = getattr(race, part)()
            print(flush=True)
    (output / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (output / "plot.svg").write_text(plot.draw(groups(results)), encoding="utf-8")
    print(f"written: {output / 'results.json'}, {output / 'plot.svg'}")


def build():
    """A release build of this checkout."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "zhubi"], cwd=text.REPOSITORY, check=True, stdout=sys.stderr)
    return text.REPOSITORY / ".build/release/zhubi"


class Race:
    """The measurements, a method each."""

    def __init__(self, zhubi, texts, rounds, quick):
        self.zhubi, self.texts, self.rounds, self.quick = zhubi, texts, rounds, quick
        self.out = str(texts / "out")
        self.rg = shutil.which("rg")
        self.typos = shutil.which("typos")
        self.vale = shutil.which("vale")
        self.autocorrect = shutil.which("autocorrect")
        self.python = sys.executable if importlib.util.find_spec("autocorrect_py") else None
        for name, found in [("rg", self.rg), ("typos", self.typos), ("vale", self.vale),
                            ("autocorrect", self.autocorrect or self.python)]:
            if not found:
                print(f"SKIPPED: {name} is not installed and was not measured", file=sys.stderr)

    def versions(self):
        found = {}
        for name, path in [("zhubi", self.zhubi), ("rg", self.rg), ("typos", self.typos), ("vale", self.vale),
                           ("autocorrect", self.autocorrect)]:
            if path:
                said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
                found[name] = (said.splitlines() or [""])[0]
        if not self.autocorrect and self.python:
            from importlib.metadata import version
            found["autocorrect"] = "autocorrect-py " + version("autocorrect-py")
        return found

    def lint(self, *more):
        return [self.zhubi, "lint", "--no-config", "--fail-on", "never", "--as-of", "2026-11-01", "--format", "json", *more]

    def commands(self, paths, threads=None):
        """The same files for everyone; `threads` limits those that can be limited."""
        paths = [str(path) for path in paths]
        one = [] if threads is None else ["-j", str(threads)]
        commands = {"zhubi": self.lint(*one, *paths)}
        if self.rg:
            for count in (40_000, 3_000):
                commands[f"rg -F -o, {count:,} terms"] = [
                    self.rg, "-F", "-o", *one, "-f", str(self.texts / f"terms{count}.txt"), *paths]
        if self.typos:
            commands["typos"] = [self.typos, "--format", "json", *one, *paths]
        files = [str(f) for p in paths for f in (sorted(pathlib.Path(p).iterdir()) if os.path.isdir(p) else [p])]
        if self.autocorrect:
            commands["autocorrect --lint"] = [self.autocorrect, "--lint", "--format", "json", *one, *paths]
        elif self.python:
            commands["autocorrect (Python)"] = [self.python, "-c", AUTOCORRECT, *files]
        return commands

    def throughput(self):
        """MB/s of one processor, text of one size in one file; start-up is part of it."""
        results = {}
        for name in ["1m"] if self.quick else ["10m", "100m"]:
            file = self.texts / f"{name}.txt"
            size = file.stat().st_size
            commands = self.commands([file], threads=1)
            if self.vale and name == "1m":
                commands["vale"] = self.vale_command(file)
            runs = measure.pairs(commands, self.rounds if name != "100m" else min(3, self.rounds), self.out)
            results[name] = runs
            rows = [
                (tool, f"{size / run['cpu'] / 1e6:.1f}", f"{size / run['wall'] / 1e6:.1f}", f"{run['cpu_ratio']:.2f}",
                 f"{run['memory'] / 1e6:.0f}", f"{(run['memory'] - 50e6) / size:.1f}") for tool, run in runs.items()]
            for run in runs.values():
                run["mb_per_cpu_second"] = size / run["cpu"] / 1e6
            table(f"{name}.txt, {size:,} bytes, one thread",
                  ["", "MB per CPU s", "MB/s wall", "CPU time ÷ zhubi's", "memory MB", "(memory − 50 MB) ÷ text"], rows)
        return results

    def machine(self):
        """A folder of a thousand files, all processors."""
        tree = self.texts / "tree"
        size = sum(f.stat().st_size for f in tree.iterdir())
        runs = measure.pairs(self.commands([tree]), self.rounds, self.out)
        table(f"{len(list(tree.iterdir())):,} files, {size:,} bytes, all {os.cpu_count()} processors",
              ["", "MB/s wall", "wall ÷ zhubi's", "memory MB"],
              [(tool, f"{size / run['wall'] / 1e6:.1f}", f"{run['wall_ratio']:.2f}", f"{run['memory'] / 1e6:.0f}")
               for tool, run in runs.items()])
        for run in runs.values():
            run["mb_per_second"] = size / run["wall"] / 1e6
        return runs

    def startup(self):
        """A file of one line, from start to exit."""
        runs = measure.pairs(self.commands([self.texts / "tiny.txt"]), max(self.rounds, 3) * 4, self.out)
        table("one line, start to exit", ["", "wall ms", "CPU ms", "wall ÷ zhubi's", "memory MB"],
              [(tool, f"{run['wall'] * 1e3:.1f}", f"{run['cpu'] * 1e3:.1f}", f"{run['wall_ratio']:.2f}",
                f"{run['memory'] / 1e6:.0f}") for tool, run in runs.items()])
        return runs

    def dictionary(self):
        """Loading a dictionary and building its matcher: one line with it, less one line with nothing."""
        tiny = str(self.texts / "tiny.txt")
        commands = {"no terms": self.lint("--select", "term/*", "--dictionary", str(self.texts / "dictionary3000"), tiny)}
        for count in (3_000, 40_000, 1_000_000):
            commands[f"{count:,} terms"] = self.lint("--dictionary", str(self.texts / f"dictionary{count}"), tiny)
        del commands["no terms"]
        runs = measure.pairs(commands, self.rounds, self.out)
        table("a dictionary of its own: load, build the matcher, check one line", ["", "wall ms", "CPU ms", "memory MB"],
              [(name, f"{run['wall'] * 1e3:.1f}", f"{run['cpu'] * 1e3:.1f}", f"{run['memory'] / 1e6:.0f}")
               for name, run in runs.items()])
        return runs

    def keystroke(self):
        """A key typed in the middle of an open document until its diagnostics are there, over the real protocol."""
        results = {}
        with tempfile.TemporaryDirectory() as folder:
            for name in ["10k", "100k", "1m"] + ([] if self.quick else ["10m"]):
                strokes = 60 if self.quick else {"10k": 400, "100k": 400, "1m": 200, "10m": 40}[name]
                content = (self.texts / f"{name}.txt").read_text(encoding="utf-8")
                results[name] = lsp.measure(self.zhubi, content, strokes, folder)
        table("a keystroke in an open document, ms",
              ["", "open", "p50", "p99", "server CPU", "completion p50", "completion p99", "first completion", "memory MB"],
              [(name, *(f"{run[key]:.2f}" for key in ("open_ms", "p50_ms", "p99_ms", "cpu_ms", "completion_p50_ms",
                                                     "completion_p99_ms", "first_completion_ms")), f"{run['memory'] / 1e6:.0f}")
               for name, run in results.items()])
        return results

    def vale_command(self, file):
        """Vale with one substitution rule of 3,000 pairs."""
        folder = self.texts / "vale"
        (folder / "styles/Own").mkdir(parents=True, exist_ok=True)
        terms = (self.texts / "terms3000.txt").read_text(encoding="utf-8").split()
        (folder / "styles/Own/Words.yml").write_text(
            "extends: substitution\nmessage: \"%s\"\nnonword: true\nswap:\n" + "".join(f"  {t}: x\n" for t in terms), encoding="utf-8")
        (folder / ".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = Own\n", encoding="utf-8")
        return [self.vale, "--config", str(folder / ".vale.ini"), "--output", "JSON", str(file)]


def width(cell):
    return sum(2 if ord(c) > 0x2E80 else 1 for c in cell)


def table(title, head, rows):
    """Prints a table whose columns are as wide as they need."""
    rows = [tuple(head)] + [tuple(row) for row in rows]
    widths = [max(width(row[i]) for row in rows) for i in range(len(head))]
    print(title)
    for row in rows:
        print("  " + "  ".join(
            cell + " " * (w - width(cell)) if i == 0 else " " * (w - width(cell)) + cell
            for i, (cell, w) in enumerate(zip(row, widths))))
    sys.stdout.flush()


def groups(results):
    """The bars of the plot."""
    found = []
    for size, runs in results.get("throughput", {}).items():
        found.append((f"Throughput of one processor, {size}.txt (longer is better)", "MB/CPU s",
                      [(tool, run["mb_per_cpu_second"], tool == "zhubi") for tool, run in runs.items()]))
    if "machine" in results:
        found.append(("A folder of files, all processors (longer is better)", "MB/s",
                      [(tool, run["mb_per_second"], tool == "zhubi") for tool, run in results["machine"].items()]))
    if "startup" in results:
        found.append(("One line, start to exit (shorter is better)", "ms",
                      [(tool, run["wall"] * 1e3, tool == "zhubi") for tool, run in results["startup"].items()]))
    if "dictionary" in results:
        found.append(("Loading a dictionary and checking one line (shorter is better)", "ms",
                      [(tool, run["wall"] * 1e3, True) for tool, run in results["dictionary"].items()]))
    if "keystroke" in results:
        found.append(("Key typed → diagnostics, p99 (shorter is better)", "ms",
                      [(name, run["p99_ms"], True) for name, run in results["keystroke"].items()]))
        found.append(("Completion, p99 (shorter is better)", "ms",
                      [(name, run["completion_p99_ms"], True) for name, run in results["keystroke"].items()]))
    return found


if __name__ == "__main__":
    main()
