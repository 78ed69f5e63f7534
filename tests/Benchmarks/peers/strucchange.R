# Structural breaks with R's package strucchange: the dates of two jumps by dynamic programming (Bai and Perron), with Bai's intervals.
#
#   Rscript strucchange.R POINTS     the table that `Benchmarks points` prints

suppressMessages(library(strucchange))
source("timing.R")
level <- 0.9
fits <- 2
x <- points$year
y <- points$two_jumps

several <- function() {
  for (f in 1:fits) {
    b <- breakpoints(y ~ x, breaks = 2)
    rows <- confint(b, level = level)$confint
  }
  date <- 0.5 * (x[rows[, 2]] + x[rows[, 2] + 1])
  paste0(paste(sprintf("%.4f (%.2f to %.2f)", date, x[rows[, 1]], x[rows[, 3]]), collapse = "; "), sprintf("; RSS %.6f", sum(resid(b)^2)))
}

report("two jumps with intervals", "R strucchange", "ms", fits, several, repeats = 3)
