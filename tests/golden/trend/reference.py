"""Fits trends and backtests with statsmodels, apart from the toolkit.

    /usr/bin/python3 tests/golden/trend/reference.py

reads the tables in data/ and writes trend.csv and backtest.csv beside this script. A date is 1 + days since 1 January of the year 1,
divided by 365.2425; months are a twelfth of that. Intervals are Student's t; predictions are in log10.
"""

import csv
import datetime
import pathlib

import numpy as np
import pandas as pd
import statsmodels.api as sm

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data"
TABLES = {
    "2022-02": "vintages/2022-02.csv",
    "2022-05-03": "vintages/2022-05-03.csv",
    "2023-03-03": "vintages/2023-03-03.csv",
    "2024-02-05": "vintages/2024-02-05.csv",
    "2025-08-07": "vintages/2025-08-07.csv",
    "2026-07": "systems.csv",
}


def year(date):
    return 1 + (date.toordinal() - 1) / 365.2425


def load(vintage, measure):
    d = pd.read_csv(DATA / TABLES[vintage])
    d = d[d.published.notna() & (pd.to_numeric(d[measure]) > 0)]
    d = d.assign(date=[datetime.date.fromisoformat(t) for t in d.published], y=np.log10(pd.to_numeric(d[measure])))
    return d.sort_values("date", kind="stable").reset_index(drop=True)


def top(d, n):
    """Fewer than n of the rows before have a larger value."""
    y = d.y.to_numpy()
    return d[[int((y[:i] > y[i]).sum()) < n for i in range(len(y))]]


def since(d, *ymd):
    return d[[t >= datetime.date(*ymd) for t in d.date]]


def has(d, domain):
    return d[[isinstance(t, str) and domain in [x.strip() for x in t.split(";")] for t in d.domains]]


def notable(d):
    return d[d.notability.notna()]


def fit(d):
    x = np.array([year(t) for t in d.date])
    return x, sm.OLS(d.y.to_numpy(), sm.add_constant(x - 2000)).fit()


def write(name, header, lines):
    with open(HERE / name, "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(lines)


CASES = {
    # name: rows, level, last year of the projection
    "language-notable": (since(notable(has(load("2026-07", "training_compute"), "Language")), 2010, 1, 1), 0.9, 2030),
    "top-10": (since(top(load("2026-07", "training_compute"), 10), 2018, 1, 1), 0.8, 2030),
    "parameters": (load("2026-07", "parameters"), 0.95, 2028),
    "records-2024": (top(load("2024-02-05", "training_compute"), 1), 0.9, 2026),
    "cost-games": (has(load("2026-07", "cost"), "Games"), 0.9, 2024),
}

out = []
for name, (d, level, to) in CASES.items():
    x, m = fit(d)
    low, high = m.conf_int(alpha=1 - level)[1]

    def add(quantity, *values):
        out.append([name, quantity, *(repr(float(v)) for v in values), *[""] * (5 - len(values))])

    add("n", len(d))
    add("growth_oom", m.params[1], low, high)
    add("growth_factor", 10 ** m.params[1], 10**low, 10**high)
    t = 12 * np.log10(2)
    add("doubling_time", t / m.params[1], t / high, t / low if low > 0 else np.inf)
    add("residual_sd", np.sqrt(m.scale))
    add("r_squared", m.rsquared)
    for y in range(d.date.iloc[-1].year + 1, to + 1):
        p = m.get_prediction([[1.0, year(datetime.date(y, 1, 1)) - 2000]]).summary_frame(alpha=1 - level).iloc[0]
        add(str(y), p["mean"], p["mean_ci_lower"], p["mean_ci_upper"], p["obs_ci_lower"], p["obs_ci_upper"])
write("trend.csv", ["case", "quantity", "value", "low", "high", "predictive_low", "predictive_high"], out)

out = []
now = notable(load("2026-07", "training_compute"))
for vintage in list(TABLES)[:-1]:
    d = since(load(vintage, "training_compute"), 2010, 1, 1)
    if vintage != "2022-02":  # the paper's table holds milestone systems only
        d = notable(d)
    x, m = fit(d)
    cut = d.date.iloc[-1]
    later = now[[t > cut for t in now.date]]
    xl = np.array([year(t) for t in later.date])
    p = m.get_prediction(np.column_stack([np.ones(len(xl)), xl - 2000])).summary_frame(alpha=0.1)
    y = later.y.to_numpy()
    inside = (y >= p["obs_ci_lower"].to_numpy()) & (y <= p["obs_ci_upper"].to_numpy())
    out.append([vintage, cut.isoformat(), len(d), len(later), repr(float(inside.mean())), repr(float((y - p["mean"].to_numpy()).mean()))])
write("backtest.csv", ["vintage", "cut", "fitted", "later", "coverage", "mean_error"], out)
