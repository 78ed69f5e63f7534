"""Quantiles in 60 digits, rounded to double, by Newton's method on the logarithm of the nearer tail; run: python3 quantiles.py > quantiles.txt

A line: distribution, parameters, probability, quantile, quantile's logarithm or logarithm of its odds (gamma, beta: exact where the value
is below all doubles; 0 elsewhere), condition: how many times a relative change of the nearer tail's probability comes back in the quantile.
"""
from mpmath import mp, mpf, exp, log, sqrt, erfc, erfinv, pi, loggamma, log1p, floor

mp.dps = 60
HALF = mpf(1) / 2
U = [1e-300, 1e-100, 1e-30, 1e-20, 2.0 ** -53, 1e-12, 1e-6, 0.001, 0.02425, 0.1, 0.3, 0.49, 0.5, 0.625, 0.7, 0.9, 0.99, 0.999, 1 - 2.0 ** -20, 1 - 2.0 ** -40, 1 - 2.0 ** -53]


def normal(p):
    if p > HALF:
        return -normal(1 - p)
    z = -sqrt(-2 * log(p)) if p < mpf("0.1") else -sqrt(mpf(2)) * erfinv(1 - 2 * p)
    for _ in range(40):
        c = erfc(-z / sqrt(mpf(2))) / 2
        step = c * log(c / p) * sqrt(2 * pi) * exp(z * z / 2)
        z -= step
        if abs(step) < mpf(10) ** -45:
            break
    return z


def newton(tail, target, y):
    """The y at which the tail's logarithm is the target; tail gives logarithm and slope."""
    for _ in range(400):
        v, s = tail(y)
        step = (v - target) / s
        step = max(min(step, 50 + abs(y)), -50 - abs(y))
        y -= step
        if abs(step) < mpf(10) ** -40 * max(1, abs(y)):
            return y
    raise ArithmeticError((target, y))


def gamma_lower(a, x):
    term = total = mpf(1)
    k = a
    while term > mpf(10) ** -62 * total:
        k += 1
        term *= x / k
        total += term
    return exp(a * log(x) - x - loggamma(a + 1)) * total


def gamma(a, p):
    a = mpf(a)
    lower = p <= HALF

    def tail(y):
        x = exp(y)
        c = gamma_lower(a, x)
        d = exp(a * y - x - loggamma(a))
        return (log(c), d / c) if lower else (log(1 - c), -d / (1 - c))

    z = normal(p)
    power = (log(p) + loggamma(a + 1)) / a
    root = 1 - 1 / (9 * a) + z / (3 * sqrt(a))
    start = log(a * root ** 3) if root > 0.2 and a > HALF else power
    if not lower:
        # From the right of the root, where Newton's steps on a concave function stay.
        t = -log(1 - p)
        start = log(a + sqrt(2 * a * t) + t + 1)
    y = newton(tail, log(p if lower else 1 - p), start)
    return exp(y), y


def beta_lower(a, b, x, c):
    term = total = mpf(1)
    k = mpf(0)
    while term > mpf(10) ** -62 * total:
        term *= (a + b + k) / (a + 1 + k) * x
        total += term
        k += 1
    return exp(a * log(x) + b * log(c) - loggamma(a) - loggamma(b) + loggamma(a + b)) * total / a


def beta(a, b, p, q):
    """The logarithm of the odds."""
    if p > q:
        return -beta(b, a, q, p)
    logbeta = loggamma(a) + loggamma(b) - loggamma(a + b)

    def tail(y):
        x, c = 1 / (1 + exp(-y)), 1 / (1 + exp(y))
        v = beta_lower(a, b, x, c) if x * (a + b + 2) < a + 1 else 1 - beta_lower(b, a, c, x)
        return log(v), exp(a * log(x) + b * log(c) - logbeta) / v

    power = (log(p) + log(a) + logbeta) / a
    start = log(a / b) + normal(p) * sqrt(1 / a + 1 / b) if min(a, b) > 1 else min(power, mpf(0))
    return newton(tail, log(p), start)


def student(n, p):
    n = mpf(n)
    if p == HALF:
        return mpf(0)
    if p > HALF:
        return -student(n, 1 - p)
    return -sqrt(n) * exp(-beta(n / 2, HALF, 2 * p, 1 - 2 * p) / 2)


def poisson(m, p):
    m = mpf(m)
    k, term = 0, exp(-m)
    total = term
    while total < p:
        k += 1
        term *= m / k
        total += term
    return k


def condition(u, weight):
    """u and the size of the quantile times its density."""
    return min(mpf(u), 1 - mpf(u)) / weight if weight else mpf("inf")


def normal_weight(z):
    return abs(z) * exp(-z * z / 2) / sqrt(2 * pi)


def gamma_weight(a, y):
    return exp(a * y - exp(y) - loggamma(a))


def beta_weight(a, b, y):
    return exp(-a * log1p(exp(-y)) - (b - 1) * log1p(exp(y)) - loggamma(a) - loggamma(b) + loggamma(a + b))


def student_weight(n, t):
    return abs(t) * exp(loggamma((n + 1) / 2) - loggamma(n / 2) - (n + 1) / 2 * log1p(t * t / n)) / sqrt(n * pi)


def line(name, parameters, u, x, y=0, condition=0):
    print(name, ",".join(repr(v) for v in parameters) or "-", repr(u), repr(float(x)), repr(float(y)), f"{float(condition):.3g}")


if __name__ == "__main__":
    for u in U:
        z = normal(mpf(u))
        line("normal", (), u, z, 0, condition(u, normal_weight(z)))
    for a in (1e-10, 0.001, 0.01, 0.03, 0.05, 0.2, 0.5, 1.0, 2.0, 3.7, 20.0, 49.0, 63.75, 70.0, 1000.0, 1e6):
        for u in U:
            x, y = gamma(a, mpf(u))
            line("gamma", (a,), u, x, y, condition(u, gamma_weight(mpf(a), y)))
    for a, b in ((1e-10, 1.0), (0.001, 0.001), (0.001, 40.0), (0.01, 2.0), (0.02, 0.03), (0.05, 5.0), (5.0, 0.05), (0.5, 0.5), (1.0, 1.0), (2.0, 3.0),
                 (30.0, 7.0), (400.0, 600.0), (1000.0, 1000.0), (2e4, 1e4)):
        for u in U:
            y = beta(mpf(a), mpf(b), mpf(u), 1 - mpf(u))
            line("beta", (a, b), u, 1 / (1 + exp(-y)), y, condition(u, beta_weight(mpf(a), mpf(b), y)))
    for n in (0.01, 0.05, 0.2, 0.5, 1.0, 2.5, 10.0, 60.0, 63.5, 300.0, 1e4):
        for u in U:
            t = student(n, mpf(u))
            line("student", (n,), u, t, 0, condition(u, student_weight(mpf(n), t)))
    for m in (0.1, 3.0, 40.0, 700.0, 5000.0):
        for u in U:
            line("poisson", (m,), u, poisson(m, mpf(u)))
    for x in (-37.0, -20.0, -8.5, -3.0, -1.25, -0.3, -1e-9, 0.0, 0.7, 2.0, 6.0, 9.0):
        line("normal-cdf", (), x, erfc(-mpf(x) / sqrt(mpf(2))) / 2)
