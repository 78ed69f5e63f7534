"""Recomputes the parameter-gap study's numbers from the curated tables with NumPy and SciPy, independently of the C# code.

Run from the root of the repository: python3 tests/golden/parameter-gap/recompute.py
"""

import csv
import datetime
import math
import os

import numpy as np
from scipy.stats import binom, norm

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "..", "data")
TABLES = {
    "2022-02": "vintages/2022-02.csv",
    "2022-05-03": "vintages/2022-05-03.csv",
    "2023-03-03": "vintages/2023-03-03.csv",
    "2024-02-05": "vintages/2024-02-05.csv",
    "2025-08-07": "vintages/2025-08-07.csv",
    "2026-07": "systems.csv",
}
NAMED = ["Language", "Vision", "Multimodal", "Games"]
DAY = datetime.date


def read(vintage):
    systems = []
    with open(os.path.join(DATA, TABLES[vintage]), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["parameters"] and row["published"]:
                systems.append({
                    "name": row["name"],
                    "day": DAY.fromisoformat(row["published"]),
                    "precision": row["date_precision"],
                    "domains": row["domains"].split("; "),
                    "parameters": float(row["parameters"]),
                    "compute": float(row["training_compute"]) if row["training_compute"] else None,
                    "chips": float(row["hardware_quantity"]) if row["hardware_quantity"] else None,
                })
    return systems


def site(vintage, last):
    """As the authors' site reads its table."""
    kept = [dict(s) for s in read(vintage) if s["precision"] != "month" and s["day"] <= last]
    for s in kept:
        if s["precision"] == "year":
            s["day"] = DAY(s["day"].year, 1, 1)
    return kept


def line(systems):
    days = np.array([s["day"].toordinal() for s in systems], float)
    values = np.log10([s["parameters"] for s in systems])
    centre = days.mean()
    slope, level = np.polyfit(days - centre, values, 1)
    residuals = values - level - slope * (days - centre)
    squared = 1 - (residuals**2).sum() / ((values - values.mean()) ** 2).sum()
    at = lambda day: level + slope * (day - centre)
    return len(systems), slope * 365, math.log10(2) / slope / 30, squared, at(days.min()), at(days.max())


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(c)) if isinstance(c, float) else c for c in row] for row in rows])


def growth():
    all_ = site("2022-05-03", DAY(2022, 5, 3))
    early = [s for s in all_ if s["day"] < DAY(2018, 1, 1)]
    late = [s for s in all_ if s["day"] >= DAY(2018, 1, 1)]
    of = lambda part, domain: [s for s in part if domain in s["domains"]]
    rows = {
        "before-2018": early,
        "since-2018": late,
        "since-2018-above": [s for s in late if s["parameters"] >= 7e10],
        "since-2018-below": [s for s in late if s["parameters"] <= 2e10],
        "language-before-2018": of(early, "Language"),
        "language-since-2018": of(late, "Language"),
        "vision-before-2018": of(early, "Vision"),
        "vision-since-2018": of(late, "Vision"),
        "games": of(all_, "Games"),
    }
    write(
        "growth.csv",
        ["row", "n", "growth", "months", "r_squared", "first", "last"],
        [[name, *line(part)] for name, part in rows.items()])


def in_domain(system, group):
    if group == "all":
        return True
    if group == "other":
        return not any(name in system["domains"] for name in NAMED)
    return group.capitalize() in system["domains"]


def counts():
    rows = []
    for vintage in TABLES:
        recent = [s for s in read(vintage) if s["day"] >= DAY(2020, 1, 1)]
        for group in ["all", *[name.lower() for name in NAMED], "other"]:
            part = [s["parameters"] for s in recent if in_domain(s, group)]
            rows.append([vintage, group, sum(p < 2e10 for p in part), sum(2e10 <= p <= 7e10 for p in part), sum(p > 7e10 for p in part)])
    write("counts.csv", ["vintage", "group", "below", "inside", "above"], rows)


def median(values, level=0.9):
    values = sorted(values)
    n = len(values)
    rank = int(binom.ppf((1 - level) / 2, n, 0.5))
    if binom.cdf(rank - 1, n, 0.5) > (1 - level) / 2:
        rank -= 1
    if n < 6 or rank < 1:
        return n, 10 ** np.median(values) if n else math.nan, math.nan, math.nan
    return n, 10 ** np.median(values), 10 ** values[rank - 1], 10 ** values[n - rank]


def compute():
    sizes, given = [], []
    for vintage in TABLES:
        language = [s for s in read(vintage) if s["day"] >= DAY(2020, 1, 1) and "Language" in s["domains"]]
        for name, low, high in [("below", 0, 2e10 - 1), ("inside", 2e10, 7e10), ("above", 7e10 + 1, math.inf)]:
            part = [s for s in language if low <= s["parameters"] <= high]
            ratios = [math.log10(s["compute"] / s["parameters"]) for s in part if s["compute"]]
            chips = [math.log10(s["chips"]) for s in part if s["chips"]]
            for quantity, values in [("flop-per-parameter", ratios), ("chips", chips)]:
                if values:
                    sizes.append([vintage, name, quantity, *[float(v) if i else v for i, v in enumerate(median(values))]])
        known = [s for s in language if s["compute"]]
        x = np.log10([s["compute"] for s in known])
        y = np.log10([s["parameters"] for s in known])
        centre = x.mean()
        slope, level = np.polyfit(x - centre, y, 1)
        residuals = y - level - slope * (x - centre)
        sd = math.sqrt((residuals**2).sum() / (len(known) - 2))
        mean = level + slope * (x - centre)
        low, high = math.log10(2e10), math.log10(7e10)
        chances = norm.cdf((high - mean) / sd) - norm.cdf((low - mean) / sd)
        inside = sum(2e10 <= s["parameters"] <= 7e10 for s in known)
        # The distribution of a sum of unequal trials is the product of their generating polynomials.
        polynomial = np.array([1.0])
        for chance in chances:
            polynomial = np.convolve(polynomial, [1 - chance, chance])
        given.append([vintage, len(known), float(slope), inside, float(chances.sum()), float(polynomial[: inside + 1].sum())])
    write("compute.csv", ["vintage", "size", "quantity", "n", "median", "low", "high"], sizes)
    write("given-compute.csv", ["vintage", "n", "slope", "inside", "expected", "p"], given)


def jump():
    rows = []
    for vintage in TABLES:
        systems = sorted(read(vintage), key=lambda s: s["day"])
        leap = next(s for s in systems if s["name"].startswith("GPT-3 175B"))
        before = [s for s in systems if s["day"] < leap["day"]]
        language = [s for s in before if "Language" in s["domains"]]
        end = leap["day"].replace(year=leap["day"].year + 2)
        after = [s for s in systems if leap["day"] < s["day"] < end and "Language" in s["domains"]]
        ratios = np.log10([s["parameters"] / leap["parameters"] for s in after])
        edges = [-math.inf, -1, -0.5, 0, 0.5, math.inf]
        rows.append([
            vintage,
            math.log10(leap["parameters"] / max(s["parameters"] for s in language)),
            math.log10(leap["parameters"] / max(s["parameters"] for s in before)),
            len(after), *[int(((ratios >= a) & (ratios < b)).sum()) for a, b in zip(edges, edges[1:])],
            float(np.median(ratios)),
        ])
    write(
        "jump.csv",
        ["vintage", "language", "any", "n", "stretch-1", "stretch-2", "stretch-3", "stretch-4", "stretch-5", "median"],
        rows)


growth()
counts()
compute()
jump()
