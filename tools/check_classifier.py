"""Opens a classifier's file in stock Keras and holds its probabilities from raw columns against Litmus's.

    python3 tools/check_classifier.py MODEL.keras ROWS.csv ANSWERS.csv [KERAS.csv]

ANSWERS.csv is what `litmus predict MODEL.keras ROWS.csv -o ANSWERS.csv` wrote; Keras's own
probabilities go to KERAS.csv. Numbers must be
plain, dates as 2024-02-29 or 2024-02-29T10:15:30, pictures of
the model's own size. Written with Keras 3.15.1, TensorFlow 2.21,
pandas 3.0.6.
"""

import json
import sys
import unicodedata
import zipfile

import keras
import numpy as np
import pandas as pd
import tensorflow as tf

TOLERANCE = 1e-5

model_file, rows_file, answers_file, *keras_file = sys.argv[1:]
with zipfile.ZipFile(model_file) as archive:
    schema = json.loads(archive.read("litmus.json"))
rows = pd.read_csv(rows_file, dtype=str, keep_default_na=False)
missing = set(schema["missing"]) | {""}


def column(feature):
    """The raw column as the model's input takes it: the parsed values, NaN or '' where missing."""
    cells = [cell.strip() for cell in rows[feature["column"]]]
    absent = np.array([cell.lower() in missing for cell in cells])
    kind = feature["kind"]
    if kind == "number":
        return tf.constant([[np.nan if a else float(c)] for c, a in zip(cells, absent)], tf.float32)
    if kind == "date":
        times = pd.to_datetime(pd.Series(cells).where(~absent, None), format="ISO8601")
        days = (times - pd.Timestamp(0)).dt.floor("D")
        seconds = (times - pd.Timestamp(0) - days).dt.total_seconds()
        return tf.constant(np.stack([days.dt.days, seconds], axis=1), tf.float32)
    if kind == "picture":
        images = [tf.io.decode_image(tf.io.read_file(cell), 3, expand_animations=False) for cell in cells]
        size = (feature["height"], feature["width"])
        wrong = [cell for cell, image in zip(cells, images) if image.shape[:2] != size]
        if wrong:
            sys.exit(f"pictures must have the model's own size, {size}; {wrong[0]} has another")
        return tf.cast(tf.stack(images), tf.float32)
    texts = ["" if a else c for c, a in zip(cells, absent)]
    if kind == "text":
        texts = [unicodedata.normalize("NFC", text) for text in texts]
    return tf.constant([[text] for text in texts])


model = keras.models.load_model(model_file)
inputs = {feature["input"]: column(feature) for feature in schema["features"]}
found = model.predict(inputs, verbose=0).ravel()
expected = pd.read_csv(answers_file)["probability"].to_numpy()
for file in keras_file:
    pd.DataFrame({"probability": [f"{p:.9g}" for p in found]}).to_csv(file, index=False)
worst = np.abs(found - expected).max()
kinds = sorted({feature["kind"] for feature in schema["features"]})
print(f"{len(found)} rows, columns of kinds {', '.join(kinds)}: at most {worst:.2g} apart")
sys.exit(0 if worst <= TOLERANCE else 1)
