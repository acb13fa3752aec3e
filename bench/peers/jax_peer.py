"""JAX with optax: one XLA program an epoch, which scans over the batches. THREADS is set by the processors given."""

import jax
import jax.numpy as jnp
import numpy as np
import optax

import work

KEYS = iter(jax.random.split(jax.random.key(1), 1000))


def weights(*shape):
    limit = (6 / (np.prod(shape[:-1]) + shape[-1])) ** 0.5
    return jax.random.uniform(next(KEYS), shape, jnp.float32, -limit, limit)


def dense(x, w):
    return x @ w[0] + w[1]


def layer(n, m):
    return weights(n, m), jnp.zeros(m)


def stack(kind, x):
    units, activation, _ = work.HIDDEN[kind]
    widths = [x.shape[1], *units, 1]
    f = {"tanh": jnp.tanh, "relu": jax.nn.relu}[activation]

    def apply(ws, x):
        for w in ws[:-1]:
            x = f(dense(x, w))
        return dense(x, ws[-1])

    return [layer(n, m) for n, m in zip(widths, widths[1:])], apply


def convolution():
    def apply(ws, x):
        x = jax.lax.conv_general_dilated(x, ws[0][0], (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")) + ws[0][1]
        x = jax.lax.reduce_window(jax.nn.relu(x), -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
        return dense(jax.nn.relu(dense(x.reshape(len(x), -1), ws[1])), ws[2])

    return [(weights(3, 3, 1, 32), jnp.zeros(32)), layer(5408, 16), layer(16, 1)], apply


def recurrent(kind):
    gates = {"lstm": 4, "gru": 3, "simple": 1}[kind]
    ws = [weights(1000, 32), weights(32, 32 * gates), weights(32, 32 * gates), jnp.zeros((2, 32 * gates)), layer(32, 1)]

    def step(ws, state, xw):
        h, c = state
        hu = h @ ws[2] + ws[3][1]
        if kind == "simple":
            return (jnp.tanh(xw + hu), c), None
        if kind == "gru":
            z, r = jax.nn.sigmoid(xw[:, :32] + hu[:, :32]), jax.nn.sigmoid(xw[:, 32:64] + hu[:, 32:64])
            return (z * h + (1 - z) * jnp.tanh(xw[:, 64:] + r * hu[:, 64:]), c), None
        i, f, g, o = jnp.split(xw + hu, 4, axis=1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

    def apply(ws, x):
        xw = (ws[0][x] @ ws[1] + ws[3][0]).swapaxes(0, 1)
        start = jnp.zeros((len(x), 32))
        (h, _), _ = jax.lax.scan(lambda state, part: step(ws, state, part), (start, start), xw)
        return dense(h, ws[4])

    return ws, apply


def network(kind, x):
    return stack(kind, x) if kind in work.HIDDEN else convolution() if kind == "images" else recurrent(kind)


def prepare(kind, x, y, batch, epochs):
    parameters, apply = network(kind, x)
    plain = kind in work.HIDDEN and work.HIDDEN[kind][2] == "sgd"
    optimizer = optax.sgd(0.01) if plain else optax.adam(0.001)
    whole = len(x) // batch * batch
    if whole == 0:
        batch = whole = len(x)

    def loss(ws, x, y):
        return optax.sigmoid_binary_cross_entropy(apply(ws, x), y).mean()

    def step(carry, rows):
        ws, state = carry
        gradients = jax.grad(loss)(ws, x[rows], y[rows])
        updates, state = optimizer.update(gradients, state, ws)
        return (optax.apply_updates(ws, updates), state), None

    @jax.jit
    def epoch(ws, state, key):
        order = jax.random.permutation(key, len(x))
        (ws, state), _ = jax.lax.scan(step, (ws, state), order[:whole].reshape(-1, batch))
        # The rest of the rows, a batch of its own size.
        if whole < len(x):
            (ws, state), _ = step((ws, state), order[whole:])
        return ws, state

    x, y = jnp.asarray(x), jnp.asarray(y)
    carry = [parameters, optimizer.init(parameters)]

    def fit():
        for _ in range(epochs):
            carry[:] = epoch(*carry, next(KEYS_OF_EPOCHS))
        jax.block_until_ready(carry)

    fit.save = lambda path: np.savez(path, *jax.tree.leaves(carry[0]))
    return fit


def predict(kind, x, batch):
    parameters, apply = network(kind, x)
    model = jax.jit(lambda rows: jax.nn.sigmoid(apply(parameters, rows)))
    parts = [x[i : i + batch] for i in range(0, len(x), batch)]
    if batch == 1:
        return lambda: [np.asarray(model(row)) for row in parts]
    return lambda: jax.block_until_ready([model(part) for part in parts])


def keys():
    key = jax.random.key(2)
    while True:
        key, one = jax.random.split(key)
        yield one


KEYS_OF_EPOCHS = keys()
work.serve("jax", jax.__version__, prepare, predict)
