"""Kate under Xvfb, driven by keys: judged by the recorded traffic, the saved file and, where SHOTS names a folder, pictures."""
import os
import subprocess
import time

import draft
from session import utf16, wait

WANT = draft.EXPECTED


class Screen:
    """An X server with a window manager, and a keyboard."""

    def __init__(self, session):
        self.session = session
        read, write = os.pipe()
        xvfb = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.processes = [session.start(xvfb, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
        os.close(write)
        with os.fdopen(read) as answer:
            session.environment["DISPLAY"] = ":" + answer.readline().strip()
        session.environment.update(QT_QPA_PLATFORM="xcb", KDE_FULL_SESSION="")
        self.start(["openbox"])

    def start(self, command):
        log = open(self.session.folder / "x.log", "a")
        self.processes.append(self.session.start(command, stdout=log, stderr=log))

    def xdotool(self, *arguments):
        run = subprocess.run(["xdotool", *arguments], env=self.session.environment, capture_output=True, text=True, timeout=20)
        return run.stdout.strip()

    def keys(self, *names):
        self.xdotool("key", "--clearmodifiers", "--delay", "20", *names)
        time.sleep(0.15)

    def type(self, text):
        self.xdotool("type", "--delay", "25", text)
        time.sleep(0.2)

    def shot(self, name):
        folder = os.environ.get("SHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", f"{folder}/kate-{name}.png"], env=self.session.environment, timeout=20)

    def close(self):
        for process in reversed(self.processes):
            self.session.stop(process)


def kate(session, command):
    session.place("kate/settings.json", ".config/kate/lspclient/settings.json")
    # What the page has one click on: the plugin. The rest keeps the first start from asking.
    session.write("[General]\nShow welcome view for new window=false\n[Kate Plugins]\nlspclientplugin=true\n"
                  "[KTextEditor View]\nAuto Completion=false\n", ".config/katerc")
    screen = Screen(session)
    try:
        screen.start(["dbus-run-session", "--", *command, "--new", session.draft])
        drive(session, screen)
    finally:
        screen.close()


def drive(session, screen):
    step = session.step
    window = wait(lambda: screen.xdotool("search", "--onlyvisible", "--class", "kate").split("\n")[0], 30)
    if not step("the window opens", window, (session.folder / "x.log").read_text()[-400:]):
        return
    # Kate asks whether the program may be started, as the page says; the answer is yes.
    question = wait(lambda: screen.xdotool("search", "--name", "LSP server start requested"), 20)
    screen.shot("question")
    if question:
        screen.xdotool("windowactivate", "--sync", question.split("\n")[0])
        screen.keys("Return")
    screen.xdotool("windowactivate", "--sync", window)

    def saved(number):
        screen.keys("ctrl+s")
        time.sleep(0.3)
        return session.draft.read_text("utf-8").split("\n")[number]

    def go(number, characters=0):
        screen.keys("Escape", "ctrl+g")
        screen.keys("ctrl+a")
        screen.type(str(number + 1))
        screen.keys("Return", "Home", *["Right"] * characters)

    def into(number, text):
        go(number, draft.LINES[number].index(text) + len(text) - 1)

    def command(name):
        """Through the command bar, as with the menus."""
        screen.keys("ctrl+alt+i")
        time.sleep(0.5)
        screen.type(name)
        time.sleep(0.4)
        screen.keys("Return")
        time.sleep(0.3)

    finding = WANT["finding"]
    step("findings arrive", wait(lambda: session.findings(), 20))
    start = utf16(draft.LINES[finding["line"]].split(finding["text"])[0])
    columns = [(f["range"]["start"]["character"], f["range"]["end"]["character"]) for f in session.findings() or []
               if f["range"]["start"]["line"] == finding["line"]]
    step("the finding marks the right characters", columns == [(start, start + utf16(finding["text"]))], columns)
    time.sleep(0.5)
    screen.shot("findings")

    # Hover follows the mouse only: over the middle of the name, at the place that the window of this size gives it.
    for step_right in range(3):
        screen.xdotool("mousemove", str(425 + step_right), "511")
        time.sleep(0.2)
    cards = wait(lambda: [r for _, r in session.answers("textDocument/hover") if r], 5)
    step("hover is answered with the card", cards and WANT["hover"]["contains"] in str(cards[-1]), cards)
    time.sleep(0.3)
    screen.shot("hover")
    screen.xdotool("mousemove", "10", "10")

    into(finding["line"], finding["text"])
    command("Quick Fix")
    wait(lambda: session.answers("textDocument/codeAction"), 6)
    time.sleep(0.5)
    screen.shot("actions")
    # This Kate applies every action of the answer at once, without a menu: it must get the fix and nothing else.
    step("the first code action mends the line", wait(lambda: saved(finding["line"]) == finding["fixed"], 4), saved(finding["line"]))
    step("the finding goes away", wait(lambda: not session.findings(), 6), session.findings())

    for want in WANT["completions"]:
        go(want["line"])
        screen.keys("End")
        asked = len(session.answers("textDocument/completion"))
        screen.keys("ctrl+space")
        wait(lambda: len(session.answers("textDocument/completion")) > asked, 5)
        time.sleep(0.6)
        screen.shot("completion-" + want["kind"].replace(" ", "-"))
        answers = session.answers("textDocument/completion")
        if want["kind"] == "pinyin initials":
            screen.keys("Escape")
            session.notes.append("names asked for by pinyin are not shown (Kate filters by the name)")
            continue
        labels = [item["label"] for item in answers[-1][1]["items"]] if answers else []
        place = next((n for n, label in enumerate(labels) if label.endswith(want["item"])), 0)
        screen.keys(*["Down"] * place, "Return")
        after = saved(want["line"])
        step("completion, " + want["kind"], after == want["after"], (after, labels))

    rename = WANT["rename"]
    into(rename["line"], rename["text"])
    command("Rename")
    screen.shot("rename")
    screen.keys("ctrl+a")
    # Only what is on the keyboard is typed reliably: on a busy machine xdotool loses Han characters.
    name = "SJBM"
    screen.type(name)
    screen.keys("Return")
    time.sleep(0.5)
    for number, text in rename["lines"].items():
        text = text.replace(rename["to"], name)
        step(f"rename, line {number}", wait(lambda: saved(int(number)) == text, 4), saved(int(number)))
    screen.keys("ctrl+q")
    # This Kate sends `shutdown` as a notification, and so gets no answer.
    step("the server is told to stop", wait(lambda: any(m.get("method") == "exit" for d, m in session.messages() if d == "→"), 8))
