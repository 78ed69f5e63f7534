"""Normal probabilities between two ends with their slopes, and the step of ln Γ by one half, to 40 digits by mpmath.

/usr/bin/python3 trend-functions.py, in this folder, writes trend-between.csv and trend-gamma.csv.
"""
from mpmath import mp, mpf, erfc, erf, sqrt, log, exp, pi, inf, loggamma, nstr

mp.dps = 60


def density(x):
    return mpf(0) if x in (inf, -inf) else exp(-x * x / 2) / sqrt(2 * pi)


def upper(x):
    return mpf(0) if x == inf else mpf(1) if x == -inf else erfc(x / sqrt(mpf(2))) / 2


def between(a, b):
    if a >= 0:
        return upper(a) - upper(b)
    if b <= 0:
        return upper(-b) - upper(-a)
    return 1 - upper(b) - upper(-a)


def moment(x):
    return mpf(0) if x in (inf, -inf) else x * density(x)


ends = []
for a in [-30, -8.3, -3.2, -1, -0.2, 0, 0.1, 0.7, 2, 5.5, 6, 12, 30]:
    for width in [1e-12, 1e-6, 1e-3, 0.01, 0.05, 0.2, 0.45, 0.55, 1, 3, 10, 40]:
        ends.append((a, a + width))
    ends += [(a, float("inf")), (float("-inf"), a)]
with open("trend-between.csv", "w") as file:
    file.write("a,b,log,shift,stretch\n")
    for a, b in ends:
        p, q = mpf(a), mpf(b)
        mp.dps = 60 if abs(a) < 20 else 500
        d = between(p, q)
        row = [log(d), (density(q) - density(p)) / d, (moment(q) - moment(p)) / d]
        file.write(",".join([repr(a), repr(b)] + [nstr(v, 17) for v in row]).replace("inf", "Infinity") + "\n")
mp.dps = 60
with open("trend-gamma.csv", "w") as file:
    file.write("h,step\n")
    for h in [0.01, 0.3, 0.5, 1, 1.7, 2.5, 4, 6.1, 9.99, 10, 25, 100, 1e4, 1e8]:
        v = mpf(h)
        file.write(",".join([repr(h), nstr(loggamma(v + 0.5) - loggamma(v), 17)]) + "\n")
