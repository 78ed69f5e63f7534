# A Markdown table of medians, ranges and ratios, from the lines of one part. A ratio is how many times quicker our line of the same task
# is than the line it stands in.
#
#   awk -f numbers.awk -f table.awk targets.tsv LINES

END {
  print "| task | who | median | range over rounds | asked | ours on 1 thread is quicker by | ours on 2 threads | what came out |"
  print "| --- | --- | ---: | --- | ---: | ---: | ---: | --- |"
  for (t = 1; t <= tasks; t++) {
    for (l = 1; l <= count; l++) {
      line = lines[l]
      split(line, part, FS)
      if (part[1] != task[t]) continue
      range = rounds[line] == 1 ? "once" : number(values[line, 1]) " to " number(values[line, rounds[line]])
      printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", part[1], part[2], amount(line), range, target[part[1], part[2]], ratio(part[1] FS "ours, 1 thread", line), ratio(part[1] FS "ours, 2 threads", line), outcome[line]
    }
  }
}
