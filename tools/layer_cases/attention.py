"""Attention, and dense layers by Einstein's summation."""

import numpy as np
from keras import layers


def cases(random):
    def weighted(layer, call=None):
        def build(inputs):
            if call:
                call(layer, inputs)
            else:
                layer.build([t.shape for t in inputs] if len(inputs) > 1 else inputs[0].shape)
            layer.set_weights([random.normal(*w.shape) / 2 for w in layer.weights])
            return layer

        return build

    def heads(layer, inputs, **options):
        apart = lambda layer, t, **named: layer(*t, **named)
        return (weighted(layer, apart), inputs, {"call": apart} | options)

    def einsum(equation, size, *shape, **options):
        return (weighted(layers.EinsumDense(equation, size, **options)), [random.normal(*shape)])

    x = random.normal
    pair = lambda: [x(3, 4, 3), x(3, 5, 3)]
    queries = np.array([[1, 1, 1, 1], [0, 1, 1, 0], [1, 1, 0, 0]], dtype=bool)
    keys = np.array([[1, 1, 1, 1, 1], [0, 1, 0, 1, 0], [1, 0, 0, 0, 0]], dtype=bool)
    pairs = random.generator.random((3, 4, 5)) < 0.6
    pairs[1, 2] = False
    masks = {"keywords": {"mask.0": queries, "mask.1": keys}}

    def with_masks(layer, t, **named):
        masks = [named.pop("mask.0"), named.pop("mask.1")]
        return layer(t, mask=masks, **named)

    listed = {"call": with_masks}
    attention = layers.MultiHeadAttention
    return {
        "attention": (weighted(layers.Attention()), pair()),
        "attention_scaled": (weighted(layers.Attention(use_scale=True)), pair() + [x(3, 5, 3)]),
        "attention_concat": (weighted(layers.Attention(score_mode="concat")), pair()),
        "attention_concat_scaled": (
            weighted(layers.Attention(use_scale=True, score_mode="concat")),
            pair(),
            {"arguments": {"return_attention_scores": True}},
        ),
        "attention_masked": (
            weighted(layers.Attention(use_scale=True)),
            pair(),
            masks | listed | {"arguments": {"use_causal_mask": True}},
        ),
        "attention_dropout": (weighted(layers.Attention(dropout=0.3, seed=4)), pair(), True),
        "additive_attention": (weighted(layers.AdditiveAttention()), pair()),
        "additive_attention_masked": (weighted(layers.AdditiveAttention()), pair(), masks | listed),
        "additive_attention_unscaled": (weighted(layers.AdditiveAttention(use_scale=False)), pair()),
        "multi_head_attention": heads(attention(2, 3), pair()),
        "multi_head_attention_key": heads(attention(2, 3, value_dim=2, use_bias=False), pair() + [x(3, 5, 2)]),
        "multi_head_attention_output": heads(attention(1, 2, output_shape=5), pair()),
        "multi_head_attention_masked": heads(
            attention(2, 3), pair(), keywords={"attention_mask": pairs}, arguments={"use_causal_mask": True}
        ),
        "multi_head_attention_values_masked": heads(attention(2, 3), pair(), keywords={"value_mask": keys}),
        "multi_head_attention_scores": heads(
            attention(2, 3),
            pair(),
            keywords={"attention_mask": pairs},
            arguments={"return_attention_scores": True},
        ),
        "multi_head_attention_gate": heads(attention(2, 3, use_gate=True), pair()),
        "multi_head_attention_window": heads(attention(2, 3, sliding_window=2), pair()),
        "multi_head_attention_axes": heads(attention(2, 3, attention_axes=(2,)), [x(2, 3, 4, 3), x(2, 3, 2, 3)]),
        "multi_head_attention_all_axes": heads(attention(2, 3), [x(2, 3, 2, 3), x(2, 2, 2, 3)]),
        "einsum_dense": einsum("ab,bc->ac", 4, 3, 5, bias_axes="c"),
        "einsum_dense_rank_3": einsum("abc,cd->abd", (None, 4), 3, 5, 2, bias_axes="d", activation="tanh"),
        "einsum_dense_ellipsis": einsum("...x,xy->...y", 4, 3, 5, 2, bias_axes="y"),
        "einsum_dense_right": einsum("ab...,bc->ac...", 4, 3, 2, 5),
        "einsum_dense_shared": einsum("abc,bcd->abd", (5, 4), 3, 5, 2, bias_axes="bd"),
        "einsum_dense_turned": einsum("abc,bd->adc", (4, 2), 3, 5, 2, bias_axes="d"),
        "einsum_dense_two": einsum("abcd,cde->abe", (None, 4), 2, 3, 2, 3, bias_axes="e"),
    }
