"""Counts above thresholds forecast by last year's count, from the curated tables alone. Run it here: python3 counts.py > counts.csv

Debian: python3-scipy python3-numpy. Its own selection of rows, origins, thresholds and outcomes; scores of a Poisson forecast by
scipy.stats.poisson. One line for each origin, place of the threshold below the frontier, and year foretold.
"""
import csv
import datetime as dt
import os

import numpy as np
from scipy import stats

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")


def last_day(text):
    """The day a row counts as published: as printed, the middle of a month or of a year where no more is known."""
    return dt.date.fromisoformat(text)


rows = []
for row in csv.DictReader(open(os.path.join(ROOT, "data", "systems.csv"))):
    if row["notability"].strip() and row["published"]:
        rows.append((last_day(row["published"]), float(row["training_compute"]) if row["training_compute"] else None))
known = [(day, compute) for day, compute in rows if compute is not None]


def frontier(some):
    return float(np.median(np.log10(sorted(some)[-10:])))


today = frontier([c for d, c in known if d.year >= 1990])
last_full = max(d for d, _ in rows).year - 1
print("origin,rank,threshold,year,outcome,above_before,crps_of_log,crps")
for year in range(2008, 2027):
    for month in (1, 7):
        origin = dt.date(year, month, 1)
        before = [(d, c) for d, c in known if year - 10 <= d.year and d < origin]
        first = year if month == 1 else year + 1
        if len(before) < 20 or first > last_full:
            continue
        shift = round(frontier([c for _, c in before]) - today)
        for rank in range(23, 29):
            level = float(f"1e{rank + shift}")
            above = sum(c > level for _, c in before)
            rate = sum(c > level for d, c in before if d.year == year - 1)
            for target in range(first, min(first + 3, last_full) + 1):
                outcome = sum(c > level for d, c in known if d.year == target)
                k = np.arange(0, 2000)
                step = (stats.poisson.cdf(k, rate) - (k >= outcome)) ** 2 if rate else ((k < outcome) * 1.0)
                print(f"{origin},{rank},{rank + shift},{target},{outcome},{above},"
                      f"{float((step * np.log((k + 2) / (k + 1))).sum())!r},{float(step.sum())!r}")
