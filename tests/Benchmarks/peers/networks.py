"""Training many small networks at once in NumPy, in double precision: arrays of networks by neurons by points, Adam, L1 and L2 terms.

    networks.py
"""

import numpy

from timing import report

NETWORKS, POINTS, STEPS = 64, 32, 200
LOSS_WEIGHT, L1, L2, RATE = 64.0, 1e-3, 1e-3, 0.01
GENERATOR = numpy.random.Generator(numpy.random.PCG64(1))


def train(width, activation):
    """y = x² on [-1, 1] by 1-N-1 networks; parameters as one array, so that Adam is a few calls."""
    bound = [1, 1, width ** -0.5]
    theta = numpy.concatenate([GENERATOR.uniform(-b, b, (NETWORKS, width)) for b in bound] + [GENERATOR.uniform(-bound[2], bound[2], (NETWORKS, 1))], axis=1)
    first, second, gradient = numpy.zeros_like(theta), numpy.zeros_like(theta), numpy.empty_like(theta)
    x = -1 + 2 * (numpy.arange(POINTS) + 0.5) / POINTS
    y = x * x
    for step in range(1, STEPS + 1):
        w, b, a, c = theta[:, :width, None], theta[:, width:2 * width, None], theta[:, 2 * width:3 * width], theta[:, 3 * width:]
        z = w * x
        z += b
        if activation == "ReLU":
            slope = (z > 0).astype(float)
            h = z * slope
        else:
            s = numpy.exp(-z)
            s += 1
            numpy.reciprocal(s, out=s)
            h = z * s
            slope = s + h * (1 - s)
        residual = numpy.matmul(a[:, None, :], h)[:, 0, :] + c - y
        d = residual * (2 * LOSS_WEIGHT / POINTS)
        gradient[:, 2 * width:3 * width] = numpy.matmul(h, d[:, :, None])[:, :, 0]
        gradient[:, 3 * width:] = d.sum(axis=1, keepdims=True)
        slope *= a[:, :, None]
        slope *= d[:, None, :]
        gradient[:, :width] = slope @ x
        gradient[:, width:2 * width] = slope.sum(axis=2)
        gradient += L1 * numpy.sign(theta)
        gradient += 2 * L2 * theta
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient * gradient - second)
        theta -= RATE / (1 - 0.9 ** step) * first / (numpy.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
    return f"median loss {numpy.median((residual * residual).mean(axis=1)):.2g}"


for width in [16, 128]:
    for activation in ["ReLU", "SiLU"]:
        report(f"64 networks 1-{width}-1 {activation}, 200 steps", "NumPy", "s", 1, lambda: train(width, activation))
