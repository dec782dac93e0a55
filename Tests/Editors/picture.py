"""A terminal's screen as a picture: what tmux captured, drawn cell by cell by headless Chromium."""
import html
import re
import shutil
import subprocess
import unicodedata

CELL, LINE = 9, 20  # width of a narrow cell and height of a line, in CSS pixels
BASE = ["#000000", "#cc3333", "#33a033", "#b08000", "#3366cc", "#a040a0", "#2090a0", "#c0c0c0",
        "#808080", "#ff6666", "#66cc66", "#e0c040", "#6699ff", "#d080d0", "#60c8d8", "#ffffff"]


def colour(values):
    """Takes the rest of a 38 or 48 from the front of `values`."""
    kind = values.pop(0) if values else 5
    if kind == 2:
        red, green, blue = (values + [0, 0, 0])[:3]
        del values[:3]
        return f"rgb({red},{green},{blue})"
    number = values.pop(0) if values else 0
    if number < 16:
        return BASE[number]
    if number > 231:
        grey = 8 + (number - 232) * 10
        return f"rgb({grey},{grey},{grey})"
    steps = [0, 95, 135, 175, 215, 255]
    number -= 16
    return f"rgb({steps[number // 36]},{steps[number // 6 % 6]},{steps[number % 6]})"


def changed(style, codes):
    """The style after a `CSI … m`."""
    style = dict(style)
    underline = re.search(r"4:([0-5])", codes)
    codes = re.sub(r"58[:;]2(?:::?|;)\d+[:;]\d+[:;]\d+|58[:;]5[:;]\d+|4:[0-5]", "", codes)
    if underline:
        style["underline"] = underline[1] != "0"
    values = [int(code) if code else 0 for code in re.split("[;:]", codes)] if codes or not underline else []
    while values:
        value = values.pop(0)
        if value == 0:
            style = {}
        elif value in (1, 2, 3, 7):
            style[{1: "bold", 2: "faint", 3: "italic", 7: "reverse"}[value]] = True
        elif value == 4:
            style["underline"] = True
        elif value == 22:
            style["bold"] = style["faint"] = False
        elif value in (23, 24, 27):
            style[{23: "italic", 24: "underline", 27: "reverse"}[value]] = False
        elif value in (38, 48):
            style["front" if value == 38 else "back"] = colour(values)
        elif value in (39, 49):
            style.pop("front" if value == 39 else "back", None)
        elif 30 <= value <= 37 or 90 <= value <= 97:
            style["front"] = BASE[value - 30 if value < 90 else value - 82]
        elif 40 <= value <= 47 or 100 <= value <= 107:
            style["back"] = BASE[value - 40 if value < 100 else value - 92]
    return style


def css(style):
    front, back = style.get("front", "#d8d8d8"), style.get("back", "#101010")
    if style.get("reverse"):
        front, back = back, front
    rules = [f"color:{front}", f"background:{back}"]
    if style.get("bold"):
        rules.append("font-weight:bold")
    if style.get("faint"):
        rules.append("opacity:.6")
    if style.get("italic"):
        rules.append("font-style:italic")
    if style.get("underline"):
        rules.append("text-decoration:underline")
    return ";".join(rules)


def cells(line, style):
    """(column, width, text, style) of the characters of a captured line, and the style that goes on."""
    found, column = [], 0
    for codes, other, character in re.findall(r"\x1b\[([0-9;:]*)m|(\x1b\[[^A-Za-z]*[A-Za-z]|\x1b[()].|\x0e|\x0f)|(.)", line):
        if character:
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if unicodedata.combining(character) or character in "\u200d\ufe0f":
                width = 0
            if not width and found:
                at, cell, text, look = found[-1]
                found[-1] = (at, cell, text + character, look)
                continue
            found.append((column, width, character, style))
            column += width
        elif not other:
            style = changed(style, codes)
    return found, style


def page(screen, width):
    rows, style = [], {}
    for number, line in enumerate(screen.split("\n")):
        found, style = cells(line, style)
        for column, cell, text, look in found:
            if text != " " or look:
                rows.append(f'<i style="left:{column * CELL}px;top:{number * LINE}px;width:{max(cell, 1) * CELL}px;{css(look)}">{html.escape(text)}</i>')
    return ('<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#101010}i{position:absolute;font:15px/20px '
            f'"DejaVu Sans Mono","Noto Sans Mono CJK SC","Noto Sans CJK SC",monospace;height:{LINE}px;font-style:normal;white-space:pre;overflow:hidden}}</style>'
            + "".join(rows))


def draw(screen, size, file):
    """Writes the screen, captured with its colours, as a PNG. `size` is columns and lines."""
    source = file.with_suffix(".html")
    source.write_text(page(screen, size[0]), "utf-8")
    subprocess.run([shutil.which("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--screenshot={file}",
                    f"--user-data-dir={file.parent}/.chromium", f"--window-size={size[0] * CELL},{size[1] * LINE}", source.as_uri()],
                   capture_output=True, timeout=60)
    source.unlink()
