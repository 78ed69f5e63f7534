"""Monte Carlo in NumPy: its fastest generator, in double precision, on whole arrays.

    montecarlo.py
"""

import numpy

from timing import report

DRAWS, YEARS = 1_000_000, 10
LEVELS, FAN_LEVELS = [0.05, 0.5, 0.95], [0.05, 0.25, 0.5, 0.75, 0.95]
GENERATOR = numpy.random.Generator(numpy.random.PCG64(1))
WHO = "NumPy, PCG64"


def product():
    """As numpy.random is used: the product of two arrays of draws."""
    draws = GENERATOR.lognormal(1, 0.5, DRAWS)
    draws *= GENERATOR.normal(5, 2, DRAWS)
    return draws


def quantiles():
    draws = product()
    found = numpy.quantile(draws, LEVELS)
    return f"mean {draws.mean():.5g}, median {found[1]:.5g}"


def paths():
    """One row a year, so that a year's quantiles are over neighbours in memory."""
    shocks = GENERATOR.standard_normal((YEARS, DRAWS))
    shocks *= 0.2
    shocks += 0.3
    numpy.cumsum(shocks, axis=0, out=shocks)
    shocks += numpy.log(100)
    return numpy.exp(shocks, out=shocks)


def fan():
    bands = numpy.quantile(paths(), FAN_LEVELS, axis=1)
    return f"median of the last year {bands[2, -1]:.5g}"


report("lognormal × normal, draws alone", WHO, "M draws/s", DRAWS, lambda: f"draw 0 {product()[0]:.5g}")
report("lognormal × normal, mean", WHO, "M draws/s", DRAWS, lambda: f"mean {product().mean():.5g}")
report("lognormal × normal, mean and three quantiles", WHO, "M draws/s", DRAWS, quantiles)
report("fan chart, 1e6 paths × 10 years, paths alone", WHO, "ms", 1, lambda: f"mean of the last year {paths()[-1].mean():.5g}")
report("fan chart, 1e6 paths × 10 years, five quantiles a year", WHO, "ms", 1, fan)
