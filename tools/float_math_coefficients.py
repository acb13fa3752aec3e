"""Computes the polynomial coefficients of FloatMath: minimax fits whose coefficients are floats.

Run: python float_math_coefficients.py   (numpy 2.4, scipy 1.17)

Each fit minimises the largest weighted error over a dense grid by Lawson's iteration. Coefficients are
rounded to float one after the other, lowest power first, and the rest is fitted again each time, so that
later ones make up for the rounding of earlier ones.
"""

import numpy as np
from scipy.special import erfcx


def minimax(x, target, weight, degree):
    """Float coefficients c, lowest power first, for the smallest max |weight (sum c x^i - target)|."""
    powers = np.stack([x**i for i in range(degree + 1)], axis=1)
    fixed = []
    for i in range(degree + 1):
        rest = target - powers[:, :i] @ np.array(fixed, dtype=float)
        fixed.append(float(np.float32(lawson(powers[:, i:], rest, weight)[0])))
    return fixed, np.max(np.abs((powers @ np.array(fixed) - target) * weight))


def lawson(columns, goal, weight):
    """Least squares, repeated with more weight where the error is large, tends to the minimax fit."""
    share = np.full(len(goal), 1 / len(goal))
    best, smallest = None, np.inf
    for _ in range(60):
        root = np.sqrt(share) * weight
        answer = np.linalg.lstsq(columns * root[:, None], goal * root, rcond=None)[0]
        error = np.abs((columns @ answer - goal) * weight)
        if error.max() < smallest:
            best, smallest = answer, error.max()
        share = share * error
        share /= share.sum()
    return best


def chebyshev(low, high, count):
    nodes = np.cos((np.arange(count) + 0.5) * np.pi / count)
    return (low + high) / 2 + (high - low) / 2 * nodes


def show(name, coefficients, error):
    print(f"{name}: largest error 2^{np.log2(error):.2f} of the result")
    for i, c in enumerate(coefficients):
        print(f"  {name}_{i} = {float.hex(c)}  {np.format_float_positional(np.float32(c), unique=True)}f")


def series(x, terms):
    return sum(c * x**i for i, c in enumerate(terms))


def main():
    # e^r = 1 + r + r^2 q(r) for |r| <= ln 2 / 2; the weight asks for the relative error of e^r - 1.
    half = np.log(2) / 2 * 1.0001
    r = chebyshev(-half, half, 2000)
    terms = 1 / np.cumprod(np.arange(1, 26, dtype=float))
    show("EXP", *minimax(r, series(r, terms[1:]), np.abs(r), 5))

    # ln(1 + f) = f - f^2 / 2 + f^3 p(f) for sqrt(1/2) <= 1 + f <= sqrt(2).
    f = chebyshev(np.sqrt(0.5) - 1, np.sqrt(2) - 1, 2000)
    signs = (-1.0) ** np.arange(120)
    target = series(f, signs / np.arange(3, 123))
    show("LOG", *minimax(f, target, np.abs(f**3 / np.log1p(f)), 7))

    # erfc(z / sqrt 2) / 2 = e^(-z^2 / 2) p(s) / (z + 1.375), s = (z - 4) / (z + 4), for 0 <= z <= 15.
    # The two constants were searched for: with them the leading coefficients are nearly floats already.
    s = chebyshev(-1.0, 11 / 19, 3000)
    z = 4 * (1 + s) / (1 - s)
    target = erfcx(z / np.sqrt(2)) / 2 * (z + 1.375)
    show("TAIL", *minimax(s, target, 1 / target, 10))

    ln2 = np.longdouble("0.693147180559945309417232121458176568")
    high = np.float32(0.693359375)
    print("ln 2 = 0.693359375 +", float(ln2 - np.longdouble(high)))


main()
