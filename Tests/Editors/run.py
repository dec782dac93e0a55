#!/usr/bin/env python3
"""Every editor that is there, at the draft, with the files and the lines of its page in editors/.

usage: run.py [--captures FOLDER] ZHUBI [NAME…]    NAME: part of an editor's name, as printed; none means all
With --captures nothing is tried: each editor is put before a draft with many findings, and pictures of it go to the folder.
Prints one line a failed step and one an editor; the last line is `N passed, N failed, N skipped`; exits 1 after a failure.
"""
import concurrent.futures
import os
import pathlib
import shutil
import sys
import time

import captures
import helix
import kate
import terminal
from session import CACHE, Session

VIM_ALE = "/usr/share/vim-ale"


def editors():
    """(name, the command or nothing where it is absent, its driver, further arguments)"""
    def installed(name):
        path = shutil.which(name)
        return [path] if path else None

    browser = installed("chromium")
    pypi = CACHE / "venv" / "bin"
    tree = CACHE / "trixie" / "root"
    return [
        ("Neovim of Debian 12", installed("nvim"), terminal.neovim, ()),
        ("Neovim of Debian 13", terminal.trixie("nvim"), terminal.neovim, ()),
        ("Neovim of PyPI", [str(pypi / "nvim")] if (pypi / "nvim").exists() else None, terminal.neovim, ()),
        ("Helix of Debian 13", terminal.trixie("hx") if installed("tmux") else None, helix.helix, ()),
        ("Vim and ALE of Debian 12", installed("vim.nox") if os.path.isdir(VIM_ALE) else None, terminal.vim, (VIM_ALE,)),
        ("Vim and ALE of Debian 13", terminal.trixie("vim"), terminal.vim, (f"{tree}{VIM_ALE}",)),
        ("Emacs and eglot of Debian 12", installed("emacs"), terminal.emacs, ("eglot",)),
        ("Emacs and lsp-mode of Debian 12", installed("emacs"), terminal.emacs, ("lsp-mode",)),
        ("Emacs and eglot of Debian 13", terminal.trixie("emacs"), terminal.emacs, ("eglot",)),
        ("Emacs and lsp-mode of Debian 13", terminal.trixie("emacs"), terminal.emacs, ("lsp-mode",)),
        ("Kate of Debian 12", installed("kate") if installed("Xvfb") and installed("xdotool") else None, kate.kate, ()),
        ("JupyterLab of PyPI", [str(pypi / "jupyter-lab")] if (pypi / "jupyter-lab").exists() and browser else None, terminal.jupyterlab, ()),
    ]


def tried(program, name, command, drive, more):
    """One editor at the draft: its session and the seconds it took."""
    start = time.monotonic()
    session = Session(name, program)
    try:
        drive(session, command, *more)
    except Exception as problem:  # one broken driver must not hide the other editors
        session.step("the driver runs", False, f"{type(problem).__name__}: {problem}")
    session.close()
    return session, time.monotonic() - start


def main(arguments):
    folder = None
    if arguments[0] == "--captures":
        folder, arguments = pathlib.Path(arguments[1]).resolve(), arguments[2:]
    program = str(pathlib.Path(arguments[0]).resolve())
    names = arguments[1:]
    if not os.access(program, os.X_OK):
        print(f"{program} is no program", file=sys.stderr)
        return 2
    passed = failed = skipped = 0
    chosen = [one for one in editors() if not names or any(part.lower() in one[0].lower() for part in names)]
    if folder:
        return captures.main(program, chosen, folder)
    # The slowest, last in the table, begin first. Most of the time each waits: for a menu, for a window.
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        running = [(name, command, pool.submit(tried, program, name, command, drive, more) if command else None)
                   for name, command, drive, more in reversed(chosen)]
        for name, command, future in reversed(running):
            if future is None:
                print(f"SKIPPED: {name} is not installed", flush=True)
                skipped += 1
                continue
            session, seconds = future.result()
            good = sum(ok for _, ok, _ in session.steps)
            bad = len(session.steps) - good
            passed, failed = passed + good, failed + bad
            for step, ok, detail in session.steps:
                if not ok:
                    print(f"FAILED: {name}: {step}: {detail}")
                elif os.environ.get("VERBOSE"):
                    print(f"ok      {name}: {step}")
            notes = "".join(f"; {note}" for note in session.notes)
            print(f"{'FAILED' if bad else 'ok    '} {name} ({terminal.version(command)}): {good} of {len(session.steps)} steps,"
                  f" {seconds:.0f} s{notes}", flush=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
