"""Quantiles of the distributions that models draw from, by SciPy: distribution, its parameters as Draw takes them, probability, quantile."""
import math

from scipy import stats


def truncated(law, low, high):
    """SciPy's quantile between two bounds, from the tail that keeps the digits."""
    if law.sf(low) < 0.5:
        a, b = law.sf(low), law.sf(high)
        return lambda u: law.isf(a + u * (b - a))
    a, b = law.cdf(low), law.cdf(high)
    return lambda u: law.ppf(a + u * (b - a))


def pert(low, mode, high):
    width = high - low
    return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, loc=low, scale=width)


LAWS = [
    ("normal", "3 2", stats.norm(3, 2).ppf),
    ("lognormal", "1.5 0.5", stats.lognorm(0.5, scale=math.exp(1.5)).ppf),
    ("uniform", "-2 5", stats.uniform(-2, 7).ppf),
    ("loguniform", "0.01 1000", stats.loguniform(0.01, 1000).ppf),
    ("triangular", "1 2 5", stats.triang(0.25, loc=1, scale=4).ppf),
    ("triangular", "1 1 5", stats.triang(0, loc=1, scale=4).ppf),
    ("triangular", "1 5 5", stats.triang(1, loc=1, scale=4).ppf),
    ("exponential", "0.25", stats.expon(scale=4).ppf),
    ("bernoulli", "0.3", stats.bernoulli(0.3).ppf),
    ("normal-truncated", "0 1 -1 2", truncated(stats.norm(0, 1), -1, 2)),
    ("normal-truncated", "1 2 9 inf", truncated(stats.norm(1, 2), 9, math.inf)),
    ("normal-truncated", "1 2 -inf -9", truncated(stats.norm(1, 2), -math.inf, -9)),
    ("normal-truncated", "0 1 8 9", truncated(stats.norm(0, 1), 8, 9)),
    ("lognormal-truncated", "0 1 0.5 4", truncated(stats.lognorm(1), 0.5, 4)),
    ("exponential-truncated", "2 1 3", truncated(stats.expon(scale=0.5), 1, 3)),
    ("exponential-truncated", "2 -1 inf", truncated(stats.expon(scale=0.5), 0, math.inf)),
    ("triangular-truncated", "1 2 5 1.5 4", truncated(stats.triang(0.25, loc=1, scale=4), 1.5, 4)),
    ("gamma", "2.5 3", stats.gamma(2.5, scale=3).ppf),
    ("beta", "2 5", stats.beta(2, 5).ppf),
    ("pert", "1 3 9", pert(1, 3, 9).ppf),
    ("student", "4 2 3", stats.t(4, 2, 3).ppf),
    ("poisson", "6.5", stats.poisson(6.5).ppf),
    ("gamma-truncated", "2.5 3 2 20", truncated(stats.gamma(2.5, scale=3), 2, 20)),
    ("beta-truncated", "2 5 0.1 0.5", truncated(stats.beta(2, 5), 0.1, 0.5)),
    ("student-truncated", "4 2 3 -1 8", truncated(stats.t(4, 2, 3), -1, 8)),
]
# Multiples of a power of two, which every language reads and adds alike.
PROBABILITIES = [k / 1024 for k in (1, 40, 200, 500, 513, 700, 1000, 1023)]

print("law,parameters,probability,quantile")
for name, parameters, quantile in LAWS:
    for u in PROBABILITIES:
        print(f"{name},{parameters},{u!r},{float(quantile(u))!r}")
