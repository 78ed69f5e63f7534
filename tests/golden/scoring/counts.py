"""Forecasts of counts by their definitions, for the tests of CountForecast and CappedCounts. Run it here: python3 counts.py > counts.txt

Debian: python3-scipy python3-numpy. A forecast is an even mixture of scipy.stats.poisson; scores are plain sums to where nothing is left.
The posterior of a capped logistic trend is a grid. Lines: "mixture", rates and outcome (comma; outcome last), CRPS, CRPS of ln(1 + count),
log score, mid-transform, quantiles at 5, 50 and 95 %. "capped", ceiling, times, successes, trials (slash between the lists), posterior
mean and deviation of level and slope of the log odds below the ceiling.
"""
import numpy as np
from scipy import special, stats


def text(*numbers):
    return " ".join(repr(float(n)) for n in numbers)


for rates, outcome in [((3.0,), 3), ((0.3, 2, 9.5, 40), 0), ((0.3, 2, 9.5, 40), 7), ((0.3, 2, 9.5, 40), 150), ((0.0, 0.02), 1),
                       ((900.0, 1500.0, 2600.0), 1234), ((0.0,), 0)]:
    k = np.arange(0, 6000)
    pmf = np.mean([stats.poisson.pmf(k, r) for r in rates], axis=0)
    cdf = np.mean([stats.poisson.cdf(k, r) for r in rates], axis=0)
    step = (cdf - (k >= outcome)) ** 2
    log = special.logsumexp([stats.poisson.logpmf(outcome, r) for r in rates]) - np.log(len(rates))
    quantiles = [int(np.argmax(cdf >= p)) for p in (0.05, 0.5, 0.95)]
    print("mixture", ",".join(map(repr, [*map(float, rates), float(outcome)])),
          text(step.sum(), (step * np.log((k + 2) / (k + 1))).sum(), -log, cdf[outcome] - 0.5 * pmf[outcome], *quantiles))

for ceiling, y in [(0.4, (0, 1, 3, 9, 14, 15)), (1.0, (0, 1, 3, 9, 14, 15))]:
    t, n = np.arange(6.0), np.array([20.0, 25, 30, 35, 40, 38])
    y = np.array(y, float)
    place = (t - t.mean()) / t.std()
    share = min((y.sum() + 0.5) / ((n.sum() + 1) * ceiling), 0.99)
    a, b = np.meshgrid(np.linspace(-9, 9, 1201), np.linspace(-9, 12, 1201), indexing="ij")
    log = -0.5 * ((a / 2.5) ** 2 + (b / 2.5) ** 2)
    for x, yi, ni in zip(place, y, n):
        p = ceiling * special.expit(np.log(share / (1 - share)) + a + b * x)
        log += yi * np.log(p) + (ni - yi) * np.log1p(-p)
    w = np.exp(log - log.max())
    w /= w.sum()
    level, slope = a + np.log(share / (1 - share)), b / t.std()
    m, s = (w * level).sum(), (w * slope).sum()
    print("capped", "/".join(",".join(map(repr, map(float, list))) for list in ([ceiling], t, y, n)),
          text(m, np.sqrt((w * (level - m) ** 2).sum()), s, np.sqrt((w * (slope - s) ** 2).sum())))
