"""The lines that every peer prints, as `Benchmarks times` does: task, who, unit, number and what came out, separated by tabs."""

import csv
import statistics
import time


def points(path):
    """The columns of the table that `Benchmarks points` prints."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    return {name: [float(row[j]) for row in rows[1:]] for j, name in enumerate(rows[0])}


def report(task, who, unit, count, run, warm_ups=1, repeats=5):
    """Runs something that does `count` fits or draws and returns what came out, and prints its median."""
    for _ in range(warm_ups):
        run()
    seconds = []
    for _ in range(repeats):
        begun = time.perf_counter()
        outcome = run()
        seconds.append(time.perf_counter() - begun)
    each = statistics.median(seconds) / count
    number = {"fits/s": lambda: 1 / each, "M draws/s": lambda: 1e-6 / each, "ms": lambda: 1000 * each, "s": lambda: each}[unit]()
    print(f"{task}\t{who}\t{unit}\t{number:.6g}\t{outcome}", flush=True)
