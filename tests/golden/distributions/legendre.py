"""Nodes and weights of Gauss and Legendre's rule from 0 to 1, in 40 digits by Newton's method, rounded to double; run: python3 legendre.py"""
from mpmath import mp, mpf, cos, pi

mp.dps = 40
N = 28

for i in range(N, 0, -1):
    x = cos(pi * (i - mpf(1) / 4) / (N + mpf(1) / 2))
    for _ in range(60):
        before, p = mpf(1), x
        for k in range(2, N + 1):
            before, p = p, ((2 * k - 1) * x * p - (k - 1) * before) / k
        slope = N * (x * p - before) / (x * x - 1)
        x -= p / slope
    print(repr(float((1 + x) / 2)), repr(float(1 / ((1 - x * x) * slope * slope))))
