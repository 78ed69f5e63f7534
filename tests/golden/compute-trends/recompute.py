"""Recomputes the rows of arXiv 2202.05924v2 with NumPy and pandas, apart from the toolkit.

    python3 tests/golden/compute-trends/recompute.py

reads data/vintages/2022-02.csv and writes rows.csv, classes.csv and windows.csv beside this script. Which systems a printed row is
about is stated here a second time, from the paper and the authors' notebook, and shares no code with src/.

Conventions of the authors' notebook: years of 365 days, months of 30; z-scores of log10 compute within 364 days to either side,
with the population standard deviation; z < -2 dropped; records are running maxima and drop nothing; the bootstrap resamples rows
(at least three distinct ones) and multiplies each value by a log-uniform factor from 1/2 to 2.
"""

import csv
import datetime
import pathlib

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parents[2] / "data" / "vintages" / "2022-02.csv"
RESAMPLES = 40_000

data = pd.read_csv(TABLE)
data = data[data.published.notna() & data.training_compute.notna()]
data = data.assign(date=[datetime.date.fromisoformat(d) for d in data.published])
data = data.assign(day=[d.toordinal() for d in data.date], y=np.log10(data.training_compute.astype(float)))
data = data.sort_values("day", kind="stable").reset_index(drop=True)
data["domain_set"] = [set(x.strip() for x in d.split(";")) if isinstance(d, str) else set() for d in data.domains]


def day(year, month, dom):
    return datetime.date(year, month, dom).toordinal()


def zscores(half):
    z = []
    for _, s in data.iterrows():
        near = data.y[(data.day - s.day).abs() <= half]
        z.append((s.y - near.mean()) / near.std(ddof=0) if len(near) > 1 else 0.0)
    return np.nan_to_num(np.array(z))  # a system alone in its window stands nowhere


Z = zscores(364)
ALWAYS, DL, LS, END = 0, day(2009, 12, 31), day(2015, 9, 1), day(2022, 2, 1)
ALEXNET = day(2012, 9, 30)
SEP12, DEC17 = day(2012, 9, 1), day(2017, 12, 1)


def rows(first, last, scale=None, large_after=LS, threshold=0.76, domain=None, z=Z):
    """Systems with first < day <= last: eras begin on the day after the one before ends."""
    keep = (data.day > first) & (data.day <= last) & ~(z < -2)
    large = (z > threshold) & (data.day > large_after)
    if scale == "regular":
        keep &= ~large
    if scale == "large":
        keep &= large
    if domain == "Other":
        keep &= [bool(d) and not d & {"Vision", "Language", "Games"} for d in data.domain_set]
    elif domain:
        keep &= [domain in d for d in data.domain_set]
    return data[keep]


def records(first, last, without=()):
    d = data[~data.name.isin(without)]
    d = d[d.y >= d.y.cummax()]
    return d[(d.day > first) & (d.day <= last)]


def line(d):
    x = d.day.to_numpy(float)
    y = d.y.to_numpy()
    xm, ym = x.mean(), y.mean()
    slope = ((x - xm) @ (y - ym)) / ((x - xm) @ (x - xm))
    fitted = ym + slope * (x - xm)
    r2 = 1 - ((y - fitted) @ (y - fitted)) / ((y - ym) @ (y - ym))
    return slope, r2, fitted[0], fitted[-1]


def bootstrap(d, rng):
    x, y = d.day.to_numpy(float), d.y.to_numpy()
    x = x - x.mean()
    i = rng.integers(0, len(x), (RESAMPLES, len(x)))
    few = np.array([len(set(r)) < 3 for r in i]) if len(x) < 12 else np.zeros(RESAMPLES, bool)
    while few.any():
        i[few] = rng.integers(0, len(x), (few.sum(), len(x)))
        few = np.array([len(set(r)) < 3 for r in i])
    xs, ys = x[i], y[i] + rng.uniform(-np.log10(2), np.log10(2), i.shape)
    xc = xs - xs.mean(1, keepdims=True)
    slope = (xc * ys).sum(1) / (xc * xc).sum(1)
    return np.quantile(months(slope), [0.025, 0.5, 0.975])


