#!/usr/bin/env python3
"""python3 Tests/Faults/run.py --zhubi FILE [--rounds N] [--only NAME,…]

What goes wrong around a program, done to the built one: killed while it writes, a full disk, folders that cannot be written,
files that vanish, a dictionary that changes while it is loaded, clients that stop reading or die. Nothing may be lost, nothing
may hang, and the message says what happened. Every wait has a limit, so that a hang is a failure of this script.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

TERMS = "wrong\tright\tkind\tfix\tsource\n" + "".join(
    f"错{chr(0x4E00 + i)}词\t对{chr(0x4E00 + i)}词\ttypo\tsafe\t本单位\n" for i in reversed(range(3000)))
DRAFT = "会议于2月30日召开，增长5-8%。\n" * 2000
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print(f"FAILED: {what}", flush=True)
    return holds


class Place:
    """A fresh folder, gone afterwards."""

    def __init__(self, zhubi, files=None):
        self.zhubi, self.files = zhubi, files or {}

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zhubi-faults-"))
        for name, text in self.files.items():
            self.write(name, text)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *arguments):
        return [self.zhubi, *arguments]

    def run(self, *arguments, timeout=60, cwd=None, **more):
        """Status and what was said on both streams; a hang is a status of None."""
        try:
            done = subprocess.run(
                self.command(*arguments), cwd=cwd or self.folder, capture_output=True, timeout=timeout,
                stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}, **more)
        except subprocess.TimeoutExpired:
            return None, ""
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


def killed(zhubi, rounds):
    """kill -9 at random moments of every command that writes: each file is as it was before, or as it is after, whole."""
    import_file = "wrong,right,kind\n" + "".join(f"误{chr(0x5000 + i)}字,正{chr(0x5000 + i)}字,typo\n" for i in range(300))
    commands = {
        "lint --fix": (["lint", "--no-config", "--fix=unsafe", "-q", "draft.txt"], {"draft.txt": DRAFT}),
        "lint --stet": (["lint", "--no-config", "--stet=存", "-q", "draft.txt"], {"draft.txt": DRAFT}),
        "lint --update-baseline": (
            ["lint", "--no-config", "-q", "--baseline", "base.json", "--update-baseline", "draft.txt"], {"draft.txt": DRAFT}),
        "dict add": (["dict", "add", "terms", "wrong=以经办", "right=已经办", "kind=typo", "--dictionary", "own"], {"own/terms.tsv": TERMS}),
        "dict fmt": (["dict", "fmt", "--dictionary", "own"], {"own/terms.tsv": TERMS}),
        "dict import": (
            ["dict", "import", "terms", "--from", "csv", "in.csv", "--dictionary", "own"], {"own/terms.tsv": TERMS, "in.csv": import_file}),
        # Two files change together.
        "dict rename": (
            ["dict", "rename", "organizations:某局", "某厅", "--dictionary", "own"],
            {"own/organizations.tsv": "name\tsource\n某局\t本单位\n",
             "own/people.tsv": "name\torganization\toffice\tsource\n" + "".join(
                 f"王{chr(0x5000 + i)}\t某局\t副局长\t本单位\n" for i in range(2000))}),
        "init": (["init"], {}),
    }
    generator = random.Random(20261121)
    for name, (arguments, files) in commands.items():
        with Place(zhubi, files) as place:
            started = time.perf_counter()
            status, said = place.run(*arguments)
            if not check(status in (0, 1), f"{name}: ended with {status}: {said[:300]}"):
                continue
            took = time.perf_counter() - started
            before = {file: text.encode() for file, text in files.items()}
            after = contents(place.folder)
            check(before != after, f"{name}: wrote nothing")
        landed = 0
        for _ in range(rounds):
            with Place(zhubi, files) as place:
                process = subprocess.Popen(
                    place.command(*arguments), cwd=place.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL)
                time.sleep(took * generator.random() * 1.1)
                process.send_signal(signal.SIGKILL)
                process.wait(timeout=20)
                left = contents(place.folder)
                # What several tables are to become is written down first; who writes next finishes it, which is checked below.
                for file in (set(left) | set(before)) - {"own/.zhubi-changes.json"}:
                    old, new = before.get(file), after.get(file)
                    whole = left.get(file) in (old, new)
                    check(whole, f"{name}: {file} is neither what it was nor what it should become")
                landed += left != before
                status, said = place.run(*arguments)
                check(status is not None, f"{name}: hangs after one was killed")
                check(status in (0, 1, 2), f"{name}: ends with {status} after one was killed: {said[:200]}")
                if name.startswith("dict"):
                    check(contents(place.folder) == after, f"{name}: the next writer does not finish what was begun")
        print(f"killed: {name}: {rounds} times, {landed} had written", flush=True)


def contents(folder):
    """Every file but temporary ones, which a killed writer leaves and a later one clears away."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")
        if path.is_file() and not (path.name.startswith(".zhubi-") and path.name.endswith(".tmp")) and not path.name.endswith(".lock")}


