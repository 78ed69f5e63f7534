#!/usr/bin/env bash
# Runs our fits and the peers' in turn, several rounds, and prints medians and ratios as Markdown tables for docs/performance.md.
#
#   tests/Benchmarks/peers/run.sh [ROUNDS]          default: 5 rounds, about three minutes
#
# The peers need python3-numpy, python3-statsmodels and r-base-core; one that is missing is named and left out.
set -euo pipefail
export LC_ALL=C OMP_NUM_THREADS=1
rounds=${1:-5}
peers=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$peers/../../.." && pwd)
python=/usr/bin/python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has_python=no
if [ -x "$python" ] && "$python" -c 'import numpy, statsmodels.api' 2>/dev/null; then
  has_python=yes
else
  echo "Left out: NumPy and statsmodels, since $python cannot import them (Debian: python3-numpy python3-statsmodels)." >&2
fi
has_r=no
if command -v Rscript >/dev/null; then
  has_r=yes
else
  echo "Left out: R, since there is no Rscript (Debian: r-base-core)." >&2
fi

dotnet build -c Release -v quiet -nologo "$root/tests/Benchmarks/Benchmarks.csproj" >&2
ours="$root/tests/Benchmarks/bin/Release/net10.0/Benchmarks"
forecast="$root/src/Forecast/bin/Release/net10.0/Forecast"

# Wall time of a process in milliseconds.
milliseconds() {
  local start=$EPOCHREALTIME
  "$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; return 1; }
  local end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.1f\n", (b - a) * 1000 }'
}

for ((round = 1; round <= rounds; round++)); do
  load=$(cut -d' ' -f1 /proc/loadavg)
  echo "round $round of $rounds, load $load" >&2
  echo "$load" >>"$work/load"
  "$ours" rates >>"$work/rates"
  [ $has_python = no ] || "$python" "$peers/bootstrap.py" >>"$work/rates"
  [ $has_r = no ] || Rscript "$peers/bootstrap.R" >>"$work/rates"
  milliseconds "$forecast" reproduce --quiet --data "$root/data" --out "$work/out" >>"$work/reproduce"
  milliseconds "$forecast" trend --data "$root/data" >>"$work/trend"
  milliseconds "$forecast" --help >>"$work/help"
done

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%s\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

echo
echo "Machine: $(getconf _NPROCESSORS_ONLN) cores, $(grep -q avx512f /proc/cpuinfo 2>/dev/null && echo 'with AVX-512' || echo 'without AVX-512'), $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | awk '/NETCore.App/ { v = $2 } END { print v }')."
[ $has_python = no ] || "$python" -c 'import platform, numpy, statsmodels; print(f"Peers: Python {platform.python_version()}, NumPy {numpy.__version__}, statsmodels {statsmodels.__version__.split(chr(43))[0]}.")'
[ $has_r = no ] || Rscript -e 'cat(sprintf("Peers: R %s.%s.\n", R.version$major, R.version$minor))'
echo "Medians of $rounds rounds; each rate is itself the median of five repeats. Load average before each round: $(paste -sd' ' "$work/load")."
echo
echo "| task | who | fits/s | range over rounds | ours on 1 thread ÷ this | ours on 2 threads ÷ this | 95 % interval of the growth |"
echo "| --- | --- | ---: | --- | ---: | ---: | --- |"
cut -f1,2 "$work/rates" | awk '!seen[$0]++' | while IFS=$'\t' read -r task who; do
  rates() { awk -F'\t' -v t="$task" -v w="$1" '$1 == t && $2 == w { print $3 }' "$work/rates"; }
  awk -F'\t' -v task="$task" -v who="$who" -v low="$(rates "$who" | sort -g | head -1)" -v high="$(rates "$who" | sort -g | tail -1)" \
    -v own="$(rates "$who" | median)" -v one="$(rates 'ours, 1 thread' | median)" -v two="$(rates 'ours, 2 threads' | median)" '
    function thousands(x,  s, r) { s = sprintf("%.0f", x); while (length(s) > 3) { r = "," substr(s, length(s) - 2) r; s = substr(s, 1, length(s) - 3) } return s r }
    function ratio(x) { return x > 0 ? sprintf(x / own < 10 ? "%.2f" : "%.0f", x / own) : "–" }
    $1 == task && $2 == who { interval = $4 " to " $5 }
    END {
      printf "| %s | %s | %s | %s to %s | %s | %s | %s |\n", task, who, thousands(own), thousands(low), thousands(high), ratio(one), ratio(two), interval
    }' "$work/rates"
done | sort -t'|' -k2,2 -s
echo
echo "| whole process, wall time | median (ms) | least to most (ms) | target (ms) |"
echo "| --- | ---: | --- | ---: |"
for row in 'reproduce|forecast reproduce --quiet|3000' 'trend|forecast trend|' 'help|forecast --help|150'; do
  IFS='|' read -r file name target <<<"$row"
  printf '| `%s` | %.0f | %.0f to %.0f | %s |\n' "$name" "$(median <"$work/$file")" "$(sort -g "$work/$file" | head -1)" "$(sort -g "$work/$file" | tail -1)" "$target"
done
