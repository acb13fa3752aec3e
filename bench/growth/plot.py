"""The table of bench/growth/run as a picture: how the time grows over how the work grows, beside the straight line.

    python bench/growth/plot.py TABLE.md PICTURE.svg
"""

import math
import sys

COLORS = {"rows": "#4477aa", "columns": "#ee6677", "epochs": "#228833", "steps of a sequence": "#aa3377"}
LEFT, TOP, SIDE, DECADES = 70, 20, 360, 2.6


def read(file):
    """For everything that grows the growth of work and of time."""
    lines = {}
    for line in file:
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 6 and cells[0] in COLORS:
            lines.setdefault(cells[0], []).append([float(cell.rstrip(" x").replace(",", "")) for cell in cells[4:]])
    return lines


def place(work, time):
    return LEFT + SIDE * math.log10(work) / DECADES, TOP + SIDE * (1 - math.log10(max(time, 1)) / DECADES)


def text(x, y, words, anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12">{words}</text>'


def picture(lines):
    parts = []
    for power in range(3):
        x, y = place(10**power, 10**power)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{TOP + SIDE}" stroke="#ddd"/>')
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + SIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts += [text(x, TOP + SIDE + 16, f"{10**power} x", "middle"), text(LEFT - 6, y + 4, f"{10**power} x", "end")]
    most = 10**DECADES
    (x1, y1), (x2, y2) = place(1, 1), place(most, most)
    parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#999" stroke-dasharray="4 3"/>')
    for row, (what, points) in enumerate(lines.items()):
        places = [place(*point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLORS[what]}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{COLORS[what]}"/>' for x, y in places]
        parts.append(f'<circle cx="{LEFT + 16}" cy="{TOP + 16 + 18 * row}" r="4" fill="{COLORS[what]}"/>')
        parts.append(text(LEFT + 26, TOP + 20 + 18 * row, what))
    parts.append(text(LEFT + SIDE / 2, TOP + SIDE + 36, "multiply-adds", "middle"))
    parts.append(f'<g transform="rotate(-90 18 {TOP + SIDE / 2})">{text(18, TOP + SIDE / 2, "time", "middle")}</g>')
    size = f'width="{LEFT + SIDE + 20}" height="{TOP + SIDE + 46}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" fill="#222">'
    return "\n".join([head, f'<rect {size} fill="white"/>', *parts, "</svg>\n"])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as table:
        drawn = picture(read(table))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(drawn)
