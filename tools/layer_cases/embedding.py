"""Embeddings and masks."""

import numpy as np
from keras import layers


def cases(random):
    def ids(high, *shape):
        return random.whole(high, *shape).astype("int32")

    mask = np.array([[1, 1, 1, 1, 1], [0, 0, 1, 1, 0], [1, 0, 1, 0, 1], [0, 0, 0, 1, 0]], dtype=bool)
    steps = random.normal(4, 5, 3)
    steps[1, 2] = steps[1, 3] = steps[3, 0] = -1
    steps[2, 4] = [-1, 0, -1]
    return {
        "embedding": (random.weighted(layers.Embedding(7, 3)), [ids(7, 4, 5)]),
        "embedding_fractions": (
            random.weighted(layers.Embedding(3, 2, embeddings_initializer="normal", mask_zero=True)),
            [np.array([[0.0, 1.9], [2.2, -0.5]], dtype="float32")],
        ),
        "embedding_rank_3": (random.weighted(layers.Embedding(4, 2)), [ids(4, 3, 2, 3)]),
        "average_masked": (layers.GlobalAveragePooling1D(), [random.normal(4, 5, 3)], {"keywords": {"mask": mask}}),
        "average_masked_kept": (
            layers.GlobalAveragePooling1D(keepdims=True),
            [random.normal(4, 5, 3)],
            {"keywords": {"mask": mask}},
        ),
        "masking": (layers.Masking(mask_value=-1.0), [steps]),
        "masking_zero": (layers.Masking(), [random.whole(2, 5, 3, 2)]),
    }
