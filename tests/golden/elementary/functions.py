"""The elementary functions by mpmath, 60 digits, rounded to double. Prints functions.txt: a function, its arguments and the value a line."""

import random

import mpmath

mpmath.mp.dps = 60
random.seed(20220209)


def line(name, value, *arguments):
    print(name, *(repr(a) for a in arguments), repr(float(value)))


def show(name, function, *arguments):
    value = function(*(mpmath.mpf(a) for a in arguments))
    if mpmath.mpf("1e-300") < abs(value) < mpmath.mpf("1e308"):
        line(name, value, *arguments)


def spread(low, high, n):
    return [random.uniform(low, high) for _ in range(n)]


def scaled(low, high, n):
    return [10.0 ** random.uniform(low, high) for _ in range(n)]


NEAR_ONE = [1 + sign * 2.0**-k for k in (2, 5, 10, 20, 30, 40, 50, 52) for sign in (1, -1)]
MIDDLE = [0.7071067811865475, 0.7071067811865476, 1.414213562373095, 1.4142135623730951]

for x in spread(-700, 700, 60) + spread(-1, 1, 60) + scaled(-18, -1, 30) + [0.34657359027997264, -0.34657359027997264, 709.7, -690.5]:
    show("exp", mpmath.exp, x)
    show("expm1", mpmath.expm1, x)
for x in scaled(-300, 300, 60) + scaled(-0.4, 0.4, 60) + NEAR_ONE + MIDDLE:
    show("log", mpmath.log, x)
    show("log10", mpmath.log10, x)
for x in spread(-300, 300, 60) + spread(-1, 1, 40) + [22.0, 23.0, -3.0]:
    show("exp10", lambda v: mpmath.power(10, v), x)
for x in scaled(-300, 300, 40) + spread(0.1, 9, 40) + [27.0, 343.0, 1e-3, 2.0, -8.0, -5.5]:
    show("cbrt", lambda v: mpmath.sign(v) * mpmath.cbrt(abs(v)), x)
for x, y in list(zip(scaled(0, 26, 60), spread(-1, 1, 60))) + list(zip(scaled(-3, 3, 60), spread(-100, 100, 60))) \
        + list(zip(NEAR_ONE, scaled(1, 15, len(NEAR_ONE)))) + list(zip(spread(0.5, 2, 60), spread(-700, 700, 60))) \
        + [(10.0, float(k)) for k in (3, 15, 22, -3, -7, 300, -290)] + [(3.0, 2.0), (7.0, 3.0), (-2.0, 5.0), (-3.0, -4.0), (2.0, 0.5)]:
    show("pow", mpmath.power, x, y)
for x in spread(-0.9, 0.9, 50) + spread(-50, 50, 60) + scaled(2, 6, 30) + scaled(7, 300, 40) + scaled(-12, -1, 10) \
        + [1.5707963267948966, 3.141592653589793, 6.283185307179586, 22.0, 355.0, 6381956970095103.0 * 2.0**797]:
    show("sin", mpmath.sin, x)
    show("cos", mpmath.cos, x)
for x in spread(-1, 1, 60) + spread(-20, 20, 40) + scaled(-12, 20, 40) + [k / 16 for k in range(1, 16)] + NEAR_ONE:
    show("atan", mpmath.atan, x)
for x in spread(-1, 1, 50) + spread(-25, 25, 40) + scaled(-15, -1, 20):
    show("tanh", mpmath.tanh, x)
for x in spread(-1, 1, 60) + spread(0.99, 1, 10) + scaled(-15, -1, 20):
    show("atanh", mpmath.atanh, x)
