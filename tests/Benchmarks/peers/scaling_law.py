"""Seconds of SciPy for the parametric fit of the Chinchilla paper: BFGS with an analytic gradient on the same objective as ours.

    tests/Benchmarks/peers/scaling_law.py [STARTS] [RESAMPLES]      default: 450 of the 4,500 starts, 400 of 4,000 resamples

Prints task, who, seconds for the whole task (scaled up from the part that was run) and the lowest objective, separated by tabs. With the
path of our benchmark program in FORECAST_BENCHMARKS it runs that too (`Benchmarks scaling`, the same lines) and prints the ratios.
"""

import csv
import itertools
import os
import pathlib
import subprocess
import sys
import time

import numpy
from scipy.optimize import minimize

DELTA = 1e-3
STARTS = int(sys.argv[1]) if len(sys.argv) > 1 else 450
RESAMPLES = int(sys.argv[2]) if len(sys.argv) > 2 else 400

path = pathlib.Path(__file__).parents[3] / "data/scaling/chinchilla-figure-4.csv"
rows = numpy.array([[float(cell) for cell in row] for row in list(csv.reader(open(path)))[1:]])
rows = rows[rows[:, 2] < numpy.sort(rows[:, 2])[-5]]
LOG_N, LOG_D, LOG_L = numpy.log(rows[:, 0]), numpy.log(rows[:, 1] / (6 * rows[:, 0])), numpy.log(rows[:, 2])


def objective(p, n, d, loss):
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


def fit(start, n, d, loss):
    return minimize(objective, start, args=(n, d, loss), jac=True, method="BFGS", options={"gtol": 1e-9})


levels, exponents = [0, 5, 10, 15, 20, 25], [0, 0.5, 1, 1.5, 2]
grid = list(itertools.product(levels, levels, [-1, -0.5, 0, 0.5, 1], exponents, exponents))
step = max(1, len(grid) // STARTS)
part = grid[::step]
best, begun = None, time.perf_counter()
with numpy.errstate(all="ignore"):
    for start in part:
        found = fit(numpy.array(start, dtype=float), LOG_N, LOG_D, LOG_L)
        best = found if best is None or found.fun < best.fun else best
seconds = {"grid of 4,500 starts": (time.perf_counter() - begun) * len(grid) / len(part)}
lowest = {"grid of 4,500 starts": best.fun}

random = numpy.random.default_rng(42)
hoffmann = numpy.array([6.0073404, 6.0179186, 0.5267228, 0.33917084, 0.2849083])
begun = time.perf_counter()
for _ in range(RESAMPLES):
    i = random.integers(0, len(LOG_N), len(LOG_N))
    fit(hoffmann, LOG_N[i], LOG_D[i], LOG_L[i])
seconds["4,000 bootstraps"] = (time.perf_counter() - begun) * 4000 / RESAMPLES

for task in seconds:
    print(f"{task}\tSciPy BFGS, analytic gradient\t{seconds[task]:.3f}\t{lowest.get(task, float('nan')):.11f}", flush=True)

if "FORECAST_BENCHMARKS" in os.environ:
    for line in subprocess.run([os.environ["FORECAST_BENCHMARKS"], "scaling"], check=True, capture_output=True, text=True).stdout.splitlines():
        task, who, ours, value = line.split("\t")
        print(f"{task}\t{who}\t{ours}\t{value}\tSciPy / ours: {seconds[task] / float(ours):.0f}")
