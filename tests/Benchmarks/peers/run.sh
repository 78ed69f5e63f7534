#!/usr/bin/env bash
# Runs our fits and the peers' in turn, several rounds, and prints medians and ratios as Markdown tables for docs/performance.md.
#
#   tests/Benchmarks/peers/run.sh [ROUNDS] [trend|breaks|scaling|montecarlo|networks|bayes]…   default: 5 rounds of all but bayes
#
# A round takes some two and a half minutes. The peers' slowest tasks are run in part and scaled up, and their lines say so; with WHOLE=1
# SciPy's are run whole, in the first round only. The peers need python3-numpy, python3-scipy, python3-statsmodels, r-base-core,
# r-cran-segmented and r-cran-strucchange, those of bayes r-cran-rstan, r-cran-rstanarm, r-cran-posterior and g++; one that is missing is named and left out.
set -euo pipefail
export LC_ALL=C.UTF-8 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
rounds=5
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  rounds=$1
  shift
fi
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(trend breaks scaling montecarlo networks)
for part in "${parts[@]}"; do
  case $part in
    trend | breaks | scaling | montecarlo | networks | bayes) ;;
    *) echo "There is no part '$part'; there are trend, breaks, scaling, montecarlo, networks and bayes." >&2; exit 2 ;;
  esac
done

cd "$(dirname "$0")"
peers=$PWD
root=$(cd ../../.. && pwd)
python=/usr/bin/python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

# Whether a peer is here; it is asked for once, and named where it is missing.
declare -A here
has() {
  local kind=${1%%:*} name=${1#*:}
  if [ -z "${here[$1]:-}" ]; then
    here[$1]=yes
    case $kind in
      python) [ -x "$python" ] && "$python" -c "import $name" 2>/dev/null || here[$1]=no ;;
      r) command -v Rscript >/dev/null && Rscript -e "suppressMessages(library($name))" >/dev/null 2>&1 || here[$1]=no ;;
    esac
    [ "${here[$1]}" = yes ] || echo "Left out: the peer that needs $name in ${kind/r/R}, which is not here." >&2
  fi
  [ "${here[$1]}" = yes ]
}

dotnet build -c Release -v quiet -nologo "$root/tests/Benchmarks/Benchmarks.csproj" >&2
ours="$root/tests/Benchmarks/bin/Release/net10.0/Benchmarks"
forecast="$root/src/Forecast/bin/Release/net10.0/Forecast"
"$ours" points >"$work/points.csv"

# The line of a process that is started, run and ended.
process() {
  local name=$1 start=$EPOCHREALTIME end
  shift
  "$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; return 1; }
  end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" -v n="$name" 'BEGIN { printf "`%s`\twhole process\tms\t%.1f\t\n", n, (b - a) * 1000 }'
}

trend() {
  "$ours" times trend
  ! { has python:numpy && has python:statsmodels.api; } || "$python" trend.py "$work/points.csv"
  ! has r:stats || Rscript trend.R "$work/points.csv"
  process 'forecast reproduce --quiet' "$forecast" reproduce --quiet --data "$root/data" --out "$work/out"
  process 'forecast trend' "$forecast" trend --data "$root/data"
  process 'forecast --help' "$forecast" --help
}

breaks() {
  "$ours" times breaks
  ! has python:numpy || "$python" breaks.py "$work/points.csv"
  ! has r:segmented || Rscript segmented.R "$work/points.csv"
  ! has r:strucchange || Rscript strucchange.R "$work/points.csv"
}

scaling() {
  local runs="$root/data/scaling/chinchilla-figure-4.csv"
  "$ours" times scaling
  if has python:scipy.optimize; then
    if [ "${WHOLE:-0}" != 1 ]; then
      "$python" scaling.py "$runs" 10
    elif [ "$round" = 1 ]; then
      "$python" scaling.py "$runs" 1
    fi
  fi
}

montecarlo() {
  local scenario
  "$ours" times montecarlo
  for scenario in "$root"/data/scenarios/*.yaml; do
    process "forecast simulate ${scenario##*/} --draws 1000000" "$forecast" simulate "$scenario" --draws 1000000 --data "$root/data"
  done
  ! has python:numpy || "$python" montecarlo.py

  # Half a minute a task, so once. SQUIGGLE names a folder in which 'npm install @quri/squiggle-lang date-fns' was run.
  if [ "$round" = 1 ] && [ -d "${SQUIGGLE:-}/node_modules/@quri/squiggle-lang" ]; then
    cp squiggle.mjs "$SQUIGGLE/" && node "$SQUIGGLE/squiggle.mjs"
  elif [ "$round" = 1 ]; then
    echo "Left out: Squiggle, since SQUIGGLE names no folder with @quri/squiggle-lang in it." >&2
  fi
}

networks() {
  "$ours" times networks
  ! has python:numpy || "$python" networks.py
}

bayes() {
  "$ours" times bayes
  ! { has r:rstan && has r:rstanarm && has r:posterior; } || Rscript bayes.R "$work/points.csv" "$root/data/scaling/chinchilla-figure-4.csv" "$work"
}

for ((round = 1; round <= rounds; round++)); do
  load=$(cut -d' ' -f1 /proc/loadavg)
  echo "round $round of $rounds, load $load" >&2
  echo "$load" >>"$work/load"
  for part in "${parts[@]}"; do
    "$part" >>"$work/$part"
  done
done

version_of_python() { "$python" -c "import $1; print('$2', $1.__version__.split('+')[0], end=', ')"; }
version_of_r() { Rscript -e "cat('$1', as.character(packageVersion('$1')), '')" | sed 's/ $/, /'; }

echo
echo "Machine: $(getconf _NPROCESSORS_ONLN) cores, $(grep -q avx512f /proc/cpuinfo 2>/dev/null && echo 'with AVX-512' || echo 'without AVX-512'), $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | awk '/NETCore.App/ { v = $2 } END { print v }')."
{
  [ ! -x "$python" ] || "$python" -c 'import platform; print("Python", platform.python_version(), end=", ")'
  for peer in 'python:numpy NumPy' 'python:scipy.optimize SciPy' 'python:statsmodels.api statsmodels'; do
    name=${peer#*:} && name=${name% *}
    [ "${here[${peer% *}]:-no}" = no ] || version_of_python "${name%%.*}" "${peer#* }"
  done
  [[ "${!here[*]}" != *r:* ]] || ! command -v Rscript >/dev/null || Rscript -e 'cat(sprintf("R %s.%s, ", R.version$major, R.version$minor))'
  for name in segmented strucchange rstan rstanarm posterior; do
    [ "${here[r:$name]:-no}" = no ] || version_of_r "$name"
  done
} | sed 's/^/Peers: /; s/, $/.\n/'
echo "Rounds: $rounds. Each number is the median over the rounds, in each of which it is itself a median of repeats where the task is not slow. Load average before each round: $(paste -sd' ' "$work/load")."

cd "$work"
printf '\n### What is asked\n\n'
awk -f "$peers/numbers.awk" -f "$peers/targets.awk" "$peers/targets.tsv" "${parts[@]}"
for part in "${parts[@]}"; do
  case $part in
    trend) title='A line' ;;
    breaks) title='A broken line' ;;
    scaling) title='A scaling law' ;;
    montecarlo) title='Monte Carlo' ;;
    networks) title='Small networks' ;;
    bayes) title='Posteriors' ;;
  esac
  printf '\n### %s\n\n' "$title"
  awk -f "$peers/numbers.awk" -f "$peers/table.awk" "$peers/targets.tsv" "$part"
done
