#!/usr/bin/env python3
"""Tries the pages of editors/ci: the git hook in git, the hook of pre-commit in pre-commit, the steps of the pipelines in bash.

usage: ci_pages.py ZHUBI
"""
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, "..", "..", "editors", "ci")
failures = []
BAD = "会议于2月30日召开。\n"
GOOD = "会议召开。\n"


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def skip(what):
    print("SKIPPED:", what)


class Repository:
    """A git repository of its own, with zhubi on the PATH."""

    def __init__(self, zhubi):
        self.folder = tempfile.mkdtemp(prefix="zhubi-ci-")
        tools = os.path.join(self.folder, ".git", "tools")
        self.environment = dict(
            os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", GIT_AUTHOR_NAME="t", GIT_COMMITTER_NAME="t",
            GIT_AUTHOR_EMAIL="t@example.invalid", GIT_COMMITTER_EMAIL="t@example.invalid", LC_ALL="C.UTF-8",
            PATH=tools + os.pathsep + os.environ["PATH"], PRE_COMMIT_HOME=os.path.join(self.folder, ".git", "pre-commit"),
        )
        self.run("git", "init", "-q", "-b", "main")
        os.makedirs(tools)
        os.symlink(zhubi, os.path.join(tools, "zhubi"))

    def run(self, *command, **environment):
        return subprocess.run(
            command, cwd=self.folder, env=dict(self.environment, **environment), capture_output=True, text=True, encoding="utf-8")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def commit(self, name, text):
        self.write(name, text)
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-m", "改")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def git_hook(zhubi):
    with Repository(zhubi) as repository:
        hook = os.path.join(repository.folder, ".git", "hooks", "pre-commit")
        shutil.copy(os.path.join(PAGES, "pre-commit"), hook)
        os.chmod(hook, os.stat(hook).st_mode | stat.S_IXUSR)
        outcome = repository.commit("第 一篇.md", BAD)
        check(outcome.returncode == 1 and "date/invalid" in outcome.stdout + outcome.stderr, f"git hook, first commit: {outcome}")
        check(repository.commit("第 一篇.md", GOOD).returncode == 0, "git hook: a clean draft")
        outcome = repository.commit("目录/二.txt", BAD)
        check(outcome.returncode == 1, f"git hook: a bad draft in a folder: {outcome}")
        check(repository.commit("目录/二.txt", GOOD).returncode == 0, "git hook: mended")
        check(repository.commit("图.png", "x").returncode == 0, "git hook: no draft staged")
        repository.run("git", "commit", "-q", "--no-verify", "--allow-empty", "-m", "x")
        check(repository.commit("目录/二.txt", GOOD + BAD).returncode == 1, "git hook: a new line")
        check(repository.run("git", "commit", "-q", "--no-verify", "-m", "x").returncode == 0, "git hook: passed over")
        check(repository.commit("目录/二.txt", GOOD + BAD + GOOD).returncode == 0, "git hook: an old finding does not count")
        outcome = repository.run("git", "commit", "--allow-empty", "-m", "x", ZHUBI="no-such-zhubi")
        check(outcome.returncode == 0 and "no-such-zhubi" in outcome.stderr, f"git hook: without the program: {outcome}")
    print("git hook: tried in", subprocess.run(["git", "--version"], capture_output=True, text=True).stdout.strip())


def pre_commit(zhubi):
    if shutil.which("pre-commit") is None:
        return skip("pre-commit is absent, its hook was not run")
    with Repository(zhubi) as repository:
        for page, verb in (("pre-commit-config.yaml", "validate-config"), (".pre-commit-hooks.yaml", "validate-manifest")):
            outcome = repository.run("pre-commit", verb, os.path.join(PAGES, page))
            check(outcome.returncode == 0, f"pre-commit {verb}: {outcome}")
        shutil.copy(os.path.join(PAGES, "pre-commit-config.yaml"), os.path.join(repository.folder, ".pre-commit-config.yaml"))
        check(repository.run("pre-commit", "install").returncode == 0, "pre-commit install")
        outcome = repository.commit("稿 件.md", BAD)
        check(outcome.returncode == 1 and "date/invalid" in outcome.stdout + outcome.stderr, f"pre-commit: a bad draft: {outcome}")
        outcome = repository.commit("稿 件.md", GOOD)
        check(outcome.returncode == 0, f"pre-commit: a clean draft: {outcome}")
        # The manifest, as a repository that offers the hook has it in its root.
        shutil.copy(os.path.join(PAGES, ".pre-commit-hooks.yaml"), repository.folder)
        repository.write("稿 件.md", "增长5-8%。\n")
        repository.run("git", "add", "-A")
        outcome = repository.run("pre-commit", "try-repo", ".", "zhubi-fix", "--files", "稿 件.md")
        with open(os.path.join(repository.folder, "稿 件.md"), encoding="utf-8") as file:
            check(outcome.returncode == 1 and file.read() == "增长5%—8%。\n", f"pre-commit: zhubi-fix of the manifest: {outcome}")
    print("pre-commit: tried in", subprocess.run(["pre-commit", "--version"], capture_output=True, text=True).stdout.strip())


