"""Runs processes and takes their time and memory.

As a program, `measure.py OUT COMMAND…`, it runs one command and prints what it took: Linux counts the memory of the process that
starts another towards the other's peak, so that a small process has to do it.
"""
import json
import os
import statistics
import subprocess
import sys
import time


class Run:
    """What one process took."""

    def __init__(self, wall, cpu, memory, status):
        self.wall, self.cpu, self.memory, self.status = wall, cpu, memory, status


def run(command, cwd=None, out=os.devnull):
    """Runs a command to its end, its output to a real file: some tools stop early when they write to the null device."""
    said = subprocess.run([sys.executable, "-IS", __file__, out, *command], cwd=cwd, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, check=True)
    return Run(*json.loads(said.stdout))


def one(out, command):
    """Wall and processor seconds, peak of memory in bytes and exit status of one command."""
    with open(out, "wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, process.returncode


def pairs(commands, count, out):
    """Runs commands in turn, `count` times round. Gives for each the median of its runs and, beside the first, the median of
    the ratios within a round: a machine that is busy for a while slows both sides of a ratio."""
    runs = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            runs[name].append(run(command, out=out))
    first = next(iter(commands))
    result = {}
    for name, own in runs.items():
        result[name] = {
            "wall": statistics.median(r.wall for r in own), "cpu": statistics.median(r.cpu for r in own),
            "memory": max(r.memory for r in own), "status": own[-1].status,
            "wall_ratio": statistics.median(r.wall / max(a.wall, 1e-6) for r, a in zip(own, runs[first])),
            "cpu_ratio": statistics.median(r.cpu / max(a.cpu, 1e-6) for r, a in zip(own, runs[first])),
        }
    return result


if __name__ == "__main__":
    print(json.dumps(one(sys.argv[1], sys.argv[2:])))
