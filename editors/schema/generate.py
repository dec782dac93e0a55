#!/usr/bin/env python3
"""Writes the JSON Schema of zhubi.json from the rules that the program lists.

usage: generate.py [ZHUBI]     writes zhubi.schema.json beside this script and the settings of ../vscode/package.json
       generate.py --check [ZHUBI]   changes nothing; exits 1 when a file is out of date
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SEVERITIES = ["error", "warning", "info", "hint", "off"]
# The keys of Sources/Linting/Configuration/ConfigurationReader.swift.
OVERRIDE_KEYS = ["asOf", "profile", "target", "placeBase", "rules"]
SETTING_KEYS = ["dictionaries", "asOf", "profile", "target", "placeBase", "rules", "locale"]


def strings(description):
    return {
        "description": description,
        "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}],
    }


def rule_schema(description, options):
    properties = {"severity": {"enum": SEVERITIES}}
    properties.update(options)
    return {
        "description": description,
        "anyOf": [
            {"enum": SEVERITIES},
            {"type": "object", "properties": properties, "additionalProperties": False},
        ],
    }


def option_schemas(program, rule):
    """The options of a rule, read from its explanation (the JSON list has none)."""
    run = subprocess.run([program, "rules", rule["id"], "--locale", "en"], check=True, capture_output=True)
    schemas = {}
    for line in run.stdout.decode("utf-8").splitlines():
        found = re.fullmatch(r"Option (\w+)=(.*?)  (.*)", line)
        if not found:
            continue
        name, value, summary = found.groups()
        schema = {"description": summary}
        if value in ("true", "false"):
            schema.update({"type": "boolean", "default": value == "true"})
        elif value.startswith("["):
            schema.update({"type": "array", "items": {"type": "string"}})
        elif bounds := re.fullmatch(r"(-?\d+) \((-?\d+)…(-?\d+)\)", value):
            default, low, high = map(int, bounds.groups())
            schema.update({"type": "integer", "default": default, "minimum": low, "maximum": high})
        elif choices := re.fullmatch(r"(\S+) \((.+)\)", value):
            schema.update({"enum": choices[2].split("|"), "default": choices[1]})
        schemas[name] = schema
    return schemas


def schema(program, rules):
    categories = sorted({rule["category"] for rule in rules})
    named = {"*": rule_schema("全部规则 / every rule", {})}
    for category in categories:
        named[category + "/*"] = rule_schema(f"{category} 类的全部规则 / every rule of {category}", {})
    for rule in sorted(rules, key=lambda rule: rule["id"]):
        text = f"{rule['summary']}（默认 {rule['severity']}；{rule['source']}）"
        named[rule["id"]] = rule_schema(text, option_schemas(program, rule))
    properties = {
        "$schema": {"type": "string"},
        "extends": strings("先读的配置文件，本文件在其上修改 / configurations that this one builds upon"),
        "dictionaries": strings("词典：内置的按名称，自己的按文件夹，后面的优先 / dictionaries by name or folder; later ones win"),
        "asOf": {
            "description": "按哪一天判断职务和地名；不写则看文中日期 / the date by which everything is judged",
            "type": "string",
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        },
        "profile": {
            "description": "文体：公文、报告、新闻、网页；不写则按文稿判断 / the kind of document",
            "enum": ["gongwen", "report", "news", "web"],
        },
        "target": {"description": "用字：简体、繁体、按文稿判断 / the script", "enum": ["hans", "hant", "auto"]},
        "placeBase": {"description": "“全市”“我区”所指的地方 / the place that 全市 and 我区 refer to", "type": "string"},
        "include": strings("从文件夹中取的文件（通配符）/ files taken from folders, as globs"),
        "exclude": strings("不检查的文件和文件夹（通配符）/ what is passed over, as globs"),
        "rules": {
            "description": "规则的级别和选项 / severities and options of rules",
            "type": "object",
            "properties": named,
            "additionalProperties": False,
        },
        "locale": {"description": "提示的语言 / language of messages", "enum": ["zh-Hans", "en"]},
    }
    own = {key: {"$ref": f"#/properties/{key}"} for key in OVERRIDE_KEYS}
    properties["overrides"] = {
        "description": "只用于某些文件的配置 / what holds for some files only",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"files": strings("文件（通配符）/ files, as globs"), **own},
            "required": ["files"],
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "朱笔的配置 zhubi.json",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def vscode(package, schema):
    """The settings of the VS Code extension: its own, then the keys of the schema that an editor may give."""
    settings = package["contributes"]["configuration"]["properties"]
    own = {k: v for k, v in settings.items() if k.removeprefix("zhubi.") not in SETTING_KEYS}
    for key in SETTING_KEYS:
        value = dict(schema["properties"][key])
        value["scope"] = "resource"
        # VS Code fills in a type's own default; null means "say nothing", and the client leaves it out.
        value["default"] = {} if key == "rules" else None
        if "enum" in value:
            value["enum"] = value["enum"] + [None]
        elif value.get("type") == "string":
            value["type"] = ["string", "null"]
        elif "anyOf" in value:
            value.pop("anyOf")
            value.update({"type": ["array", "null"], "items": {"type": "string"}})
        own["zhubi." + key] = value
    package["contributes"]["configuration"]["properties"] = own
    return package


def main(arguments):
    check = arguments[:1] == ["--check"]
    program = (arguments[1:] if check else arguments) or ["zhubi"]
    listed = subprocess.run([program[0], "rules", "--format", "json"], check=True, capture_output=True).stdout
    built = schema(program[0], json.loads(listed))
    package = HERE.parent / "vscode" / "package.json"
    wanted = {
        HERE / "zhubi.schema.json": built,
        HERE.parent / "vscode" / "zhubi.schema.json": built,
        package: vscode(json.loads(package.read_text("utf-8")), built),
    }
    stale = False
    for path, value in wanted.items():
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        if check:
            if not path.exists() or path.read_text("utf-8") != text:
                print(f"{path}: out of date; run {HERE / 'generate.py'}", file=sys.stderr)
                stale = True
        else:
            path.write_text(text, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
