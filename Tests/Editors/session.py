"""One editor at one draft: a folder of its own, the program on the PATH as `zhubi`, the pages of editors/ as configuration."""
import contextlib
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import termios
import time

import draft

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE.parent.parent / "editors"
CACHE = pathlib.Path(os.environ.get("ZHUBI_EDITORS") or pathlib.Path.home() / ".cache" / "zhubi-editors")


def block(page, language, number=0):
    """The `number`th fenced block of `language` on a page of editors/: what a reader is told to write."""
    found = re.findall(rf"^```{language}\n(.*?)^```", (PAGES / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return found[number]


def utf16(text):
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def wait(condition, seconds=8.0):
    """The first true value of `condition`, asked again and again; its last value when time is up."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > end:
            return value
        time.sleep(0.05)


class Session:
    """A home folder, a draft folder and the steps that were done there."""

    def __init__(self, editor, program):
        self.editor = editor
        self.program = program
        self.steps = []  # (name, passed, detail)
        self.notes = []  # what the client is known not to do
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zhubi-editor-"))
        self.home = self.folder / "home"
        self.drafts = self.folder / "稿件"
        self.bin = self.folder / "bin"
        for folder in (self.home, self.drafts, self.bin):
            folder.mkdir()
        self.draft = self.drafts / draft.NAME
        self.draft.write_bytes(draft.text().encode("utf-8"))
        (self.drafts / "zhubi.json").write_text("{}\n")
        self.trace = self.folder / "trace"
        wrapper = self.bin / "zhubi"
        wrapper.write_text(
            f'#!/bin/sh\nif [ "$1" = lsp ]; then shift; set -- lsp --trace "{self.trace}" "$@"; fi\nexec "{program}" "$@"\n')
        wrapper.chmod(0o755)
        self.results = self.folder / "results.json"
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "VIM", "EMACS", "NVIM", "JUPYTER"))
        }
        self.environment.update(
            HOME=str(self.home), PATH=f"{self.bin}:{os.environ['PATH']}", LC_ALL="C.UTF-8", LANG="C.UTF-8", TERM="xterm-256color",
            XDG_CONFIG_HOME=str(self.home / ".config"), XDG_DATA_HOME=str(self.home / ".local/share"),
            XDG_STATE_HOME=str(self.home / ".local/state"), XDG_CACHE_HOME=str(self.home / ".cache"),
            XDG_RUNTIME_DIR=str(self.folder), ZHUBI_JOB=str(self.folder / "job.json"))
        job = dict(draft.EXPECTED, draft=str(self.draft), results=str(self.results))
        (self.folder / "job.json").write_text(json.dumps(job, ensure_ascii=False), "utf-8")

    def step(self, name, passed, detail=""):
        self.steps.append((name, bool(passed), str(detail)))
        return bool(passed)

    def place(self, source, *target):
        """Copies a file of editors/ to a place under the home folder."""
        path = self.home.joinpath(*target)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PAGES / source, path)
        return path

    def write(self, text, *target):
        path = self.home.joinpath(*target)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def start(self, command, **options):
        """Starts a process in a group of its own, so that all that it starts can be ended with it."""
        options = {"cwd": self.drafts, "env": self.environment, "start_new_session": True, "stdin": subprocess.DEVNULL, **options}
        return subprocess.Popen([str(part) for part in command], **options)

    def stop(self, process):
        """Ends the group of a process, gently and then not."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
                return

    def run(self, command, seconds):
        """Runs an editor, in a terminal of its own, whose script writes its steps to the results file."""
        screen, terminal = pty.openpty()
        termios.tcsetwinsize(terminal, (40, 120))
        process = self.start(command, stdin=terminal, stdout=terminal, stderr=terminal)
        os.close(terminal)
        output = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([screen], [], [], 0.2)[0]:
                try:
                    output += os.read(screen, 1 << 16)
                except OSError:  # the last process that held the terminal has gone
                    break
        else:
            self.step(f"ends within {seconds} s", False, output[-800:])
        self.stop(process)
        os.close(screen)
        self.read_results(output.decode("utf-8", "replace"))

    def read_results(self, output=""):
        """Takes over the steps that the editor's own script wrote."""
        if not self.results.exists():
            self.step("the script wrote its results", False, output[-1200:])
            return
        for step in json.loads(self.results.read_text("utf-8")):
            if step.get("note"):
                self.notes.append(step["name"])
            else:
                self.step(step["name"], step["ok"], step.get("detail", ""))

    def messages(self):
        """The recorded traffic: (direction, message), `→` from the client."""
        if not self.trace.exists():
            return []
        found = []
        for line in self.trace.read_text("utf-8", "replace").splitlines():
            with contextlib.suppress(ValueError):
                found.append((line[0], json.loads(line[2:])))
        return found

    def answers(self, method):
        """(params, result) of the answered requests with a method."""
        messages = self.messages()
        asked = {m["id"]: m.get("params") for d, m in messages if d == "→" and m.get("method") == method and "id" in m}
        return [(asked[m["id"]], m.get("result")) for d, m in messages
                if d == "←" and "method" not in m and m.get("id") in asked]

    def errors(self):
        """Errors that the server answered with, but for requests that were cancelled, outdated or sent after `shutdown`."""
        messages = self.messages()
        end = next((n for n, (d, m) in enumerate(messages) if d == "→" and m.get("method") == "shutdown"), len(messages))
        return [m["error"] for d, m in messages[:end] if d == "←" and "error" in m
                and m["error"].get("code") not in (-32800, -32801, -32802)]

    def findings(self):
        """The last findings sent for the draft, pushed or pulled."""
        last = None
        pulls = {}
        for direction, message in self.messages():
            if direction == "→" and message.get("method") == "textDocument/diagnostic":
                pulls[message["id"]] = True
            elif direction == "←" and message.get("method") == "textDocument/publishDiagnostics":
                last = message["params"]["diagnostics"]
            elif direction == "←" and message.get("id") in pulls and (message.get("result") or {}).get("kind") == "full":
                last = message["result"]["items"]
        return last

    def servers(self):
        """Process numbers of the servers of this session that run still."""
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if str(self.trace).encode() in (process / "cmdline").read_bytes():
                    found.append(int(process.name))
        return found

    def close(self):
        """Looks at what the session left, and removes its folder unless KEEP is set in the environment."""
        self.step("no server is left behind", wait(lambda: not self.servers(), 5), self.servers())
        for process in self.servers():
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
        self.step("the server answered no request with an error", not self.errors(), self.errors()[:2])
        if os.environ.get("KEEP"):
            print(f"# {self.editor}: {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
