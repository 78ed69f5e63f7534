"""Optima of the Huber objective by SciPy, from many starts of its own, for tests of the C# fits.

Run in the repository root: python3 tests/golden/scaling/reference.py > tests/golden/scaling/reference.txt
Nelder-Mead, restarted at its own end; delta 1e-3 on the residuals of logarithms. The points of `offset` and `broken` are written out by
the same closed formulas as in the test, with a sine for noise.
"""

import csv

import numpy as np
from scipy.optimize import minimize

DELTA = 1e-3


def huber(r):
    clipped = np.minimum(np.abs(r), DELTA)
    return float(np.sum(clipped * (np.abs(r) - clipped / 2)))


def lowest(objective, starts):
    best = None
    for start in starts:
        x = np.asarray(start, float)
        for _ in range(8):
            x = minimize(objective, x, method="Nelder-Mead",
                         options=dict(xatol=1e-10, fatol=1e-16, maxiter=6000, maxfev=6000, adaptive=True)).x
        value = objective(x)
        if best is None or value < best[0]:
            best = (value, x)
    return best


def show(name, value, terms):
    print(name, repr(float(value)), *[f"{float(t):.9g}" for t in terms])


def guarded(f):
    def objective(t):
        with np.errstate(all="ignore"):
            r = f(t)
        return huber(r) if np.all(np.isfinite(r)) else 1e3
    return objective


rng = np.random.default_rng(1)

# y = E + A / x^alpha
i = np.arange(40)
x = 10 ** (6 + 0.1 * i)
y = (1.7 + 400 * x ** -0.34) * np.exp(0.01 * np.sin(7.0 * i * i))
m = np.log(x).mean()
f = guarded(lambda t: np.logaddexp(t[0], t[1] - t[2] * (np.log(x) - m)) - np.log(y))
value, t = lowest(f, [(np.log(e), np.log(a), al) for e in (1, 1.7) for a in (0.3, 1) for al in (0.2, 0.5)])
show("offset", value, (np.exp(t[0]), np.exp(t[1] + t[2] * m), t[2]))

# y = a + b x^-c0 (1 + (x / d)^(1 / f))^(-c1 f)
i = np.arange(1, 61)
xb = 0.4 * i * i
soft = lambda z: np.logaddexp(0, z)
curve = lambda a, b, c0, c1, d, w: a + b * xb ** -c0 * np.exp(-c1 * w * soft(np.log(xb / d) / w))
yb = curve(0.4139, 2.277, 0.0551, 5.66, 612.6, 0.0592) * np.exp(0.01 * np.sin(7.0 * i * i))
g = guarded(lambda t: np.log(curve(np.exp(t[0]), np.exp(t[1]), t[2], t[3], np.exp(t[4]), np.exp(t[5]))) - np.log(yb))
starts = [(np.log(0.4), np.log(2.3), c0, c1, np.log(d), np.log(w)) for c0 in (0.05, 0.1) for c1 in (3, 6) for d in (400, 700) for w in (0.05, 0.2)]
value, t = lowest(g, starts)
show("broken", value, (np.exp(t[0]), np.exp(t[1]), t[2], t[3], np.exp(t[4]), np.exp(t[5])))

# The law of repeated data on the 182 runs of Muennighoff et al. 2023.
rows = list(csv.DictReader(open("data/scaling/repeated-data.csv")))
N, D, U, L = (np.array([float(r[k]) for r in rows]) for k in ("n", "d", "unique", "loss"))
mn, md = np.log(N).mean(), np.log(D).mean()


def repeated(rd, rn, e, a, al, b, be):
    lu = np.minimum((np.log(al / be) + a - b + be * np.log(U)) / al, np.log(N))
    qn, qd = np.exp(np.log(N) - lu) - 1, D / U - 1
    ln = lu + np.log1p(-rn * np.expm1(-qn / rn))
    ld = np.log(U) + np.log1p(-rd * np.expm1(-qd / rd))
    return np.logaddexp(np.logaddexp(a - al * ln, b - be * ld), e) - np.log(L)


held = (0.6254804, 6.255414, 0.3526596, 7.3049974, 0.3526596)
h = guarded(lambda t: repeated(np.exp(t[0]), np.exp(t[1]), *held))
show("published", huber(repeated(15.387756, 5.309743, *held)), (15.387756, 5.309743))
value, t = lowest(h, [np.log((15.387756, 5.309743))])
show("nearby", value, np.exp(t))
value, t = lowest(h, [np.log((d, n)) for d in (2, 15, 60, 200) for n in (0.5, 2, 10, 50)])
show("lowest", value, np.exp(t))

life = lambda s: np.exp(14 * np.tanh(s / 14))
j = guarded(lambda t: repeated(life(t[0]), life(t[1]), t[2], t[3] + t[4] * mn, t[4], t[5] + t[6] * md, t[6]) if t[4] > 0 and t[6] > 0 else np.array([np.nan]))
starts = [(rng.uniform(0, 5), rng.uniform(0, 8), np.log(1.9), np.log(0.5), rng.uniform(0.2, 0.5), np.log(0.7), rng.uniform(0.3, 0.5)) for _ in range(12)]
value, t = lowest(j, starts)
show("joint", value, (np.exp(t[2]), np.exp(t[3] + t[4] * mn), t[4], np.exp(t[5] + t[6] * md), t[6], life(t[0]), life(t[1])))
