"""Scores by their definitions, for the tests of src/Fitting/Scoring. Run it here: python3 closed.py > closed.txt

Debian: python3-mpmath python3-scipy python3-numpy. CRPS is the integral of (F(x) - 1{x >= y})^2 in 30 digits, never a closed form;
scores of draws are the double sums of their definition; Kolmogorov's p-values are scipy.stats.kstwo's; intervals of shares solve the
binomial sums. Each line is: what, parameters (comma), numbers.
"""
import math
import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 30


def show(what, parameters, *numbers):
    print(what, ",".join(repr(float(p)) for p in parameters), *(mp.nstr(mp.mpf(n), 17) for n in numbers))


def bisect(rising):
    low, high = mp.mpf(0), mp.mpf(1)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return low


def crps(cdf, y, points):
    below = [p for p in points if p < y] + [y]
    above = [y] + [p for p in points if p > y]
    return mp.quad(lambda x: cdf(x) ** 2, below) + mp.quad(lambda x: (1 - cdf(x)) ** 2, above)


for mu, sigma, y in [(0, 1, 0), (0, 1, 1), (0, 1, -2.5), (3, 0.2, 3.1), (-1, 5, 20)]:
    cdf = lambda x: mp.ncdf((x - mu) / mp.mpf(sigma))
    show("normal", (mu, sigma, y), crps(cdf, mp.mpf(y), [-mp.inf] + [mu + sigma * k for k in (-12, -6, -3, -1, 0, 1, 3, 6, 12)] + [mp.inf]))
for nu, mu, sigma, y in [(4, 0, 1, 0.5), (2, 0, 1, -3), (1.5, 1, 2, 0), (30, -2, 0.5, -1), (7, 0, 1, 40)]:
    def cdf(x, nu=mp.mpf(nu), mu=mu, sigma=mp.mpf(sigma)):
        t = (x - mu) / sigma
        tail = mp.betainc(nu / 2, mp.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
        return tail if t < 0 else 1 - tail
    # Far out the integrand falls like t^(-2 nu): x = mu +- sigma * s / (1 - s) brings infinity in.
    g = lambda s, side: mu + side * mp.mpf(sigma) * s / (1 - s)
    jac = lambda s: mp.mpf(sigma) / (1 - s) ** 2
    z = (mp.mpf(y) - mu) / sigma
    side = 1 if z >= 0 else -1
    cut = abs(z) / (1 + abs(z))
    tails = lambda x: min(cdf(x), 1 - cdf(x))
    grid = lambda a, b: [a + (b - a) * k / 8 for k in range(9)]
    outer = mp.quad(lambda s: tails(g(s, side)) ** 2 * jac(s), grid(cut, mp.mpf(1)))
    inner = mp.quad(lambda s: (1 - tails(g(s, side))) ** 2 * jac(s), grid(mp.mpf(0), cut)) if z else 0
    other = mp.quad(lambda s: tails(g(s, -side)) ** 2 * jac(s), grid(mp.mpf(0), mp.mpf(1)))
    show("student", (nu, mu, sigma, y), outer + inner + other)
for mu, sigma, y in [(0, 1, 1), (0, 1, 0.2), (2, 0.3, 9), (1, 1.5, 0), (1, 0.5, -2), (0, 2, 50)]:
    cdf = lambda x: mp.ncdf((mp.log(x) - mu) / mp.mpf(sigma)) if x > 0 else mp.mpf(0)
    grid = [mp.e ** (mu + mp.mpf(sigma) * k) for k in (-10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 10, 14)]
    show("lognormal", (mu, sigma, y), crps(cdf, mp.mpf(y), [mp.mpf(min(0, y))] + [mp.mpf(0)] + grid))

rng = np.random.default_rng(20220209)
for case, (m, y) in enumerate([(2, 0.3), (7, -1.0), (50, 0.4), (50, 9.0)]):
    x = np.round(rng.standard_normal(m), 4)
    x[0] = x[1] if m > 10 else x[0]
    pairs = sum(abs(mp.mpf(float(a)) - mp.mpf(float(b))) for a in x for b in x)
    error = sum(abs(mp.mpf(float(a)) - mp.mpf(y)) for a in x) / m
    sd = x.std(ddof=1)
    iqr = np.quantile(x, 0.75) - np.quantile(x, 0.25)
    h = 1.06 * min(sd, iqr / 1.34) * m ** -0.2
    density = sum(mp.npdf((mp.mpf(y) - mp.mpf(float(a))) / mp.mpf(h)) for a in x) / m / mp.mpf(h)
    show("draws", [y, *x], error - pairs / (2 * m * m), error - pairs / (2 * m * (m - 1)), -mp.log(density), h)

for n in (5, 20, 60, 500):
    for d in (0.5 / math.sqrt(n), 0.9 / math.sqrt(n), 1.36 / math.sqrt(n), 1.8 / math.sqrt(n)):
        show("kolmogorov", (n, d), stats.kstwo.sf(d, n))
for k, n, level in [(0, 10, 0.9), (10, 10, 0.9), (7, 10, 0.95), (88, 100, 0.9), (450, 1000, 0.99)]:
    a = (1 - mp.mpf(level)) / 2
    upper = lambda p: sum(mp.binomial(n, j) * p ** j * (1 - p) ** (n - j) for j in range(k, n + 1))
    lower = lambda p: sum(mp.binomial(n, j) * p ** j * (1 - p) ** (n - j) for j in range(0, k + 1))
    low = bisect(lambda p: upper(p) - a) if k > 0 else 0
    high = bisect(lambda p: a - lower(p)) if k < n else 1
    show("share", (k, n, level), low, high)
u = rng.beta(0.6, 0.8, 40)
counts, _ = np.histogram(u, 8, (0, 1))
chi = stats.chisquare(counts)
show("histogram", [8, *u], chi.statistic, chi.pvalue, stats.binom.ppf(0.05, 40, 1 / 8), stats.binom.ppf(0.95, 40, 1 / 8))
