"""The 2024 model of the stock of text, by NumPy and SciPy from the formulas, for tests of the C# model.

Run in the repository root: python3 tests/golden/data-stock/model-2024.py > tests/golden/data-stock/model-2024.csv
Monte Carlo rows have 1,000,000 draws of NumPy's own generator. Policies are maximised over N, D and P by SLSQP from many starts, under both caps.
"""

import csv

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.stats import linregress

rng = np.random.default_rng(20240604)
n = 1_000_000
Z = {0.9: 1.6448536269514722, 0.95: 1.959963984540054}


def say(name, value):
    print(f"{name},{value:.10g}")


def between(low, high, level=0.9):
    mu, sigma = (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / 2 / Z[level]
    return np.exp(mu + sigma * rng.standard_normal(n))


def quantiles(name, values, levels=(0.025, 0.5, 0.975)):
    for p, q in zip(levels, np.quantile(values, levels)):
        say(f"{name} {p:g}", q)


print("name,value")

# Stocks.
size, token = between(6100, 8200, 0.95), np.maximum(6 - between(1, 4, 0.95), 0.5)
web = between(75e9, 1e12, 0.95) * size / token
quality = web * between(0.1, 0.4, 0.95)
stock = quality * between(2, 5, 0.95)
growth = between(1.02, 1.04, 0.95) * between(1, 1.1, 0.95)
quantiles("web", web)
quantiles("common crawl", 75e9 * size / token)
quantiles("quality", quality)
quantiles("effective", stock)

# Exhaustion: log-linear stock and history cross at a date of their own; compute is stepped by a fine grid.
start, slope = between(3e12, 13e12), rng.normal((0.267 + 0.482) / 2, (0.482 - 0.267) / 2 / Z[0.95], n)
history = 2024 + np.maximum(0, np.log10(stock / start) / (slope - np.log10(growth)))
z = rng.standard_normal(n)
knots = [(2024, 25.5 - 0.5 * Z[0.95] / Z[0.9], 25.5, 25.5 + 0.5 * Z[0.95] / Z[0.9]), (2025, 25.33, 25.90, 26.14),
         (2030, 26.71, 28.67, 29.47), (2040, 29.27, 32.42, 34.71), (2050, 31.78, 35.26, 38.86)]
paths = [(year, m + z * np.where(z >= 0, h - m, m - l) / Z[0.95]) for year, l, m, h in knots]
compute = np.full(n, np.inf)
compute5 = np.full(n, np.inf)
for k in range(len(paths) - 1):
    (a, ca), (b, cb) = paths[k], paths[k + 1]
    for found, more in ((compute, 1.0), (compute5, 5.0)):
        gap = lambda year, c: np.log10(20 * np.sqrt(more)) + (c - np.log10(120)) / 2 - np.log10(stock) - (year - 2024) * np.log10(growth)
        ga, gb = gap(a, ca), gap(b, cb)
        here = np.isinf(found) & (gb >= 0)
        found[here] = np.where(ga[here] >= 0, a, a + (b - a) * -ga[here] / (gb[here] - ga[here]))
pick = rng.integers(0, 2, n) == 1
history5 = 2024 + np.maximum(0, np.log10(stock / start / np.sqrt(5)) / (slope - np.log10(growth)))
for name, dates in (("history", history), ("compute", compute), ("mixture", np.where(pick, history, compute)),
                    ("overtrained", np.where(pick, history5, compute5))):
    quantiles(f"date {name}", dates, (0.1, 0.5, 0.9))

# Writing.
people = {int(row["year"]): float(row["people"]) for row in csv.DictReader(open("data/stock/population.csv"))}
users = {y: people[y] / (1 + np.exp(-0.1507 * (y - 2016.72))) for y in range(1950, 2025)}
person_years = sum(users[y] for y in range(1950, 2024)) / users[2024]
say("person-years", person_years)
twitter = 3e8 * 1.3 * 365 * between(2, 25, 0.95) / 0.013
facebook = 3e9 * (between(40, 90) + 5 * between(17, 40)) / 0.036
instagram = 66e3 * 60 * 24 * 365 * between(10, 40) / 0.015
reddit = 365 * (6e5 * between(32, 72) + 5e6 * between(14, 31)) / 0.0044
messages = between(1e11, 2e11) * 365 * between(4, 6)
yearly = np.choose(rng.integers(0, 4, n), [twitter, facebook, instagram, reddit]) + messages
quantiles("yearly", yearly)
quantiles("whole web", person_years * yearly)
say("facebook 12 months", 12 * 0.036 * np.median(facebook))
say("instagram", 0.015 * np.median(instagram))
say("twitter", 0.013 * np.median(twitter))
say("reddit", 0.0044 * np.median(reddit))
say("messages", np.median(messages))

# Pages of Google's index.
rows = list(csv.DictReader(open("data/stock/google-pivot-words.csv")))
pages = np.array([float(r["results"]) / (0.45 * float(r[f"share_{y}"])) for r in rows for y in range(2013, 2023)])
say("index mean", pages.mean())
quantiles("index", pages)

# Dataset growth.
rows = list(csv.DictReader(open("data/stock/dataset-sizes.csv")))
days = (np.array([r["published"] for r in rows], dtype="datetime64[D]") - np.datetime64("2024-01-01")).astype(float)
fit = linregress(days, np.log10(np.array([float(r["words"]) for r in rows]) * 4 / 5))
say("growth", 365 * fit.slope)
say("growth level", 10 ** fit.intercept)

# Undertraining.
A, B, a, b = 514.0, 2115.2, 0.35, 0.37
G = (a * A / b / B) ** (1 / (a + b))
d_opt = lambda c: (c / 6) ** (a / (a + b)) / G
n_opt = lambda c: c / 6 / d_opt(c)
loss = lambda c: A * n_opt(c) ** -a + B * d_opt(c) ** -b
capped = lambda c, d: loss(c) if d_opt(c) < d else A * (c / 6 / d) ** -a + B * d ** -b
solve = lambda f: 10 ** brentq(f, 20, 40, xtol=1e-13)
say("plateau", solve(lambda x: loss(10 ** x) - B * 3e14 ** -b))
say("start by law", solve(lambda x: d_opt(10 ** x) - 3e14))
for orders in (2, 3):
    say(f"gain {orders}", np.log10(solve(lambda x: loss(10 ** x) - capped(2.7e28 * 10 ** orders, 3e14)) / 2.7e28))


# Policies: the optimum by SLSQP in logarithms, and the gradient steps of the published code in double precision.
def log_demand(x, r, h, i0):
    l_n, l_d, l_p = x
    return np.log(i0) - r * np.log((A * np.exp(-a * l_n) + B * np.exp(-b * l_d)) / 0.1) - h * (l_p - np.log(1e-6))


def profit(x, r, h, i0):
    l_n, l_d, l_p = x
    return np.exp(log_demand(x, r, h, i0)) * (np.exp(l_p) - 2 * np.exp(l_n) / 1e18) - 6 * np.exp(l_n + l_d) / 1e18


def best(c, r, h, i0):
    found = None
    for ratio in (1, 4, 16, 64):
        for price in (1.2, 3, 12):
            l_n = np.log(c / 6 / ratio) / 2 - 1
            x0 = np.array([l_n, np.log(c / 6) - l_n, np.log(price * 2e-18) + l_n])
            scale = abs(profit(x0, r, h, i0)) + 1e-30
            caps = [dict(type="eq", fun=lambda x: np.log(c / 6) - x[0] - x[1]),
                    dict(type="ineq", fun=lambda x: np.log(1000 * c / 2) - x[0] - log_demand(x, r, h, i0))]
            x = minimize(lambda x: -np.arcsinh(profit(x, r, h, i0) / scale), x0, method="SLSQP", constraints=caps,
                         options=dict(ftol=1e-15, maxiter=2000))
            inside = min(caps[1]["fun"](x.x), 0) > -1e-7 and abs(caps[0]["fun"](x.x)) < 1e-7
            if inside and (found is None or profit(x.x, r, h, i0) > profit(found, r, h, i0)):
                found = x.x
    return found


def descend(c, r, h, i0):
    x = np.array([np.log((c / 6) ** 0.5 / 5), np.log((c / 6) ** 0.5 * 5), -12.0])
    for _ in range(2000):
        e = np.exp(x)
        of_n, of_d = A * e[0] ** -a, B * e[1] ** -b
        sold, margin = np.exp(log_demand(x, r, h, i0)), e[2] - 2e-18 * e[0]
        trained = 6e-18 * e[0] * e[1]
        g = np.array([sold * (r * a * of_n / (of_n + of_d) * margin - 2e-18 * e[0]) - trained,
                      sold * r * b * of_d / (of_n + of_d) * margin - trained, sold * (e[2] - h * margin)])
        x = x + 0.1 * g * min(1, 0.5 / (np.abs(g).sum() + 1e-6))
        ratio = (x[0] + x[1]) / (np.log(c) - np.log(6))
        if ratio > 1:
            x[:2] /= ratio
        ratio = (x[0] + log_demand(x, r, h, i0)) / (np.log(c) - np.log(2) + np.log(1000))
        if ratio > 1:
            x[0] /= ratio
    return x


for i, (r, h, i0) in enumerate(((7, 1.1, 1e13), (7, 2, 1e15), (10, 2.4, 1e16)), 1):
    for c in (1e24, 1e26, 1e31):
        x = best(c, r, h, i0)
        if x is not None:
            for what, value in zip(("N", "D", "P"), np.exp(x)):
                say(f"policy {i} {c:.0e} {what}", value)
    x = descend(5e25, r, h, i0)
    say(f"search {i} ratio", np.exp(x[1] - x[0]))
