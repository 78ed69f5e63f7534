"""Uniform expansions of the gamma and Student quantiles for a large parameter (Temme 1992); run: python3 formal.py

Both densities are h'(eta) exp(-a eta^2 / 2) in a coordinate eta, so the quantile is eta = eta0 + e1(eta0)/a + e2(eta0)/a^2 + ... with
eta0 = z / sqrt a and z the normal quantile. The series e_k and eta's map to the value are Taylor series in 50 digits.
"""
from mpmath import mp, mpf, log, exp, sqrt, bernoulli, factorial, polyval
mp.dps = 60
M, K = 70, 9


def mul(a, b, n=None):
    n = n or min(len(a), len(b))
    return [sum(a[i] * b[k - i] for i in range(k + 1)) for k in range(n)]


def inv(a):
    r = [1 / a[0]]
    for k in range(1, len(a)):
        r.append(-sum(a[i] * r[k - i] for i in range(1, k + 1)) / a[0])
    return r


def series_log(a):  # a[0] = 1
    d = [k * a[k] for k in range(1, len(a))]
    q = mul(d, inv(a[:len(d)]))
    return [mpf(0)] + [q[k - 1] / k for k in range(1, len(a))]


def series_exp(a):  # a[0] = 0
    r = [mpf(1)]
    for k in range(1, len(a)):
        r.append(sum(i * a[i] * r[k - i] for i in range(1, k + 1)) / k)
    return r


def series_root(a):  # a[0] = 1
    r = [mpf(1)]
    for k in range(1, len(a)):
        r.append((a[k] - sum(r[i] * r[k - i] for i in range(1, k))) / 2)
    return r


def derivative(a):
    return [k * a[k] for k in range(1, len(a))]


def expansions(h, constants):
    """e_1 ... e_K from ln h's Taylor series and the logarithm of the normalisation as a series in 1/a."""
    lh = series_log(h)
    L = len(lh)
    # eps[k]: Taylor series of e_k
    eps = [None] + []
    derivs = [lh]
    for j in range(1, K + 2):
        derivs.append(derivative(derivs[-1]))
    eps = {}
    for k in range(1, K + 1):
        # coefficient of v^(k-1) in ln(1 + e') + ln h(eta0 + e) - constants - e^2/(2v)
        n = L - 4 * k
        def at(power_series_dict, order, length):
            return power_series_dict.get(order, [mpf(0)] * length)
        e = {i: s[:n + 1] for i, s in eps.items()}
        def product(a, b):
            r = {}
            for i, x in a.items():
                for j, y in b.items():
                    if i + j <= k + 1:
                        t = mul(x, y)
                        r[i + j] = [p + q for p, q in zip(r[i + j], t)] if i + j in r else t
            return r
        total = [mpf(0)] * n
        def add(s, f=1):
            for i in range(min(n, len(s))):
                total[i] += f * s[i]
        # ln h(eta0 + e)
        if k == 1:
            add(lh)
        power = {0: [mpf(1)] + [mpf(0)] * n}
        for j in range(1, k):
            power = product(power, e)
            if k - 1 in power:
                add(mul(power[k - 1], derivs[j][:len(power[k - 1])]), 1 / factorial(j))
        # ln(1 + e')
        de = {i: derivative(s) for i, s in e.items()}
        power = {0: [mpf(1)] + [mpf(0)] * n}
        for j in range(1, k):
            power = product(power, de)
            if k - 1 in power:
                add(power[k - 1], mpf((-1) ** (j + 1)) / j)
        # a e^2 / 2
        square = product(e, e)
        if k in square:
            add(square[k], -mpf(1) / 2)
        total[0] -= constants(k - 1)
        assert abs(total[0]) < mpf(10) ** -30, (k, total[0])
        eps[k] = total[1:]
    return eps


def gamma_value():
    """lambda - 1 as a series in eta: eta^2 / 2 = lambda - 1 - ln lambda, so eta = lambda' (lambda - 1) / lambda."""
    m = [mpf(0), mpf(1)]
    # m m' = eta (1 + m)
    for k in range(2, M + 2):
        # coefficient of eta^k in m m': sum_{i+j=k+1} i m_i m_j = (k+1)/2 sum m_i m_j
        known = sum(m[i] * m[k + 1 - i] for i in range(2, k)) if k > 2 else mpf(0)
        m.append((2 * m[k - 1] / (k + 1) - known) / 2)
    return m


def show(name, c, zmax, a, weight):
    """As many terms as leave less than 1e-17 beside 1 / (z / sqrt a)."""
    x = mpf(zmax) / sqrt(mpf(a))
    n = len(c)
    while n > 1 and abs(c[n - 1]) * x ** (n - 1) * weight < mpf(10) ** -17:
        n -= 1
    print(name, n, ", ".join(repr(float(v)) for v in c[:n][::-1]))


if __name__ == "__main__":
    import sys
    A, Z = 64, 8.5
    m = gamma_value()
    h = inv(m[1:])  # eta / (lambda - 1)
    star = lambda k: mpf(0) if k % 2 == 0 else bernoulli(k + 1) / (k * (k + 1))
    e = expansions(h, star)
    show("gamma value", m[1:], Z, A, 1)
    for k in e:
        show(f"gamma e{k}", e[k], Z, A, mpf(A) ** -k)
    # Student: eta^2 = ln(1 + t^2/n); t / sqrt n = sqrt(e^(eta^2) - 1); h = eta e^(eta^2/2) / sqrt(e^(eta^2) - 1)
    s = [mpf(0)] * (M + 1)
    for k in range(0, M // 2 + 1):
        s[2 * k] = 1 / factorial(k + 1)
    root = series_root(s)  # sqrt((e^(w) - 1) / w)
    half = [mpf(0)] * (M + 1)
    half[2] = mpf(1) / 2
    h = mul(series_exp(half), inv(root))
    # density in eta: Gamma((n+1)/2) / (sqrt(n pi) Gamma(n/2)) sqrt n (...) = sqrt(n / 2 pi) C, ln C = lnGamma((n+1)/2) - lnGamma(n/2) - ln(n/2)/2
    # ln C as a series in 1/n: sum over Bernoulli polynomials
    from mpmath import bernpoly
    def c(k):
        if k == 0:
            return mpf(0)
        x = mpf(k)
        # lnGamma(z + s) ~ (z + s - 1/2) ln z - z + ... + sum (-1)^(j+1) B_{j+1}(s) / (j (j+1) z^j)
        v = (-1) ** (k + 1) * (bernpoly(k + 1, mpf(1) / 2) - bernpoly(k + 1, mpf(0))) / (k * (k + 1))
        return -v * mpf(2) ** k
    e = expansions(h, c)
    show("student value", root, Z, A, 1)
    for k in e:
        show(f"student e{k}", e[k], Z, A, mpf(A) ** -k)
