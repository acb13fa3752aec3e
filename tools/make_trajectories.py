"""Writes trainings of small networks in real Keras, to be made again in Litmus: every optimizer with its
options, schedule, loss, regularizer and constraint, weights of examples and classes, embeddings.

    python tools/make_trajectories.py litmus-keras/src/test/resources/dev/litmus/keras/trajectories [CASE ...]

keras==3.15.1, tensorflow==2.21.0, numpy. With CASEs named, the others stay. `trajectories.json` has for each net its architecture, and for each
case its net, data set, optimizer, loss, rows, and class weights; `trajectories.npz` has for each data set
`DATA_x` and `DATA_y`, and `sample_weight`; for each net `NET_initial`, all initial weights one behind the
other; for each case `CASE_losses`, the loss of each step before it, and `CASE_weights`, all weights after
the last. A step takes 8 rows in order; the last of an epoch takes what is left. What regularizers add is part of the loss. `fit` ends as in
Keras, with averages of the weights (EMA) put in their place.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf
from keras import constraints as C
from keras import layers as L
from keras import losses as S
from keras import optimizers as O
from keras import regularizers as R
from keras.optimizers import schedules as D

# TensorFlow's rewriting of graphs takes most of the time.
tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})

ROWS, BATCH, EPOCHS = 40, 8, 8


def normal(seed, *shape):
    return np.random.default_rng(seed).normal(size=shape).astype("float32")


def data():
    x = normal(3, ROWS, 5)
    y = (x[:, :1] * x[:, 1:2] + 0.3 * x[:, 2:3] > 0).astype("float32")
    steps, pictures = normal(4, ROWS, 6, 3), normal(5, ROWS, 7, 6, 2)
    tokens = np.random.default_rng(6).integers(0, 9, (ROWS, 6)).astype("float32")
    sets = {
        "table": (x, y),
        "signs": (x, 2 * y - 1),
        "classes": (x, np.concatenate([1 - y, y], 1)),
        "two": (x, np.concatenate([y, x[:, 3:4] > 0], 1).astype("float32")),
        "steps": (steps, (steps[:, 0, :1] + steps[:, -1, 1:2] > 0).astype("float32")),
        "pictures": (pictures, (pictures[:, :3].mean((1, 2, 3)) > 0).astype("float32")[:, None]),
        "tokens": (tokens, (tokens[:, :1] > tokens[:, 1:2]).astype("float32")),
    }
    return sets


# Nets: name -> data set that gives the input, and how to come from the input to the output.
def sigmoid(t):
    return L.Dense(1, "sigmoid")(t)


def flat(t):
    return sigmoid(L.Flatten()(t))


def head(units, activation):
    return lambda t: L.Dense(units, activation)(L.Dense(6, "tanh")(t))


def dense(**options):
    return lambda t: sigmoid(L.Dense(4, "tanh", **options)(t))


def embedded(t):
    e = L.Embedding(9, 3)
    return sigmoid(L.Concatenate()([L.GlobalAveragePooling1D()(e(t)), L.Flatten()(e(t))]))


def shared(t):
    d = L.Dense(4, "tanh", activity_regularizer="l2", kernel_regularizer="l1")
    return sigmoid(L.Add()([d(t), d(L.Rescaling(0.5)(t))]))


MASKED = dict(mask_zero=True)
NETS = {
    "deep": ("table", lambda t: sigmoid(L.Dense(4, "tanh")(L.Dense(6, "tanh")(t)))),
    "sigmoid": ("table", head(1, "sigmoid")),
    "linear": ("table", head(1, None)),
    "tanh": ("table", head(1, "tanh")),
    "softplus": ("table", head(1, "softplus")),
    "relu": ("table", head(1, "relu")),
    "softmax2": ("table", head(2, "softmax")),
    "sigmoid2": ("table", head(2, "sigmoid")),
    "linear2": ("table", head(2, None)),
    "embedded": ("tokens", embedded),
    "embedding_constrained": ("tokens", lambda t: flat(L.Embedding(
        9, 3, embeddings_regularizer=R.L1L2(0.01, 0.02), embeddings_constraint=C.MaxNorm(0.5))(t))),
    "embedding_frozen": ("tokens", lambda t: flat(L.Embedding(9, 3, trainable=False)(t))),
    "embedding_gru": ("tokens", lambda t: sigmoid(
        L.Bidirectional(L.GRU(3))(L.Embedding(9, 3, **MASKED)(t)))),
    "embedding_pooled": ("tokens", lambda t: sigmoid(
        L.GlobalAveragePooling1D()(L.Embedding(9, 3, **MASKED)(t)))),
    "l1": ("table", dense(kernel_regularizer=R.L1(0.01), activity_regularizer=R.L1(0.01))),
    "l2": ("table", dense(kernel_regularizer=R.L2(0.02), activity_regularizer=R.L2(0.02))),
    "l1l2": ("table", dense(kernel_regularizer=R.L1L2(0.005, 0.01), bias_regularizer=R.L1L2(0.01, 0.02))),
    "orthogonal_rows": ("table", dense(kernel_regularizer=R.OrthogonalRegularizer(0.02, mode="rows"))),
    "orthogonal_columns": ("table", dense(kernel_regularizer=R.OrthogonalRegularizer(0.02, mode="columns"))),
    "activity": ("table", lambda t: sigmoid(L.ActivityRegularization(0.01, 0.02)(L.Dense(4, "tanh")(t)))),
    "regularized_shared": ("table", shared),
    "regularized_frozen": ("table", dense(kernel_regularizer="l2", trainable=False)),
    "max_norm": ("table", dense(kernel_constraint=C.MaxNorm(0.6), bias_constraint="non_neg")),
    "max_norm_rows": ("table", dense(kernel_constraint=C.MaxNorm(0.6, axis=1))),
    "non_neg": ("table", dense(kernel_constraint=C.NonNeg())),
    "unit_norm": ("table", dense(kernel_constraint=C.UnitNorm())),
    "min_max_norm": ("table", dense(kernel_constraint=C.MinMaxNorm(0.3, 0.7, rate=0.5))),
    "normalization": ("table", lambda t: sigmoid(L.BatchNormalization(
        beta_regularizer="l2", gamma_regularizer="l1", gamma_constraint=C.MinMaxNorm(0.5, 0.9),
        beta_constraint=C.NonNeg())(L.Dense(4, "tanh")(t)))),
    "convolution": ("pictures", lambda t: flat(L.Conv2D(
        3, 3, activation="tanh", kernel_constraint=C.MaxNorm(0.5, axis=[0, 1, 2]),
        kernel_regularizer="l1", bias_regularizer="l2", activity_regularizer="l2")(t))),
    "separable": ("pictures", lambda t: flat(L.SeparableConv2D(
        3, 3, activation="tanh", depth_multiplier=2, depthwise_constraint=C.UnitNorm(axis=[0, 1]),
        pointwise_regularizer="l1", depthwise_regularizer="l2", pointwise_constraint="max_norm")(t))),
    "lstm": ("steps", lambda t: sigmoid(L.LSTM(
        3, kernel_regularizer="l2", recurrent_regularizer="l1", bias_regularizer="l2",
        kernel_constraint="unit_norm", recurrent_constraint=C.MaxNorm(0.8), bias_constraint="non_neg",
        activity_regularizer="l2")(t))),
    "gru": ("steps", lambda t: sigmoid(L.GRU(
        3, kernel_regularizer="l2", recurrent_regularizer="l2", kernel_constraint="max_norm",
        activity_regularizer="l1")(t))),
    "simple_rnn": ("steps", lambda t: sigmoid(L.SimpleRNN(
        3, recurrent_regularizer="l2", bias_constraint="non_neg", activity_regularizer="l1")(t))),
    "attention": ("steps", lambda t: flat(L.MultiHeadAttention(
        2, 3, kernel_regularizer="l2", bias_regularizer="l1", kernel_constraint="max_norm",
        activity_regularizer="l2")(t, t))),
    "distributed": ("steps", lambda t: flat(L.TimeDistributed(L.Dense(
        3, "tanh", kernel_regularizer="l2", activity_regularizer="l1"))(t))),
    "distributed_model": ("steps", lambda t: flat(L.TimeDistributed(keras.Sequential(
        [L.Input((3,)), L.Dense(3, "tanh", kernel_regularizer="l2", activity_regularizer="l1")]))(t))),
    "distributed_rnn": ("steps", lambda t: sigmoid(L.RNN(L.SimpleRNNCell(
        3, kernel_regularizer="l2"), activity_regularizer="l1")(L.TimeDistributed(
        L.ActivityRegularization(0.01))(t)))),
    "prelu": ("table", lambda t: sigmoid(L.PReLU(
        alpha_regularizer="l2", alpha_constraint="non_neg")(L.Dense(4)(t)))),
    "einsum": ("steps", lambda t: flat(L.EinsumDense(
        "abc,cd->abd", (6, 4), bias_axes="d", activation="tanh", kernel_regularizer="l1",
        bias_regularizer="l2", kernel_constraint="non_neg")(t))),
}

CASES = {}


def case(name, net, optimizer=None, loss=None, data=None, rows=ROWS, weighted=False, classes=None, **loss_extra):
    """One training. `loss_extra` is what Keras leaves out of the configuration of the loss."""
    assert name not in CASES
    CASES[name] = dict(net=net, optimizer=optimizer or O.SGD(0.1), loss=loss or S.BinaryCrossentropy(),
                       data=data or NETS[net][0], rows=rows, weighted=weighted, classes=classes,
                       loss_extra=loss_extra)


# One line adds an optimizer.
OPTIMIZERS = {
    "sgd": lambda: O.SGD(0.1),
    "sgd_momentum": lambda: O.SGD(0.05, momentum=0.5, weight_decay=0.004, global_clipnorm=0.05),
    "sgd_nesterov": lambda: O.SGD(0.05, momentum=0.9, nesterov=True, weight_decay=0.01, clipnorm=0.1),
    "sgd_clipvalue": lambda: O.SGD(0.1, clipvalue=0.01),
    "sgd_ema": lambda: O.SGD(0.1, momentum=0.9, use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=7),
    "sgd_accumulate_ema": lambda: O.SGD(
        0.1, use_ema=True, ema_momentum=0.9, gradient_accumulation_steps=3, ema_overwrite_frequency=2),
    "sgd_accumulate_clip": lambda: O.SGD(
        0.1, momentum=0.9, gradient_accumulation_steps=4, clipnorm=0.1, weight_decay=0.01),
    "rmsprop": lambda: O.RMSprop(0.003, epsilon=1e-4, use_ema=True, ema_overwrite_frequency=10),
    "rmsprop_centered": lambda: O.RMSprop(0.003, centered=True, epsilon=1e-4, clipvalue=0.02),
    "rmsprop_all": lambda: O.RMSprop(
        0.003, rho=0.8, momentum=0.7, centered=True, epsilon=1e-3, weight_decay=0.01),
    "rmsprop_accumulate": lambda: O.RMSprop(0.01, epsilon=1e-3, momentum=0.3, gradient_accumulation_steps=5),
    "adam": lambda: O.Adam(0.01, epsilon=1e-4),
    "adam_amsgrad": lambda: O.Adam(
        0.01, beta_1=0.8, beta_2=0.9, amsgrad=True, epsilon=1e-4, weight_decay=0.02),
    "adam_accumulate": lambda: O.Adam(0.02, epsilon=1e-4, gradient_accumulation_steps=3, global_clipnorm=0.1),
    "adam_ema": lambda: O.Adam(0.01, epsilon=1e-4, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=3),
    "adamw": lambda: O.AdamW(0.01, weight_decay=0.1, amsgrad=True, epsilon=1e-4, clipnorm=0.2),
    "adamw_accumulate": lambda: O.AdamW(
        0.01, weight_decay=0.05, epsilon=1e-4, gradient_accumulation_steps=2, use_ema=True, ema_momentum=0.9),
    "adamax": lambda: O.Adamax(
        0.01, beta_1=0.7, beta_2=0.95, epsilon=1e-4, weight_decay=0.01, clipvalue=0.05),
    "adamax_accumulate": lambda: O.Adamax(0.02, gradient_accumulation_steps=4, epsilon=1e-4),
    "nadam": lambda: O.Nadam(0.01, beta_1=0.8, beta_2=0.95, epsilon=1e-4, weight_decay=0.01),
    "nadam_accumulate": lambda: O.Nadam(0.02, epsilon=1e-4, gradient_accumulation_steps=3),
    "nadam_ema": lambda: O.Nadam(
        0.01, epsilon=1e-4, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=6, global_clipnorm=0.2),
    "adagrad": lambda: O.Adagrad(
        0.1, initial_accumulator_value=0.5, epsilon=1e-3, weight_decay=0.01, clipnorm=0.1),
    "adagrad_accumulate": lambda: O.Adagrad(0.05, initial_accumulator_value=0.01, gradient_accumulation_steps=2),
    "adadelta": lambda: O.Adadelta(1.0, rho=0.8, epsilon=1e-3, weight_decay=0.01),
    "adadelta_ema": lambda: O.Adadelta(0.5, epsilon=1e-4, use_ema=True, ema_overwrite_frequency=4, clipvalue=0.05),
    "ftrl": lambda: O.Ftrl(
        0.2, learning_rate_power=-0.7, initial_accumulator_value=0.3, l1_regularization_strength=0.01,
        l2_regularization_strength=0.02, l2_shrinkage_regularization_strength=0.05, beta=0.4),
    "ftrl_shrinkage": lambda: O.Ftrl(0.2, l2_shrinkage_regularization_strength=0.1, clipnorm=0.3),
    "ftrl_beta": lambda: O.Ftrl(0.3, l1_regularization_strength=0.02, beta=1.0, weight_decay=0.01),
    "ftrl_accumulate": lambda: O.Ftrl(0.3, gradient_accumulation_steps=3, l2_regularization_strength=0.01),
    "lion": lambda: O.Lion(0.002, beta_1=0.8, beta_2=0.95, weight_decay=0.1, clipnorm=0.1),
    "lion_accumulate": lambda: O.Lion(0.004, gradient_accumulation_steps=2),
    "lamb": lambda: O.Lamb(0.01, beta_1=0.8, beta_2=0.95, epsilon=1e-4, weight_decay=0.02),
    "lamb_clip": lambda: O.Lamb(0.02, epsilon=1e-4, clipnorm=0.5),
    "lamb_accumulate_ema": lambda: O.Lamb(
        0.01, epsilon=1e-4, gradient_accumulation_steps=2, use_ema=True, ema_momentum=0.9,
        ema_overwrite_frequency=9),
    "muon": lambda: O.Muon(0.01, adam_lr_ratio=0.5, epsilon=1e-4),
    "muon_all": lambda: O.Muon(
        0.01, nesterov=False, momentum=0.8, ns_steps=3, weight_decay=0.05, adam_weight_decay=0.01, muon_a=3.0,
        muon_b=-4.0, muon_c=2.0, epsilon=1e-4),
    "muon_rms": lambda: O.Muon(
        0.01, rms_rate=0.3, exclude_embeddings=False, epsilon=1e-4, weight_decay=0.01),
    "muon_accumulate": lambda: O.Muon(0.01, gradient_accumulation_steps=2, epsilon=1e-4, clipnorm=0.5),
    "adafactor": lambda: O.Adafactor(0.02),
    "adafactor_all": lambda: O.Adafactor(
        0.05, beta_2_decay=-0.6, epsilon_1=1e-12, epsilon_2=1e-2, clip_threshold=0.7, weight_decay=0.01),
    "adafactor_absolute": lambda: O.Adafactor(0.02, relative_step=False, gradient_accumulation_steps=2),
    "adafactor_ema": lambda: O.Adafactor(
        0.03, use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=5, clipnorm=0.1),
}
for key, optimizer in OPTIMIZERS.items():
    case(key, "deep", optimizer())
    # On embeddings Keras itself fails at clipped gradients with RMSprop.
    if not key.endswith(("accumulate", "clipvalue")) and key != "rmsprop_centered":
        case("embedded_" + key, "embedded", optimizer())

# Each schedule with two optimizers, each optimizer with a schedule.
for key, optimizer in {
    "exponential": O.SGD(D.ExponentialDecay(0.1, 7, 0.8)),
    "exponential_adagrad": O.Adagrad(D.ExponentialDecay(0.1, 7, 0.8, staircase=True)),
    "polynomial": O.SGD(D.PolynomialDecay(0.05, 30, 0.005, power=2.0), momentum=0.9),
    "polynomial_ftrl": O.Ftrl(D.PolynomialDecay(0.2, 15, 0.02, power=0.5, cycle=True)),
    "polynomial_adadelta": O.Adadelta(D.PolynomialDecay(0.5, 30, 0.05, power=2.0), epsilon=1e-3),
    "inverse_time_adamw": O.AdamW(D.InverseTimeDecay(0.02, 9, 0.5, staircase=True), epsilon=1e-3),
    "inverse_time_lion": O.Lion(D.InverseTimeDecay(0.002, 9, 0.5)),
    "cosine_adam": O.Adam(D.CosineDecay(0.02, 30), epsilon=1e-3),
    "cosine_warm_up_rmsprop": O.RMSprop(
        D.CosineDecay(0.002, 25, alpha=0.1, warmup_target=0.01, warmup_steps=12), epsilon=1e-3),
    "cosine_warm_up_lamb": O.Lamb(
        D.CosineDecay(0.002, 25, alpha=0.1, warmup_target=0.01, warmup_steps=12), epsilon=1e-3),
    "restarts_nadam": O.Nadam(D.CosineDecayRestarts(0.02, 6, t_mul=1.5, m_mul=0.8, alpha=0.05), epsilon=1e-3),
    "restarts_muon": O.Muon(D.CosineDecayRestarts(0.01, 13), epsilon=1e-3),
    "piecewise_adamax": O.Adamax(
        D.PiecewiseConstantDecay([5, 12, 30], [0.02, 0.01, 0.005, 0.002]), epsilon=1e-3),
    "piecewise_adafactor": O.Adafactor(D.PiecewiseConstantDecay([5, 12], [0.02, 0.01, 0.005])),
    "exponential_accumulate": O.SGD(
        D.ExponentialDecay(0.1, 3, 0.8, staircase=True), gradient_accumulation_steps=3, momentum=0.5),
}.items():
    case("schedule_" + key, "deep", optimizer)

# Losses: name, net, object, and what else.
for key, net, loss, options in [
    ("bce_logits", "linear", S.BinaryCrossentropy(from_logits=True, label_smoothing=0.2), {}),
    ("bce_sum", "sigmoid", S.BinaryCrossentropy(reduction="sum", label_smoothing=0.1), dict(rate=0.01)),
    ("bce_mean", "sigmoid", S.BinaryCrossentropy(reduction="mean"), dict(weighted=True)),
    ("bce_mean_weighted", "sigmoid", S.BinaryCrossentropy(reduction="mean_with_sample_weight"), dict(weighted=True)),
    ("bce_two", "sigmoid2", S.BinaryCrossentropy(), dict(data="two", weighted=True)),
    ("focal", "sigmoid", S.BinaryFocalCrossentropy(), {}),
    ("focal_balanced", "sigmoid", S.BinaryFocalCrossentropy(
        apply_class_balancing=True, alpha=0.7, gamma=1.3, label_smoothing=0.1), {}),
    ("focal_logits", "linear", S.BinaryFocalCrossentropy(
        apply_class_balancing=True, alpha=0.4, gamma=3.0, from_logits=True, label_smoothing=0.05),
        dict(weighted=True)),
    ("focal_without_gamma", "sigmoid", S.BinaryFocalCrossentropy(gamma=0.0), {}),
    ("categorical", "softmax2", S.CategoricalCrossentropy(), dict(data="classes")),
    ("categorical_logits", "linear2", S.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
        dict(data="classes")),
    ("categorical_sum", "softmax2", S.CategoricalCrossentropy(reduction="sum"),
        dict(data="classes", weighted=True, rate=0.01)),
    ("categorical_sigmoid", "sigmoid2", S.CategoricalCrossentropy(), dict(data="classes")),
    ("sparse_categorical", "softmax2", S.SparseCategoricalCrossentropy(), {}),
    ("sparse_categorical_logits", "linear2", S.SparseCategoricalCrossentropy(from_logits=True), {}),
    ("categorical_focal", "softmax2", S.CategoricalFocalCrossentropy(alpha=0.6, gamma=1.5, label_smoothing=0.1),
        dict(data="classes")),
    ("categorical_focal_logits", "linear2", S.CategoricalFocalCrossentropy(from_logits=True),
        dict(data="classes")),
    ("categorical_hinge", "sigmoid2", S.CategoricalHinge(), dict(data="classes")),
    ("cosine", "sigmoid2", S.CosineSimilarity(), dict(data="classes")),
    ("cosine_one", "tanh", S.CosineSimilarity(), {}),
    ("hinge", "tanh", S.Hinge(), dict(data="signs", weighted=True)),
    ("hinge_sum", "tanh", S.Hinge(reduction="sum"), dict(rate=0.01)),
    ("squared_hinge", "linear", S.SquaredHinge(), dict(data="signs")),
    ("huber", "linear", S.Huber(delta=0.2), dict(delta=0.2)),
    ("huber_sum", "linear", S.Huber(delta=2.5, reduction="sum"), dict(rate=0.01, delta=2.5)),
    ("log_cosh", "linear", S.LogCosh(), dict(weighted=True)),
    ("poisson", "softplus", S.Poisson(), {}),
    ("kl", "softmax2", S.KLDivergence(), dict(data="classes")),
    ("mse", "linear", S.MeanSquaredError(reduction="sum"), dict(rate=0.005, classes={0: 0.5, 1: 2.0})),
    ("mae", "linear2", S.MeanAbsoluteError(), dict(data="two")),
    ("mape", "linear", S.MeanAbsolutePercentageError(), dict(data="signs", rate=0.001)),
    ("msle", "relu", S.MeanSquaredLogarithmicError(), {}),
    ("dice", "sigmoid", S.Dice(), {}),
    ("dice_rows", "sigmoid2", S.Dice(axis=1), dict(data="two")),
    ("tversky", "sigmoid", S.Tversky(alpha=0.3, beta=0.8), {}),
    ("tversky_rows", "sigmoid2", S.Tversky(alpha=0.7, beta=0.2, axis=1), dict(data="two", weighted=True)),
]:
    rate = options.pop("rate", 0.1)
    case("loss_" + key, net, O.SGD(rate), loss, **options)

case("class_weight", "sigmoid", classes={0: 0.3, 1: 2.5})
case("class_weight_categorical", "softmax2", loss=S.CategoricalCrossentropy(), data="classes",
     classes={0: 0.3, 1: 2.5})
case("class_weight_sparse", "softmax2", loss=S.SparseCategoricalCrossentropy(), classes={0: 0.3, 1: 2.5})
case("sample_weight", "sigmoid", weighted=True)
case("last_batch_smaller", "sigmoid", rows=29, weighted=True)
case("last_batch_smaller_regularized", "simple_rnn", rows=29)

for key in list(NETS)[list(NETS).index("embedding_constrained"):]:
    momentum = O.SGD(0.2, momentum=0.5)
    case("net_" + key, key, O.Adam(0.01, epsilon=1e-3) if "embedding" in key else momentum)


def build(name):
    keras.backend.clear_session()
    keras.utils.set_random_seed(11)
    data_set, layers = NETS[name]
    inputs = keras.Input(SETS[data_set][0].shape[1:])
    model = keras.Model(inputs, layers(inputs))
    # Neither zeros nor ones, from which several mistakes look alike.
    shift = np.random.default_rng(21)
    for weight in model.weights:
        if weight.path.endswith(("bias", "beta", "gamma", "alpha")):
            weight.assign(weight + 0.1 * shift.normal(size=weight.shape).astype("float32"))
    return model


def together(weights):
    return np.concatenate([np.ravel(w) for w in weights]).astype("float32")


def train(case, arrays, name):
    model = build(case["net"])
    model.compile(case["optimizer"], case["loss"])
    x, y = (a[: case["rows"]] for a in SETS[case["data"]])
    losses = []
    for _ in range(EPOCHS):
        for first in range(0, len(x), BATCH):
            rows = slice(first, first + BATCH)
            model.reset_metrics()
            losses.append(model.train_on_batch(
                x[rows], y[rows], class_weight=case["classes"],
                sample_weight=WEIGHTS[: len(x)][rows] if case["weighted"] else None))
    # What Keras's fit does when it ends.
    case["optimizer"].finalize_variable_values(model.trainable_variables)
    arrays[name + "_losses"] = np.array(losses, "float32")
    arrays[name + "_weights"] = together(model.get_weights())


def describe(thing):
    serialized = keras.saving.serialize_keras_object(thing)
    return {"class_name": serialized["class_name"], "config": serialized["config"]}


def main(folder, *chosen):
    assert keras.__version__ == "3.15.1"
    os.makedirs(folder, exist_ok=True)
    before = dict(np.load(os.path.join(folder, "trajectories.npz"))) if chosen else {}
    arrays = {"sample_weight": WEIGHTS}
    for name, (x, y) in SETS.items():
        arrays |= {f"{name}_x": x, f"{name}_y": y}
    nets, cases = {}, {}
    for name in NETS:
        model = build(name)
        nets[name] = json.loads(model.to_json())
        arrays[name + "_initial"] = together(model.get_weights())
    for name, about in CASES.items():
        loss = describe(about["loss"])
        loss["config"] |= about["loss_extra"]
        cases[name] = dict(net=about["net"], data=about["data"], optimizer=describe(about["optimizer"]), loss=loss)
        if about["rows"] != ROWS:
            cases[name]["rows"] = about["rows"]
        if about["weighted"]:
            cases[name]["weighted"] = True
        if about["classes"]:
            cases[name]["class_weight"] = about["classes"]
        if chosen and name not in chosen:
            arrays |= {f"{name}_{kind}": before[f"{name}_{kind}"] for kind in ("losses", "weights")}
            continue
        train(about, arrays, name)
        print(name, arrays[name + "_losses"][[0, -1]], flush=True)
    np.savez(os.path.join(folder, "trajectories.npz"), **arrays)
    lines = [f'"{name}": {json.dumps(about)}' for name, about in cases.items()]
    nets = [f'"{name}": {json.dumps(net)}' for name, net in nets.items()]
    with open(os.path.join(folder, "trajectories.json"), "w", encoding="ascii", newline="\n") as out:
        out.write('{"nets": {\n' + ",\n".join(nets) + '},\n"cases": {\n' + ",\n".join(lines) + "}}\n")


SETS = data()
WEIGHTS = np.random.default_rng(31).uniform(0.2, 2.0, ROWS).astype("float32")
# Some examples count for nothing.
WEIGHTS[3:9] = 0

if __name__ == "__main__":
    main(*sys.argv[1:])
