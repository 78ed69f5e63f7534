"""Outside numbers for the data-stock model of 2022: python3 model_2022.py > model_2022.txt, in a checkout with data/stock (NumPy, SciPy)."""
import csv
import os

import numpy as np
from scipy import integrate
from scipy.optimize import curve_fit
from scipy.stats import norm

here = os.path.dirname(os.path.abspath(__file__))
data = os.path.join(here, "..", "..", "..", "data", "stock")
people = {int(r["year"]): float(r["people"]) for r in csv.DictReader(open(os.path.join(data, "population.csv")))}


def say(name, value):
    print(f"{name} {value:.10g}")


# Person-years: sums over the years after 1950.
def use(t):
    return 0.7286 / (1 + np.exp(-0.16 * (t - 2011.6)))


for year in (1951, 2022, 2050, 2100):
    say(f"recorded-{year}", sum(people[y] / (1 + np.exp(-(y - 2000) / 5)) for y in range(1951, year + 1)))
    say(f"internet-{year}", sum(people[y] * use(y) for y in range(1951, year + 1)))

# The curve of Internet use with an offset.
rows = [(float(r["year"]), float(r["percent"]) / 100) for r in csv.DictReader(open(os.path.join(data, "internet-use.csv")))]
t, share = np.array(rows).T
terms, covariance = curve_fit(lambda x, l, x0, k, b: l / (1 + np.exp(-k * (x - x0))) + b, t, share, p0=[0.7, 2010, 0.2, 0])
for name, value, error in zip(("l", "x0", "k", "b"), terms, np.sqrt(np.diag(covariance))):
    say(f"fit-{name}", value)
    say(f"fit-{name}-error", error)

# The same without an offset.
for name, value in zip(("l", "x0", "k"), curve_fit(lambda x, l, x0, k: l / (1 + np.exp(-k * (x - x0))), t, share, p0=[0.7, 2010, 0.2])[0]):
    say(f"fit-through-{name}", value)

# Indexed websites: a product of two log-normals.
z = norm.ppf(0.95)
parts = [(np.log10(3e9), np.log10(100e9)), (np.log10(500), np.log10(50000))]
mean = sum((a + b) / 2 for a, b in parts)
sd = np.sqrt(sum(((b - a) / (2 * z)) ** 2 for a, b in parts))
for p in (0.05, 0.5, 0.95):
    say(f"websites-{p}", norm.ppf(p, mean, sd))

# The density at 1 of the ratio of two normals, by quadrature: stock N(13, 0.4), dataset N(12.4, 0.3).
say("ratio", integrate.quad(lambda d: abs(d) * norm.pdf(d, 13, 0.4) * norm.pdf(d, 12.4, 0.3), 8, 18, epsabs=1e-13)[0])

# The same where the dataset's halves differ: 0.3 below the median, 0.6 above.
split = lambda d: norm.pdf(d, 12.4, 0.3 if d < 12.4 else 0.6)
say("ratio-split", integrate.quad(lambda d: abs(d) * norm.pdf(d, 13, 0.4) * split(d), 8, 18, points=[12.4], epsabs=1e-13)[0])

# A standard normal at 100 points of even probability from 0.01 %, its density straight between: its 5 %.
places = norm.ppf(np.linspace(1e-4, 1 - 1e-4, 100))
heights = norm.pdf(places)
below = np.concatenate([[0], np.cumsum((heights[1:] + heights[:-1]) / 2 * np.diff(places))])
say("even-probabilities", np.interp(0.05 * below[-1], below, places))

# High quality and platforms at 2022, 4 million draws.
rng = np.random.default_rng(20221026)
n = 4_000_000
to = lambda a, b: np.exp((np.log(a) + np.log(b)) / 2 + (np.log(b) - np.log(a)) / (2 * z) * rng.standard_normal(n))
g = to(1.02, 1.06)
books = (to(10e6, 30e6) + to(1e6, 3e6) * to(0.02, 0.2) / np.log(g)) / 2 * 1e5
high = (to(21, 65) * to(0.05, 0.5) * 200e9 + to(100e6, 170e6) * 6000 + books) / to(0.3, 0.5)
slope = np.log10(g[high > 0])
high = np.log10(high[high > 0]) - 0.01 * slope
say("high-not-numbers", n - len(high))
platforms = np.log10((500 * to(0.05, 0.5) * 150 * 60 * 60 * 24 * 365 + 500e6 * 365 * to(10, 50) + to(5e6, 10e6) * to(200, 2000)) / to(0.05, 0.4))
platforms = platforms + np.log10(sum(people[y] * use(y) for y in range(1951, 2023)) / (people[2022] * use(2022)))
for p in (0.05, 0.5, 0.95):
    say(f"high-{p}", np.quantile(high, p))
    say(f"platforms-{p}", np.quantile(platforms, p))

# First crossings of high quality: both paths are straight, so the date is in closed form for each draw.
rate = rng.normal((0.2647721292 + 0.3916182880) / 2, (0.3916182880 - 0.2647721292) / (2 * z), len(high))
date = 2022 + (high - np.log10(2e12)) / (rate - slope)
for p in (0.05, 0.5, 0.95):
    say(f"high-crossing-{p}", np.quantile(date, p))
