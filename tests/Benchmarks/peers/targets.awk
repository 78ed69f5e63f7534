# A Markdown table of what is asked, what was measured, and the quickest peer, from the lines of every part.
#
#   awk -f numbers.awk -f targets.awk targets.tsv LINES…

END {
  print "| task | who | asked | measured | quickest peer | its number | ratio |"
  print "| --- | --- | ---: | ---: | --- | ---: | ---: |"
  for (l = 1; l <= count; l++) {
    line = lines[l]
    split(line, part, FS)
    if (!((part[1], part[2]) in target)) continue
    peer = ""
    for (o = 1; o <= count; o++) {
      other = lines[o]
      split(other, theirs, FS)
      if (theirs[1] == part[1] && theirs[2] !~ /^ours/ && other != line && (peer == "" || quicker(other, peer) > 1)) { peer = other; name = theirs[2] }
    }
    printf "| %s | %s | %s | %s | %s | %s | %s |\n", part[1], part[2], target[part[1], part[2]], amount(line), peer == "" ? "" : name, peer == "" ? "" : amount(peer), peer == "" ? "" : ratio(line, peer)
  }
}
