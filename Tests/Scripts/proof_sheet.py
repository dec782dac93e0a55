#!/usr/bin/env python3
"""Opens the proof sheet (--format html) in headless Chromium: nothing in a draft runs, and it fits a phone.

usage: proof_sheet.py ZHUBI
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ATTACKS = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</mark></p></div><svg onload=document.title='owned'>",
    "<a href=\"javascript:document.title='owned'\">点</a>",
    "]]>--><style>body{display:none}</style>",
    "&lt;script&gt;document.title='owned'&lt;/script&gt;",
]
# Measures the page as on a phone 320 CSS pixels wide: how many elements reach over its edge, and how many notes it has.
MEASURE = """<script>
document.body.style.width = '320px'; document.body.style.margin = '0';
let wide = 0;
for (const e of document.body.querySelectorAll('*')) if (e.getBoundingClientRect().right > 321) wide++;
let broken = 0;
for (const a of document.querySelectorAll('a')) if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) broken++;
document.documentElement.setAttribute('data-found', `${document.title}|${wide}|${broken}|${document.querySelectorAll('li[id]').length}|${document.scripts.length}`);
</script>"""


def main():
    zhubi = os.path.abspath(sys.argv[1])
    browser = next((b for b in ("chromium", "chromium-browser", "google-chrome", "chrome") if shutil.which(b)), None)
    if browser is None:
        print("SKIPPED: Chromium is absent, the proof sheet was not opened")
        return 0
    folder = tempfile.mkdtemp(prefix="zhubi-proof-")
    try:
        name = "<img src=x onerror=document.title='owned'>\"'&.txt"
        sentence = "会议于2月30日召开,增长5-8%，占3—5%，截止目前完成。"
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("\n".join(a + sentence for a in ATTACKS) + "\n" + "长" * 300 + "a" * 300 + "，增长5-8%。\n")
        with open(os.path.join(folder, "many.txt"), "w", encoding="utf-8") as file:
            file.writelines(f"第{i}项：{sentence}\n" for i in range(1, 1301))
        run = subprocess.run(
            [zhubi, "lint", "--no-config", "--fail-on", "never", "--as-of", "2026-11-01", "--format", "html", "."], cwd=folder,
            capture_output=True, check=True,
        )
        page = run.stdout.decode("utf-8").replace("</body>", MEASURE + "</body>")
        with open(os.path.join(folder, "page.html"), "w", encoding="utf-8") as file:
            file.write(page)
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,900", f"--user-data-dir={folder}/profile",
             "--virtual-time-budget=60000", "--dump-dom", f"file://{folder}/page.html"],
            capture_output=True, timeout=240,
        )
        found = re.search(r'data-found="([^"]*)"', run.stdout.decode("utf-8"))
        if not found:
            print("FAILED: Chromium gave no page:", run.stderr.decode("utf-8")[-500:])
            return 1
        title, wide, broken, notes, scripts = found[1].split("|")
        print(f"proof sheet: {notes} notes; title “{title}”; {wide} elements over the edge at 320 px; {broken} broken links")
        return 0 if title.startswith("校样") and wide == broken == "0" and int(notes) >= 5000 and scripts == "1" else 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
