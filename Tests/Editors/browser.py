"""Headless Chromium through its DevTools protocol, with the WebSocket client that JupyterLab brings along (tornado)."""
import asyncio
import base64
import contextlib
import json
import os
import re
import shutil
import subprocess

from tornado.websocket import websocket_connect

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", "--window-size=1400,900",
             "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage"]
KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Escape": (27, ""), "ArrowDown": (40, ""), "End": (35, ""), "F2": (113, ""), "Backspace": (8, "")}


def chromium():
    return shutil.which("chromium")


class Page:
    """One page."""

    def __init__(self, session, process, socket):
        self.session, self.process, self.socket = session, process, socket
        self.number = 0
        self.waiting = {}
        self.reader = asyncio.create_task(self.read())

    @classmethod
    async def open(cls, session, address):
        profile = session.folder / "chromium"
        process = session.start([chromium(), *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        os.set_blocking(process.stderr.fileno(), False)
        said = b""
        for _ in range(300):
            said += process.stderr.read() or b""
            found = re.search(rb"ws://(127\.0\.0\.1:\d+)/", said)
            if found:
                break
            await asyncio.sleep(0.1)
        else:
            raise RuntimeError("chromium does not start: " + said.decode("utf-8", "replace")[-300:])
        host = found[1].decode()
        from tornado.httpclient import AsyncHTTPClient
        pages = json.loads((await AsyncHTTPClient().fetch(f"http://{host}/json/list")).body)
        target = next(page for page in pages if page["type"] == "page")
        socket = await websocket_connect(target["webSocketDebuggerUrl"], max_message_size=1 << 27)
        page = cls(session, process, socket)
        await page.send("Page.enable")
        await page.send("Emulation.setDeviceMetricsOverride", width=1400, height=900, deviceScaleFactor=1, mobile=False)
        await page.send("Page.navigate", url=address)
        return page

    async def read(self):
        while (text := await self.socket.read_message()) is not None:
            message = json.loads(text)
            future = self.waiting.pop(message.get("id"), None)
            if future and not future.done():
                future.set_result(message)

    async def send(self, method, **parameters):
        self.number += 1
        future = asyncio.get_running_loop().create_future()
        self.waiting[self.number] = future
        await self.socket.write_message(json.dumps({"id": self.number, "method": method, "params": parameters}))
        answer = await asyncio.wait_for(future, 30)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    async def script(self, expression):
        """The value of an expression, or of the promise that it is."""
        result = await self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"], ensure_ascii=False)[:600])
        return result["result"].get("value")

    async def key(self, name, modifiers=0):
        """A key pressed and released; modifiers: 1 Alt, 2 Ctrl, 8 Shift."""
        code, text = KEYS.get(name, (ord(name.upper()[0]), "" if modifiers else name))
        common = {"key": name, "code": name if name in KEYS else "Key" + name.upper(), "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.send("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        await self.send("Input.dispatchKeyEvent", type="keyUp", **common)
        await asyncio.sleep(0.1)

    async def type(self, text):
        await self.send("Input.insertText", text=text)
        await asyncio.sleep(0.1)

    async def mouse(self, kind, x, y, **more):
        await self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    async def shot(self, name):
        """A picture, where SHOTS names a folder."""
        folder = os.environ.get("SHOTS")
        if folder:
            picture = await self.send("Page.captureScreenshot")
            with open(f"{folder}/{name}.png", "wb") as file:
                file.write(base64.b64decode(picture["data"]))

    async def wait(self, expression, seconds=10):
        """The first true value of an expression; its last when time is up."""
        end = asyncio.get_running_loop().time() + seconds
        while True:
            value = await self.script(expression)
            if value or asyncio.get_running_loop().time() > end:
                return value
            await asyncio.sleep(0.15)

    async def close(self):
        self.reader.cancel()
        with contextlib.suppress(Exception):
            self.socket.close()
        self.session.stop(self.process)
        self.process.stderr.close()
