"""The coefficients of src/Gpu/Numbers: exponential, logarithm, normal quantile and normal distribution function; run: python3 coefficients.py

Each is an interpolation at Chebyshev nodes in the given variable, of a polynomial or a linearised rational, in 60 digits, rounded to double.
"""
import sys
from mpmath import mp, mpf, cos, pi, exp, log, sqrt, erfc, erfinv, erf, matrix, lu_solve, findroot, taylor, chebyfit, atanh

mp.dps = 60


def nodes(a, b, n):
    return [(a + b) / 2 + (b - a) / 2 * cos((2 * k + 1) * pi / (2 * n)) for k in range(n)]


def polynomial(f, a, b, degree, shift=0):
    """Coefficients in (x - shift), highest first, and the largest relative error."""
    xs = nodes(mpf(a), mpf(b), degree + 1)
    A = matrix(degree + 1, degree + 1)
    y = matrix(degree + 1, 1)
    for i, x in enumerate(xs):
        for j in range(degree + 1):
            A[i, j] = (x - shift) ** j
        y[i] = f(x)
    c = lu_solve(A, y)
    c = [c[i] for i in range(degree + 1)]
    worst = mpf(0)
    for i in range(201):
        x = mpf(a) + (mpf(b) - mpf(a)) * i / 200
        v = sum(ci * (x - shift) ** j for j, ci in enumerate(c))
        worst = max(worst, abs(v / f(x) - 1))
    return c[::-1], worst


def rational(f, a, b, m, n, shift=0, transform=lambda x: x):
    """p_0 + ... + p_m x^m over 1 + q_1 x + ... + q_n x^n through m + n + 1 nodes, spread evenly in the transformed variable."""
    N = m + n + 1
    xs = [transform(t) for t in nodes(mpf(a), mpf(b), N)]
    A = matrix(N, N)
    y = matrix(N, 1)
    for i, x in enumerate(xs):
        v, t = f(x), x - shift
        for j in range(m + 1):
            A[i, j] = t ** j
        for j in range(1, n + 1):
            A[i, m + j] = -v * t ** j
        y[i] = v
    c = lu_solve(A, y)
    p = [c[j] for j in range(m + 1)]
    q = [mpf(1)] + [c[m + j] for j in range(1, n + 1)]
    worst = mpf(0)
    for i in range(401):
        x = transform(mpf(a) + (mpf(b) - mpf(a)) * i / 400)
        t = x - shift
        v = sum(pi_ * t ** j for j, pi_ in enumerate(p)) / sum(qi * t ** j for j, qi in enumerate(q))
        worst = max(worst, abs(v / f(x) - 1))
    return p[::-1], q[::-1], worst


def quantile(p):
    """The standard normal quantile for p below a half, by Newton's method on the logarithm of the probability."""
    p = mpf(p)
    z = -sqrt(2 * log(1 / p)) if p < mpf("0.1") else -sqrt(2) * erfinv(1 - 2 * p)
    for _ in range(12 if p < mpf("0.1") else 2):
        c = erfc(-z / sqrt(2)) / 2
        d = exp(-z * z / 2) / sqrt(2 * pi)
        step = c * log(c / p) / d
        z -= step
        if abs(step) < mpf(10) ** -50:
            break
    return z


def show(name, c, worst):
    print(f"{name}: {len(c)} coefficients, largest relative error {mp.nstr(worst, 3)}")
    print("    " + ", ".join(repr(float(x)) for x in c))


def central(w):
    """z / (2u - 1) as a function of w = -ln(4u(1 - u))."""
    if w == 0:
        return sqrt(pi / 2)
    q = sqrt(1 - exp(-w))
    return -quantile((1 - q) / 2) / q


def tail(r):
    """-z as a function of r = sqrt(-ln p)."""
    return -quantile(exp(-r * r))


def erfcx(y):
    if y < 30:
        return exp(y * y) * erfc(y)
    # 25 terms of the continued fraction are more than enough out there.
    v = mpf(0)
    for k in range(60, 0, -1):
        v = mpf(k) / 2 / (y + v)
    return 1 / (y + v) / sqrt(pi)


if __name__ == "__main__":
    which = sys.argv[1:] or ["exp", "log", "central", "tail", "cdf"]
    if "exp" in which:
        # (e^r - 1 - r) / r^2, so that the first two coefficients stay 1.
        def g(r):
            return (exp(r) - 1 - r) / r ** 2 if abs(r) > mpf(10) ** -15 else mpf(1) / 2 + r / 6 + r * r / 24
        h = log(2) / 2 * mpf("1.0001")
        for d in (9,):
            show(f"exp degree {d + 2}", *polynomial(g, -h, h, d))
    if "log" in which:
        # (artanh s / s - 1) / s^2 in z = s^2.
        def g(z):
            s = sqrt(z)
            return (atanh(s) / s - 1) / z if z > mpf(10) ** -20 else mpf(1) / 3 + z / 5
        for d in (6,):
            show(f"log degree {d}", *polynomial(g, mpf(10) ** -30, (3 - 2 * sqrt(2)) ** 2 * mpf("1.001"), d))
    if "central" in which:
        for top in (mpf(6),):
            for d in (22,):
                show(f"central to {top} degree {d}", *polynomial(central, mpf(10) ** -25, top, d, top / 2))
    if "tail" in which:
        for d in (10,):
            p, q, worst = rational(tail, log(mpf("2.7")), log(mpf("27.4")), d, d - 1, 0, exp)
            show(f"tail numerator {d}", p, worst)
            show(f"tail denominator {d}", q, worst)
    if "cdf" in which:
        # (1 + 2y) erfcx(y), y = x / sqrt 2, as a polynomial in t = (y - 4) / (y + 4).
        def g(t):
            y = 4 * (1 + t) / (1 - t)
            return (1 + 2 * y) * erfcx(y)
        for d in (22,):
            show(f"cdf degree {d}", *polynomial(g, -1, mpf("0.8"), d))
