"""Draws the results as one SVG of horizontal bars, each group on its own scale."""
from xml.sax.saxutils import escape

WIDTH, LABEL, ROW, GAP = 900, 330, 22, 44


def draw(groups):
    """`groups`: (title, unit, [(label, value, is_ours)]). Gives the SVG as a string."""
    y, parts = 20, []
    for title, unit, bars in groups:
        if not bars:
            continue
        parts.append(f'<text x="10" y="{y + 14}" class="t">{escape(title)}</text>')
        y += 26
        most = max(value for _, value, _ in bars) or 1
        for label, value, ours in bars:
            length = max(1, (WIDTH - LABEL - 120) * value / most)
            shown = f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
            parts.append(f'<text x="{LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(label)}</text>')
            parts.append(
                f'<rect x="{LABEL}" y="{y + 3}" width="{length:.1f}" height="{ROW - 7}" class="{"o" if ours else "p"}"/>')
            parts.append(f'<text x="{LABEL + length + 6:.1f}" y="{y + 15}">{shown} {escape(unit)}</text>')
            y += ROW
        y += GAP - ROW
    style = (
        "text{font:13px sans-serif;fill:#222}.t{font-weight:bold}.o{fill:#b3312c}.p{fill:#8a94a3}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}">'
        f"<style>{style}</style>{''.join(parts)}</svg>\n")
