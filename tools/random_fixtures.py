"""Writes what real Keras, Python and numpy draw, as fixtures for the tests of the engine's random numbers.

Run: python tools/random_fixtures.py   (keras 3.15.1, tensorflow-cpu 2.21, numpy 2.4.6)

Each line is: kind, arguments, a colon, values. Floats are given by their bits in hexadecimal.
"""

import json
import os
import pathlib
import random

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
from keras import initializers
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "litmus-nn/src/test/resources/dev/litmus/nn"

SEEDS = [0, 1, 42, 123456789, 2**31 - 3, 2**31 - 2, 2**31 - 1, 2**31, 2**32 + 7, -1, -5, -(2**31)]
SHAPES = [(3, 5), (7,), (2, 3, 2, 3), (), (1, 1), (0, 4)]


def bits(values):
    return " ".join(f"{b:08x}" for b in np.asarray(values, np.float32).ravel().view(np.uint32))


def shape_text(shape):
    return "x".join(map(str, shape)) or "scalar"


def initializer_lines():
    names = [
        "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal",
        "RandomUniform", "RandomNormal", "TruncatedNormal", "VarianceScaling",
    ]
    for i, name in enumerate(names):
        make = getattr(initializers, name)
        for j, seed in enumerate(SEEDS):
            shape = SHAPES[(i + j) % len(SHAPES)]
            yield f"{name} {seed} {shape_text(shape)}: {bits(make(seed=seed)(shape))}"
    for name in ["GlorotUniform", "RandomNormal", "TruncatedNormal"]:
        shape = (13, 17)
        values = np.asarray(getattr(initializers, name)(seed=7)(shape))
        yield f"{name} 7 {shape_text(shape)}: {bits(values)}"


def configured_lines():
    made = [
        (initializers.Identity(), (3, 3)),
        (initializers.Identity(), (2, 4)),
        (initializers.Orthogonal(seed=1), (4, 8)),
        (initializers.Orthogonal(seed=2), (8, 4)),
        (initializers.Orthogonal(gain=1.5, seed=3), (5, 5)),
        (initializers.Orthogonal(seed=4), (2, 3, 2, 5)),
        (initializers.Orthogonal(seed=5), (1, 6)),
        (initializers.GlorotUniform(seed=6, input_axes=[0], output_axes=[1, 2]), (4, 2, 3)),
        (initializers.HeNormal(seed=7, input_axes=[0, 1], output_axes=[-1]), (4, 2, 3)),
    ]
    for mode in ["fan_in", "fan_out", "fan_avg"]:
        for distribution in ["truncated_normal", "untruncated_normal", "uniform"]:
            made.append((initializers.VarianceScaling(0.7, mode, distribution, seed=8), (2, 3, 4)))
    for initializer, shape in made:
        config = json.dumps(initializer.get_config(), separators=(",", ":"))
        values = np.asarray(initializer(shape))
        yield f"{type(initializer).__name__} {config} {shape_text(shape)} : {bits(values)}"


def dropout_lines():
    for seed in [0, 5, 2**31 + 3, -9]:
        for rate in [0.1, 0.15, 0.5, 0.8, 0.9]:
            layer = keras.layers.Dropout(rate, seed=seed)
            for call in range(3):
                y = np.asarray(layer(np.ones((3, 7), np.float32), training=True))
                yield f"{seed} {call} {rate}: {bits(y)}"


def seed_lines():
    for seed in [0, 1, 2, 42, 2**31, 2**32 - 1]:
        keras.utils.set_random_seed(seed)
        drawn = [keras.random.SeedGenerator().state.numpy()[0] for _ in range(8)]
        yield f"{seed}: " + " ".join(map(str, drawn))


def network_lines():
    for seed in [0, 1, 42, 2**32 - 1]:
        keras.utils.set_random_seed(seed)
        net = keras.Sequential(
            [
                keras.Input((4,)),
                keras.layers.Dense(3, kernel_initializer="he_uniform"),
                keras.layers.Dropout(0.5),
                keras.layers.Dense(2, bias_initializer="random_uniform"),
            ]
        )
        first, last = net.layers[0], net.layers[-1]
        for name, values in [("a", first.kernel), ("b", last.kernel), ("c", last.bias)]:
            yield f"{seed} {name}: {bits(values)}"


def python_lines():
    for seed in [0, 1, -3, 2**32, 2**40 + 5, 2**63 - 1]:
        r = random.Random(seed)
        drawn = [r.randint(1, 10**9) for _ in range(700)]
        yield f"{seed} 1 1000000000: " + " ".join(map(str, drawn[:5] + drawn[-5:]))
        r = random.Random(seed)
        yield f"{seed} -7 9: " + " ".join(str(r.randint(-7, 9)) for _ in range(20))


def numpy_lines():
    for seed in [0, 1, 42, 2**31, 2**32 - 1]:
        for n in [1, 2, 3, 16, 17, 700, 70_000]:
            r = np.random.RandomState(seed)
            drawn = np.concatenate([r.permutation(n)[:12] for _ in range(2)])
            yield f"{seed} {n}: " + " ".join(map(str, drawn))


def order(n, seed, epochs):
    keras.utils.set_random_seed(seed)
    adapter = ArrayDataAdapter(np.arange(n), batch_size=3, shuffle=True)
    dataset = adapter.get_tf_dataset()
    return [np.concatenate([np.ravel(batch) for batch in dataset]) for _ in range(epochs)]


def shuffle_lines():
    for seed in [0, 1, 42, 2**31 - 1, 2**31, 2**32 - 1]:
        for n in [1, 2, 5, 30]:
            epochs = order(n, seed, 2)
            assert (epochs[0] == epochs[1]).all()
            yield f"{seed} {n}: " + " ".join(map(str, epochs[0]))


def write(name, lines):
    (OUT / name).parent.mkdir(parents=True, exist_ok=True)
    (OUT / name).write_text("".join(line + "\n" for line in lines))


write("initializers/initializers.txt", initializer_lines())
write("initializers/configured.txt", configured_lines())
write("ops/dropout.txt", dropout_lines())
write("random/seeds.txt", seed_lines())
write("random/networks.txt", network_lines())
write("random/python_random.txt", python_lines())
write("random/numpy_random.txt", numpy_lines())
write("random/shuffle.txt", shuffle_lines())