def months(slope_per_day):
    return np.log10(2) / slope_per_day / 30


REG = dict(scale="regular", large_after=ALWAYS)
LRG = dict(scale="large", large_after=ALWAYS)
ROWS = {
    "table-2/1952-2010": rows(ALWAYS, DL),
    "table-2/2010-2022-regular": rows(DL, END, **REG),
    "table-2/sept-2015-2022-large-scale": rows(LS, END, "large"),
    "table-3/1952-2009-all": rows(ALWAYS, DL),
    "table-3/1952-2011-all": rows(ALWAYS, ALEXNET),
    "table-3/2010-2022-all": rows(DL, END),
    "table-3/2010-2022-regular": rows(DL, END, **REG),
    "table-3/2012-2022-all": rows(ALEXNET, END),
    "table-3/2012-2022-regular": rows(ALEXNET, END, **REG),
    "table-4/2010-2016-all": rows(DL, LS),
    "table-4/2016-2022-all": rows(LS, END),
    "table-4/2016-2022-regular": rows(LS, END, "regular"),
    "table-4/2016-2022-large-scale": rows(LS, END, "large"),
    "table-6/1952-2009": records(ALWAYS, DL),
    "table-6/2009-2016": records(DL, LS),
    "table-6/2016-2022": records(LS, END),
    "table-6/2016-2022-without-alphago-master-and-zero": records(LS, END, ["AlphaGo Master", "AlphaGo Zero"]),
    "table-7/vision": rows(DL, END, domain="Vision"),
    "table-7/language": rows(DL, END, domain="Language"),
    "table-7/games": rows(DL, END, domain="Games"),
    "table-7/other": rows(DL, END, domain="Other"),
    "table-8/09-2012-12-2017-all": rows(SEP12 - 1, DEC17),
    "table-8/09-2012-12-2017-regular": rows(SEP12 - 1, DEC17, **REG),
    "table-8/09-2015-12-2017-large-scale": rows(SEP12 - 1, DEC17, **LRG),
    "table-8/12-2017-02-2022-all": rows(DEC17 - 1, END),
    "table-8/12-2017-02-2022-regular": rows(DEC17 - 1, END, **REG),
    "table-8/12-2017-02-2022-large-scale": rows(DEC17 - 1, END, **LRG),
    "table-8/2012-2022-all": rows(SEP12 - 1, END),
    "table-8/2012-2022-regular": rows(SEP12 - 1, END, **REG),
    "table-8/2012-2022-large-scale": rows(LS, END, "large"),
}
for t in (0.76, 0.60, 0.54):
    ROWS[f"table-9/z-below-{t:.2f}"] = rows(LS, END, "regular", threshold=t)
    ROWS[f"table-9/z-above-{t:.2f}"] = rows(LS, END, "large", threshold=t)


def write(name, header, lines):
    with open(HERE / name, "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(lines)


rng = np.random.default_rng(20220209)
out = []
for name, d in ROWS.items():
    slope, r2, first, last = line(d)
    low, median, high = bootstrap(d, rng)
    out.append([name, len(d), *(repr(float(v)) for v in (slope * 365, months(slope), r2, first, last, low, median, high))])
write("rows.csv", ["row", "n", "growth", "months", "r_squared", "first", "last", "low", "median", "high"], out)

write(
    "classes.csv",
    ["name", "z", "class"],
    [[s["name"], repr(float(z)), "low" if z < -2 else "large" if z > 0.76 and s.day > LS else "regular"] for (_, s), z in zip(data.iterrows(), Z)],
)

out = []
for half in (364, 371, 546, 728):
    z = zscores(half)
    d = rows(LS, END, "large", z=z)
    out.append([half, int((z < -2).sum()), len(d), repr(float(months(line(d)[0])))])
write("windows.csv", ["half_width_days", "low", "large", "months"], out)
