"""JupyterLab with jupyterlab-lsp in headless Chromium: a Markdown file in the file editor.

Runs in JupyterLab's own Python (see install.sh) and prints its steps as JSON: `jupyterlab.py ZHUBI`.
"""
import asyncio
import json
import socket
import sys
import urllib.parse
import urllib.request

import draft
from browser import Page
from session import CACHE, Session, block, utf16, wait

WANT = draft.EXPECTED
VIEW = "document.querySelector('.jp-FileEditor .cm-content').cmTile.view"


def main(program):
    session = Session("JupyterLab", program)
    lab = None
    try:
        config = session.home / ".jupyter"
        session.environment["JUPYTER_CONFIG_DIR"] = str(config)
        # The two things that the page says: the registration, and the switch in the settings.
        session.place("jupyterlab/zhubi.json", ".jupyter/jupyter_server_config.d/zhubi.json")
        session.write(block("jupyterlab/README.md", "json", 0), ".jupyter/lab/user-settings/@jupyterlab/lsp-extension/plugin.jupyterlab-settings")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = open(session.folder / "lab.log", "w")
        lab = session.start([CACHE / "venv/bin/jupyter-lab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
                             "--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={session.drafts}",
                             "--LabApp.news_url=", "--LabApp.extension_manager=readonly"], stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}/lab"
        session.step("JupyterLab starts", wait(lambda: answers(address), 50), (session.folder / "lab.log").read_text()[-600:])
        asyncio.run(asyncio.wait_for(drive(session, f"{address}/tree/{urllib.parse.quote(draft.NAME)}?reset"), 90))
    except Exception as problem:
        session.step("the driver runs", False, f"{type(problem).__name__}: {problem}")
    finally:
        if lab:
            session.stop(lab)
        session.close()
    print(json.dumps({"steps": session.steps, "notes": session.notes}, ensure_ascii=False))


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


async def drive(session, address):
    page = await Page.open(session, address)
    try:
        await steps(session, page)
    finally:
        await page.close()


async def later(condition, seconds=8):
    """As session.wait, but lets the browser go on."""
    for _ in range(int(seconds * 10)):
        if value := condition():
            return value
        await asyncio.sleep(0.1)
    return condition()


