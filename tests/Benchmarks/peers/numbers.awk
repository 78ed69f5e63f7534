# Reads targets and then lines of task, who, unit, number and outcome; gives medians, ranges and ratios to the tables.

BEGIN { FS = "\t" }

FILENAME ~ /targets\.tsv$/ { target[$1, $2] = $3; next }

{
  line = $1 FS $2
  if (!(line in rounds)) lines[++count] = line
  if (!($1 in place)) { place[$1] = ++tasks; task[tasks] = $1 }
  for (i = ++rounds[line]; i > 1 && values[line, i - 1] > $4 + 0; i--) values[line, i] = values[line, i - 1]
  values[line, i] = $4 + 0
  unit[line] = $3
  outcome[line] = $5
}

function median(line,  n) {
  n = rounds[line]
  return n % 2 ? values[line, (n + 1) / 2] : (values[line, n / 2] + values[line, n / 2 + 1]) / 2
}

function number(x,  s, r) {
  if (x < 1) return sprintf("%.3f", x)
  if (x < 1000 && x != int(x)) return sprintf(x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x)
  s = sprintf("%.0f", x)
  while (length(s) > 3) { r = "," substr(s, length(s) - 2) r; s = substr(s, 1, length(s) - 3) }
  return s r
}

function amount(line) { return number(median(line)) " " unit[line] }

# How many times quicker the one is than the other.
function quicker(one, other) { return unit[one] ~ /\/s$/ ? median(one) / median(other) : median(other) / median(one) }

function ratio(one, other,  x) {
  if (!(one in rounds)) return "–"
  x = quicker(one, other)
  return x < 10 ? sprintf("%.2f", x) : number(sprintf("%.0f", x) + 0)
}
