"""scikit-learn's MLPClassifier; its one hidden stack covers the dense works only."""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = os.environ["THREADS"]

import warnings

import sklearn
from sklearn.neural_network import MLPClassifier

import work

warnings.filterwarnings("ignore")


def prepare(kind, x, y, batch, epochs):
    if kind not in work.HIDDEN:
        return None
    units, activation, solver = work.HIDDEN[kind]
    momentum = {"momentum": 0, "learning_rate_init": 0.01} if solver == "sgd" else {}
    model = MLPClassifier(
        units, activation=activation, solver=solver, alpha=0, batch_size=min(batch, len(x)), max_iter=epochs,
        n_iter_no_change=epochs + 1, tol=0, **momentum
    )
    return lambda: model.fit(x, y.ravel())


work.serve("scikit-learn", sklearn.__version__, prepare)
