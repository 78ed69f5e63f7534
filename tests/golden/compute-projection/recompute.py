"""Recomputes numbers of the compute-projection study with NumPy and SciPy, apart from the toolkit.

    python3 tests/golden/compute-projection/recompute.py

reads data/ and writes numbers.csv and specifications.csv beside this script. What a row is about is stated here a second time and shares
no code with src/. Years have 365.2425 days, months a twelfth of that; frontier rules let equals pass.
"""

import bisect
import csv
import datetime
import math
import pathlib

import numpy as np
from scipy import optimize, stats

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data"
VINTAGES = {
    "2022-02": "vintages/2022-02.csv", "2022-05-03": "vintages/2022-05-03.csv", "2023-03-03": "vintages/2023-03-03.csv",
    "2024-02-05": "vintages/2024-02-05.csv", "2025-08-07": "vintages/2025-08-07.csv", "2026-07": "systems.csv",
}
YEAR = 365.2425


def read(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(text):
    return datetime.date.fromisoformat(text).toordinal()


def years(days):
    return 1 + (np.asarray(days, float) - 1) / YEAR


def top(rows, value, n):
    """Rows, in order of their day, that fewer than n before them exceed."""
    best, kept = [], []
    for row in rows:
        v = value(row)
        if len(best) < n or v >= best[0]:
            kept.append(row)
            bisect.insort(best, v)
            if len(best) > n:
                best.pop(0)
    return kept


def line(days, values, level):
    x, y = years(days), np.log10(values)
    fit = stats.linregress(x, y)
    reach = fit.stderr * stats.t.ppf(0.5 + level / 2, len(x) - 2)
    return len(x), fit.slope, fit.slope - reach, fit.slope + reach


def factor(days, values, level):
    n, s, low, high = line(days, values, level)
    return n, 10 ** s, 10 ** low, 10 ** high


def doubling(days, values, level):
    n, s, low, high = line(days, values, level)
    log2 = math.log10(2)
    return n, log2 / s, log2 / high, log2 / low if low > 0 else math.inf


numbers = []


def put(name, row):
    numbers.append((name, *row))


# Hardware.
chips = read("hardware/ml-hardware.csv")
number = lambda text: float(text) if text else math.nan
RELEASE = {"2022": day("2022-06-30"), "2023": day("2023-11-30"), "2024": day("2024-08-31"), "now": day("9999-12-31")}


def chip_rows(until, quantity, gpus=False, trained=False, best=None):
    rows = [c for c in chips if day(c["released"]) <= RELEASE[until]]
    rows = [c for c in rows if not gpus or c["type"] in ("GPU", "GPGPU")]
    rows = [c for c in rows if not trained or c["trains_models"] == "yes"]
    rows = [(day(c["released"]), quantity(c)) for c in rows]
    rows = sorted((r for r in rows if r[1] > 0), key=lambda r: r[0])
    rows = rows if best is None else top(rows, lambda r: r[1], best)
    return [r[0] for r in rows], [r[1] for r in rows]


per = lambda a, b: lambda c: number(c[a]) / number(c[b])
only = lambda a: lambda c: number(c[a])
GPU = [
    ("price-performance-gpus", per("fp32", "price"), {}), ("price-performance-ml", per("fp32", "price"), {"trained": True}),
    ("price-performance-top", per("fp32", "price"), {"best": 5}), ("price-performance-fp16", per("fp16", "price"), {}),
    ("performance-gpus", only("fp32"), {}), ("performance-ml", only("fp32"), {"trained": True}),
    ("performance-top", only("fp32"), {"best": 5}),
]
CHIP = [
    ("performance", only("fp32")), ("price-performance", per("fp32", "price")), ("energy-efficiency", per("fp32", "tdp")),
    ("memory", only("memory")), ("bandwidth", only("bandwidth")),
]
for name, quantity, how in GPU:
    put(f"hardware/{name}", doubling(*chip_rows("2022", quantity, gpus=True, **how), 0.95))
    put(f"hardware/{name}/now", doubling(*chip_rows("now", quantity, gpus=True, **how), 0.95))
for name, quantity in CHIP:
    put(f"hardware/{name}", doubling(*chip_rows("2023", quantity), 0.95))
    put(f"hardware/{name}/now", doubling(*chip_rows("now", quantity), 0.95))
for name, quantity in [("performance-growth", only("fp32")), ("energy-efficiency-growth", per("fp32", "tdp"))]:
    put(f"hardware/{name}", factor(*chip_rows("2024", quantity), 0.95))
    put(f"hardware/{name}/now", factor(*chip_rows("now", quantity), 0.95))
for name, quantity in [
    ("tensor-performance", only("tensor_fp16")), ("tensor-energy-efficiency", per("tensor_fp16", "tdp")),
    ("tensor-price-performance", per("tensor_fp16", "price")),
]:
    put(f"hardware/{name}/now", doubling(*chip_rows("now", quantity), 0.95))
index = [(day(r["month"]), float(r["index"])) for r in read("hardware/producer-prices.csv")]
at = lambda d: [v for m, v in index if m <= d][-1]
put("hardware/real-price-performance/now", doubling(*chip_rows(
    "now", lambda c: number(c["fp32"]) / (number(c["price"]) * index[-1][1] / at(day(c["released"])))), 0.95))
first = {}
for row in sorted(read("hardware/purchase-prices.csv"), key=lambda r: r["date"]):
    first.setdefault(row["name"], float(row["price"]))
put("hardware/purchase-price-performance/now", doubling(*chip_rows(
    "now", lambda c: number(c["fp32"]) / first.get(c["name"], math.nan)), 0.95))


# Cost and power.
def dated(rows, column):
    return sorted((r for r in rows if r["published"] and r[column]), key=lambda r: r["published"])


def ahead(name, rows, value, size):
    """When a run of some size follows the largest of the rows at their trend's growth, in closed form; with no size, one's size in 2030."""
    rows = list(rows)
    days, values = [day(r["published"]) for r in rows], [value(r) for r in rows]
    _, slope, low, high = line(days, values, 0.9)
    largest = int(np.argmax(values))
    begun, start = float(years(days[largest])), math.log10(values[largest])
    if size is None:
        put(name, ("", *(10 ** (start + s * (2030 - begun)) for s in (slope, low, high))))
    else:
        put(name, ("", *(begun + (math.log10(size) - start) / s for s in (slope, high, low))))


costs = {r["model"]: r for r in read("hardware/model-costs.csv")}
of2025 = read(VINTAGES["2025-08-07"])
best = top(dated(of2025, "training_compute"), lambda r: float(r["training_compute"]), 10)
for column in ("amortised_cost", "cloud_cost", "acquisition_cost"):
    for until, suffix in (("2024-02-05", "-2024"), ("9999-12-31", "")):
        rows = {r["name"]: r for r in reversed(best) if "2016-01-01" <= r["published"] <= until and costs.get(r["name"], {}).get(column)}
        put(f"cost/growth/{column[:-5]}{suffix}", factor(
            [day(r["published"]) for r in rows.values()], [float(costs[n][column]) for n in rows], 0.9))
        if column == "amortised_cost":
            ahead("cost/billion/2024" if suffix else "cost/billion/now", rows.values(), lambda r: float(costs[r["name"]][column]), 1e9)
newest = read(VINTAGES["2026-07"])
best = top(dated(newest, "training_compute"), lambda r: float(r["training_compute"]), 10)
rows = [r for r in best if r["published"] >= "2016-01-01" and r["cost"]]
put("cost/growth/newest-vintage", factor([day(r["published"]) for r in rows], [float(r["cost"]) for r in rows], 0.9))
rows = [r for r in top(dated(newest, "power"), lambda r: float(r["power"]), 10) if r["published"] >= "2016-01-01"]
put("power/growth", factor([day(r["published"]) for r in rows], [float(r["power"]) for r in rows], 0.9))
ahead("power/largest-2030", rows, lambda r: float(r["power"]), None)


# Systems above thresholds.
for threshold in range(23, 29):
    for year in range(2016, 2027):
        n = sum(1 for r in newest if r["notability"] and r["published"].startswith(str(year))
                and r["training_compute"] and float(r["training_compute"]) > 10.0 ** threshold)
        put(f"thresholds/1e{threshold}/count/{year}", ("", n, "", ""))
# The share above a threshold by the log-normal tail at the least-squares line, and by a logistic line of greatest likelihood.
known = [r for r in dated(newest, "training_compute") if r["notability"] and r["published"] >= "2016"]
x, y = years([day(r["published"]) for r in known]), np.log10([float(r["training_compute"]) for r in known])
fit = stats.linregress(x, y)
sigma = math.sqrt(((y - fit.intercept - fit.slope * x) ** 2).sum() / (len(x) - 2))
for year, threshold in [(2024, 24), (2025, 25), (2027, 26), (2030, 27)]:
    put(f"tail-share/1e{threshold}/{year}", ("", stats.norm.sf((threshold - fit.intercept - fit.slope * (year + 0.5)) / sigma), "", ""))
# The tail on the last two full years: flat prior, so sigma by chi-squared and the line by Student's t; 400,000 draws.
generator = np.random.default_rng(2)
nu = len(x) - 2
sigmas = sigma * np.sqrt(nu / generator.chisquare(nu, 400_000))
level = y.mean() + sigmas / math.sqrt(len(x)) * generator.standard_normal(len(sigmas))
slope = fit.slope + sigmas / math.sqrt(((x - x.mean()) ** 2).sum()) * generator.standard_normal(len(sigmas))
for threshold in (26, 27, 28):
    rates, seen = np.zeros(len(sigmas)), 0
    for year in (2024, 2025):
        of = [r for r in known if r["published"].startswith(str(year))]
        rates += len(of) * stats.norm.sf((threshold - level - slope * (year + 0.5 - x.mean())) / sigmas)
        seen += sum(float(r["training_compute"]) > 10.0 ** threshold for r in of)
    low, middle, high = np.quantile(rates, [0.05, 0.5, 0.95])
    put(f"tail-check/1e{threshold}", ("", middle, low, high))
    put(f"tail-check/1e{threshold}/chance", ("", stats.poisson.cdf(seen, rates).mean(), "", ""))
last = datetime.date.fromisoformat(max(r["published"] for r in newest if r["notability"]))
middle = np.array([y + 0.5 for y in range(2016, 2026)] + [2026 + 0.5 * last.timetuple().tm_yday / 365]) - 2021
for threshold in (24, 25):
    larger = [r for r in known if float(r["training_compute"]) > 10.0 ** threshold]
    above = np.array([sum(r["published"].startswith(str(t)) for r in larger) for t in range(2016, 2027)])
    of = np.array([sum(r["published"].startswith(str(t)) for r in known) for t in range(2016, 2027)])
    minus = lambda b: -(above * (b[0] + b[1] * middle) - of * np.logaddexp(0, b[0] + b[1] * middle)).sum()
    b = optimize.minimize(minus, [-2.0, 0.5], tol=1e-10).x
    put(f"logistic-share/1e{threshold}/2027", ("", 1 / (1 + math.exp(-b[0] - b[1] * 6.5)), "", ""))

# The published method with its inputs as printed, by plain Monte Carlo; low and high are 2.5 and 97.5 % quantiles.
generator = np.random.default_rng(1)
draws = 400_000
start = max(math.log10(float(r["training_compute"])) for r in read(VINTAGES["2022-02"]))
per_year = 365 / 30 * math.log10(2)
spread = lambda low, high: math.log(high / low) / (2 * stats.norm.ppf(0.975))
rate = lambda value, low, high: per_year / value * np.exp(generator.standard_normal(draws) * spread(low, high))
deep, long_run = rate(5.6, 5.0, 6.2), np.sqrt(rate(21.3, 16.2, 31.3) * per_year / 20)
reversion = generator.choice([8.0, 12.0, 18.0], draws, p=[0.75, 0.20, 0.05])
path, before = np.full(draws, start), deep
for year in range(2023, 2081):
    w = 1 / np.exp((year - 2022) ** 2 / (2 * reversion ** 2))
    now = deep ** w * long_run ** (1 - w)
    path, before = path + 0.5 * (before + now), now
    if year in (2025, 2030, 2040, 2050, 2060, 2070, 2080):
        low, middle, high = np.quantile(path, [0.025, 0.5, 0.975])
        put(f"published/{year}/median", ("", middle, low, high))


# Every specification.
def z_scores(rows):
    days = np.array([day(r["published"]) for r in rows])
    values = np.log10([float(r["training_compute"]) for r in rows])
    z = []
    for i in range(len(rows)):
        near = values[abs(days - days[i]) <= 364]
        z.append((values[i] - near.mean()) / near.std() if near.std() > 0 else 0)
    return z


RULES = {"all systems": 0, "top 20 at release": 20, "top 10 at release": 10, "top 5 at release": 5, "record setters": 1}
has = lambda r, d: d in [x.strip() for x in r["domains"].split(";")]
DOMAINS = {
    "all domains": lambda r: True, "language": lambda r: has(r, "Language"), "vision": lambda r: has(r, "Vision"),
    "other domains": lambda r: r["domains"] and not has(r, "Language") and not has(r, "Vision"),
}
LARGE = "2015-09-01"
OUTLIERS = {
    "all kept": lambda r, z: True, "low outliers dropped": lambda r, z: z >= -2,
    "low and large-scale dropped": lambda r, z: z >= -2 and not (z > 0.76 and r["published"] >= LARGE),
}
specifications, left_out = [], 0
for vintage, name in VINTAGES.items():
    notable = [r for r in dated(read(name), "training_compute") if vintage == "2022-02" or r["notability"]]
    scores = z_scores(notable)
    for outliers, passes in OUTLIERS.items():
        kept = [r for r, z in zip(notable, scores) if passes(r, z)]
        for domain, holds in DOMAINS.items():
            of = [r for r in kept if holds(r)]
            for rule, n in RULES.items():
                frontier = top(of, lambda r: float(r["training_compute"]), n) if n else of
                for since in (2010, 2012, 2014, 2016, 2018):
                    rows = [r for r in frontier if int(r["published"][:4]) >= since]
                    if len(rows) < 10:
                        left_out += 1
                        continue
                    slope = line([day(r["published"]) for r in rows], [float(r["training_compute"]) for r in rows], 0.9)[1]
                    specifications.append((rule, f"since {since}", domain, outliers, f"vintage {vintage}", len(rows), slope))
slopes = np.array([s[-1] for s in specifications])
put("specifications/count", ("", len(specifications), "", ""))
put("specifications/left-out", ("", left_out, "", ""))
for d, name in enumerate(["frontier-rule", "start-of-the-window", "domain", "outliers", "vintage"]):
    groups = {}
    for s in specifications:
        groups.setdefault(s[d], []).append(s[-1])
    between = sum(len(g) * (np.mean(g) - slopes.mean()) ** 2 for g in groups.values())
    put(f"specifications/influence/{name}", ("", between / ((slopes - slopes.mean()) ** 2).sum(), "", ""))

text = lambda value: value if isinstance(value, str) else "inf" if value == math.inf else repr(float(value))
with open(HERE / "numbers.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["id", "n", "value", "low", "high"])
    out.writerows([name, n, *map(text, rest)] for name, n, *rest in numbers)
with open(HERE / "specifications.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["rule", "start", "domain", "outliers", "vintage", "n", "slope"])
    out.writerows([*s[:-1], f"{s[-1]:.12g}"] for s in specifications if s[4] in ("vintage 2022-02", "vintage 2026-07"))
