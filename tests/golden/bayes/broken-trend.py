"""The posterior of a broken trend on the rows of one-kink.csv by integration, in NumPy and SciPy: no draws.

    broken-trend.py > broken-trend.txt

Prior: that of BrokenTrendPrior by default, with 0, 1 or 2 breaks as likely. The marginal likelihood given the dates is the closed one of
Zellner's prior; the first lines check it at one date against a numerical integral over the change and the error. Dates are integrated by
Gauss and Legendre within each gap between rows, where the likelihood is smooth; a jump's likelihood is constant there.
"""

import itertools

import numpy
from scipy import integrate, special

LEAST, NODES = 5, 16
x, y = numpy.loadtxt("one-kink.csv", delimiter=",", skiprows=1).T
order = numpy.argsort(x, kind="stable")
x, y = x[order], y[order]
n = len(x)
g = float(n)
base = numpy.column_stack([numpy.ones(n), x - x.mean()])
q, _ = numpy.linalg.qr(base)


def off(columns):
    return columns - q @ (q.T @ columns)


r = off(y)
shape = 0.5 * (n - 2)


def log_marginal(z):
    """ln p(y | dates) up to what all dates share; z are the changes' columns."""
    if z is None:
        return -shape * numpy.log(0.5 * r @ r)
    w = off(z)
    fitted = w @ numpy.linalg.lstsq(w, r, rcond=None)[0]
    return -0.5 * z.shape[1] * numpy.log1p(g) - shape * numpy.log(0.5 * (r @ r - g / (1 + g) * (fitted @ r)))


def hinges(dates):
    return numpy.column_stack([numpy.maximum(x - date, 0) for date in dates])


def steps(splits):
    return numpy.column_stack([column for s in splits for column in ((numpy.arange(n) >= s) * 1.0, (numpy.arange(n) >= s) * (x - x[s]))])


def allowed(splits):
    edges = [0, *splits, n]
    return all(b - a >= LEAST and x[b - 1] > x[a] for a, b in zip(edges, edges[1:]))


def check(date):
    w = off(hinges([date]))[:, 0]
    ww, wr, rr = w @ w, w @ r, r @ r

    best, middle, unit = wr / ww, 0.5 * numpy.log((rr - wr**2 / ww) / n), numpy.sqrt(rr / n / ww)

    def density(t, log_sigma):
        s2, delta = numpy.exp(2 * log_sigma), best + t * unit
        prior = -0.5 * numpy.log(2 * numpy.pi * g * s2 / ww) - 0.5 * delta**2 * ww / (g * s2)
        return unit * numpy.exp(prior - (n - 2) * (log_sigma - middle) - 0.5 * (rr - 2 * delta * wr + delta**2 * ww) / s2 + 0.5 * n)

    def null(log_sigma):
        return numpy.exp(-(n - 2) * (log_sigma - middle) - 0.5 * rr / numpy.exp(2 * log_sigma) + 0.5 * n)

    changed = integrate.dblquad(density, middle - 1, middle + 2, -15, 15, epsabs=0, epsrel=1e-10)[0]
    return numpy.log(changed / integrate.quad(null, middle - 1, middle + 3, epsabs=0, epsrel=1e-12)[0]), log_marginal(hinges([date])) - log_marginal(None)


def mixture(weights, means, variances):
    mean = numpy.sum(weights * means)
    return mean, numpy.sqrt(numpy.sum(weights * (variances + (means - mean) ** 2)))


def line(name, *numbers):
    print(name, *[f"{number:.12g}" for number in numbers])


print("# log Bayes factor of a kink at 2015 against none: integrated over change and error, and closed")
line("check", *check(2015.0))

nodes, gauss = numpy.polynomial.legendre.leggauss(NODES)
gaps = [s for s in range(1, n) if x[s] > x[s - 1]]


def inside(s, k):
    u, w = (nodes, gauss) if k == 1 else numpy.polynomial.legendre.leggauss(8)
    return 0.5 * (x[s] + x[s - 1]) + 0.5 * (x[s] - x[s - 1]) * u, 0.5 * (x[s] - x[s - 1]) * w


top = log_marginal(None)
for name in ("kink", "jump"):
    evidence, volume = [1.0], [1.0]
    for k in (1, 2):
        total = space = 0.0
        for splits in itertools.combinations(gaps, k):
            if not allowed(splits):
                continue
            width = numpy.prod([x[s] - x[s - 1] for s in splits])
            space += width
            if name == "jump":
                total += width * numpy.exp(log_marginal(steps(splits)) - top)
                continue
            grids = [inside(s, k) for s in splits]
            for point in itertools.product(*[list(zip(*grid)) for grid in grids]):
                total += numpy.prod([w for _, w in point]) * numpy.exp(log_marginal(hinges([d for d, _ in point])) - top)
        evidence.append(total / space)
        volume.append(space)
    print(f"# {name}: probability of 0, 1, 2 breaks")
    line(name, *(numpy.array(evidence) / numpy.sum(evidence)))

# One kink: date, slopes and error, moments and quantiles.
dates, weights, rows = [], [], []
for s in gaps:
    if not allowed([s]):
        continue
    for date, w in zip(*inside(s, 1)):
        z = hinges([date])
        w0 = off(z)[:, 0]
        ww, change = w0 @ w0, (w0 @ r) / (w0 @ w0) * g / (1 + g)
        rest = 0.5 * (r @ r - g / (1 + g) * (w0 @ r) ** 2 / ww)
        v = rest / (shape - 1)
        sxx = numpy.sum((x - x.mean()) ** 2)
        slope, taken = numpy.sum((x - x.mean()) * y) / sxx, numpy.sum((x - x.mean()) * z[:, 0]) / sxx
        var_change, var_slope = v * g / (1 + g) / ww, v / sxx
        sigma = numpy.sqrt(rest) * numpy.exp(special.gammaln(shape - 0.5) - special.gammaln(shape))
        dates.append(date)
        weights.append(w * numpy.exp(log_marginal(z) - top))
        rows.append((slope - change * taken, var_slope + taken**2 * var_change, slope + change * (1 - taken), var_slope + (1 - taken) ** 2 * var_change, sigma, v - sigma**2))
weights = numpy.array(weights) / numpy.sum(weights)
dates, rows = numpy.array(dates), numpy.array(rows)
print("# one kink: mean and standard deviation")
line("date", *mixture(weights, dates, 0 * dates))
line("slope_1", *mixture(weights, rows[:, 0], rows[:, 1]))
line("slope_2", *mixture(weights, rows[:, 2], rows[:, 3]))
line("sigma", *mixture(weights, rows[:, 4], rows[:, 5]))
print("# one kink: probability that the date is before a year")
for year in (2014, 2015, 2016, 2017):
    s = int(numpy.searchsorted(x, year, side="right"))
    before = sum(w for d, w in zip(dates, weights) if d <= x[s - 1])
    # The gap that holds the year, in part.
    u = 0.5 * (year + x[s - 1]) + 0.5 * (year - x[s - 1]) * nodes
    part = 0.5 * (year - x[s - 1]) * gauss
    scale = numpy.array([numpy.exp(log_marginal(hinges([d])) - top) for d in u]) @ part
    unit = sum(0.5 * (x[t] - x[t - 1]) * gauss @ numpy.array([numpy.exp(log_marginal(hinges([d])) - top) for d in inside(t, 1)[0]]) for t in gaps if allowed([t]))
    line(f"before_{year}", before + scale / unit)
