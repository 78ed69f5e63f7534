"""Trains a small perceptron in NumPy with Adam, L1 and L2 terms, and prints its gradient at the start and its parameters at the end.

    python3 adam.py > adam.txt

Each line: activation, what, then one number a parameter, in the order of NetworkShape: layer by layer, weights row by row, then biases.
"""

import numpy

WIDTHS, POINTS, STEPS = [1, 5, 4, 1], 16, 200
ALPHA, L1, L2, RATE, LAST = 3.0, 1e-3, 2e-3, 0.02, 0.002


def begin():
    count = sum(b * (a + 1) for a, b in zip(WIDTHS, WIDTHS[1:]))
    return numpy.array([((37 * i) % 101 - 50) / 60 for i in range(count)])


def unpack(theta):
    at = 0
    for a, b in zip(WIDTHS, WIDTHS[1:]):
        yield theta[at:at + a * b].reshape(b, a), theta[at + a * b:at + b * (a + 1)]
        at += b * (a + 1)


def gradient(theta, x, y, activation):
    layers = list(unpack(theta))
    h, slopes = [x], []
    for index, (w, b) in enumerate(layers):
        z = h[-1] @ w.T + b
        if index + 1 == len(layers):
            h.append(z)
        elif activation == "relu":
            h.append(numpy.maximum(z, 0))
            slopes.append((z > 0).astype(float))
        else:
            s = 1 / (1 + numpy.exp(-z))
            h.append(z * s)
            slopes.append(s * (1 + z * (1 - s)))
    d = 2 * ALPHA / POINTS * (h[-1] - y)
    parts = []
    for index in range(len(layers) - 1, -1, -1):
        parts[:0] = [(d.T @ h[index]).ravel(), d.sum(axis=0)]
        if index:
            d = d @ layers[index][0] * slopes[index - 1]
    return numpy.concatenate(parts)


for activation in ["relu", "silu"]:
    x = (-1 + 2 * (numpy.arange(POINTS) + 0.5) / POINTS)[:, None]
    theta, m, v = begin(), 0, 0
    print(activation, "gradient", *gradient(theta, x, x * x, activation))
    for step in range(STEPS):
        g = gradient(theta, x, x * x, activation) + L1 * numpy.sign(theta) + 2 * L2 * theta
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        rate = RATE * (LAST / RATE) ** (step / (STEPS - 1))
        theta = theta - rate * (m / (1 - 0.9 ** (step + 1))) / (numpy.sqrt(v / (1 - 0.999 ** (step + 1))) + 1e-8)
    print(activation, "trained", *theta)
