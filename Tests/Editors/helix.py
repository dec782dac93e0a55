"""Helix in a tmux session: keys go in as a user types them, the screen and the recorded traffic come out."""
import contextlib
import os
import signal
import subprocess
import time

import draft
from session import utf16, wait

WANT = draft.EXPECTED


class Tmux:
    """A terminal of its own server, so that no session of the user is touched."""

    def __init__(self, session, command, size=(120, 40)):
        self.socket = str(session.folder / "tmux")
        self.environment = session.environment
        line = " ".join(f"'{part}'" for part in command)
        self("-f", "/dev/null", "new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "-c", str(session.drafts), line)

    def __call__(self, *arguments):
        return subprocess.run(["tmux", "-S", self.socket, *arguments], env=self.environment, capture_output=True, text=True, timeout=10).stdout

    def keys(self, *names):
        for name in names:
            self("send-keys", name)
            time.sleep(0.05)

    def type(self, text):
        self("send-keys", "-l", text)
        time.sleep(0.1)

    def end(self):
        """Ends what runs in the terminal. An editor that only loses it may ask the empty air for ever: Emacs takes a core and all memory."""
        with contextlib.suppress(subprocess.SubprocessError):
            processes = self("list-panes", "-a", "-F", "#{pane_pid}").split()
            self("kill-server")
            for process in processes:
                with contextlib.suppress(ProcessLookupError, ValueError):
                    os.killpg(int(process), signal.SIGKILL)

    def screen(self):
        return self("capture-pane", "-p")

    def colours(self):
        return self("capture-pane", "-p", "-e")


def helix(session, command):
    session.place("helix/languages.toml", ".config/helix/languages.toml")
    tmux = Tmux(session, [*command, session.draft])
    try:
        drive(session, tmux)
    finally:
        tmux.end()


def drive(session, tmux):
    def saved(number):
        """A line of the draft after `:write`."""
        tmux.keys("Escape")
        tmux.type(":write")
        tmux.keys("Enter")
        time.sleep(0.15)
        return session.draft.read_text("utf-8").split("\n")[number]

    def go(number, text):
        """Onto the last character of a text: as many times to the right as there are characters before it."""
        tmux.keys("Escape")
        tmux.type(f":{number + 1}")
        tmux.keys("Enter")
        tmux.type("gh")
        before = draft.LINES[number].index(text) + len(text) - 1
        tmux.type(f"{before}l" if before else "")

    finding = WANT["finding"]
    step = session.step
    step("findings arrive", wait(lambda: session.findings(), 15), tmux.screen())
    units = "utf-8" if any(m.get("result", {}).get("capabilities", {}).get("positionEncoding") == "utf-8"
                           for d, m in session.messages() if d == "←" and isinstance(m.get("result"), dict)) else "utf-16"
    length = (lambda text: len(text.encode())) if units == "utf-8" else utf16
    start = length(draft.LINES[finding["line"]].split(finding["text"])[0])
    columns = [(f["range"]["start"]["character"], f["range"]["end"]["character"]) for f in session.findings() or []
               if f["range"]["start"]["line"] == finding["line"]]
    step("the finding marks the right characters", columns == [(start, start + length(finding["text"]))], columns)
    tmux.type("]d")
    step("the message is shown", wait(lambda: finding["message"] in tmux.screen(), 3), tmux.screen())

    go(WANT["hover"]["line"], WANT["hover"]["text"])
    tmux.type(" k")
    step("hover shows the card", wait(lambda: WANT["hover"]["contains"] in tmux.screen(), 5), tmux.screen())
    tmux.keys("Escape")

    go(finding["line"], finding["text"])
    tmux.type(" a")
    wait(lambda: session.answers("textDocument/codeAction"), 5)
    time.sleep(0.3)
    shot(tmux, "helix-actions")
    tmux.keys("Enter")
    time.sleep(0.3)
    step("the first code action mends the line", wait(lambda: saved(finding["line"]) == finding["fixed"], 4), tmux.screen())
    step("the finding goes away", wait(lambda: not session.findings(), 5), session.findings())

    for want in WANT["completions"]:
        tmux.keys("Escape")
        tmux.type(f":{want['line'] + 1}")
        tmux.keys("Enter")
        tmux.type("A")
        asked = len(session.answers("textDocument/completion"))
        tmux.keys("C-x")
        wait(lambda: len(session.answers("textDocument/completion")) > asked, 5)
        time.sleep(0.3)
        shot(tmux, "helix-completion")
        labels = [item["label"] for item in (session.answers("textDocument/completion") or [(0, {"items": []})])[-1][1]["items"]]
        place = next((n for n, label in enumerate(labels) if label.endswith(want["item"])), None)
        if place is not None:
            tmux.keys(*["Tab"] * (place + 1), "Enter")
        after = saved(want["line"])
        step("completion, " + want["kind"], after == want["after"], (after, labels))

    rename = WANT["rename"]
    go(rename["line"], rename["text"])
    tmux.type(" r")
    wait(lambda: session.answers("textDocument/prepareRename"), 3)
    time.sleep(0.3)
    tmux.keys("C-u")
    tmux.type(rename["to"])
    tmux.keys("Enter")
    time.sleep(0.3)
    for number, text in rename["lines"].items():
        step(f"rename, line {number}", wait(lambda: saved(int(number)) == text, 4), saved(int(number)))
    tmux.type(":quit")
    tmux.keys("Enter")
    ended = wait(lambda: session.answers("shutdown"), 5)
    step("the server is told to stop", ended)


def shot(tmux, name):
    """Keeps the screen where SHOTS names a folder."""
    folder = os.environ.get("SHOTS")
    if folder:
        with open(f"{folder}/{name}.txt", "w", encoding="utf-8") as file:
            file.write(tmux.colours())
