"""The exact posterior of three trends under the house's prior, by quadrature on a grid of level and slope.

python3 reference.py > reference.txt

Prior: level ~ N(offset, 2.5^2), slope ~ N(0, 2.5^2) a standard deviation (by n) of the times, counted from their mean;
the offset is ln((sum of counts + 0.1) / sum of exposures), or the log odds of all successes and failures with 0.01 added to each.
A line: name, then mean and standard deviation of the level at the mean time and of the slope by the unit of time.
"""
import numpy as np

COAL = [
    4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3,
    4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0,
    0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 3, 3, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0,
    0, 1, 0, 0, 1, 0, 1]


def moments(name, times, log_likelihood, offset):
    times = np.array(times, float)
    u = (times - times.mean()) / times.std()
    centre, spread = np.array([0.0, 0.0]), np.array([2.5, 2.5])
    for _ in range(40):
        a = centre[0] + np.linspace(-9, 9, 801)[:, None, None] * spread[0]
        b = centre[1] + np.linspace(-9, 9, 801)[None, :, None] * spread[1]
        lp = -0.5 * (a**2 + b**2)[..., 0] / 2.5**2
        for i in range(len(u)):
            lp = lp + log_likelihood(i, offset + a[..., 0] + b[..., 0] * u[i])
        w = np.exp(lp - lp.max())
        w /= w.sum()
        wa, wb = w.sum(1), w.sum(0)
        new = np.array([(wa * a[:, 0, 0]).sum(), (wb * b[0, :, 0]).sum()])
        dev = np.sqrt([(wa * (a[:, 0, 0] - new[0])**2).sum(), (wb * (b[0, :, 0] - new[1])**2).sum()])
        done = np.allclose(new, centre, rtol=0, atol=1e-12) and np.allclose(dev, spread, rtol=1e-10)
        centre, spread = new, np.maximum(dev, 1e-6)
        if done:
            break
    print(name, *(repr(float(x)) for x in (offset + centre[0], spread[0], centre[1] / times.std(), spread[1] / times.std())))


def poisson(name, times, y, e):
    y, e = np.array(y, float), np.array(e, float)
    moments(name, times, lambda i, f: y[i] * f - e[i] * np.exp(f), np.log((y.sum() + 0.1) / e.sum()))


poisson("coal", range(1851, 1963), COAL, np.ones(len(COAL)))
poisson("systems-1e24", range(2021, 2027), [2, 5, 10, 37, 32, 10], [1, 1, 1, 1, 1, 195 / 365])
poisson("systems-1e25", range(2020, 2027), [0, 0, 0, 4, 8, 8, 2], [1, 1, 1, 1, 1, 1, 195 / 365])
poisson("few", range(2018, 2026), [0, 0, 0, 1, 0, 0, 1, 2], np.ones(8))
k, n = np.array([6, 13, 18, 28, 52, 53, 61, 60.0]), np.array([59, 60, 62, 56, 63, 59, 62, 60.0])
moments("beetles", [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839],
        lambda i, f: k[i] * f - n[i] * np.logaddexp(0, f), np.log((k.sum() + 0.01) / (n.sum() - k.sum() + 0.01)))
