"""`Sources/Builtin/Builtin.c`: every table and dictionary.json, embedded."""

import os
from . import tables

ORDER = ["language", "national", "liaoning"]


def build(root):
    names = []
    for dictionary in ORDER:
        folder = os.path.join(root, "Dictionaries", dictionary)
        files = sorted(name for name in os.listdir(folder) if name.endswith(".tsv"))
        names += [f"{dictionary}/{name}" for name in ["dictionary.json", *files]]
    lines = [
        "// Made by Dictionaries/import.py; do not edit. The bundled dictionaries, embedded at compile time.",
        '#include "Builtin.h"',
        "",
        '#pragma clang diagnostic ignored "-Wc23-extensions"',
        "",
    ]
    for name in names:
        lines += [
            f"static const unsigned char {identifier(name)}[] = {{",
            f'#embed "../../Dictionaries/{name}"',
            "  , 0};",
        ]
    lines += ["", "const struct ZhubiBuiltinFile zhubi_builtin_files[] = {"]
    lines += [f'  {{"{name}", {identifier(name)}, sizeof {identifier(name)} - 1}},' for name in names]
    lines += ["};", "const size_t zhubi_builtin_file_count = sizeof zhubi_builtin_files / sizeof zhubi_builtin_files[0];", ""]
    tables.write_text(os.path.join(root, "Sources", "Builtin", "Builtin.c"), "\n".join(lines))


def identifier(name):
    return name.replace("/", "_").replace("-", "_").replace(".", "_")
