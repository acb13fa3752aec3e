"""Recurrent layers and their wrappers."""

import numpy as np
from keras import layers


def cases(random):
    x = lambda *shape: [random.normal(*(shape or (4, 5, 3)))]

    def weighted(layer):
        def build(inputs):
            layer.build(inputs[0].shape)
            layer.set_weights([random.normal(*w.shape) / 3 for w in layer.weights])
            return layer

        return build

    mask = np.array([[1, 1, 1, 1, 1], [0, 0, 1, 1, 0], [1, 0, 1, 0, 1], [0, 0, 0, 0, 0]], dtype=bool)
    masked = {"keywords": {"mask": mask}}
    with_states = {"call": lambda layer, t, **named: layer(t[0], initial_state=t[1:], **named)}

    def stepped(*sizes):
        def call(cell, t):
            states, at = [], 1
            for size in sizes:
                states.append(t[at : at + size] if size > 1 else t[at])
                at += size
            return cell(t[0], states if len(sizes) > 1 else t[1:])

        return {"call": call}

    states = lambda *sizes: [random.normal(4, size) for size in sizes]
    stack = lambda: layers.StackedRNNCells(
        [layers.GRUCell(3), layers.LSTMCell(2), layers.LSTMCell(3, activation="softsign")]
    )

    kinds = {"simple_rnn": layers.SimpleRNN, "lstm": layers.LSTM, "gru": layers.GRU}
    cells = {"simple_rnn": layers.SimpleRNNCell, "lstm": layers.LSTMCell, "gru": layers.GRUCell}
    made = {
        "lstm_own_dropout": (weighted(layers.LSTM(3, dropout=0.4, seed=5)), x(), True),
        "gru_own_dropout": (weighted(layers.GRU(3, dropout=0.4, recurrent_dropout=0.3, seed=5)), x(), True),
    }
    for name, kind in kinds.items():
        state_count = 2 if name == "lstm" else 1
        made |= {
            name: (weighted(kind(4)), x()),
            f"{name}_one_step": (weighted(kind(2)), x(4, 1, 3)),
            f"{name}_sequences": (weighted(kind(3, return_sequences=True)), x()),
            f"{name}_no_bias": (weighted(kind(3, use_bias=False, activation="softplus")), x()),
            f"{name}_backwards": (weighted(kind(3, go_backwards=True, return_sequences=True)), x()),
            f"{name}_masked": (weighted(kind(3)), x(), masked),
            f"{name}_masked_sequences": (weighted(kind(3, return_sequences=True)), x(), masked),
            f"{name}_masked_zero": (
                weighted(kind(3, return_sequences=True, zero_output_for_mask=True, go_backwards=True)),
                x(),
                masked,
            ),
            f"{name}_states": (
                weighted(kind(3, return_sequences=True, return_state=True)),
                x() + states(*[3] * state_count),
                masked | with_states,
            ),
            # SimpleRNN keeps no seed in its configuration, its cell does.
            f"{name}_dropout": (weighted(layers.RNN(cells[name](3, dropout=0.4, seed=5))), x(), True),
            f"{name}_recurrent_dropout": (
                weighted(
                    layers.RNN(cells[name](3, dropout=0.3, recurrent_dropout=0.4, seed=5), return_sequences=True)
                ),
                x(),
                {"training": True} | masked,
            ),
        }
    made |= {
        "lstm_activations": (
            weighted(layers.LSTM(3, activation="softsign", recurrent_activation="hard_sigmoid")),
            x(),
        ),
        "lstm_no_forget_bias": (weighted(layers.LSTM(3, unit_forget_bias=False, unroll=True)), x()),
        "gru_reset_before": (weighted(layers.GRU(3, reset_after=False)), x(), masked),
        "gru_reset_before_no_bias": (
            weighted(layers.GRU(3, reset_after=False, use_bias=False, activation="softplus")),
            x(),
        ),
        "gru_reset_before_dropout": (
            weighted(layers.GRU(3, reset_after=False, dropout=0.3, recurrent_dropout=0.4, seed=7)),
            x(),
            True,
        ),
        "simple_rnn_cell": (weighted(layers.SimpleRNNCell(3)), x(4, 2) + states(3), stepped(1)),
        "lstm_cell": (weighted(layers.LSTMCell(3)), x(4, 2) + states(3, 3), stepped(2)),
        "gru_cell": (weighted(layers.GRUCell(3)), x(4, 2) + states(3), stepped(1)),
        "stacked_cells": (weighted(stack()), x(4, 2) + states(3, 2, 2, 3, 3), stepped(1, 2, 2)),
        "rnn_gru": (weighted(layers.RNN(layers.GRUCell(3), return_sequences=True)), x(), masked),
        "rnn_stacked": (weighted(layers.RNN(stack())), x(), masked),
        "rnn_stacked_backwards": (
            weighted(layers.RNN(stack(), return_sequences=True, go_backwards=True, zero_output_for_mask=True)),
            x(),
            masked,
        ),
        "bidirectional": (weighted(layers.Bidirectional(layers.LSTM(3))), x()),
        "bidirectional_sequences": (
            weighted(layers.Bidirectional(layers.GRU(3, return_sequences=True), merge_mode="sum")),
            x(),
            masked,
        ),
        "bidirectional_mul": (
            weighted(layers.Bidirectional(layers.SimpleRNN(3, return_sequences=True), merge_mode="mul")),
            x(),
        ),
        "bidirectional_ave": (weighted(layers.Bidirectional(layers.SimpleRNN(3), merge_mode="ave")), x(), masked),
        "bidirectional_apart": (
            weighted(layers.Bidirectional(layers.LSTM(3, return_sequences=True), merge_mode=None)),
            x(),
        ),
        "bidirectional_own": (
            weighted(
                layers.Bidirectional(
                    layers.LSTM(3, return_sequences=True, return_state=True),
                    backward_layer=layers.GRU(2, return_sequences=True, return_state=True, go_backwards=True),
                )
            ),
            x(),
        ),
        "time_distributed": (weighted(layers.TimeDistributed(layers.Dense(2, activation="tanh"))), x()),
        "time_distributed_lstm": (
            weighted(layers.TimeDistributed(layers.LSTM(2))),
            x(4, 2, 3, 2),
        ),
        "time_distributed_flatten": (layers.TimeDistributed(layers.Flatten()), x(4, 3, 2, 2)),
    }
    return made
