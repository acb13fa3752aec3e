"""The table of compare.py as a picture: how many times as fast as each peer Litmus is, a line of dots for every work.

    python bench/peers/plot.py TABLE.md PICTURE.svg

A bar goes from 1 to the best peer; hollow dots lie within the spreads, where nobody wins.
"""

import math
import sys

NAMES = {
    "w1": "W1 tiny net, a step",
    "w2": "W2 small net, an epoch",
    "w3-1024": "W3 wide net, batch 1024",
    "w3-256": "W3 wide net, batch 256",
    "w4-32": "W4 convolution, batch 32",
    "w4-128": "W4 convolution, batch 128",
    "w5-lstm": "W5 LSTM",
    "w5-gru": "W5 GRU",
    "w5-simple": "W5 SimpleRNN",
    "w6-one-small": "W6 one row, tiny net",
    "w6-one-wide": "W6 one row, wide net",
    "w6-rows": "W6 1,000,000 rows",
    "w6-images": "W6 images",
    "w7-first": "W7 start to first epoch",
    "w7-whole": "W7 start to saved model",
}
COLORS = {
    "jax": "#4477aa",
    "keras-jax": "#66ccee",
    "keras-tensorflow": "#ccbb44",
    "pytorch": "#ee6677",
    "tensorflow-java": "#ee8833",
    "djl": "#aa3377",
    "deeplearning4j": "#663300",
    "onnxruntime": "#228833",
    "scikit-learn": "#999999",
    "weka": "#000000",
}
LEFT, WIDTH, LINE, TOP = 190, 560, 24, 62


def read(file):
    """For every work the rate and the spread, as a share, of each peer."""
    works = {}
    for line in file:
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 7 and cells[0] in NAMES and cells[1] != "litmus-scalar":
            rate, spread = float(cells[3].replace(",", "")), float(cells[4].rstrip(" %")) / 100
            works.setdefault(cells[0], {})[cells[1]] = (rate, spread)
    return {work: peers for work, peers in works.items() if "litmus" in peers and len(peers) > 1}


def ratios(peers):
    """Peer, how many times as fast Litmus is, and whether that is more than chance; the best peer first."""
    ours, spread = peers["litmus"]
    found = [
        (name, ours / rate, abs(ours - rate) > ours * spread + rate * other)
        for name, (rate, other) in peers.items()
        if name != "litmus"
    ]
    return sorted(found, key=lambda one: one[1])


def text(x, y, words, anchor="start", size=12):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{words}</text>'


def axis(low, high, x, bottom):
    for power in range(low, high + 1):
        color = "#333" if power == 0 else "#ddd"
        label = f"{10**power:,} x" if power >= 0 else f"{10**power:g} x"
        yield f'<line x1="{x(10**power):.1f}" x2="{x(10**power):.1f}" y1="{TOP - 8}" y2="{bottom}" stroke="{color}"/>'
        yield text(x(10**power), bottom + 15, label, "middle", 11)


def legend(peers):
    x, y = 10, 32
    for name in peers:
        yield f'<circle cx="{x + 4}" cy="{y - 4}" r="4" fill="{COLORS[name]}"/>' + text(x + 12, y, name, size=11)
        x += 34 + 6.4 * len(name)
        if x > LEFT + WIDTH - 60:
            x, y = 10, y + 15


def picture(works):
    every = [ratio for peers in works.values() for _, ratio, _ in ratios(peers)]
    low = min(0, math.floor(math.log10(min(every))))
    high = max(1, math.ceil(math.log10(max(every))))
    bottom = TOP + LINE * len(works)

    def x(ratio):
        return LEFT + WIDTH * (math.log10(ratio) - low) / (high - low)

    parts = [text(10, 16, "Litmus is so many times as fast as", size=13)]
    parts += legend([name for name in COLORS if any(name in peers for peers in works.values())])
    parts += axis(low, high, x, bottom)
    for row, (work, peers) in enumerate((name, works[name]) for name in NAMES if name in works):
        y = TOP + LINE * (row + 0.5)
        best = ratios(peers)[0][1]
        parts.append(text(LEFT - 44, y + 4, NAMES[work], "end"))
        parts.append(text(LEFT - 6, y + 4, f"{best:.2g} x" if best < 99 else f"{best:.0f} x", "end", 11))
        start, end = sorted((x(1), x(best)))
        fill = "#9db8d2" if best >= 1 else "#e0a9a0"
        parts.append(f'<rect x="{start:.1f}" y="{y - 7:.1f}" width="{end - start:.1f}" height="14" fill="{fill}"/>')
        for name, ratio, certain in reversed(ratios(peers)):
            style = f'fill="{COLORS[name]}"' if certain else f'fill="white" stroke="{COLORS[name]}" stroke-width="1.5"'
            parts.append(f'<circle cx="{x(ratio):.1f}" cy="{y:.1f}" r="4.2" {style}><title>{name}: {ratio:.3g} x</title></circle>')
    size = f'width="{LEFT + WIDTH + 40}" height="{bottom + 26}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" fill="#222">'
    return "\n".join([head, f'<rect {size} fill="white"/>', *parts, "</svg>\n"])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as table:
        drawn = picture(read(table))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(drawn)
