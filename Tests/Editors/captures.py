"""Pictures of the editors at a draft with many findings, to be looked at by a person: `run.sh --captures FOLDER ZHUBI [NAME…]`.

Nothing is judged here. Each terminal editor runs in tmux with the files and lines of its page and gets the keys that its page names.
"""
import contextlib
import os
import pathlib
import shutil
import time

import picture
import terminal
from helix import Tmux
from session import Session, wait

SIZE = (110, 32)
LINES = """\
# 关于召开全市数据工作会议的通知

各区、县（市）人民政府，市直各部门:

为深入学习贯彻党的二十大精神，定于3月12号召开全市数据工作会议，现将有关事项通知如下。

一、会议内容

传达全省会议精神，通报各地区公共数据登记、汇聚、治理、共享、开放的进展情况，听取沈阳市数据局（以下简称“市数据局”）关于帐号统一管理的汇报,并对下一步工作作出部署。

三、参加人员

（一）𠮷林😀同志，市数据局领导班子成员。𠮷😀帐号管理员。

二、有关要求

要做到“三个坚持”：坚持问题导向、坚持目标导向。参会人员约200余人，预算共计１２万元左右，超过百分之15的部份自理。

市数据局要会同国家发展和改革委员会做好筹备。

联系单位：😀、辽宁省发展

联系单位：qmzx
""".split("\n")


def line(start):
    return next(number for number, text in enumerate(LINES, 1) if text.startswith(start))


TYPO, LONG, ENTRY, HAN, PINYIN = line("（一）"), line("传达"), line("市数据局要"), line("联系单位：😀"), line("联系单位：q")


def vi(diagnostics, inline, card, actions, rename, complete=("C-x", "C-o"), insert="A"):
    """The pictures of an editor with vi's keys: name, then what is typed. A tuple is keys, a string is text."""
    def at(number, text):
        return [("Escape",), f":{number}", ("Enter",), "0", f":call search('{text}', 'c')", ("Enter",)]

    return [
        ("1-findings", at(TYPO, "帐号")),
        ("2-message", at(TYPO, "帐号") + inline),
        ("3-list", [("Escape",)] + diagnostics),
        ("4-hover", at(ENTRY, "国家发展") + card),
        ("5-actions", at(TYPO, "帐号") + actions),
        ("6-completion-han", [("Escape",), ("Escape",), f":{HAN}", ("Enter",), insert, complete]),
        ("7-completion-pinyin", [("Escape",), ("Escape",), f":{PINYIN}", ("Enter",), insert, complete]),
        ("8-rename", at(ENTRY, "市数据局") + rename),
    ]


def neovim(command):
    def call(text):
        return [":" + text, ("Enter",)]

    close = call("lclose")
    shots = vi(call("lua vim.diagnostic.setloclist()"), call("lua vim.diagnostic.open_float()"), call("lua vim.lsp.buf.hover()"),
               call("lua vim.lsp.buf.code_action()"), call("lua vim.lsp.buf.rename('数据部门')"))
    shots[3] = ("4-hover", close + shots[3][1])
    return [*command, "-n", "-i", "NONE"], shots


def vim(command, home):
    shots = vi([":lopen", ("Enter",)], [":ALEDetail", ("Enter",)], [":ALEHover", ("Enter",)], [":ALECodeAction", ("Enter",)],
               [":ALERename", ("Enter",), ("C-u",), "数据部门", ("Enter",)])
    shots[2] = ("3-list", [("Escape",), ":pclose", ("Enter",)] + shots[2][1])
    shots[3] = ("4-hover", [":lclose", ("Enter",)] + shots[3][1])
    shots[5] = ("6-completion-han", [("Enter",), ":pclose", ("Enter",)] + shots[5][1])
    return [*command, "-n", "-i", "NONE", "-u", home / ".vimrc", "--cmd", "set background=dark"], shots


def helix(command):
    def at(number, text):
        return [("Escape",), f":{number}", ("Enter",), "gh", "/" + text, ("Enter",)]

    return command, [
        ("1-findings", at(TYPO, "帐号")),
        ("3-list", [("Escape",), " d"]),
        ("4-hover", [("Escape",), *at(ENTRY, "国家发展"), " k"]),
        ("5-actions", at(TYPO, "帐号") + [" a"]),
        ("6-completion-han", [("Escape",), ("Escape",), f":{HAN}", ("Enter",), "A", ("C-x",)]),
        ("7-completion-pinyin", [("Escape",), ("Escape",), f":{PINYIN}", ("Enter",), "A", ("C-x",)]),
        ("8-rename", at(ENTRY, "市数据局") + [" r", ("C-u",), "数据部门", ("Enter",)]),
    ]


