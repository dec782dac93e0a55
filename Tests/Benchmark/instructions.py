#!/usr/bin/env python3
"""python3 Tests/Benchmark/instructions.py --zhubi FILE [--record]

Counts the instructions (valgrind's callgrind) that fixed work takes, and fails where it is over the budget in
instructions.json by more than three in a hundred. `--record` writes the counts of this program as the new budget: do so when
something became faster, or when it became slower for a reason that the commit tells.
"""
import argparse
import json
import pathlib
import shutil
import sys
import tempfile

import count
import text

BUDGET = pathlib.Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
PLACES = ["辽宁省", "抚顺市", "新抚区", "沈阳市", "大连市", "阜新市海州区", "鞍山市", "本溪满族自治县", "朝阳市", "盘锦市"]
PHRASES = ["乡村振兴战略", "高质量发展", "四个意识", "全面从严治党", "新发展理念", "全面振兴新突破三年行动", "营商环境"]


def work(zhubi, folder):
    """The commands that are counted. The texts use no bundled table, so that a new release of the data changes little."""
    writer = text.Writer(places=PLACES, phrases=PHRASES)
    folder = pathlib.Path(folder)
    (folder / "line.txt").write_text("全市重点工作调度推进会议召开，市委副书记、市长出席会议并讲话。\n", encoding="utf-8")
    (folder / "draft.txt").write_text(writer.paragraphs(200_000), encoding="utf-8")
    (folder / "draft.md").write_text("# 标题\n\n" + writer.paragraphs(100_000).replace("\n　　", "\n\n- ").replace("会议", "**会议**"), encoding="utf-8")
    writer.dictionary(folder / "own", 3000)
    lint = [zhubi, "lint", "-j", "1", "--no-config", "--fail-on", "never", "--as-of", "2026-11-01", "--format", "json"]
    return {
        "one line": [*lint, "line.txt"], "200 kB of text": [*lint, "draft.txt"], "100 kB of Markdown": [*lint, "draft.md"],
        "a dictionary of 3,000 terms, one line": [*lint, "--dictionary", "own", "line.txt"],
        "200 kB of text, mended": [*lint, "--diff", "draft.txt"],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zhubi", required=True)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("SKIPPED: valgrind is not installed: instructions were not counted (apt-get install valgrind)")
        return
    if not BUDGET.exists() and not options.record:
        print(f"SKIPPED: {BUDGET.name} is absent: record a budget first (--record)")
        return
    budget = json.loads(BUDGET.read_text(encoding="utf-8")) if BUDGET.exists() else {}
    counts, over = {}, []
    with tempfile.TemporaryDirectory() as folder:
        zhubi = count.stripped(options.zhubi, folder)
        for name, command in work(zhubi, folder).items():
            counts[name] = count.by_callgrind(command, cwd=folder)
            if counts[name] is not None and options.record:
                # What a thread prepares for later may be cut short by the end of the program, once in many runs.
                counts[name] = max(counts[name], count.by_callgrind(command, cwd=folder) or 0)
            if counts[name] is None:
                print(f"SKIPPED: valgrind could not run the program: {name} was not counted")
                continue
            allowed = budget.get(name)
            ratio = counts[name] / allowed if allowed else None
            print(f"{counts[name]:>15,}  {'' if ratio is None else f'{ratio:6.3f} of the budget'}  {name}", flush=True)
            if ratio is None and not options.record:
                over.append(f"{name} has no budget")
            elif ratio is not None and ratio > 1 + TOLERANCE:
                over.append(f"{name} takes {ratio:.3f} of its budget")
            elif ratio is not None and ratio < 1 - 3 * TOLERANCE:
                print(f"                 {name} has become faster: record it, so that it stays so (--record)")
    if options.record:
        BUDGET.write_text(json.dumps(counts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(f"recorded in {BUDGET}")
    elif over:
        print("FAILED: " + "; ".join(over))
        sys.exit(1)


if __name__ == "__main__":
    main()
