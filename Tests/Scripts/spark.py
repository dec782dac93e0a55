#!/usr/bin/env python3
"""Runs the job of editors/ci/spark.md on a local master over 12,000 documents and compares it with a direct run.

usage: spark.py ZHUBI [DOCUMENTS]

The page's own code block is what runs: only the names of its files and the program are put in.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "..", "editors", "ci", "spark.md")


def documents(count):
    source = random.Random(11)
    sentences = ["会议于2月30日召开。", "增长5-8%。", "会议召开，各部门参加。", "截止目前完成投资3亿元。", "占3—5%,好于预期。", "𠮷林“说明”\t<b>&amp;", "全市上下抓好落实。"]
    for number in range(count):
        text = "\n".join("".join(source.choice(sentences) for _ in range(source.randrange(1, 4))) for _ in range(source.randrange(0, 4)))
        document = {"id": number if number % 3 else f"稿-{number}", "text": text}
        if number % 5 == 0:
            document["date"] = "2023-01-28"
        yield document


def main():
    zhubi = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 12_000
    try:
        import pyspark
    except ImportError:
        print("SKIPPED: PySpark is absent, the job of editors/ci/spark.md was not run")
        return 0
    if shutil.which("java") is None:
        print("SKIPPED: Java is absent, the job of editors/ci/spark.md was not run")
        return 0
    with open(PAGE, encoding="utf-8") as file:
        job = re.search(r"```python\n(.*?)```", file.read(), re.DOTALL)[1]
    folder = tempfile.mkdtemp(prefix="zhubi-spark-")
    try:
        archive = os.path.join(folder, "archive.jsonl")
        with open(archive, "w", encoding="utf-8") as file:
            for document in documents(count):
                document["id"] = str(document["id"])
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
        script = os.path.join(folder, "job.py")
        with open(script, "w", encoding="utf-8") as file:
            file.write(job)
        environment = dict(
            os.environ, PATH=os.path.dirname(zhubi) + os.pathsep + os.environ["PATH"], PYSPARK_PYTHON=sys.executable,
            SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_DIRS=folder, PYTHONUTF8="1",
        )
        outcome = subprocess.run(
            [sys.executable, script, archive, os.path.join(folder, "findings")], cwd=folder, env=dict(environment, PYSPARK_SUBMIT_ARGS="--master local[2] --driver-memory 1g --conf spark.ui.enabled=false pyspark-shell"),
            capture_output=True, text=True, encoding="utf-8", timeout=900,
        )
        if outcome.returncode:
            print("FAILED: the job:", outcome.stderr[-3000:])
            return 1
        spark = []
        for root, _, names in os.walk(os.path.join(folder, "findings")):
            for name in names:
                if name.endswith(".json"):
                    with open(os.path.join(root, name), encoding="utf-8") as file:
                        spark += [json.loads(line) for line in file]
        with open(archive, "rb") as file:
            direct = subprocess.run(
                [zhubi, "lint", "--input", "ndjson", "--format", "ndjson", "--fail-on", "never", "--no-config"], stdin=file,
                capture_output=True, check=True,
            )
        expected = [
            (d["id"], f["rule"], f["severity"], f["message"], f["start"]["line"], f["start"]["column"])
            for d in map(json.loads, direct.stdout.decode("utf-8").splitlines()) for f in d["findings"]
        ]
        found = [(r["id"], r["rule"], r["severity"], r["message"], r["line"], r["column"]) for r in spark]
        same = sorted(found) == sorted(expected)
        print(f"Spark {pyspark.__version__}, local[2]: {count} documents, {len(found)} findings; a direct run: {len(expected)}; {'the same' if same else 'DIFFERENT'}")
        return 0 if same and len(found) > count // 2 else 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
