"""Lookups, hashing, encodings, text."""

import numpy as np
from keras import layers

from layer_cases import adapted

VOCABULARY = ["red", "green", "blue"]
NUMBERS = [3, 0, 7]
TOKENS = ["a", "b", "straße", "a b", "ıi"]
PUNCTUATION = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
TEXTS = np.array(
    [
        ["a b a"],
        ["  A\tb,\n a\x0bB\x0c a\r"],
        [""],
        ["Straße STRASSE straße Ä ä"],
        ["x'y z-w a.b a\u00a0b a\u2028b a\u0085b"],
        ["a" + PUNCTUATION + "b" + PUNCTUATION],
        ["“a” b… a\x1cb a\x00b"],
        ["ıI 𝒳 a𝒳 日本語"],
        ["[UNK] a"],
        ["b"],
        [" "],
        ["a b"],
    ]
)


def fingers(random):
    """Whole numbers, some negative."""
    return random.whole(12, 6, 3) - 2


def text(**options):
    return layers.TextVectorization(vocabulary=TOKENS, **options)


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
        "text_vectorization": (text(output_sequence_length=5), [TEXTS]),
        "text_vectorization_short": (text(output_sequence_length=2, max_tokens=9), [TEXTS]),
        "text_vectorization_lower": (text(standardize="lower", output_sequence_length=6), [TEXTS]),
        "text_vectorization_strip": (text(standardize="strip_punctuation", output_sequence_length=6), [TEXTS]),
        "text_vectorization_as_is": (text(standardize=None, output_sequence_length=6), [TEXTS]),
        "text_vectorization_characters": (text(split="character", output_sequence_length=9), [TEXTS]),
        "text_vectorization_unsplit": (text(split=None, output_sequence_length=4), [TEXTS.reshape(4, 3)]),
        "text_vectorization_unsplit_free": (text(split=None), [TEXTS.reshape(4, 3)]),
        "text_vectorization_unsplit_runs": (text(split=None, ngrams=2), [TEXTS.reshape(4, 3)]),
        "text_vectorization_unsplit_count": (text(split=None, output_mode="count"), [TEXTS.reshape(4, 3)]),
        "text_vectorization_runs": (text(ngrams=2, output_sequence_length=8), [TEXTS]),
        "text_vectorization_given_runs": (text(ngrams=(2, 1), output_sequence_length=8), [TEXTS]),
        "text_vectorization_multi_hot": (text(output_mode="multi_hot"), [TEXTS]),
        "text_vectorization_count": (text(output_mode="count", ngrams=(1, 3)), [TEXTS]),
        "text_vectorization_padded": (
            text(output_mode="count", max_tokens=9, pad_to_max_tokens=True),
            [TEXTS],
        ),
        "text_vectorization_tf_idf": (
            layers.TextVectorization(
                vocabulary=["[UNK]"] + TOKENS,
                idf_weights=[0.5, 1.0, 1.5, 2.0, 0.25, 3.0],
                output_mode="tf_idf",
                max_tokens=8,
                pad_to_max_tokens=True,
            ),
            [TEXTS],
        ),
        "normalization_axis_1": (adapted(layers.Normalization(axis=1)), [random.normal(6, 3, 2)]),
        "normalization_axes_1_3": (adapted(layers.Normalization(axis=(3, 1))), [random.normal(5, 2, 3, 2)]),
        "normalization_axis_1_given": (
            layers.Normalization(axis=1, mean=[0.5, -1.0, 2.0], variance=[4.0, 0.25, 1e-20], invert=True),
            [random.normal(6, 3, 2)],
        ),
        "discretization_adapted": (adapted(layers.Discretization(num_bins=4)), [random.normal(40, 2)]),
        "discretization_adapted_multi_hot": (
            adapted(layers.Discretization(num_bins=3, epsilon=0.1, output_mode="multi_hot")),
            [random.normal(40, 2)],
        ),
        "discretization_count": (
            layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7], output_mode="count"),
            [random.normal(6, 5)],
        ),
        "discretization_image": (
            layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7], output_mode="one_hot"),
            [random.normal(4, 2, 2, 1)],
        ),
        "category_encoding_weights": (
            layers.CategoryEncoding(4, output_mode="count"),
            [random.whole(4, 5, 3)],
            {"keywords": {"count_weights": random.normal(5, 3)}},
        ),
    }