def full_disk(zhubi, _):
    """A disk with no room: status 2, a message that names the file, the old content untouched."""
    with Place(zhubi) as place:
        mount = place.folder / "small"
        mount.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(mount)], capture_output=True).returncode != 0:
            return print("SKIPPED: a small disk cannot be mounted here (needs root): the full disk was not tried")
        try:
            draft = mount / "draft.txt"
            draft.write_text(DRAFT[:40_000], encoding="utf-8")
            (mount / "own").mkdir()
            (mount / "own/terms.tsv").write_text(TERMS[:20_000].rsplit("\n", 1)[0] + "\n", encoding="utf-8")
            try:
                with open(mount / "filler", "wb", buffering=0) as filler:
                    while filler.write(b"x" * 1024) == 1024:
                        pass
            except OSError:
                pass
            old = {file: (mount / file).read_bytes() for file in ("draft.txt", "own/terms.tsv")}
            for arguments in (["lint", "--no-config", "--fix=unsafe", "-q", "draft.txt"], ["dict", "fmt", "--dictionary", "own"],
                              ["dict", "add", "terms", "wrong=以经办", "right=已经办", "kind=typo", "--dictionary", "own"],
                              ["lint", "--no-config", "--stet=存", "-q", "draft.txt"], ["init"],
                              ["lint", "--no-config", "--format", "json", "--output", "report.json", "draft.txt"]):
                status, said = place.run(*arguments, cwd=mount)
                check(status == 2 and said.strip(), f"full disk: {arguments[:2]} ends with {status}: {said[:200]}")
                for file, text in old.items():
                    check((mount / file).read_bytes() == text, f"full disk: {arguments[:2]} changed {file}")
            left = [p.name for p in mount.rglob(".zhubi-*")]
            check(not left, f"full disk: left {left}")
        finally:
            subprocess.run(["umount", "-l", str(mount)], capture_output=True)
    print("full disk: nothing was lost")


