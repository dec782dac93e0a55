"""Measures a language server as an editor meets it: over its standard input and output."""
import json
import os
import statistics
import subprocess
import time


class Client:
    """A client that waits for what it asked."""

    def __init__(self, command, cwd):
        self.process = subprocess.Popen(
            command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.buffer = b""
        self.id = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def receive(self):
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(self.buffer) < length:
            self.more()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return body

    def more(self):
        chunk = self.process.stdout.read(1 << 20)
        if not chunk:
            raise EOFError("the server has gone")
        self.buffer += chunk

    def wait(self, wanted):
        """The raw body of the first message that `wanted` takes; requests of the server are answered."""
        while True:
            body = self.receive()
            if wanted(body):
                return body
            if b'"method"' in body[:300] and b'"id"' in body[:300]:
                message = json.loads(body)
                if "id" in message and "method" in message:
                    self.send({"id": message["id"], "result": None})

    def request(self, method, params):
        self.id += 1
        mark = b'"id":%d,' % self.id
        self.send({"id": self.id, "method": method, "params": params})
        return self.wait(lambda body: mark in body[:60] and b'"method"' not in body[:60])

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def cpu(self):
        """Seconds of processor time that the server has used (Linux); nan elsewhere."""
        try:
            fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return float("nan")

    def memory(self):
        """The most memory that the server has had, in bytes (Linux)."""
        try:
            for line in open(f"/proc/{self.process.pid}/status"):
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) * 1024
        except OSError:
            pass
        return 0


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measure(zhubi, text, strokes, cwd):
    """Latencies in milliseconds: a key typed in the middle of the document until its diagnostics, and completions."""
    client = Client([zhubi, "lsp"], cwd)
    uri = "file://" + os.path.join(cwd, "draft.txt")
    client.request("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {}})
    client.notify("initialized", {})
    client.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}})

    def published(version):
        marks = [b'"version":%d' % version]
        return lambda body: b"publishDiagnostics" in body[:80] and any(m in body[:400] or m in body[-400:] for m in marks)

    start = time.perf_counter()
    client.wait(lambda body: b"publishDiagnostics" in body[:80])
    opened = (time.perf_counter() - start) * 1000
    lines = text.split("\n")
    line = len(lines) // 2
    column = min(20, len(lines[line]))
    typed = "工作要落到实处，"
    latencies, version = [], 1
    before = client.cpu()
    for stroke in range(strokes):
        version += 1
        at = {"line": line, "character": column}
        end = at
        insert = typed[stroke % len(typed)]
        start = time.perf_counter()
        client.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version},
             "contentChanges": [{"range": {"start": at, "end": end}, "text": insert}]})
        client.wait(published(version))
        latencies.append((time.perf_counter() - start) * 1000)
        column += 1
    cpu = (client.cpu() - before) * 1000 / strokes
    completions = []
    for stroke in range(max(8, strokes // 5)):
        version += 1
        at = {"line": line, "character": column}
        client.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version},
             "contentChanges": [{"range": {"start": at, "end": at}, "text": "全面"[stroke % 2]}]})
        client.wait(published(version))
        column += 1
        start = time.perf_counter()
        client.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}})
        completions.append((time.perf_counter() - start) * 1000)
    memory = client.memory()
    client.request("shutdown", None)
    client.notify("exit", {})
    client.process.wait(timeout=20)
    steady = latencies[min(5, len(latencies) // 4):]
    return {
        "open_ms": opened, "p50_ms": statistics.median(steady), "p99_ms": percentile(steady, 0.99), "cpu_ms": cpu,
        "completion_p50_ms": statistics.median(completions[1:]), "completion_p99_ms": percentile(completions[1:], 0.99),
        "first_completion_ms": completions[0], "memory": memory, "bytes": len(text.encode()),
    }
