"""Lookups, hashing, encodings, text."""

import numpy as np
from keras import layers

from layer_cases import adapted

VOCABULARY = ["red", "green", "blue"]
NUMBERS = [3, 0, 7]


def fingers(random):
    """Whole numbers, some negative."""
    return random.whole(12, 6, 3) - 2


def cases(random):
    words = random.words(6, 2)
    sentences = random.words(8, 4)
    numbers = fingers(random)
    weights = [0.5, 1.25, 2.0, 0.75]
    return {
        "hashing": (layers.Hashing(num_bins=5), [words]),
        "hashing_mask": (layers.Hashing(num_bins=4, mask_value=""), [words]),
        "hashing_one_bin": (layers.Hashing(num_bins=1, mask_value=""), [words]),
        "hashing_salt": (layers.Hashing(num_bins=100, salt=133), [words]),
        "hashing_salts": (layers.Hashing(num_bins=100, salt=[137, 42]), [words]),
        "hashing_numbers": (layers.Hashing(num_bins=50), [numbers]),
        "hashing_numbers_mask": (layers.Hashing(num_bins=50, mask_value=3, salt=[1, 2]), [numbers]),
        "hashing_one_hot": (layers.Hashing(num_bins=3, output_mode="one_hot"), [words]),
        "hashing_one_hot_column": (layers.Hashing(num_bins=3, output_mode="one_hot"), [random.words(6, 1)]),
        "hashing_multi_hot": (layers.Hashing(num_bins=4, output_mode="multi_hot"), [words]),
        "hashing_count": (layers.Hashing(num_bins=4, output_mode="count"), [sentences]),
        "string_lookup_mask": (layers.StringLookup(vocabulary=VOCABULARY, mask_token=""), [words]),
        "string_lookup_special_given": (
            layers.StringLookup(vocabulary=VOCABULARY, mask_token="", oov_token="?", num_oov_indices=2),
            [words],
        ),
        "string_lookup_many_unknown": (layers.StringLookup(vocabulary=VOCABULARY, num_oov_indices=3), [words]),
        "string_lookup_salt": (
            layers.StringLookup(vocabulary=VOCABULARY, num_oov_indices=4, salt=[7, 9]),
            [random.words(9, 3)],
        ),
        "string_lookup_invert": (layers.StringLookup(vocabulary=VOCABULARY, invert=True), [random.whole(6, 6, 2)]),
        "string_lookup_invert_mask": (
            layers.StringLookup(vocabulary=VOCABULARY, invert=True, mask_token="", num_oov_indices=2),
            [random.whole(8, 9, 2)],
        ),
        "string_lookup_mask_one_hot": (
            layers.StringLookup(vocabulary=VOCABULARY, mask_token="", output_mode="one_hot"),
            [words],
        ),
        "string_lookup_mask_multi_hot": (
            layers.StringLookup(vocabulary=VOCABULARY, mask_token="", output_mode="multi_hot"),
            [sentences],
        ),
        "string_lookup_padded": (
            layers.StringLookup(
                vocabulary=VOCABULARY, max_tokens=7, pad_to_max_tokens=True, output_mode="count"
            ),
            [sentences],
        ),
        "string_lookup_tf_idf": (
            layers.StringLookup(vocabulary=["[UNK]"] + VOCABULARY, idf_weights=weights, output_mode="tf_idf"),
            [sentences],
        ),
        "string_lookup_tf_idf_padded": (
            layers.StringLookup(
                vocabulary=["[UNK]"] + VOCABULARY,
                idf_weights=weights,
                output_mode="tf_idf",
                max_tokens=6,
                pad_to_max_tokens=True,
            ),
            [sentences],
        ),
        "integer_lookup": (layers.IntegerLookup(vocabulary=NUMBERS), [numbers]),
        "integer_lookup_mask": (layers.IntegerLookup(vocabulary=[3, 7], mask_token=0), [numbers]),
        "integer_lookup_many_unknown": (layers.IntegerLookup(vocabulary=NUMBERS, num_oov_indices=3), [numbers]),
        "integer_lookup_hashed": (
            layers.IntegerLookup(vocabulary=NUMBERS, num_oov_indices=3, oov_method="farmhash"),
            [numbers],
        ),
        "integer_lookup_salt": (
            layers.IntegerLookup(vocabulary=NUMBERS, num_oov_indices=3, oov_method="farmhash", salt=5),
            [numbers],
        ),
        "integer_lookup_invert": (
            layers.IntegerLookup(vocabulary=NUMBERS, invert=True, oov_token=-5, mask_token=-7),
            [random.whole(7, 6, 3)],
        ),
        "integer_lookup_one_hot": (layers.IntegerLookup(vocabulary=NUMBERS, output_mode="one_hot"), [numbers]),
        "integer_lookup_multi_hot": (
            layers.IntegerLookup(vocabulary=[3, 7], mask_token=0, output_mode="multi_hot"),
            [numbers],
        ),
        "integer_lookup_tf_idf": (
            layers.IntegerLookup(vocabulary=[-1] + NUMBERS, idf_weights=weights, output_mode="tf_idf"),
            [numbers],
        ),
    }
