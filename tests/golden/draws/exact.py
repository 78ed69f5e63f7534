"""Quantiles of the draws of models, in 60 digits by mpmath, rounded to double; run: python3 exact.py > exact.csv

A line: law, its parameters as Draw takes them, probability, quantile, and how far the quantile moves where the nearer tail's probability
grows by its own size: below 1e-14 of that, and of the quantile, no double can tell.
"""
import os
import sys

from mpmath import mp, mpf, erfc, exp, log, sqrt

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "distributions"))
from quantiles import HALF, beta, gamma, normal, student

mp.dps = 60
INF = mpf("inf")
U = [1e-300, 1e-100, 1e-30, 2.0 ** -53, 1e-12, 1e-6, 0.001, 0.1, 0.3, 0.49, 0.625, 0.9, 0.999, 1 - 2.0 ** -20, 1 - 2.0 ** -40, 1 - 2.0 ** -53]


def below(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def slice_of_normal(low, high):
    """The quantile between two bounds, from the tail that keeps the digits; Newton's steps on its logarithm."""
    if low + high > 0:
        turned = slice_of_normal(-high, -low)
        return lambda u: -turned(1 - u)
    from_, to = (below(low) if low > -INF else mpf(0)), below(high)
    return lambda u: normal(from_ + u * (to - from_))


def normal_truncated(mean, sd, low, high):
    q = slice_of_normal((low - mean) / sd, (high - mean) / sd)
    return lambda u: mean + sd * q(u)


def lognormal_truncated(mu, sigma, low, high):
    q = slice_of_normal((log(low) - mu) / sigma, (log(high) - mu) / sigma if high < INF else INF)
    return lambda u: exp(mu + sigma * q(u))


def loguniform(low, high):
    return lambda u: low * exp(u * log(high / low))


def triangular(low, mode, high):
    width, rise, fall = high - low, mode - low, high - mode
    return lambda u: low + sqrt(u * width * rise) if u < rise / width else high - sqrt((1 - u) * width * fall)


def pert(low, mode, high):
    width = high - low
    a, b = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
    return lambda u: low + width / (1 + exp(-beta(a, b, u, 1 - u)))


def interval(low, high, level, is_log):
    z = normal((1 + level) / 2)
    low, high = (log(low), log(high)) if is_log else (low, high)
    mean, sd = (low + high) / 2, (high - low) / (2 * z)
    return lambda u: exp(mean + sd * normal(u)) if is_log else mean + sd * normal(u)


def exponential_truncated(rate, low, high):
    share = 1 - exp(-rate * (high - low))
    return lambda u: low - mp.log1p(-u * share) / rate


def discrete(values, weights):
    total = sum(weights)

    def quantile(u):
        sum_ = mpf(0)
        for value, weight in zip(values, weights):
            sum_ += mpf(weight) / total
            if u < sum_:
                return mpf(value)
        return mpf(values[-1])
    return quantile


LAWS = [
    ("normal", "0 1", normal),
    ("normal", "3 2", lambda u: 3 + 2 * normal(u)),
    ("normal", "-1e6 0.001", lambda u: -mpf(10) ** 6 + mpf(0.001) * normal(u)),
    ("lognormal", "1.5 0.5", lambda u: exp(mpf(1.5) + normal(u) / 2)),
    ("lognormal", "0 4", lambda u: exp(4 * normal(u))),
    ("uniform", "-2 5", lambda u: -2 + 7 * u),
    ("uniform", "0 1", lambda u: u),
    ("loguniform", "0.01 1000", loguniform(mpf(0.01), mpf(1000))),
    ("loguniform", "1e-6 1e9", loguniform(mpf(1e-6), mpf(1e9))),
    ("loguniform-truncated", "0.01 1000 5 7", loguniform(mpf(5), mpf(7))),
    ("uniform-truncated", "-2 5 1 1.5", lambda u: 1 + u / 2),
    ("triangular", "0 2 5", triangular(mpf(0), mpf(2), mpf(5))),
    ("triangular", "1 1 5", triangular(mpf(1), mpf(1), mpf(5))),
    ("triangular", "1 5 5", triangular(mpf(1), mpf(5), mpf(5))),
    ("pert", "0 3 9", pert(mpf(0), mpf(3), mpf(9))),
    ("pert", "1 1 5", pert(mpf(1), mpf(1), mpf(5))),
    ("exponential", "0.25", lambda u: -4 * mp.log1p(-u)),
    ("exponential-truncated", "2 1 3", exponential_truncated(mpf(2), mpf(1), mpf(3))),
    ("exponential-truncated", "2 300 301", exponential_truncated(mpf(2), mpf(300), mpf(301))),
    ("bernoulli", "0.3", lambda u: mpf(1 if 1 - u < mpf(0.3) else 0)),
    ("bernoulli", "1e-12", lambda u: mpf(1 if 1 - u < mpf(1e-12) else 0)),
    ("discrete", "1 4 9 16 25", discrete([1, 4, 9, 16, 25], [5, 4, 3, 2, 1])),
    ("normal-truncated", "0 1 -1 2", normal_truncated(mpf(0), mpf(1), mpf(-1), mpf(2))),
    ("normal-truncated", "0 1 30 inf", normal_truncated(mpf(0), mpf(1), mpf(30), INF)),
    ("normal-truncated", "0 1 -inf -30", normal_truncated(mpf(0), mpf(1), -INF, mpf(-30))),
    ("normal-truncated", "0 1 36 37", normal_truncated(mpf(0), mpf(1), mpf(36), mpf(37))),
    ("normal-truncated", "0 1 -37 -36", normal_truncated(mpf(0), mpf(1), mpf(-37), mpf(-36))),
    ("normal-truncated", "5 2 -inf 3", normal_truncated(mpf(5), mpf(2), -INF, mpf(3))),
    ("lognormal-truncated", "0 1 0.5 4", lognormal_truncated(mpf(0), mpf(1), mpf(0.5), mpf(4))),
    ("lognormal-truncated", "0 1 1e8 1e9", lognormal_truncated(mpf(0), mpf(1), mpf(1e8), mpf(1e9))),
    ("lognormal-truncated", "0 1 1e12 inf", lognormal_truncated(mpf(0), mpf(1), mpf(1e12), INF)),
    ("interval", "65e12 1700e12 0.95", interval(mpf(65e12), mpf(1700e12), mpf(0.95), True)),
    ("interval", "-3 5 0.9", interval(mpf(-3), mpf(5), mpf(0.9), False)),
    ("gamma", "2.5 3", lambda u: 3 * gamma(2.5, u)[0]),
    ("gamma", "0.05 1", lambda u: gamma(0.05, u)[0]),
    ("beta", "2 5", lambda u: 1 / (1 + exp(-beta(mpf(2), mpf(5), u, 1 - u)))),
    ("student", "4 2 3", lambda u: 2 + 3 * student(4, u)),
]


def spread(quantile, u):
    """p Q'(p) at the nearer tail's probability p."""
    p, h = min(u, 1 - u), mpf(10) ** -12
    at = (lambda q: quantile(q)) if u < HALF else (lambda q: quantile(1 - q))
    return abs(at(p * (1 + h)) - at(p * (1 - h))) / (2 * h)


if __name__ == "__main__":
    print("law,parameters,probability,quantile,spread")
    for name, parameters, quantile in LAWS:
        for u in U:
            if "-30" in parameters and u < 1e-100:
                continue  # u times what is left of the distribution is below all doubles.
            value = quantile(mpf(u))
            print(f"{name},{parameters},{u!r},{float(value)!r},{float(spread(quantile, mpf(u)))!r}")
