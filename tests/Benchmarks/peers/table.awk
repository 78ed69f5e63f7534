# A Markdown table of medians, ranges and ratios from lines of task, who, unit, number and outcome.
#
#   awk -f table.awk targets.tsv LINES
#
# A ratio is how many times quicker our line of the same task is than the line it stands in.

BEGIN { FS = "\t" }

FNR == NR { target[$1, $2] = $3; next }

{
  line = $1 FS $2
  if (!(line in rounds)) { lines[++count] = line; if (!($1 in place)) { place[$1] = ++tasks; task[tasks] = $1 } }
  i = ++rounds[line]
  for (; i > 1 && values[line, i - 1] > $4 + 0; i--) values[line, i] = values[line, i - 1]
  values[line, i] = $4 + 0
  unit[line] = $3
  outcome[line] = $5
}

function median(line,  n) {
  n = rounds[line]
  return n % 2 ? values[line, (n + 1) / 2] : (values[line, n / 2] + values[line, n / 2 + 1]) / 2
}

function number(x,  s, r) {
  if (x < 10) return sprintf("%.2g", x) + 0 < 1 ? sprintf("%.3f", x) : sprintf("%.2f", x)
  if (x < 1000) return sprintf(x < 100 ? "%.1f" : "%.0f", x)
  s = sprintf("%.0f", x)
  while (length(s) > 3) { r = "," substr(s, length(s) - 2) r; s = substr(s, 1, length(s) - 3) }
  return s r
}

function ratio(ours, line,  x) {
  if (!(ours in rounds)) return "–"
  x = unit[line] == "fits/s" ? median(ours) / median(line) : median(line) / median(ours)
  return sprintf(x < 10 ? "%.2f" : "%.0f", x)
}

END {
  print "| task | who | median | range over rounds | target | ours on 1 thread is quicker by | ours on 2 threads | what came out |"
  print "| --- | --- | ---: | --- | ---: | ---: | ---: | --- |"
  for (t = 1; t <= tasks; t++) {
    for (l = 1; l <= count; l++) {
      line = lines[l]
      split(line, part, FS)
      if (part[1] != task[t]) continue
      range = rounds[line] == 1 ? "once" : number(values[line, 1]) " to " number(values[line, rounds[line]])
      printf "| %s | %s | %s %s | %s | %s | %s | %s | %s |\n", part[1], part[2], number(median(line)), unit[line], range, target[part[1], part[2]], ratio(part[1] FS "ours, 1 thread", line), ratio(part[1] FS "ours, 2 threads", line), outcome[line]
    }
  }
}