async def steps(session, page):
    step = session.step
    opened = await page.wait(f"(() => {{ try {{ return !!{VIEW}.state }} catch {{ return false }} }})()", 60)
    if not step("the draft opens", opened):
        await page.shot("jupyterlab-problem")
        return
    await page.script(f"window.view = () => {VIEW}; 0")

    async def line(number):
        return await page.script(f"view().state.doc.line({number + 1}).text")

    async def go(number, offset):
        await page.script(f"(() => {{ const v = view(), at = v.state.doc.line({number + 1}).from + {offset};"
                          " v.dispatch({selection: {anchor: at}, scrollIntoView: true}); v.focus(); return 0 })()")

    async def becomes(number, text, seconds=5):
        await page.wait(f"view().state.doc.line({number + 1}).text === {json.dumps(text)}", seconds)
        return await line(number)

    finding = WANT["finding"]
    step("findings arrive", await later(lambda: session.findings(), 25), (session.folder / "lab.log").read_text()[-300:])
    marks = "[...document.querySelectorAll('.cm-lintRange')].map(mark => mark.textContent)"
    await page.wait(marks + ".length > 0")
    marked = await page.script(marks)
    step("the finding marks the right characters", marked == [finding["text"]], marked)
    await page.shot("jupyterlab-findings")

    # Hover: Ctrl and the mouse over the name.
    where = WANT["hover"]
    offset = len(draft.LINES[where["line"]].split(where["text"])[0].encode("utf-16-le")) // 2
    x, y = await page.script(f"(() => {{ const r = view().coordsAtPos(view().state.doc.line({where['line'] + 1}).from + {offset + 2});"
                             " return [r.left + 3, (r.top + r.bottom) / 2] })()")
    for move in range(4):
        await page.mouse("mouseMoved", x + move, y, modifiers=2)
        await asyncio.sleep(0.2)
    card = "[...document.querySelectorAll('.lsp-hover, .jp-lsp-hover, .lsp-tooltip')].map(card => card.innerText).join('')"
    shown = await page.wait(card, 5)
    step("hover shows the card", shown and where["contains"] in shown, shown)
    await page.shot("jupyterlab-hover")
    await page.key("Escape")

    # JupyterLab takes the place of a completion in code points for one in UTF-16 code units: every character outside the BMP
    # before it moves it to the left. So this step does without them.
    session.notes.append("completion is off behind characters outside the BMP (JupyterLab)")
    within = {"𠮷": "吉", "😀": "☺"}
    await page.script("view().dispatch({changes: {from: 0, to: view().state.doc.length, insert: "
                      + json.dumps("".join(within.get(c, c) for c in draft.text())) + "}}); 0")
    await asyncio.sleep(1)
    for want in WANT["completions"]:
        want = dict(want, after="".join(within.get(c, c) for c in want["after"]))
        await go(want["line"], len(draft.LINES[want["line"]]))
        await page.key("Tab")
        items = "[...document.querySelectorAll('.jp-Completer:not(.lm-mod-hidden) .jp-Completer-item .jp-Completer-match')].map(item => item.innerText)"
        await page.wait(items + ".length > 0", 6)
        await asyncio.sleep(0.3)
        offered = await page.script(items)
        await page.shot("jupyterlab-completion-" + want["kind"].replace(" ", "-"))
        place = next((number for number, label in enumerate(offered) if label.endswith(want["item"])), None)
        if place is not None:
            for _ in range(place):
                await page.key("ArrowDown")
            await page.key("Enter")
        if want["kind"] == "in running text":
            after = await becomes(want["line"], want["after"], 2)
            step("completion, " + want["kind"], after == want["after"], (after, offered))
        else:
            # Not at the beginning of the line the name is put behind what was typed.
            step(f"completion, {want['kind']}, is offered", place is not None, offered)
        await page.key("Escape")
    session.notes.append("what was typed is replaced only at the beginning of a line (jupyterlab-lsp)")
    session.notes.append("code actions have no interface (jupyterlab-lsp)")

    rename = WANT["rename"]
    await page.script(f"view().dispatch({{changes: {{from: 0, to: view().state.doc.length, insert: {json.dumps(draft.text())}}}}}); 0")
    await asyncio.sleep(1)
    before = draft.LINES[rename["line"]].split(rename["text"])[0]
    # Through the context menu: the key F2 that jupyterlab-lsp names belongs to a command that it does not have.
    await go(rename["line"], utf16(before) + 2)
    x, y = await page.script(f"(() => {{ const r = view().coordsAtPos(view().state.doc.line({rename['line'] + 1}).from + {utf16(before) + 2});"
                             " return [r.left + 3, (r.top + r.bottom) / 2] })()")
    for kind in ("mousePressed", "mouseReleased"):
        await page.mouse(kind, x, y, button="right", clickCount=1)
    entry = "[...document.querySelectorAll('.lm-Menu-item')].find(item => item.innerText.includes('Rename symbol'))"
    await page.wait(f"!!{entry}", 5)
    place = await page.script(f"(() => {{ const e = {entry}; if (!e) return null; const r = e.getBoundingClientRect(); return [r.x + 20, r.y + 8] }})()")
    if place:
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await page.mouse(kind, *place, button="left", clickCount=1)
    box = "document.querySelector('.jp-Dialog input')"
    asked = await page.wait(f"!!{box}", 6)
    await page.shot("jupyterlab-rename")
    if step("rename asks for the name", asked):
        await page.script(f"{box}.select(); 0")
        await page.type(rename["to"])
        await page.key("Enter")
    for number, text in rename["lines"].items():
        after = await becomes(int(number), text)
        step(f"rename, line {number}", after == text, after)


if __name__ == "__main__":
    main(sys.argv[1])
