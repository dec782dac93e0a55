"""Counts what a process costs in a way that other work on the machine does not disturb: instructions in user mode."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ENVIRONMENT = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def by_perf(command, cwd=None, limit=300):
    """Instructions by the processor's own counter; None where it cannot be read, as in most containers."""
    if not shutil.which("perf"):
        return None
    with tempfile.NamedTemporaryFile("r") as counts:
        try:
            done = subprocess.run(
                ["perf", "stat", "-x", ",", "-e", "instructions:u", "-o", counts.name, *command], cwd=cwd, env=ENVIRONMENT,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit)
        except subprocess.TimeoutExpired:
            return float("inf")
        found = re.search(r"^(\d+),", counts.read(), re.M)
    if found and done.returncode != 0:
        raise SystemExit(f"FAILED: {' '.join(command)} ended with {done.returncode}")
    return int(found.group(1)) if found else None


def by_callgrind(command, cwd=None, limit=900):
    """Instructions by valgrind, which are the same on every machine of a kind; None without valgrind. The debugging sections
    of the program must have been taken out: valgrind cannot read all that Swift writes there."""
    if not shutil.which("valgrind"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "--trace-children=no", *command], cwd=cwd,
            env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=limit)
    if done.returncode != 0:
        print(f"valgrind ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-300:]}")
        return None
    found = re.search(rb"Collected\s*:\s*(\d+)", done.stderr)
    return int(found.group(1)) if found else None


def by_clock(command, cwd=None, limit=300):
    """Processor time in user mode, in nanoseconds: the last resort."""
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(
            ["timeout", str(limit), *command], cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 124):
        raise SystemExit(f"FAILED: {' '.join(command)} ended with {process.returncode}")
    return float("inf") if process.returncode == 124 else int(usage.ru_utime * 1e9)


def stripped(binary, folder):
    """A copy of the program without debugging sections."""
    copy = pathlib.Path(folder) / "zhubi"
    shutil.copy(binary, copy)
    subprocess.run(["strip", "--strip-debug", str(copy)], check=True)
    return str(copy)
