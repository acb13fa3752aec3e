#!/usr/bin/env python3
"""Runs models that were written as ONNX and compares them with what Keras computed.

onnxruntime==1.30.0, numpy. KIT is a folder of models as Keras made them: index.json lists them, and
models/NAME holds meta.json, the inputs and the expected outputs. FOLDER holds NAME.onnx for those that could
be written, such as

    ./litmus convert KIT/models/NAME/model.keras FOLDER/NAME.onnx

    python tools/check_onnx.py KIT FOLDER [NAME...]

A model agrees when no output is further than 1e-5 from Keras's, relative to max(1, max |expected|), and texts
are equal. Inputs go by name where the file has the names, else by order.
"""

import json
import pathlib
import sys

import numpy as np
import onnxruntime

TOLERANCE = 1e-5
TYPES = {"tensor(int64)": np.int64, "tensor(int32)": np.int32, "tensor(bool)": np.bool_, "tensor(float)": np.float32}


def converted(array, kind):
    return array.astype(str).astype(object) if kind == "tensor(string)" else array.astype(TYPES[kind])


def feeds(session, folder, described):
    arrays = {item["name"]: np.load(folder / item["npy"]) for item in described}
    wanted = session.get_inputs()
    if any(item.name not in arrays for item in wanted):
        arrays = dict(zip((item.name for item in wanted), arrays.values(), strict=True))
    return {item.name: converted(arrays[item.name], item.type) for item in wanted}


def difference(found, expected):
    """The largest difference, or why there is none to tell."""
    if found.shape != expected.shape:
        return f"shape {found.shape} instead of {expected.shape}"
    if expected.dtype.kind in "USO":
        return 0.0 if (found.astype(str) == expected.astype(str)).all() else "other texts"
    found, expected = found.astype(np.float64), expected.astype(np.float64)
    known = np.isfinite(expected)
    if not np.array_equal(found[~known], expected[~known], equal_nan=True):
        return "other values where Keras's are not finite"
    if not known.any():
        return 0.0
    scale = max(1.0, np.abs(expected[known]).max())
    return float(np.abs(found[known] - expected[known]).max() / scale)


def compared(folder, file):
    meta = json.loads((folder / "meta.json").read_text())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    found = session.run(None, feeds(session, folder, meta["inputs"]))
    expected = [np.load(folder / item["npy"]) for item in meta["outputs"]]
    apart = [difference(a, b) for a, b in zip(found, expected, strict=True)]
    return next((item for item in apart if isinstance(item, str)), None) or max(apart, default=0.0)


def verdict(folder, file):
    if not file.exists():
        return "absent", ""
    try:
        apart = compared(folder, file)
    except Exception as problem:
        return "differ", f"{type(problem).__name__}: {str(problem).splitlines()[0]}"
    agrees = isinstance(apart, float) and apart <= TOLERANCE
    return ("agree" if agrees else "differ"), apart if isinstance(apart, str) else f"{apart:.1e}"


def main(kit, files, names):
    known = [model["name"] for model in json.loads((kit / "index.json").read_text())["models"]]
    counts = {"agree": 0, "differ": 0, "absent": 0}
    for name in names or known:
        state, detail = verdict(kit / "models" / name, files / f"{name}.onnx")
        counts[state] += 1
        print(f"{state:7} {name:30} {detail}".rstrip())
    print(", ".join(f"{count} {state}" for state, count in counts.items()))
    return 0 if counts["agree"] and not counts["differ"] else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]))
