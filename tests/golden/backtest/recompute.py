"""The log-linear and the naive forecaster of the backtest, made again with NumPy, SciPy and statsmodels.

Reads the curated tables, chooses rows, origins and outcomes by the study's rules in code of its own, fits by statsmodels' OLS, and
integrates the CRPS numerically. Writes scores.csv (of each measure and horizon), curves.csv and half-lives.csv (posterior of the curves on the frontier), growths.csv (growth on older tables).
Run in this folder: python3 recompute.py ../../../data
"""
import csv
import datetime as dt
import math
import sys
from bisect import insort

import numpy as np
import statsmodels.api as sm
from scipy import stats
from scipy.integrate import quad

DATA = sys.argv[1]
HORIZONS = [6, 12, 24, 36, 48]


def years(day):
    return 1 + (day.toordinal() - 1) / 365.2425


def months_later(day, months):
    total = day.year * 12 + day.month - 1 + months
    return dt.date(total // 12, total % 12 + 1, day.day)


def frontier(path, column, everything):
    rows = []
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (everything or row["notability"]) and row["published"] and row[column]:
                rows.append((dt.date.fromisoformat(row["published"]), math.log10(float(row[column])), row["id"]))
    rows.sort(key=lambda row: row[0])
    return top_ten(rows, dt.date(2010, 1, 1))


def top_ten(rows, since):
    best, chosen = [], []
    for row in rows:
        if len(best) < 10 or row[1] >= best[0]:
            insort(best, row[1])
            best = best[-10:]
            if row[0] >= since:
                chosen.append(row)
    return chosen


def last_day(vintage):
    parts = [int(part) for part in vintage.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    return months_later(dt.date(parts[0], parts[1], 1), 1) - dt.timedelta(days=1)


def crps(distribution, value):
    # 60 scales hold all but 1e-9 of the integral with 9 degrees of freedom or more.
    low, high = distribution.ppf(1e-12), distribution.ppf(1 - 1e-12)
    low, high = min(low, value), max(high, value)
    below = quad(lambda x: distribution.cdf(x) ** 2, low, value, epsabs=1e-11, limit=200, points=None)[0]
    above = quad(lambda x: distribution.sf(x) ** 2, value, high, epsabs=1e-11, limit=200, points=None)[0]
    return below + above


def log_linear(known, when):
    x = np.array([years(row[0]) for row in known])
    y = np.array([row[1] for row in known])
    centre = x.mean()
    fit = sm.OLS(y, sm.add_constant(x - centre)).fit()
    at = np.array([1, when - centre])
    scale = math.sqrt(fit.mse_resid + at @ fit.cov_params() @ at)
    return stats.t(fit.df_resid, at @ fit.params, scale)


def naive(known):
    y = np.array([row[1] for row in known[-10:]])
    return stats.t(9, y.mean(), y.std(ddof=1) * math.sqrt(1.1))


def scores():
    with open(f"{DATA}/vintages.csv", encoding="utf-8") as file:
        vintages = [(row["id"], row["file"]) for row in csv.DictReader(file)]
    vintages.sort()
    lines = []
    for measure, column in [("training-compute", "training_compute"), ("parameters", "parameters")]:
        now = frontier(f"{DATA}/{vintages[-1][1]}", column, False)
        found = {months: [] for months in HORIZONS}
        for vintage, path in vintages:
            series = frontier(f"{DATA}/{path}", column, vintage == "2022-02")
            origin = dt.date(series[19][0].year, 1, 1)
            while origin <= last_day(vintage):
                if origin >= series[19][0]:
                    known = [row for row in series if row[0] <= origin]
                    for months in HORIZONS:
                        start, end = months_later(origin, months - 3), months_later(origin, months + 3)
                        for day, value, name in now:
                            if start <= day < end:
                                line, flat = log_linear(known, years(day)), naive(known)
                                found[months].append((
                                    months_later(origin, months), name, crps(line, value), crps(flat, value),
                                    -line.logpdf(value), -flat.logpdf(value), 0.05 <= line.cdf(value) <= 0.95))
                origin = months_later(origin, 6)
        for months in HORIZONS:
            rows = found[months]
            windows = sorted({row[0] for row in rows})
            means = [np.mean([[row[k] for k in (2, 3, 4, 5)] for row in rows if row[0] == window], axis=0) for window in windows]
            mean = np.mean(means, axis=0)
            lines.append([
                measure, months, len(rows), len({row[1] for row in rows}), len(windows),
                *(f"{value:.10f}" for value in mean), f"{np.mean([row[6] for row in rows]):.10f}"])
    with open("scores.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([
            "measure", "months", "forecasts", "systems", "windows",
            "log_linear_crps", "naive_crps", "log_linear_log_score", "naive_log_score", "log_linear_coverage_90"])
        writer.writerows(lines)


def curve(x, y, columns, last, level, slope):
    """Posterior moments of level and slope at the end of the rows: Student-t of n - p degrees of freedom about least squares."""
    fit = sm.OLS(y, columns).fit()
    out = []
    for at in (level, slope):
        out.append((at @ fit.params, (at @ fit.cov_params() @ at) * fit.df_resid / (fit.df_resid - 2)))
    _, root = np.linalg.qr(columns)
    log = -np.sum(np.log(np.abs(np.diag(root)))) - 0.5 * fit.df_resid * math.log(fit.ssr)
    return out, log


def curves():
    rows = frontier(f"{DATA}/systems.csv", "training_compute", False)
    x = np.array([years(row[0]) for row in rows])
    y = np.array([row[1] for row in rows])
    x -= x.mean()
    last, one = x.max(), np.ones_like(x)
    lines = []

    def add(name, moments):
        (level, level_variance), (slope, slope_variance) = moments
        lines.append([name] + [f"{value:.12g}" for value in (level, math.sqrt(level_variance), slope, math.sqrt(slope_variance))])

    add("line", curve(x, y, np.column_stack([one, x]), last, np.array([1, last]), np.array([0, 1]))[0])
    add("parabola", curve(
        x, y, np.column_stack([one, x, x * x]), last, np.array([1, last, last ** 2]), np.array([0, 1, 2 * last]))[0])
    halves = np.exp(np.linspace(math.log(1), math.log(100), 49))
    parts = []
    for half in halves:
        rate = math.log(2) / half
        reach = lambda t: -np.expm1(-rate * t) / rate
        parts.append(curve(
            x, y, np.column_stack([one, reach(x)]), last, np.array([1, reach(last)]), np.array([0, math.exp(-rate * last)])))
    logs = np.array([log for _, log in parts])
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    moments = []
    for j in range(2):
        mean = sum(w * part[0][j][0] for w, part in zip(weights, parts))
        moments.append((mean, sum(w * (part[0][j][1] + part[0][j][0] ** 2) for w, part in zip(weights, parts)) - mean ** 2))
    add("fading", moments)
    with open("curves.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["curve", "level", "level_deviation", "slope", "slope_deviation"])
        writer.writerows(lines)
    with open("half-lives.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["half_life", "probability"])
        writer.writerows([[f"{half:.12g}", f"{weight:.12g}"] for half, weight in zip(halves, weights)])


def growths():
    end, lines = dt.date(2024, 5, 31), []
    for name, top, domain, since, level in [
        ("notable-2010", False, None, dt.date(2010, 1, 1), 0.9),
        ("frontier-2010", True, None, dt.date(2010, 1, 1), 0.9),
        ("frontier-2018", True, None, dt.date(2018, 1, 1), 0.9),
        ("language-2017", False, "Language", dt.date(2017, 6, 1), 0.9),
        ("language-2020", True, "Language", dt.date(2020, 7, 1), 0.8),
    ]:
        for vintage in ["2024-02-05", "2025-08-07"]:
            rows = []
            with open(f"{DATA}/vintages/{vintage}.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    if row["notability"] and row["published"] and row["training_compute"] and (
                            domain is None or domain in row["domains"].split("; ")):
                        rows.append((dt.date.fromisoformat(row["published"]), math.log10(float(row["training_compute"]))))
            rows.sort(key=lambda row: row[0])
            rows = top_ten(rows, since) if top else [row for row in rows if row[0] >= since]
            rows = [row for row in rows if row[0] <= end]
            x = np.array([years(row[0]) for row in rows])
            fit = sm.OLS([row[1] for row in rows], sm.add_constant(x - x.mean())).fit()
            low, high = fit.conf_int(1 - level)[1]
            lines.append([name, vintage, len(rows)] + [f"{10 ** value:.10f}" for value in (fit.params[1], low, high)])
    with open("growths.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["row", "vintage", "n", "growth", "low", "high"])
        writer.writerows(lines)


scores()
curves()
growths()
