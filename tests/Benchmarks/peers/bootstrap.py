"""Fits a second of Python: statsmodels' OLS with intervals, and a bootstrap in closed form, vectorised with NumPy.

Prints the same lines as `dotnet run -c Release --project tests/Benchmarks -- rates`, on the same 120 points: task, who, fits a second
(median of several repeats after warming up), and the ends of the 95 % interval of the growth, separated by tabs.
"""

import time

import numpy
import statsmodels.api as sm

LEVEL, WARM_UPS, REPEATS = 0.95, 1, 5
FITS, RESAMPLES, CHUNK = 2_000, 200_000, 1_000
NOISE = numpy.log10(2)

i = numpy.arange(120)
YEARS = 2010 + i / 8.0
VALUES = 18 + 0.6 * i / 8.0 + 0.7 * numpy.sin(2.4 * i)


def fit_one_by_one():
    design = sm.add_constant(YEARS - YEARS.mean())
    for _ in range(FITS):
        low, high = sm.OLS(VALUES, design).fit().conf_int(1 - LEVEL)[1]
    return low, high


def bootstrap(noise):
    # Chunks of 1,000 resamples ran as fast as any size from 100 to 10,000; counting rows (bincount or multinomial) and one matrix
    # product ran slower.
    generator = numpy.random.default_rng(1)
    x, y, n = YEARS - YEARS.mean(), VALUES - VALUES.mean(), len(YEARS)
    slopes = numpy.empty(RESAMPLES)
    for start in range(0, RESAMPLES, CHUNK):
        rows = generator.integers(0, n, (CHUNK, n), dtype=numpy.uint8)
        xs, ys = x[rows], y[rows]
        if noise > 0:
            ys += generator.uniform(-noise, noise, (CHUNK, n))
        sx, sy = xs.sum(axis=1), ys.sum(axis=1)
        sxx, sxy = numpy.einsum("ij,ij->i", xs, xs), numpy.einsum("ij,ij->i", xs, ys)
        slopes[start:start + CHUNK] = (sxy - sx * sy / n) / (sxx - sx * sx / n)
    return numpy.quantile(slopes, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])


def report(task, who, fits, run):
    for _ in range(WARM_UPS):
        run()
    rates = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        low, high = run()
        rates.append(fits / (time.perf_counter() - start))
    print(f"{task}\t{who}\t{numpy.median(rates):.0f}\t{low:.4f}\t{high:.4f}", flush=True)


report("fit with interval", "statsmodels OLS", FITS, fit_one_by_one)
report("bootstrap", "NumPy, closed form", RESAMPLES, lambda: bootstrap(0))
report("bootstrap with noise", "NumPy, closed form", RESAMPLES, lambda: bootstrap(NOISE))
