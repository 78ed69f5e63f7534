"""The parametric fit of the Chinchilla paper in SciPy: the published grid of 4,500 starts, and 4,000 bootstraps, on one core.

    scaling.py RUNS [PART]     the table of training runs; one start in PART and one bootstrap in PART are run, and the time is scaled up

The objective is ours: Huber's loss of ln L, threshold 0.001, in (ln A, ln B, ln E, α, β).
"""

import csv
import itertools
import sys

import numpy
from scipy.optimize import minimize

from timing import report

DELTA, LEVEL, RESAMPLES, LEFT_OUT = 1e-3, 0.9, 4000, 5
PART = int(sys.argv[2]) if len(sys.argv) > 2 else 10

rows = numpy.array([[float(cell) for cell in row] for row in list(csv.reader(open(sys.argv[1])))[1:]])
rows = rows[rows[:, 2] < numpy.sort(rows[:, 2])[-LEFT_OUT]]
RUNS = numpy.log(rows[:, 0]), numpy.log(rows[:, 1] / (6 * rows[:, 0])), numpy.log(rows[:, 2])

LEVELS, CONSTANTS, EXPONENTS = [0, 5, 10, 15, 20, 25], [-1, -0.5, 0, 0.5, 1], [0, 0.5, 1, 1.5, 2]
GRID = numpy.array(list(itertools.product(LEVELS, LEVELS, CONSTANTS, EXPONENTS, EXPONENTS)), dtype=float)


def with_gradient(p, n, d, loss):
    a, b, e, alpha, beta = p
    z = numpy.stack([a - alpha * n, b - beta * d, numpy.full_like(n, e)])
    top = z.max(axis=0)
    w = numpy.exp(z - top)
    total = w.sum(axis=0)
    r = top + numpy.log(total) - loss
    w /= total
    clipped = numpy.clip(r, -DELTA, DELTA)
    value = numpy.sum(clipped * (r - 0.5 * clipped))
    s = w * clipped
    return value, numpy.array([s[0].sum(), s[1].sum(), s[2].sum(), -(s[0] * n).sum(), -(s[1] * d).sum()])


def alone(p, n, d, loss):
    a, b, e, alpha, beta = p
    z = numpy.stack([a - alpha * n, b - beta * d, numpy.full_like(n, e)])
    top = z.max(axis=0)
    r = top + numpy.log(numpy.exp(z - top).sum(axis=0)) - loss
    clipped = numpy.clip(r, -DELTA, DELTA)
    return numpy.sum(clipped * (r - 0.5 * clipped))


def fit(start, runs):
    return minimize(with_gradient, start, args=runs, jac=True, method="BFGS", options={"gtol": 1e-9})


def numerical(start, runs):
    return minimize(alone, start, args=runs, method="BFGS")


def lowest(starts, search):
    with numpy.errstate(all="ignore"):
        best = min((search(start, RUNS) for start in starts), key=lambda found: found.fun)
    return f"objective {best.fun:.10f}, α {best.x[3]:.5f}"


def best_of_each():
    """Our shortcut in SciPy: all starts evaluated at once, and one search for each pair of exponents, from the best of its starts."""
    n, d, loss = RUNS
    values = numpy.empty(len(GRID))
    for first in range(0, len(GRID), 100):
        a, b, e, alpha, beta = (column[:, None] for column in GRID[first:first + 100].T)
        r = numpy.log(numpy.exp(a - alpha * n) + numpy.exp(b - beta * d) + numpy.exp(e)) - loss
        clipped = numpy.clip(r, -DELTA, DELTA)
        values[first:first + 100] = numpy.einsum("ij,ij->i", clipped, r - 0.5 * clipped)
    pairs = len(EXPONENTS) ** 2
    best = values.reshape(-1, pairs).argmin(axis=0)
    return lowest(GRID.reshape(-1, pairs, 5)[best, numpy.arange(pairs)], fit)


def bootstrap(resamples):
    random = numpy.random.default_rng(42)
    alphas = []
    for _ in range(resamples):
        i = random.integers(0, len(RUNS[0]), len(RUNS[0]))
        alphas.append(fit(optimum, tuple(column[i] for column in RUNS)).x[3])
    low, high = numpy.quantile(alphas, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return f"α {low:.3f} to {high:.3f}"


def scaled(who, what, count):
    return who if PART == 1 else f"{who}, {count // PART:,} {what} × {PART}"


# A part at random: every tenth start would have one exponent only.
part = GRID[numpy.random.default_rng(1).permutation(len(GRID))[:len(GRID) // PART]]
optimum = fit(numpy.array([6.0, 6.0, 0.5, 0.34, 0.28]), RUNS).x
report("grid of 4,500 starts", scaled("SciPy BFGS, numerical gradient", "starts", len(GRID)), "s", 1 / PART, lambda: lowest(part, numerical), 0, 1)
report("grid of 4,500 starts", scaled("SciPy BFGS, analytic gradient", "starts", len(GRID)), "s", 1 / PART, lambda: lowest(part, fit), 0, 1)
report("grid of 4,500 starts", "SciPy BFGS, analytic gradient, from the best start of each (α, β)", "s", 1, best_of_each, 1, 3)
report("4,000 bootstraps", scaled("SciPy BFGS, analytic gradient", "resamples", RESAMPLES), "s", 1 / PART, lambda: bootstrap(RESAMPLES // PART), 0, 1)
