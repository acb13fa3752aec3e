#!/usr/bin/env python3
"""Makes the small tables of the command line's tests: python3 tools/make_cli_tables.py (3.11, no
packages). passengers.csv is like lists of a ship's passengers: words, numbers, blanks, quoted names;
notes.txt is like measurements of banknotes: numbers only, without a header."""
import math
import pathlib
import random

FOLDER = pathlib.Path(__file__).parent.parent / "litmus-cli/src/test/resources/dev/litmus/cli"


def passengers(rows=240):
    draw = random.Random(1)
    lines = ["id,name,class,sex,age,fare,port,survived"]
    for i in range(rows):
        deck = draw.choice([1, 2, 3, 3])
        woman = draw.random() < 0.4
        age = round(draw.gauss(30, 12))
        z = (1.6 if woman else -1.1) + (2 - deck) * 0.8 - (age - 30) * 0.02
        lived = draw.random() < 1 / (1 + math.exp(-2 * z))
        lines.append(
            ",".join([
                str(i + 1),
                '"Traveller, No. %d"' % (i + 1),
                str(deck),
                "female" if woman else "male",
                str(max(1, age)) if draw.random() < 0.85 else "",
                "%.2f" % (90 / deck + draw.random() * 10),
                draw.choice(["S", "S", "C", "Q", ""]),
                "yes" if lived else "no",
            ])
        )
    return "\n".join(lines) + "\n"


def notes(rows=200):
    draw = random.Random(2)
    lines = []
    for i in range(rows):
        forged = i % 9 < 4
        middle = (-1.8, -1.0, 2.1, -1.2) if forged else (2.3, 4.2, 0.8, -1.1)
        cells = ["%.4f" % draw.gauss(m, 1.3) for m in middle]
        lines.append(",".join(cells + [str(int(forged))]))
    draw.shuffle(lines)
    return "\n".join(lines) + "\n"


FOLDER.mkdir(parents=True, exist_ok=True)
(FOLDER / "passengers.csv").write_text(passengers())
(FOLDER / "notes.txt").write_text(notes())
