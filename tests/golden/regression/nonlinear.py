"""Packs NIST's raw nonlinear files into tests/Fitting.Tests/Nist/nonlinear.txt; run: python3 nonlinear.py FOLDER_OF_DAT_FILES."""
import pathlib, re, sys

folder = pathlib.Path(sys.argv[1])
out = [
    "# NIST Statistical Reference Datasets, nonlinear least squares: starts, certified values and data (US government work, public domain).",
    "# A set is: its name, level of difficulty, start 1, start 2, certified estimates, their standard deviations, residual sum of squares, residual standard deviation, then rows of y and x.",
]
for path in sorted(folder.glob("*.dat")):
    lines = path.read_text(errors="replace").splitlines()
    rows = [m.groups() for m in (re.match(r"\s*b\d+\s*=\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)", s) for s in lines) if m]
    if not rows:
        continue
    find = lambda word: next(s.split(":")[1].split()[0] for s in lines if s.startswith(word))
    level = next(s.split()[0] for s in lines if "Level of Difficulty" in s)
    last = max(i for i, s in enumerate(lines) if s.startswith("Data"))
    out += ["", f"set {path.stem}", f"level {level}"]
    for name, k in (("start1", 0), ("start2", 1), ("estimate", 2), ("deviation", 3)):
        out.append(name + " " + " ".join(r[k] for r in rows))
    out += ["sum " + find("Residual Sum"), "residual " + find("Residual Standard")]
    out += [" ".join(s.split()) for s in lines[last + 1:] if s.strip()]
pathlib.Path(__file__).parents[2].joinpath("Fitting.Tests/Nist/nonlinear.txt").write_text("\n".join(out) + "\n")
