"""Makes the fixture of KerasAgreementTest: a table, a model that Litmus made of it, and what stock Keras answers.

    python tools/make_mixed_model.py litmus-classifier/src/test/resources/dev/litmus/classifier/mixed

Needs keras==3.15.1, tensorflow, numpy and pandas, and ./litmus in the present folder. The table has
numbers, categories, dates, missing cells and a text that tells much of the answer. The model is one
network, as --effort quick makes it: two dozen of them would be 5 MB. tools/check_classifier.py then
holds Keras's probabilities from the raw columns against Litmus's, and they are written beside the
model.
"""

import csv
import math
import os
import random
import subprocess
import sys
from datetime import datetime, timedelta

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
table, model, answers = (os.path.join(folder, name) for name in ("mixed.csv", "mixed.keras", "keras.csv"))
draw = random.Random(29)

GOOD = "works fine|quick delivery|would buy again|as described|friendly service|no scratches|early".split("|")
BAD = "arrived broken|wrong size|no answer for weeks|money back please|screen dead|late again|loose wire".split("|")
PLAIN = "the parcel|ordered in spring|second one|for my brother|colour blue|from the shop|in a box|on monday".split("|")
ROWS = 360


def row():
    """A complaint or not, by price, days, shop and date a little, by words much."""
    price = round(draw.lognormvariate(3.4, 0.8), 2)
    days = draw.choice([1, 2, 2, 3, 3, 4, 5, 7, 14])
    shop = draw.choice(["Bonn", "Köln", "Köln", "Trier", "Trier", "Trier"])
    sent = datetime(2023, 1, 1) + timedelta(minutes=draw.randrange(0, 60 * 24 * 700))
    z = 0.25 * (days - 4) + 0.4 * math.log(price / 30) + {"Bonn": 0.8, "Köln": 0, "Trier": -0.4}[shop]
    z += 0.9 * math.sin(2 * math.pi * sent.month / 12)
    text = [draw.choice(PLAIN) for _ in range(draw.randrange(1, 4))]
    for _ in range(draw.randrange(1, 3)):
        bad = draw.random() < 0.5
        text.append(draw.choice(BAD if bad else GOOD))
        z += 2.2 if bad else -2.2
    draw.shuffle(text)
    returned = draw.random() < 1 / (1 + math.exp(-z))
    cells = [price, days, shop, sent.isoformat(timespec="minutes"), ", ".join(text)]
    for column, share in enumerate((0.08, 0.05, 0.07, 0.06, 0.03)):
        if draw.random() < share:
            cells[column] = draw.choice(["", "?", "NA"])
    return cells + ["yes" if returned else "no"]


with open(table, "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["price", "days", "shop", "sent", "remark", "returned"])
    writer.writerows(row() for _ in range(ROWS))

litmus = os.environ.get("LITMUS", "./litmus").split()
subprocess.run([*litmus, "train", table, "--effort", "quick", "-o", model, "-v", "0", "--force"], check=True)
subprocess.run([*litmus, "predict", model, table, "-o", answers, "--force"], check=True)
check = os.path.join(os.path.dirname(__file__), "check_classifier.py")
subprocess.run([sys.executable, check, model, table, answers, answers], check=True)