def read_only(zhubi, _):
    """A folder that cannot be written, for a user who is not root."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return print("SKIPPED: run as root, whom no permission stops, and setpriv is absent: read-only folders were not tried")
    with Place(zhubi) as place:
        place.write("closed/draft.txt", DRAFT[:4000])
        place.write("closed/own/terms.tsv", "wrong\tright\tkind\n以经办\t已经办\ttypo\n")
        secret = place.write("closed/secret.txt", "会议于2月30日召开。\n")
        secret.chmod(0)
        for folder in ("closed/own", "closed"):
            (place.folder / folder).chmod(0o555)
        place.folder.chmod(0o755)
        drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        for arguments, wanted in ((["lint", "--no-config", "--fix=unsafe", "-q", "draft.txt"], 2), (["init"], 2),
                                  (["dict", "add", "terms", "wrong=按装办", "right=安装办", "kind=typo", "--dictionary", "own"], 2),
                                  (["lint", "--no-config", "--format", "json", "."], 2)):
            done = subprocess.run(
                [*drop, zhubi, *arguments], cwd=place.folder / "closed", capture_output=True, timeout=60, stdin=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C.UTF-8"})
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            check(done.returncode == wanted and done.stderr.strip(), f"read-only: {arguments[:2]} ends with {done.returncode}: {said[:200]}")
            if arguments[-1] == ".":
                check("secret.txt" in said and "date/invalid" in said, "read-only: the file that cannot be read is named, the rest checked")
        check((place.folder / "closed/draft.txt").read_text(encoding="utf-8") == DRAFT[:4000], "read-only: a file was changed")
        for folder in ("closed", "closed/own"):
            (place.folder / folder).chmod(0o755)
    print("read-only folders: told and left alone")


def vanishing(zhubi, rounds):
    """Files that are made and taken away while a folder is checked, and a dictionary that is written while it is loaded."""
    with Place(zhubi) as place:
        for i in range(60):
            place.write(f"tree/{i}.txt", DRAFT[:3000])
        own = place.write("own/terms.tsv", TERMS)
        stop = threading.Event()

        def disturb():
            generator = random.Random(7)
            while not stop.is_set():
                file = place.folder / f"tree/{generator.randrange(60)}.txt"
                if generator.random() < 0.5:
                    file.unlink(missing_ok=True)
                else:
                    file.write_text(DRAFT[:3000], encoding="utf-8")
                own.write_bytes(TERMS.encode()[: generator.randrange(len(TERMS))])
                time.sleep(0.002)

        thread = threading.Thread(target=disturb)
        thread.start()
        try:
            for _ in range(max(3, rounds // 10)):
                status, said = place.run("lint", "--no-config", "--format", "json", "-d", "own", "tree")
                check(status in (0, 1, 2), f"vanishing files: ends with {status}: {said[-300:]}")
        finally:
            stop.set()
            thread.join()
        own.write_text(TERMS, encoding="utf-8")
        status, said = place.run("lint", "--no-config", "--fail-on", "never", "--format", "json", "-d", "own", "tree")
        check(status == 0, f"vanishing files: afterwards it ends with {status}: {said[-300:]}")
    print("vanishing files and a dictionary in motion: survived")


def frame(message):
    body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def serve(place, *more):
    process = subprocess.Popen(
        place.command("lsp", *more), cwd=place.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdin.write(frame({"id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}))
    process.stdin.write(frame({"method": "initialized", "params": {}}))
    process.stdin.flush()
    return process


def ends(process, seconds, what):
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        check(False, what)
        return None


def clients(zhubi, _):
    """A client that stops reading can still end the session; one that dies takes the server with it; nonsense ends nothing."""
    with Place(zhubi) as place:
        process = serve(place)
        opened = {"textDocument": {"uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": DRAFT}}
        process.stdin.write(frame({"method": "textDocument/didOpen", "params": opened}))
        for version in range(2, 12):
            change = {"textDocument": {"uri": "file:///a.txt", "version": version},
                      "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "会"}]}
            process.stdin.write(frame({"method": "textDocument/didChange", "params": change}))
            process.stdin.write(frame({"id": version, "method": "textDocument/semanticTokens/full", "params": {"textDocument": {"uri": "file:///a.txt"}}}))
        process.stdin.write(frame({"id": 99, "method": "shutdown", "params": None}) + frame({"method": "exit"}))
        process.stdin.flush()
        check(ends(process, 60, "a client that does not read: exit is not obeyed") in (0, None), "a client that does not read: status")
        process.stdout.close()

        process = serve(place)
        process.stdin.close()
        check(ends(process, 30, "a client that closed its end: the server lives on") == 1, "a client that closed its end: status 1")
        process.stdout.close()

        process = serve(place)
        process.stdout.close()
        try:
            for version in range(20):
                process.stdin.write(frame({"id": version + 2, "method": "textDocument/hover", "params": {}}))
                process.stdin.flush()
            process.stdin.close()
        except BrokenPipeError:
            pass
        ends(process, 30, "a client whose reading end is gone: the server lives on")

        # A client that is killed while another process keeps our standard input open: found by its process id.
        victim = subprocess.Popen(["sleep", "1000"])
        process = subprocess.Popen(
            place.command("lsp"), cwd=place.folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.stdin.write(frame({"id": 1, "method": "initialize", "params": {"processId": victim.pid, "capabilities": {}}}))
        process.stdin.flush()
        time.sleep(0.5)
        victim.kill()
        victim.wait()
        check(ends(process, 30, "a client that was killed: the server lives on") == 1, "a client that was killed: status 1")
        process.stdin.close()

        process = serve(place)
        process.stdin.write(b"\x00\xff nonsense\r\n\r\nContent-Length: 5\r\n\r\n{nope" + frame({"id": 5, "method": "no/such"}))
        process.stdin.write(frame({"id": 6, "method": "shutdown"}) + frame({"method": "exit"}))
        process.stdin.close()
        said = process.stdout.read()
        process.stdout.close()
        check(ends(process, 30, "nonsense: the server hangs") == 0, "nonsense: status 0 after an orderly end")
        check(b"-32700" in said and b"-32601" in said, "nonsense: answered as JSON-RPC asks")
    print("clients that stop, die or talk nonsense: the server ends, or lives on, as it should")


def reader_gone(zhubi, _):
    """`zhubi lint … | head -1`: no hang and no crash report."""
    with Place(zhubi) as place:
        place.write("draft.txt", DRAFT)
        done = subprocess.run(
            f"'{zhubi}' lint --no-config draft.txt | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}", shell=True, executable="/bin/bash",
            cwd=place.folder, capture_output=True, timeout=60)
        said = done.stderr.decode("utf-8", "replace")
        check("Fatal" not in said and "crash" not in said, f"a reader that has gone: {said[:200]}")
    print("a reader that has gone: quiet")


PARTS = [killed, full_disk, read_only, vanishing, clients, reader_gone]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zhubi", required=True)
    parser.add_argument("--rounds", type=int, default=100, help="how often each writing command is killed")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for part in PARTS:
        if not options.only or part.__name__ in options.only.split(","):
            part(os.path.abspath(options.zhubi), options.rounds)
    if faults:
        print(f"{len(faults)} faults")
        sys.exit(1)


if __name__ == "__main__":
    main()
