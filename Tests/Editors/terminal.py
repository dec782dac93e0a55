"""Editors that run their own script: Neovim, Vim, Emacs; and those that a script of ours drives from without."""
import json
import os
import re
import subprocess

from session import CACHE, HERE, block


def version(command):
    """What a program says that it is, shortened to name and number."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")  # Kate wants a screen to say its version
    try:
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, env=environment, timeout=30)
    except subprocess.TimeoutExpired:  # the version is told, not tested
        return "?"
    found = re.search(r"\d+\.\d+(\.\d+)?", run.stdout)
    return found[0] if found else "?"


def neovim_home(session, command):
    """What the page tells a user of this version to put where."""
    number = tuple(int(part) for part in version(command).split(".")[:2])
    newest = number >= (0, 11)
    file = "lsp/zhubi.lua" if newest else "lua/zhubi.lua"
    session.place(f"neovim/{file}", f".config/nvim/{file}")
    init = block("neovim/README.md", "lua", 0 if newest else 1)
    session.write(init, ".config/nvim/init.lua")


def neovim(session, command):
    neovim_home(session, command)
    session.run([*command, "--headless", "-n", "-i", "NONE", session.draft, "-c", f"luafile {HERE}/neovim.lua"], 60)


def vim_home(session, ale):
    session.place("vim/ale.vim", ".vim/ale.vim")
    # The page's lines, after what it takes for granted: ALE on the runtime path, and file types.
    session.write(f"set nocompatible encoding=utf-8\nset runtimepath^={ale}\nfiletype plugin on\n"
                  f"runtime plugin/ale.vim\n{block('vim/README.md', 'vim', 0)}", ".vimrc")


def vim(session, command, ale):
    vim_home(session, ale)
    session.run([*command, "-n", "-i", "NONE", "-u", session.home / ".vimrc", session.draft, "-S", HERE / "vim.vim"], 60)


def emacs_home(session, client):
    session.environment["ZHUBI_CLIENT"] = client
    session.place(f"emacs/zhubi-{client}.el", f".emacs.d/lisp/zhubi-{client}.el")
    session.write(block("emacs/README.md", "elisp", 0 if client == "eglot" else 1), ".emacs.d/init.el")


def emacs(session, command, client):
    emacs_home(session, client)
    session.run([*command, "--batch", "-l", HERE / "emacs.el"], 60)


def trixie(name):
    """A program of the newer Debian's tree; see install.sh."""
    path = CACHE / "bin" / name
    return [str(path)] if path.exists() else None


def jupyterlab(session, command):
    """In JupyterLab's own Python, which has the WebSocket client that the browser is driven with."""
    run = subprocess.run([CACHE / "venv/bin/python", HERE / "jupyterlab.py", session.program], capture_output=True, text=True, timeout=150)
    try:
        told = json.loads(run.stdout.strip().split("\n")[-1])
    except ValueError:
        session.step("the driver runs", False, run.stderr[-800:])
        return
    session.steps += [tuple(step) for step in told["steps"]]
    session.notes += told["notes"]
