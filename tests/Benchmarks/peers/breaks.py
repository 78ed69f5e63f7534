"""The bootstrap of a break's date in NumPy: the profile over 200 candidate dates in closed form, many resamples at once.

    breaks.py POINTS     the table that `Benchmarks points` prints
"""

import sys

import numpy

from timing import points, report

LEVEL, CANDIDATES, LEAST_ROWS = 0.9, 200, 5
RESAMPLES, CHUNK = 50_000, 50

columns = points(sys.argv[1])
YEARS, VALUES = numpy.array(columns["year"]), numpy.array(columns["one_kink"])


def resample(generator, n):
    """How often each of n rows is drawn, in each of CHUNK resamples; as quick as NumPy gets it."""
    rows = generator.integers(0, n, (CHUNK, n), dtype=numpy.uint8).astype(numpy.intp)
    rows += n * numpy.arange(CHUNK)[:, None]
    return numpy.bincount(rows.ravel(), minlength=CHUNK * n).reshape(CHUNK, n).astype(float)


def bootstrap():
    # Given the date the fit is linear, and the sums of the hinge are differences of sums over the rows after it: so five cumulative
    # sums a resample hold everything, and what is left is 200 times some thirty operations. Small chunks stay in the cache; matrix
    # products of the counts with the 200 hinges ran five times slower.
    n, centre = len(YEARS), YEARS.mean()
    x = YEARS - centre
    y = VALUES - numpy.polyval(numpy.polyfit(x, VALUES, 1), x)
    dates = numpy.linspace(x[LEAST_ROWS - 1], x[-LEAST_ROWS], CANDIDATES)
    after = numpy.searchsorted(x, dates)
    generator, found = numpy.random.default_rng(1), numpy.empty(RESAMPLES)
    for start in range(0, RESAMPLES, CHUNK):
        w = resample(generator, n)
        wx = w * x
        sums = [numpy.cumsum(column[:, ::-1], axis=1)[:, ::-1] for column in (w, wx, w * y, wx * x, wx * y)]
        s, sx, sy, sxx, sxy = (column[:, :1] for column in sums)
        mean_x, mean_y = sx / s, sy / s
        spread = sxx - sx * mean_x
        slope = (sxy - sx * mean_y) / spread
        t, tx, ty, txx, txy = (column[:, after] for column in sums)
        h = tx - dates * t
        hx = txx - dates * tx
        hh = hx - dates * h
        along = hx - mean_x * h
        gain = txy - dates * ty - mean_y * h - slope * along
        own = hh - h * h / s - along * along / spread
        allowed = (t >= LEAST_ROWS) & (t <= n - LEAST_ROWS) & (own > 1e-9)
        explained = numpy.divide(gain * gain, own, out=numpy.zeros_like(own), where=allowed)
        found[start:start + CHUNK] = dates[explained.argmax(axis=1)]
    low, high = numpy.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]) + centre
    return f"{low:.2f} to {high:.2f}"


report("bootstrap of one kink", "NumPy, 200 dates in closed form", "fits/s", RESAMPLES, bootstrap)
