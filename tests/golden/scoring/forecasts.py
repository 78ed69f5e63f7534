"""Forecasts of three models to be scored, and their scores by the definitions of Bracher et al. (2021), apart from our code.

Debian: python3-numpy python3-scipy. Run it here: python3 forecasts.py > forecasts.txt. It reads forecasts.csv (made once: outcomes log-normal
about a trend; quantiles of the true width, of 0.45 and of 2.5 times it) and writes, in log10: model, mean weighted interval score,
its standard error, dispersion, overprediction, underprediction, how many outcomes the 50 % and the 90 % intervals held, and the mean
score of the column 'last' as a forecast of one value.
"""
import csv
import math
from statistics import mean, stdev

rows = list(csv.DictReader(open("forecasts.csv")))
for model in dict.fromkeys(row["model"] for row in rows):
    scores, parts, held, last = [], [], [0, 0], []
    for row in rows:
        if row["model"] != model:
            continue
        y = math.log10(float(row["outcome"]))
        q = [math.log10(float(row[f"q{level}"])) for level in ("0.05", "0.25", "0.5", "0.75", "0.95")]
        dispersion, over, under = 0.0, 0.5 * max(0, q[2] - y), 0.5 * max(0, y - q[2])
        for k, (low, high, alpha) in enumerate([(q[1], q[3], 0.5), (q[0], q[4], 0.1)]):
            dispersion += alpha / 2 * (high - low)
            over += alpha / 2 * 2 / alpha * max(0, low - y)
            under += alpha / 2 * 2 / alpha * max(0, y - high)
            held[k] += low <= y <= high
        parts.append([part / 2.5 for part in (dispersion, over, under)])
        scores.append(sum(parts[-1]))
        last.append(abs(y - math.log10(float(row["last"]))))
    print(model, repr(mean(scores)), repr(stdev(scores) / math.sqrt(len(scores))), *(repr(mean(p)) for p in zip(*parts)), *held, repr(mean(last)))
