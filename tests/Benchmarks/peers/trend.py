"""The log-linear trend in Python: statsmodels' OLS with intervals, and a bootstrap in closed form, vectorised with NumPy.

    trend.py POINTS     the table that `Benchmarks points` prints
"""

import sys

import numpy
import statsmodels.api as sm

from timing import points, report

LEVEL = 0.95
FITS, RESAMPLES, CHUNK, SPECIFICATIONS = 2_000, 200_000, 1_000, 1_000
NOISE = numpy.log10(2)

columns = points(sys.argv[1])
YEARS, VALUES = numpy.array(columns["year"]), numpy.array(columns["line"])


def ends(low, high):
    return f"{low:.4f} to {high:.4f}"


def fit_one_by_one():
    design = sm.add_constant(YEARS - YEARS.mean())
    for _ in range(FITS):
        low, high = sm.OLS(VALUES, design).fit().conf_int(1 - LEVEL)[1]
    return ends(low, high)


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
    return ends(*numpy.quantile(slopes, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]))


def specification_curve():
    # Each specification is resampled as above, all 1,000 resamples at once.
    generator = numpy.random.default_rng(1)
    lows, highs = numpy.empty(SPECIFICATIONS), numpy.empty(SPECIFICATIONS)
    for k in range(SPECIFICATIONS):
        years, values = YEARS[k % 60:], VALUES[k % 60:]
        x, y, n = years - years.mean(), values - values.mean(), len(years)
        rows = generator.integers(0, n, (SPECIFICATIONS, n), dtype=numpy.uint8)
        xs, ys = x[rows], y[rows]
        sx, sy = xs.sum(axis=1), ys.sum(axis=1)
        sxx, sxy = numpy.einsum("ij,ij->i", xs, xs), numpy.einsum("ij,ij->i", xs, ys)
        slopes = (sxy - sx * sy / n) / (sxx - sx * sx / n)
        lows[k], highs[k] = numpy.quantile(slopes, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return ends(lows.mean(), highs.mean())


report("fit with interval", "statsmodels OLS", "fits/s", FITS, fit_one_by_one)
report("bootstrap", "NumPy, closed form", "fits/s", RESAMPLES, lambda: bootstrap(0))
report("bootstrap with noise", "NumPy, closed form", "fits/s", RESAMPLES, lambda: bootstrap(NOISE))
report("1,000 specifications × 1,000 resamples", "NumPy, closed form", "s", 1, specification_curve, repeats=3)
