"""BCa and percentile intervals of a mean (scipy.stats.bootstrap) on resamples that anybody can draw again; run: python3 bca.py > bca.out"""
import numpy as np
from types import SimpleNamespace
from scipy.stats import bootstrap

x = np.array([0.25, 0.5, 0.75, 1, 1, 1.25, 1.75, 2.25, 3, 4.75, 8, 15])
n, B = len(x), 999
k = np.arange(B * n)
rows = np.floor(((k + 1.0) * (k + 1.0) * 0.6180339887498949) % 1 * n).astype(int)
draws = x[rows].reshape(B, n).mean(axis=1)
print("standard deviation of the draws", repr(float(draws.std(ddof=1))))
for method in ("percentile", "BCa"):
    for level in (0.5, 0.9, 0.95):
        r = bootstrap((x,), np.mean, n_resamples=0, confidence_level=level, method=method, bootstrap_result=SimpleNamespace(bootstrap_distribution=draws), vectorized=True)
        print(method, level, repr(float(r.confidence_interval.low)), repr(float(r.confidence_interval.high)))
