#!/usr/bin/env python3
"""Measures that `zhubi lint` reports a text full of findings, in every form, in three times the memory of the text and 50 MB.

usage: report_memory.py ZHUBI [SIZE]     size of the text in MB, by default 30
"""
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Benchmark"))
import measure
import text

FORMATS = ["ndjson", "pretty", "json", "sarif", "html", "github", "gitlab", "checkstyle", "junit", "rdjson"]


def main():
    zhubi = os.path.abspath(sys.argv[1])
    size = int(sys.argv[2]) * 1_000_000 if len(sys.argv) > 2 else 30_000_000
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        draft, report = os.path.join(folder, "draft.txt"), os.path.join(folder, "report")
        pathlib.Path(draft).write_text(text.Writer().paragraphs(size), encoding="utf-8")
        limit = 3 * os.path.getsize(draft) + 50_000_000
        for form in FORMATS:
            run = measure.run([zhubi, "lint", "-j", "1", "--no-config", "--fail-on", "never", "--format", form, "-o", report, draft])
            is_good = run.status == 0 and run.memory <= limit and os.path.getsize(report) > size / 20
            failed += not is_good
            print(f"{'ok' if is_good else 'FAILED'}: {form}: {run.memory / 1e6:.0f} MB of {limit / 1e6:.0f}, "
                  f"report {os.path.getsize(report) / 1e6:.1f} MB, {run.cpu:.1f} s of processor time", flush=True)
    return 1 if failed else 0


sys.exit(main())
