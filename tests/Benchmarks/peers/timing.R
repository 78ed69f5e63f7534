# The lines that every peer prints, as `Benchmarks times` does: task, who, unit, number and what came out, separated by tabs.

points <- read.csv(commandArgs(TRUE)[1])

# Runs something that does `count` fits and returns what came out, and prints its median.
report <- function(task, who, unit, count, run, warm.ups = 1, repeats = 5) {
  for (w in seq_len(warm.ups)) run()
  seconds <- numeric(repeats)
  for (r in 1:repeats) {
    begun <- Sys.time()
    outcome <- run()
    seconds[r] <- as.numeric(Sys.time() - begun, units = "secs")
  }
  each <- median(seconds) / count
  number <- switch(unit, "fits/s" = 1 / each, "ms" = 1000 * each, "s" = each)
  cat(sprintf("%s\t%s\t%s\t%.6g\t%s\n", task, who, unit, number, outcome))
}
