#!/usr/bin/env python3
"""Measures that `zhubi lint --input ndjson` checks a long archive in the memory of a short one.

usage: archive_memory.py ZHUBI [SHORT LONG]     sizes in MB, by default 2 and 30
"""
import json
import os
import random
import subprocess
import sys


def feed(pipe, megabytes):
    source = random.Random(5)
    words = ["会议于2月30日召开。", "增长5-8%。", "各部门认真贯彻落实，抓好工作。", "全市完成投资3亿元，好于预期。", "一是抓好生产，二是抓好安全。"]
    written = number = 0
    while written < megabytes * 1_000_000:
        number += 1
        text = "\n".join("".join(source.choices(words, k=6)) for _ in range(20))
        line = (json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n").encode("utf-8")
        pipe.write(line)
        written += len(line)
    pipe.close()
    return number


def peak(zhubi, megabytes):
    process = subprocess.Popen(
        [zhubi, "lint", "--no-config", "--input", "ndjson", "--format", "ndjson", "--fail-on", "never", "--jobs", "2"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    documents = feed(process.stdin, megabytes)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"FAILED: status {status}")
    return documents, usage.ru_maxrss / 1024, usage.ru_utime


def main():
    zhubi = os.path.abspath(sys.argv[1])
    short, long = (int(a) for a in sys.argv[2:4]) if len(sys.argv) > 3 else (2, 30)
    results = []
    for size in (short, long):
        documents, memory, seconds = peak(zhubi, size)
        results.append(memory)
        print(f"{size} MB, {documents} documents: peak {memory:.0f} MB, {seconds:.1f} s of processor time")
    # The allocator's arenas grow a little with time; an archive that is kept would show as tens of megabytes.
    grown = results[1] - results[0]
    print(f"grown by {grown:.1f} MB over {long - short} MB of input")
    return 0 if grown < 12 else 1


sys.exit(main())
