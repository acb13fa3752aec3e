"""Trains the networks of NetworkAccuracy in Keras on the same rows, and writes its test probabilities.

    python bench/accuracy/keras_networks.py DATA OUT [TASK ...]

keras==3.15.1 on TensorFlow, scikit-learn, Pillow. DATA holds the folders sms-spam, rt-polarity and flowers.
OUT/TASK-SEED-keras.npy and -labels.npy appear for seeds 1 to 5; tasks are sms-pooling, sms-lstm, rt-pooling,
rt-lstm and flowers.
"""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers
from PIL import Image
from sklearn.model_selection import train_test_split

SIDE = 32
TOKENS = 10_000


def sms(folder):
    lines = (folder / "sms-spam/SMSSpamCollection").read_text("utf-8").rstrip("\n").split("\n")
    pairs = [line.split("\t", 1) for line in lines]
    return np.array([text for _, text in pairs], object), np.array([kind == "spam" for kind, _ in pairs], "float32")


def reviews(folder):
    texts, labels = [], []
    for label, name in enumerate(["neg", "pos"]):
        lines = (folder / f"rt-polarity/rt-polarity.{name}").read_text("utf-8").rstrip("\n").split("\n")
        texts += lines
        labels += [label] * len(lines)
    return np.array(texts, object), np.array(labels, "float32")


def flowers(folder):
    pixels, labels = [], []
    for label, name in enumerate(["daisy", "dandelion"]):
        for file in sorted((folder / "flowers" / name).iterdir()):
            image = keras.ops.convert_to_tensor(np.asarray(Image.open(file).convert("RGB"), "float32"))
            pixels.append(keras.ops.image.resize(image, (SIDE, SIDE), interpolation="bilinear").numpy())
            labels.append(label)
    return np.stack(pixels), np.array(labels, "float32")


def pooling(texts):
    words = layers.TextVectorization(max_tokens=TOKENS, output_sequence_length=50)
    words.adapt(texts)
    return [
        keras.Input((1,), dtype="string"),
        words,
        layers.Embedding(TOKENS, 16),
        layers.GlobalAveragePooling1D(),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]


def lstm(texts):
    words = layers.TextVectorization(max_tokens=TOKENS, output_sequence_length=40)
    words.adapt(texts)
    return [
        keras.Input((1,), dtype="string"),
        words,
        layers.Embedding(TOKENS, 16, mask_zero=True),
        layers.LSTM(16),
        layers.Dense(1, activation="sigmoid"),
    ]


def convolutions(_):
    return [
        keras.Input((SIDE, SIDE, 3)),
        layers.Rescaling(1 / 255),
        layers.RandomFlip("horizontal"),
        layers.RandomRotation(0.1),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dropout(0.3),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]


TASKS = {
    "sms-pooling": (sms, pooling, 10),
    "sms-lstm": (sms, lstm, 5),
    "rt-pooling": (reviews, pooling, 10),
    "rt-lstm": (reviews, lstm, 3),
    "flowers": (flowers, convolutions, 15),
}


def run(task, folder, out):
    read, network, epochs = TASKS[task]
    x, y = read(folder)
    for seed in range(1, 6):
        keras.utils.set_random_seed(seed)
        train, test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=seed)
        model = keras.Sequential(network(train))
        model.compile("adam", "binary_crossentropy")
        if train.dtype == object:
            import tensorflow as tf

            train, test = tf.constant(train[:, None]), tf.constant(test[:, None])
        model.fit(train, y_train, epochs=epochs, batch_size=32, verbose=0)
        np.save(out / f"{task}-{seed}-keras.npy", model.predict(test, verbose=0).reshape(-1))
        np.save(out / f"{task}-{seed}-labels.npy", y_test)
        print(task, seed, flush=True)


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for task in sys.argv[3:] or TASKS:
        run(task, pathlib.Path(sys.argv[1]), out)
