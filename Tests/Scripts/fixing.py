#!/usr/bin/env python3
"""Holds `--fix` and `--diff` to their word.

usage: fixing.py ZHUBI [KILLS]

A run that is killed at any moment leaves the old file or the new one, whole, with its permissions; the next run takes away what
the killed one left. What --diff prints, `patch` applies, and the result is what --fix writes. KILLS is how often to kill, by
default 60.
"""
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def run(*arguments, folder, **options):
    return subprocess.run(arguments, cwd=folder, capture_output=True, **options)


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def killed_runs(zhubi, folder, kills):
    draft = os.path.join(folder, "draft.txt")
    old = "".join(f"第{i}项：增长5-8%，占3—5%。\n" for i in range(4000)).encode("utf-8")
    command = [zhubi, "lint", "--no-config", "-q", "--fail-on", "never", "--select", "number/range-percent", "--fix", "draft.txt"]
    write(draft, old)
    os.chmod(draft, 0o640)
    started = time.monotonic()
    outcome = run(*command, folder=folder)
    duration = time.monotonic() - started
    new = read(draft)
    check(outcome.returncode == 0 and new != old, f"fixing as such: {outcome}")
    seed = random.randrange(1 << 30)
    source = random.Random(seed)
    seen = {"old": 0, "new": 0}
    for _ in range(kills):
        write(draft, old)
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Half of the moments lie near the end, where the file is written.
        time.sleep(duration * (source.random() if source.random() < 0.5 else 0.7 + 0.5 * source.random()))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = read(draft)
        check(now in (old, new), f"killed: {len(now)} bytes are neither the old file nor the new one (seed {seed})")
        check(stat.S_IMODE(os.stat(draft).st_mode) == 0o640, f"killed: the permissions are others (seed {seed})")
        seen["new" if now == new else "old"] += 1
    # What a killed writer leaves is taken away by a later run, once it is older than a minute.
    write(os.path.join(folder, ".zhubi-left.tmp"), b"half")
    for name in os.listdir(folder):
        if name.startswith(".zhubi-"):
            os.utime(os.path.join(folder, name), (time.time() - 600,) * 2)
    write(draft, old)
    run(*command, folder=folder)
    left = [name for name in os.listdir(folder) if name != "draft.txt"]
    check(read(draft) == new and not left, f"left behind: {left}")
    print(f"kill -9 at {kills} moments of {duration:.2f} s: {seen['old']} old, {seen['new']} new, none torn")


def patched(zhubi, folder):
    if shutil.which("patch") is None:
        return print("SKIPPED: patch is absent, the output of --diff was not applied")
    lines = ["增长5-8%。", "会议召开。", "", "占3—5%，会议,召开。", "平常的一行。", "同比增长３０％。", "长" * 200]
    source = random.Random(7)
    for number in range(40):
        end = source.choice(["\n", "\r\n"])
        text = end.join(source.choice(lines) for _ in range(source.randrange(1, 40))) + source.choice(["", end])
        encoding = source.choice(["utf-8", "utf-8-sig", "gb18030"])
        name = source.choice(["a.txt", "甲 乙.md", "d/c.txt", "引\"号\\ .txt"])
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        old = text.encode(encoding)
        options = ["--no-config", "-q", "--fail-on", "never", "--as-of", "2026-11-01"]
        write(path, old)
        diff = run(zhubi, "lint", *options, "--diff", name, folder=folder).stdout
        check(read(path) == old, "--diff writes nothing")
        run(zhubi, "lint", *options, "--fix", name, folder=folder)
        new = read(path)
        write(path, old)
        outcome = run("patch", "-s", "-p1", "--binary", folder=folder, input=diff) if new != old else None
        check(read(path) == new, f"patch {number} ({encoding}, {name}, {end!r}): {outcome}")
        again = run(zhubi, "lint", *options, "--fix", name, folder=folder)
        check(read(path) == new, f"a second run mends nothing more ({number}): {again}")
    print("patch: 40 patches applied")


def main():
    zhubi = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="zhubi-fixing-")
    try:
        killed_runs(zhubi, folder, int(sys.argv[2]) if len(sys.argv) > 2 else 60)
        patched(zhubi, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failures else 0)


main()
