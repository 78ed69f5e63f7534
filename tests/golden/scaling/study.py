"""Numbers of the scaling-laws study by NumPy and SciPy, for its tests.

Run in the repository root: python3 tests/golden/scaling/study.py > tests/golden/scaling/study.txt
One line a number: name value...
"""

import csv

import numpy as np
from scipy import stats
from scipy.optimize import minimize, minimize_scalar

DELTA = 1e-3


def read(name):
    return list(csv.DictReader(open(f"data/scaling/{name}.csv")))


def column(rows, name):
    return np.array([float(row[name]) for row in rows])


def huber(r):
    clipped = np.minimum(np.abs(r), DELTA)
    return float(np.sum(clipped * (np.abs(r) - clipped / 2)))


def show(name, *values):
    print(name, *[f"{float(v):.10g}" for v in values])


# Upper tails of chi-squared with five degrees of freedom.
show("chi2", stats.chi2.sf(84.00, 5), stats.chi2.sf(86.75, 5), stats.chi2.sf(238.40, 5))

# Parabolas in ln N at nine budgets, runs within a tenth of each, and the power of compute through their minima.
runs = read("chinchilla-figure-4")
n, c, loss = column(runs, "n"), column(runs, "flop"), column(runs, "loss")
minima = []
for budget in (6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21):
    at = np.abs(c / budget - 1) <= 0.1
    if len(np.unique(n[at])) >= 4:
        x = np.log(n[at])
        two, one, _ = np.polyfit(x - x.mean(), loss[at], 2)
        turn = x.mean() - one / (2 * two)
        if two > 0 and x.min() < turn < x.max():
            minima.append((np.log(budget), turn))
show("isoflop", np.polyfit(*zip(*minima), 1)[0], len(minima))

# Sardana: min 6 N D + 2 N D_inf at the loss of the compute-optimal model of a size.
A, B, E, alpha, beta = 406.4, 410.7, 1.69, 0.336, 0.283
G = (alpha * A / (beta * B)) ** (1 / (alpha + beta))
for n0, served in ((70e9, 1e13), (30e9, 1e13), (13e9, 2e12), (7e9, 1e11), (70e9, 2e12)):
    d0 = (n0 / G) ** (alpha / beta) / G
    goal = A * n0 ** -alpha + B * d0 ** -beta
    data = lambda x: ((goal - A * np.exp(-alpha * x)) / B) ** (-1 / beta)
    cost = lambda x: np.exp(x) * (6 * data(x) + 2 * served)
    x = minimize_scalar(cost, bounds=(np.log(A / goal) / alpha + 1e-4, np.log(n0) + 0.1), method="bounded", options=dict(xatol=1e-10)).x
    free = n0 * (6 * d0 + 2 * served)
    show(f"sardana-{n0:.0f}-{served:.0e}", np.exp(x), data(x), data(x) / d0, free - cost(x), 1 - cost(x) / free)

# Muennighoff: R² of the losses by the kind of decay, and the lowest Huber loss of decay in one alone over a dense scan.
rows = read("repeated-data")
n, d, u, loss = (column(rows, name) for name in ("n", "d", "unique", "loss"))
u = np.minimum(u, d)
a, b, e, al = 6.255414, 7.3049974, 0.6254804, 0.3526596
un = np.minimum(u * np.exp((a - b) / al), n)


def exponential(x, one, life):
    return x if np.isinf(life) else one + one * life * (1 - np.exp(-(x / one - 1) / life))


def geometric(x, one, decay):
    return one * (1 - (1 - decay) ** (x / one)) / decay


def law(size, data):
    return np.exp(e) + np.exp(a) * size ** -al + np.exp(b) * data ** -al


def r2(fitted):
    return 1 - np.sum((fitted - loss) ** 2) / np.sum((loss - loss.mean()) ** 2)


def at(size, data):
    return law(exponential(n, un, size), exponential(d, u, data))


show("ablation", r2(at(np.inf, np.inf)), r2(at(713.0, np.inf)), r2(at(np.inf, 2.9157)), r2(at(5.309743, 15.387756)), r2(law(geometric(n, un, 0.3676), geometric(d, u, 0.0104))))
lives = np.exp(np.linspace(np.log(0.01), np.log(1e6), 40001))
for name, f in (("only-n", lambda life: at(life, np.inf)), ("only-d", lambda life: at(np.inf, life))):
    losses = [huber(np.log(f(life) / loss)) for life in lives]
    best = lives[int(np.argmin(losses))]
    show(name, best, min(losses), r2(f(best)))

# Algorithmic progress: quality of the preferred fit.
rows = read("algorithmic-progress-fit")
y, f = column(rows, "log_perplexity"), column(rows, "fitted_log_perplexity")
show("progress", 1 - np.sum((y - f) ** 2) / np.sum((y - y.mean()) ** 2), np.sqrt(np.mean((y - f) ** 2)), len(y))


# The two collections: the largest fifth held out, the others fitted.
def lowest(objective, starts):
    best = None
    for start in starts:
        x = np.asarray(start, float)
        for _ in range(6):
            x = minimize(objective, x, method="Nelder-Mead", options=dict(xatol=1e-9, fatol=1e-15, maxiter=4000, maxfev=4000, adaptive=True)).x
        value = objective(x)
        if best is None or value < best[0]:
            best = (value, x)
    return best


rows = read("olmo-ladder")
d, flop, loss = column(rows, "d"), 1e9 * column(rows, "gigaflop"), column(rows, "loss")
olmo = (flop / (6 * d), d, loss)
rows = read("misfitting")
best = {}
for row in rows:
    key = (float(row["n"]), float(row["d"]))
    best[key] = min(best.get(key, np.inf), float(row["loss"]))
misfitting = tuple(np.array(v) for v in zip(*[(*key, value) for key, value in best.items()]))
for name, (n, d, loss) in (("olmo-ladder", olmo), ("misfitting", misfitting)):
    order = np.argsort(n * d, kind="stable")
    n, d, loss = n[order], d[order], loss[order]
    flop = 6 * n * d
    held = flop >= flop[len(n) - int(np.ceil(0.2 * len(n)))] * (1 - 1e-9)
    x, z = np.log(n / 1e9), np.log(d / 1e10)
    form = lambda t, i: np.logaddexp(np.logaddexp(t[0], t[1] - t[2] * x[i]), t[3] - t[4] * z[i])
    value, t = lowest(lambda t: huber(form(t, ~held) - np.log(loss[~held])), [(0.5, p, 0.3, q, 0.4) for p in (-1, 0) for q in (-1, 0)])
    show(f"{name}-chinchilla", value, np.mean(np.abs(np.exp(form(t, held)) / loss[held] - 1)), np.sum(held))
    show(f"{name}-naive", np.mean(np.abs(loss[~held].min() / loss[held] - 1)))
    frontier, least = [], np.inf
    for i in np.lexsort((loss, flop)):
        if loss[i] < least:
            least = loss[i]
            frontier.append(i)
    frontier = np.array(frontier)
    below, above = frontier[~held[frontier]], frontier[held[frontier]]
    w = np.log(flop / 1e19)
    offset = lambda t, i: np.logaddexp(t[0], t[1] - t[2] * w[i])
    value, t = lowest(lambda t: huber(offset(t, below) - np.log(loss[below])), [(p, q, r) for p in (0.3, 0.8) for q in (0, 0.5) for r in (0.05, 0.2, 0.4)])
    show(f"{name}-offset", value, np.mean(np.abs(np.exp(offset(t, above)) / loss[above] - 1)), len(below), len(above))