def emacs(command, client):
    def run(name):
        return [("M-x",), name, ("Enter",)]

    def at(number, text):
        return [("C-g",), ("M-g", "g"), str(number), ("Enter",), ("C-s",), text, ("Enter",)]

    eglot = client == "eglot"
    # Packages that are only unpacked beside have not been activated.
    ready = ('(progn (setq lsp-auto-guess-root t lsp-warn-no-matched-clients nil) (load "lsp-mode-autoloads" t t) (load "company-autoloads" t t)'
             ' (require (quote markdown-mode) nil t) (delete-other-windows))')
    return [*command, "-nw", "--eval", ready], [
        ("1-findings", run("eglot" if eglot else "lsp") + [2, ("C-x", "1")] + at(TYPO, "𠮷😀帐")),
        ("3-list", run("flymake-show-buffer-diagnostics") + [1]),
        ("4-hover", [("C-x", "1")] + at(ENTRY, "国家发展") + [1] + run("eldoc-doc-buffer" if eglot else "lsp-describe-thing-at-point")),
        ("5-actions", [("C-x", "1")] + at(TYPO, "𠮷😀帐") + run("eglot-code-actions" if eglot else "lsp-execute-code-action") + [0.5, ("Tab", "Tab")]),
        ("6-completion-han", [("C-g",), ("C-g",), ("C-x", "1"), ("M-g", "g"), str(HAN), ("Enter",), ("C-e",), ("C-M-i",)]),
        ("7-completion-pinyin", [("C-g",), ("C-g",), ("C-x", "1"), ("M-g", "g"), str(PINYIN), ("Enter",), ("C-e",), ("C-M-i",)]),
        ("8-rename", [("C-g",), ("C-x", "1")] + at(ENTRY, "市数据") + run("eglot-rename" if eglot else "lsp-rename")
         + [("C-a", "C-k"), "数据部门", ("Enter",)]),
    ]


def pictures(program, name, command, drive, more, folder):
    """All pictures of one terminal editor."""
    session = Session(name, program)
    session.draft.write_text("\n".join(LINES), "utf-8")
    slug = name.lower().replace(" ", "-")
    try:
        if drive is terminal.neovim:
            terminal.neovim_home(session, command)
            line, shots = neovim(command)
        elif drive is terminal.vim:
            terminal.vim_home(session, *more)
            line, shots = vim(command, session.home)
        elif drive is terminal.emacs:
            terminal.emacs_home(session, *more)
            session.write("(setq native-comp-jit-compilation nil native-comp-enable-subr-trampolines nil)\n", ".emacs.d/early-init.el")
            line, shots = emacs(command, *more)
        else:
            session.place("helix/languages.toml", ".config/helix/languages.toml")
            line, shots = helix(command)
        tmux = Tmux(session, [*line, session.draft], SIZE)
        try:
            if not wait(lambda: "召开" in tmux.screen(), 15):
                # Neovim of the unpacked tree starts itself again for its screen, and finds its loader in its own place.
                print(f"SKIPPED: {name} shows no draft in a terminal")
                return
            wait(lambda: drive is terminal.emacs or session.findings(), 10)
            time.sleep(4 if drive is terminal.emacs else 1)
            for shot, keys in shots:
                for key in keys:
                    if isinstance(key, (int, float)):
                        time.sleep(key)
                    elif isinstance(key, tuple):
                        tmux.keys(*key)
                    else:
                        tmux.type(key)
                time.sleep(1.2)
                picture.draw(tmux.colours(), SIZE, pathlib.Path(folder) / f"{slug}-{shot}.png")
        finally:
            tmux.end()
    finally:
        if os.environ.get("KEEP"):
            print(f"# {name}: {session.folder}")
        for process in session.servers():
            with contextlib.suppress(OSError):
                os.kill(process, 15)
        if not os.environ.get("KEEP"):
            shutil.rmtree(session.folder, ignore_errors=True)


def main(program, editors, folder):
    os.makedirs(folder, exist_ok=True)
    os.environ["SHOTS"] = str(folder)
    for name, command, drive, more in editors:
        if not command:
            print(f"SKIPPED: {name} is not installed")
        elif drive in (terminal.neovim, terminal.vim, terminal.emacs) or drive.__name__ == "helix":
            pictures(program, name, command, drive, more, folder)
        else:  # drivers that take their pictures on the way
            session = Session(name, program)
            with contextlib.suppress(Exception):
                drive(session, command, *more)
            session.close()
        print(f"{name}: {folder}", flush=True)