def pipelines(zhubi):
    if shutil.which("check-jsonschema"):
        for schema, page in (("github-actions", "action.yml"), ("github-workflows", "github-workflow.yml"), ("gitlab-ci", "gitlab-ci.yml")):
            outcome = subprocess.run(
                ["check-jsonschema", "--builtin-schema", "vendor." + schema, os.path.join(PAGES, page)], capture_output=True, text=True)
            check(outcome.returncode == 0, f"{page}: {outcome.stdout}{outcome.stderr}")
    else:
        skip("check-jsonschema is absent, the pipelines were not given to their schemas")
    try:
        import yaml
    except ImportError:
        try:
            from ruamel.yaml import YAML

            yaml = None
        except ImportError:
            return skip("no YAML reader for Python, the steps of the pipelines were not run")

    def load(page):
        with open(os.path.join(PAGES, page), encoding="utf-8") as file:
            return yaml.safe_load(file) if yaml else YAML(typ="safe").load(file)

    with Repository(zhubi) as repository:
        repository.commit("旧.md", BAD)
        base = repository.run("git", "rev-parse", "HEAD").stdout.strip()
        repository.commit("目录/新.md", GOOD + BAD)
        action = load("action.yml")
        step = action["runs"]["steps"][0]
        inputs = {name: str(value.get("default", "")) for name, value in action["inputs"].items()}
        inputs.update({"changed-since": base, "sarif": "z.sarif", "fail-on": "error"})
        environment = {}
        for name, value in step["env"].items():
            environment[name] = inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        outcome = repository.run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], **environment)
        check(outcome.returncode == 1 and outcome.stdout.startswith("::error file=目录/新.md,line=2,"), f"action.yml: {outcome}")
        check("旧.md" not in outcome.stdout and os.path.exists(os.path.join(repository.folder, "z.sarif")), f"action.yml: {outcome}")
        job = load("gitlab-ci.yml")["zhubi"]
        outcome = repository.run("sh", "-ec", "\n".join(job["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        check(outcome.returncode == 1, f"gitlab-ci.yml: {outcome}")
        with open(os.path.join(repository.folder, job["artifacts"]["reports"]["codequality"]), encoding="utf-8") as file:
            issues = json.load(file)
        check([i["location"]["path"] for i in issues if i["check_name"] == "date/invalid"] == ["目录/新.md"], f"gitlab-ci.yml: {issues}")
        runner = load("reviewdog.yml")["runner"]["zhubi"]
        if shutil.which("reviewdog"):
            shutil.copy(os.path.join(PAGES, "reviewdog.yml"), os.path.join(repository.folder, ".reviewdog.yml"))
            outcome = repository.run("reviewdog", "-reporter=local", "-filter-mode=nofilter")
            check("date/invalid" in outcome.stdout, f"reviewdog.yml: {outcome}")
        else:
            skip("reviewdog is absent (neither Debian nor PyPI has it): only its command was run")
            outcome = repository.run("sh", "-c", runner["cmd"])
            check(outcome.returncode == 0 and json.loads(outcome.stdout)["diagnostics"], f"reviewdog.yml: {outcome}")
    print("pipelines: action.yml, gitlab-ci.yml and reviewdog.yml did their steps")


def main():
    zhubi = os.path.abspath(sys.argv[1])
    git_hook(zhubi)
    pre_commit(zhubi)
    pipelines(zhubi)
    sys.exit(1 if failures else 0)


main()
